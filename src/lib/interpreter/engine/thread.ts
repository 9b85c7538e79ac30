// One line of execution. What its fields mean is documented in types.ts.
import type { JsonObject, JsonValue } from '../../asl/index.ts';
import type { Random, Variables } from '../../data/index.ts';
import type { Activity } from './activity.ts';
import { contextObjectOf } from './context-object.ts';
import type { Failure } from './failure.ts';
import type * as types from './types.ts';
import type { Children, CompiledState, MapItem, Parent, LiveExecution, Signal } from './types.ts';

export class Thread implements types.Thread {
  readonly execution: LiveExecution;
  readonly parent: Parent | undefined;
  index: number;
  ownItem: MapItem | undefined;
  state: CompiledState | undefined;
  stateInput: JsonValue;
  input: JsonValue;
  variables: Variables;
  lastEventId: number;
  beforeEnteredId = 0;
  enteredEventId = 0;
  enteredAt = 0;
  retryCount = 0;
  taskToken: string | undefined = undefined;
  cancel: ((reason: Failure) => void) | undefined = undefined;
  isInside = false;
  children: Children | undefined = undefined;
  redrivable: Children | undefined = undefined;
  resuming: Children | undefined = undefined;
  isRedriven = false;
  activity: Activity | undefined = undefined;
  signal: Signal | undefined = undefined;
  isQueued = false;
  place = 0;
  nextReady: types.Thread | undefined = undefined;
  isOver = false;
  awaitsRetry = false;
  rests = 0;

  constructor(
    execution: LiveExecution,
    start: CompiledState,
    input: JsonValue,
    variables: Variables,
    lastEventId: number,
    parent?: Parent,
    index = 0,
    ownItem?: MapItem,
  ) {
    this.execution = execution;
    this.parent = parent;
    this.index = index;
    this.ownItem = ownItem;
    this.state = start;
    this.stateInput = input;
    this.input = input;
    this.variables = variables;
    this.lastEventId = lastEventId;
  }

  // A new thread for each iteration would make threads most of what a run allocates.
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

  takeResuming(): Children | undefined {
    const { resuming } = this;
    this.resuming = undefined;
    return resuming;
  }

  get mapItem(): MapItem | undefined {
    return this.ownItem ?? this.parent?.itemOf(this);
  }

  get contextObject(): JsonObject {
    return contextObjectOf(this);
  }

  get random(): Random {
    return this.execution.scheduler.random;
  }
}
