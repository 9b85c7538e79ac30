// One line of execution: the machine itself, a branch of Parallel, or an iteration of Map. It stands in one state at a time, and
// its events follow each other.
import type { JsonObject, JsonValue } from '../../asl/json.ts';
import type { Random } from '../../data/tools/random.ts';
import type { Scope } from '../../data/scope.ts';
import type { Variables } from '../../data/variables.ts';
import { contextObjectOf, type MapItem } from './context-object.ts';
import type { Failure } from './failure.ts';
import type { Activity, CompiledState } from './compiled.ts';
import type { Run } from './run.ts';

/** Why a resting thread goes on. */
export type Signal =
  | { readonly type: 'due' }
  | { readonly type: 'timeout' }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'success'; readonly output: JsonValue }
  | { readonly type: 'failure'; readonly failure: Failure }
  | { readonly type: 'joined' };

/** Who is told when a thread has come to its end. */
export interface Parent {
  readonly thread: Thread;
  /** The item of the innermost Map that a child runs in. */
  itemOf(child: Thread): MapItem | undefined;
  childSucceeded(child: Thread, output: JsonValue): void;
  childFailed(child: Thread, failure: Failure): void;
}

/** The children of a Parallel or Map, as whoever stops it sees them. */
export interface Children {
  /** Stops what is under way; the events that say so follow the failing event. Without one, none are written. */
  stop(failingEventId: number | undefined): void;
  /** Runs again what did not succeed. */
  redrive(): void;
}

export class Thread implements Scope {
  readonly run: Run;
  readonly parent: Parent | undefined;
  /** Which branch or iteration of the parent it is; an iteration that has ended gives its thread to the next one. */
  index: number;
  /** Its own item: that of a distributed Map's child execution, or the one whose selector is being evaluated. */
  ownItem: MapItem | undefined;

  /** The state it stands in or is about to enter. */
  state: CompiledState | undefined;
  /** The state's input as it came, before InputPath. */
  stateInput: JsonValue;
  /** `$` of the field that is being evaluated. */
  input: JsonValue;
  variables: Variables;

  lastEventId: number;
  beforeEnteredId = 0;
  enteredEventId = 0;
  enteredAt = 0;
  /** Retries of this visit to the state so far. */
  retryCount = 0;
  taskToken: string | undefined = undefined;
  /** Stops what the Task it rests in has under way elsewhere. */
  cancel: ((reason: Failure) => void) | undefined = undefined;
  /** Entered and not left: a Task, Wait, Parallel or Map that is stopped now has an Aborted event. */
  isInside = false;

  /** The children that a Parallel or Map has under way. */
  children: Children | undefined = undefined;
  /** The children of a Parallel or Map that failed: a redrive goes on with them. */
  redrivable: Children | undefined = undefined;
  /** The children that the next attempt goes on with, because of a redrive. */
  resuming: Children | undefined = undefined;
  /** The state was entered before the redrive: it is not entered again. */
  isRedriven = false;

  activity: Activity | undefined = undefined;
  signal: Signal | undefined = undefined;
  isQueued = false;
  /** The Join's: where it stands among the children that are under way. */
  place = 0;
  /** The scheduler's: who goes on after this one. */
  nextReady: Thread | undefined = undefined;
  isOver = false;
  /** Grows when the thread goes on; what was on the clock for an earlier rest no longer matters. */
  rests = 0;

  constructor(
    run: Run,
    start: CompiledState,
    input: JsonValue,
    variables: Variables,
    lastEventId: number,
    parent?: Parent,
    index = 0,
    ownItem?: MapItem,
  ) {
    this.run = run;
    this.parent = parent;
    this.index = index;
    this.ownItem = ownItem;
    this.state = start;
    this.stateInput = input;
    this.input = input;
    this.variables = variables;
    this.lastEventId = lastEventId;
  }

  /** Goes on, once it has ended, as another iteration of the same Map: with a thread for each of them, most of what a run makes would be threads. */
  beginIteration(
    index: number,
    start: CompiledState,
    input: JsonValue,
    variables: Variables,
    lastEventId: number,
  ): void {
    this.index = index;
    this.state = start;
    this.stateInput = input;
    this.input = input;
    this.variables = variables;
    this.lastEventId = lastEventId;
    this.isOver = false;
  }

  /** The children that this attempt goes on with, if it is a redrive's. */
  takeResuming(): Children | undefined {
    const { resuming } = this;
    this.resuming = undefined;
    return resuming;
  }

  /** The item of the innermost Map that it runs in. */
  get mapItem(): MapItem | undefined {
    return this.ownItem ?? this.parent?.itemOf(this);
  }

  get contextObject(): JsonObject {
    return contextObjectOf(this);
  }

  get random(): Random {
    return this.run.scheduler.random;
  }
}
