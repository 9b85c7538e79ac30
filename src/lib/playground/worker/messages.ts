// What crosses between the page and a worker: plain JSON, checked on arrival in the page. A conversation begins with a question
// about a topic; an execution can be sent events, and what belongs to an answer comes in parts.
import * as v from 'valibot';
import type { Definition } from '../../asl/index.ts';
import type { ExecutionRequest, JournalEntry } from '../../execution/index.ts';
import type {
  ChildExecution,
  Execution,
  ExecutionEvent,
  HistoryEvent,
  Standing,
} from '../../history/index.ts';
import type {
  ConditionAnswer,
  RunSummary,
  Sighting,
  VisitAnswer,
  VisitQuestion,
} from '../../interpreter/index.ts';

/** What can be asked, and what is answered. */
export interface Topics {
  /** An execution: its answers are updates, while it runs and after each event that it is sent. */
  readonly execution: { readonly asks: ExecutionAsked; readonly answers: ExecutionUpdate };
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

/** How an execution stands, and the events since the last update. */
export interface ExecutionUpdate {
  readonly standing: Standing;
  readonly events: readonly HistoryEvent[];
  readonly mapRuns: Execution['mapRuns'];
  /** When it goes no further by itself: its children, some in each update, */
  readonly children?: readonly ChildExecution[];
  /** and in the last of these updates everything else. */
  readonly rest?: ExecutionRest;
}
export interface ExecutionRest {
  readonly execution: Omit<Execution, 'events' | 'children'>;
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

export type FromWorker =
  | {
      readonly id: number;
      readonly answer?: unknown;
      /** Whether more comes without another question. */
      readonly isGoingOn?: boolean;
      readonly problem?: string;
    }
  /** The first message of a worker: it is loaded, and holds its lifeline where it can. */
  | { readonly isReady: true; readonly lifeline?: string };

const fromWorker = v.union([
  v.object({
    id: v.pipe(v.number(), v.integer()),
    answer: v.optional(v.unknown()),
    isGoingOn: v.optional(v.boolean()),
    problem: v.optional(v.string()),
  }),
  v.object({ isReady: v.literal(true), lifeline: v.optional(v.string()) }),
]);

/** A message from a worker, checked; throws on anything else. */
export function readFromWorker(data: unknown): FromWorker {
  v.assert(fromWorker, data);
  return data;
}

const executionUpdate = v.looseObject({
  standing: v.looseObject({
    status: v.picklist(['active', 'done', 'error', 'stopped']),
    tags: v.array(v.string()),
    position: v.number(),
  }),
  events: v.pipe(
    v.array(v.unknown()),
    v.check((events) => events.every(isEvent), 'Every event needs an id, a type and a timestamp.'),
  ),
  children: v.optional(
    v.array(v.looseObject({ execution: v.looseObject({ events: v.array(v.unknown()) }) })),
  ),
  rest: v.optional(
    v.looseObject({
      execution: v.looseObject({
        status: v.picklist(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
        pendingCallbacks: v.array(v.unknown()),
      }),
      covered: v.array(v.string()),
    }),
  ),
});

/** An update of an execution, checked; throws on anything else. */
export function readExecutionUpdate(answer: unknown): ExecutionUpdate {
  v.assert(executionUpdate, answer);
  return answer as unknown as ExecutionUpdate;
}

function isEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as { id?: unknown; type?: unknown; timestamp?: unknown };
  return (
    typeof event.id === 'number' && typeof event.type === 'string' && typeof event.timestamp === 'string'
  );
}
