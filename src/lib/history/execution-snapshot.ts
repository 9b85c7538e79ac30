// How an execution stands, read the way XState's machine snapshots are read. The actor in the worker gives such snapshots, and so
// does the one in the page that stands for it.
import type { ExecutionType, ExternalEvent } from '../execution/index.ts';
import type { Execution } from './execution.ts';
import { refusalOf } from './refusal.ts';

/**
 * The states that threads stand in, or are about to enter: a name, or a name with what is inside it. Branches of a Parallel and
 * iterations of an inline Map are keyed by their index; those that have ended are not there. `{}` when the execution is over.
 * The child executions of a distributed Map are executions of their own.
 */
export type StateValue = string | { readonly [key: string]: StateValue };

/**
 * `running`: there is more to do, and it goes on by itself. `evaluating`: JSONata is being evaluated. `paused`: there may be more
 * to do, and it goes on at RUN or STEP. `waiting`: a task waits for SendTaskSuccess or SendTaskFailure. `retrying`: a failed
 * attempt is to be made again, and its interval has not passed.
 */
export type ExecutionTag = 'running' | 'evaluating' | 'paused' | 'waiting' | 'retrying';

/** What an execution can be told: the API's calls, and what moves the interpreter. */
export type ExecutionEvent =
  | ExternalEvent
  /** On until it ends or waits for somebody. */
  | { readonly type: 'RUN' }
  /** One turn: a state, or a part of a state that lasts. */
  | { readonly type: 'STEP' }
  /** No further: what has happened stays, and RUN goes on from there. */
  | { readonly type: 'CANCEL' };

export interface Standing {
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  readonly value: StateValue;
  readonly tags: readonly ExecutionTag[];
  /** Events written so far. */
  readonly position: number;
  readonly type: ExecutionType;
}

export class ExecutionSnapshot {
  /** XState's: whether the actor goes on. It is `error` when the execution did not succeed and cannot be redriven here. */
  readonly status: Standing['status'];
  readonly value: StateValue;
  readonly #tags: readonly ExecutionTag[];
  readonly position: number;
  readonly type: ExecutionType;
  /** The execution at this snapshot. */
  readonly execution: Execution;

  constructor({ status, value, tags, position, type }: Standing, execution: Execution) {
    this.status = status;
    this.value = value;
    this.#tags = tags;
    this.position = position;
    this.type = type;
    this.execution = execution;
  }

  /** Whether these states are in progress: `'Ask'`, or `{ Both: { 0: 'Ask' } }`. A name is never split at its dots. */
  matches(partial: StateValue): boolean {
    return includes(this.value, partial);
  }

  get tags(): ReadonlySet<ExecutionTag> {
    return new Set(this.#tags);
  }

  hasTag(tag: ExecutionTag): boolean {
    return this.#tags.includes(tag);
  }

  /** Whether the event would be taken now; `refusalOf` says why it would not. */
  can(event: ExecutionEvent): boolean {
    if (this.status !== 'active') return false;
    switch (event.type) {
      case 'RUN':
      case 'STEP':
        return this.hasTag('paused');
      case 'CANCEL':
        return this.hasTag('running');
      default:
        return refusalOf(event, this.execution, this.type) === undefined;
    }
  }
}

function includes(value: StateValue, partial: StateValue): boolean {
  if (typeof value === 'string') return value === partial;
  if (typeof partial === 'string') return Object.hasOwn(value, partial);
  return Object.entries(partial).every(([key, inner]) => {
    const own = Object.hasOwn(value, key) ? value[key] : undefined;
    return own !== undefined && includes(own, inner);
  });
}
