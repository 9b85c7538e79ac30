// The children of a Parallel or Map under way: waits for all of them, and stops the others when one fails.
import type { JsonArray, JsonValue } from '../../asl/index.ts';
import type { HistoryEventType } from '../../history/index.ts';
import type { Failure } from '../engine/failure.ts';
import type { Children, MapItem, Parent, Scheduler, Thread } from '../engine/types.ts';
import type { Activity } from '../engine/activity.ts';

/** What one kind of container does when its children begin and end. */
export interface JoinEvents {
  /** The item of an iteration. */
  itemAt?(index: number): MapItem;
  childSucceeded?(child: Thread): void;
  /** Starts what may start now that a child has ended; its last event is what the next one follows. */
  childFreed?(child: Thread): void;
  /** Before the events of the states that the child is stopped in. */
  childStopped?(child: Thread, failingEventId: number, isCulprit: boolean): void;
}

export class Join implements Parent, Children {
  readonly thread: Thread;
  results: JsonValue[];
  readonly #events: JoinEvents;
  readonly #scheduler: Scheduler;
  /** The children that have not succeeded, each at its `place`. */
  readonly #live: Thread[] = [];
  #left: number;
  #failed: { readonly child: Thread; readonly failure: Failure } | undefined = undefined;

  constructor(thread: Thread, count: number, events: JoinEvents = {}) {
    this.thread = thread;
    this.results = new Array<JsonValue>(count).fill(null);
    this.#left = count;
    this.#events = events;
    this.#scheduler = thread.execution.scheduler;
    thread.children = this;
  }

  get live(): readonly Thread[] {
    return this.#live;
  }

  start(child: Thread): void {
    child.place = this.#live.push(child) - 1;
    this.#scheduler.start(child);
  }

  /** Takes these as the results of all children, which do not run. */
  settle(results: JsonValue): void {
    this.results = Array.isArray(results) ? [...(results as JsonArray)] : [];
    this.#left = 0;
    this.thread.children = undefined;
  }

  childSucceeded(child: Thread, output: JsonValue): void {
    this.results[child.index] = output;
    this.#remove(child);
    this.thread.lastEventId = child.lastEventId;
    this.#events.childSucceeded?.(child);
    if (--this.#left === 0) this.#scheduler.signal(this.thread, { type: 'joined' });
    else if (this.#failed === undefined) this.#events.childFreed?.(child);
  }

  // The last one takes its place.
  #remove(child: Thread): void {
    const last = this.#live.pop();
    if (last === undefined || last === child) return;
    this.#live[child.place] = last;
    last.place = child.place;
  }

  itemOf(child: Thread): MapItem | undefined {
    const { itemAt } = this.#events;
    return itemAt === undefined ? this.thread.mapItem : itemAt(child.index);
  }

  childFailed(child: Thread, failure: Failure): void {
    this.#failed ??= { child, failure };
    this.#scheduler.signal(this.thread, { type: 'joined' });
  }

  /** Rests until all children have succeeded; throws the first failure after the other children were stopped. */
  *all(): Activity<readonly JsonValue[]> {
    if (this.#left > 0) yield 'rest';
    const failed = this.#failed;
    if (failed === undefined) {
      this.thread.children = undefined;
      return this.results;
    }
    const failingEventId = failed.child.lastEventId;
    this.stop(failed.failure.isFatal ? undefined : failingEventId, failed.child);
    this.thread.lastEventId = failingEventId;
    throw failed.failure;
  }

  stop(failingEventId: number | undefined, culprit?: Thread): void {
    for (const child of this.#inOrder()) {
      if (failingEventId !== undefined) {
        this.#events.childStopped?.(child, failingEventId, child === culprit);
      }
      stopThread(child, failingEventId);
    }
    this.thread.children = undefined;
    this.thread.redrivable = this;
  }

  redrive(): void {
    this.#failed = undefined;
    this.thread.children = this;
    this.thread.redrivable = undefined;
    for (const child of this.#inOrder()) this.#scheduler.resume(child);
  }

  #inOrder(): readonly Thread[] {
    return [...this.#live].sort((a, b) => a.index - b.index);
  }
}

function stopThread(thread: Thread, failingEventId: number | undefined): void {
  const { execution, state } = thread;
  // Recorded: a Task that failed is aborted like its neighbours; a Parallel or Map that failed has its own event.
  const hasFailed = thread.isOver && (state?.type === 'Parallel' || state?.type === 'Map');
  thread.isOver = true;
  if (thread.taskToken !== undefined) execution.scheduler.awaited.delete(thread.taskToken);
  thread.cancel?.(execution.managerAborted());
  thread.cancel = undefined;
  const aborted =
    state === undefined || !thread.isInside || hasFailed ? undefined : abortedEvents.get(state.type);
  if (aborted !== undefined && failingEventId !== undefined) execution.record(aborted, failingEventId);
  thread.children?.stop(failingEventId);
}

const abortedEvents: ReadonlyMap<string, HistoryEventType> = new Map([
  ['Task', 'TaskStateAborted'],
  ['Wait', 'WaitStateAborted'],
  ['Parallel', 'ParallelStateAborted'],
  ['Map', 'MapStateAborted'],
]);
