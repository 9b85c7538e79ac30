// What crosses between the page and its worker: plain JSON, checked on arrival on both sides.
import * as v from 'valibot';
import type { Execution } from '../../history/execution.ts';
import type { ExecutionRequest } from '../../execution/request.ts';
import type { HistoryEvent } from '../../history/event.ts';

/** An execution with what it exercised of its definition (`coverageKeysOf`). */
export interface PlayedExecution extends Execution {
  readonly covered: readonly string[];
}
/** An execution whose events have come before it, in chunks. */
export type ExecutionTail = Omit<PlayedExecution, 'events'>;

export type ToWorker = { readonly type: 'execute'; readonly run: number; readonly request: ExecutionRequest };
export type FromWorker =
  | { readonly type: 'events'; readonly run: number; readonly events: readonly HistoryEvent[] }
  | { readonly type: 'executed'; readonly run: number; readonly execution: ExecutionTail }
  | { readonly type: 'broken'; readonly run: number; readonly message: string };

const run = v.pipe(v.number(), v.integer());
const object = v.custom<object>((value) => typeof value === 'object' && value !== null);

const toWorker = v.object({
  type: v.literal('execute'),
  run,
  request: v.looseObject({ definition: object, input: v.unknown() }),
});
const fromWorker = v.variant('type', [
  v.object({
    type: v.literal('events'),
    run,
    events: v.pipe(
      v.array(v.unknown()),
      v.check((events) => events.every(isEvent), 'Every event needs an id, a type and a timestamp.'),
    ),
  }),
  v.object({
    type: v.literal('executed'),
    run,
    execution: v.looseObject({
      status: v.picklist(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
      pendingCallbacks: v.array(v.unknown()),
      children: v.array(v.unknown()),
      covered: v.array(v.string()),
    }),
  }),
  v.object({ type: v.literal('broken'), run, message: v.string() }),
]);

/** A message to the worker, checked; throws on anything else. */
export function readToWorker(data: unknown): ToWorker {
  v.assert(toWorker, data);
  return data as unknown as ToWorker;
}

/** A message from the worker, checked; throws on anything else. */
export function readFromWorker(data: unknown): FromWorker {
  v.assert(fromWorker, data);
  return data as unknown as FromWorker;
}

function isEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as { id?: unknown; type?: unknown; timestamp?: unknown };
  return (
    typeof event.id === 'number' && typeof event.type === 'string' && typeof event.timestamp === 'string'
  );
}
