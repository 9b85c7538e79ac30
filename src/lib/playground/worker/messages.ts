// What crosses between the page and a worker: plain JSON, checked on arrival in the page. A conversation begins with a question
// about a topic; an execution can be told more, and what belongs to an answer comes in parts.
import * as v from 'valibot';
import type { Definition } from '../../asl/index.ts';
import type { ExecutionRequest, JournalEntry } from '../../execution/index.ts';
import type { Execution, ExecutionEvent, HistoryEvent, Standing } from '../../history/index.ts';
import type { ConditionAnswer, RunSummary, Sighting, VisitAnswer, VisitQuestion } from './answers.worker.ts';

/** What can be asked, and what is answered. */
export interface Topics {
  /** An execution: its answers are told while it runs, and again after each event that it is sent. */
  readonly execution: { readonly asks: ExecutionAsked; readonly answers: ExecutionTold };
  readonly explain: { readonly asks: VisitQuestion; readonly answers: VisitAnswer };
  readonly holds: {
    readonly asks: { readonly condition: string; readonly sightings: readonly Sighting[] };
    readonly answers: ConditionAnswer;
  };
  readonly many: {
    readonly asks: { readonly request: ExecutionRequest; readonly first: number; readonly count: number };
    readonly answers: readonly RunSummary[];
  };
  /** A definition as code of an XState machine, and a sentence for all that the machine leaves out. */
  readonly machine: {
    readonly asks: Definition;
    readonly answers: { readonly code: string; readonly uncovered: readonly string[] };
  };
}
export type Topic = keyof Topics;

export interface ExecutionAsked {
  readonly request: ExecutionRequest;
  /** How far the execution was when it was kept; it is brought back to there. */
  readonly kept?: KeptExecution;
}

/** What is kept of an execution beside its request: replaying the decisions brings it back. */
export interface KeptExecution {
  readonly journal: readonly JournalEntry[];
  /** Turns that the interpreter had taken. */
  readonly turns: number;
}

/** How an execution stands, and the events since it was told last. */
export interface ExecutionTold {
  readonly standing: Standing;
  readonly events: readonly HistoryEvent[];
  readonly mapRuns: Execution['mapRuns'];
  /** When it goes no further by itself: everything but the events. */
  readonly rest?: ExecutionRest;
}
export interface ExecutionRest {
  readonly execution: Omit<Execution, 'events'>;
  /** What it exercised of its definition (`coverageKeysOf`). */
  readonly covered: readonly string[];
  readonly kept: KeptExecution;
}

export type ToWorker =
  | {
      readonly [T in Topic]: { readonly id: number; readonly topic: T; readonly asks: Topics[T]['asks'] };
    }[Topic]
  | { readonly id: number; readonly event: ExecutionEvent }
  | { readonly id: number; readonly isOver: true };

export interface FromWorker {
  readonly id: number;
  readonly answer?: unknown;
  /** Whether more comes without another question. */
  readonly isGoingOn?: boolean;
  readonly problem?: string;
}

const fromWorker = v.looseObject({
  id: v.pipe(v.number(), v.integer()),
  isGoingOn: v.optional(v.boolean()),
  problem: v.optional(v.string()),
});

/** A message from a worker, checked; throws on anything else. */
export function readFromWorker(data: unknown): FromWorker {
  v.assert(fromWorker, data);
  return data;
}

const executionTold = v.looseObject({
  standing: v.looseObject({
    status: v.picklist(['active', 'done', 'error', 'stopped']),
    tags: v.array(v.string()),
    position: v.number(),
  }),
  events: v.pipe(
    v.array(v.unknown()),
    v.check((events) => events.every(isEvent), 'Every event needs an id, a type and a timestamp.'),
  ),
  rest: v.optional(
    v.looseObject({
      execution: v.looseObject({
        status: v.picklist(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
        pendingCallbacks: v.array(v.unknown()),
        children: v.array(v.unknown()),
      }),
      covered: v.array(v.string()),
    }),
  ),
});

/** What a worker tells of an execution, checked; throws on anything else. */
export function readExecutionTold(answer: unknown): ExecutionTold {
  v.assert(executionTold, answer);
  return answer as unknown as ExecutionTold;
}

function isEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as { id?: unknown; type?: unknown; timestamp?: unknown };
  return (
    typeof event.id === 'number' && typeof event.type === 'string' && typeof event.timestamp === 'string'
  );
}
