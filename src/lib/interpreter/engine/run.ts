// One execution: its facts, its history and its outcome. The machine's own thread starts here; who drives it is the scheduler.
import type { JsonObject, JsonValue } from '../../asl/json.ts';
import { exceedsBytes, jsonBytes } from '../../data/tools/json-text.ts';
import { StatesError } from '../../data/states-error.ts';
import { Variables } from '../../data/variables.ts';
import type { EventDetails } from '../../history/event.ts';
import type { ExecutionStatus, MapRunDescription } from '../../history/execution.ts';
import type { ExecutionType } from '../../execution/request.ts';
import { Failure } from './failure.ts';
import {
  maxEventsForRedrive,
  maxHistoryEvents,
  maxPayloadBytes,
  maxSilentEvents,
  maxAssignedBytes,
  maxVariablesBytes,
} from '../limits.ts';
import type { CompiledBlock, CompiledState } from './compiled.ts';
import { EventRecords, type AssignedVariables, type EventKind } from './record.ts';
import type { Scheduler } from './scheduler.ts';
import { Thread } from './thread.ts';

/** What an execution shows of itself: names, ARNs and its input. */
export interface ExecutionFacts {
  readonly name: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  readonly account: string;
  readonly type: ExecutionType;
  readonly input: JsonValue;
  readonly timeoutSeconds: number | undefined;
  /** A context object that is given instead of built: TestState's. */
  readonly contextObject?: JsonObject;
}

/** How an execution ended. */
export interface Outcome {
  readonly status: ExecutionStatus;
  readonly output?: JsonValue;
  readonly failure?: Failure;
}

/** A child execution and the event of this execution that started it. */
export interface ChildRun {
  readonly run: Run;
  readonly parentEventId: number;
  /** What waits for it here and takes it along when this execution ends; without, it goes on by itself. */
  readonly managedBy?: 'task' | 'mapRun';
}

/** Thrown when the history is full: the execution has failed, nothing more is written. */
export class HistoryFull {}

export class Run {
  readonly scheduler: Scheduler;
  readonly facts: ExecutionFacts;
  readonly records = new EventRecords();
  readonly children: ChildRun[] = [];
  /** The Map Runs of its distributed Maps, once there is one. */
  mapRuns: { readonly description: MapRunDescription }[] | undefined = undefined;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly root: Thread;
  readonly #eventLimit: number;
  readonly #onEnd: ((outcome: Outcome) => void) | undefined;
  outcome: Outcome | undefined = undefined;
  redriveCount = 0;
  redrivenAt: number | undefined = undefined;
  /** What the context object says of the execution, once it was asked for. */
  shownExecution: JsonObject | undefined = undefined;
  #assignedBytes = 0;
  #eventsWhenMoved = 0;
  #lastMoved = 0;

  constructor(
    scheduler: Scheduler,
    facts: ExecutionFacts,
    machine: CompiledBlock,
    onEnd?: (outcome: Outcome) => void,
  ) {
    this.scheduler = scheduler;
    this.facts = facts;
    this.startedAt = scheduler.startedAt + scheduler.clock.now;
    this.#eventLimit = maxHistoryEvents[facts.type];
    this.#onEnd = onEnd;
    this.root = new Thread(this, machine.start, facts.input, Variables.none, 0);
    this.record('ExecutionStarted', 0, facts.input, { roleArn: facts.roleArn });
  }

  get isOver(): boolean {
    return this.outcome !== undefined;
  }

  /** Writes an event and gives its id. */
  record(
    kind: EventKind,
    previousEventId: number,
    value?: JsonValue,
    extra?: EventDetails | AssignedVariables,
  ): number {
    if (this.records.length >= this.#eventLimit - 1 && !isLast(kind)) this.#stopAtLimit();
    return this.records.add(kind, previousEventId, this.scheduler.clock.now, value, extra);
  }

  /** Writes the event that follows the thread's last one. */
  recordNext(
    thread: Thread,
    kind: EventKind,
    value?: JsonValue,
    extra?: EventDetails | AssignedVariables,
  ): void {
    thread.lastEventId = this.record(kind, thread.lastEventId, value, extra);
    this.scheduler.watch?.(thread);
  }

  /** The thread enters the state it stands in. */
  enter(thread: Thread, state: CompiledState): void {
    const { now } = this.scheduler.clock;
    if (thread.isRedriven) {
      thread.isRedriven = false;
      thread.retryCount = 0;
      return;
    }
    thread.redrivable = undefined;
    thread.beforeEnteredId = thread.lastEventId;
    thread.enteredAt = now;
    thread.retryCount = 0;
    thread.isInside = true;
    thread.enteredEventId = thread.lastEventId = this.record(
      state.entered,
      thread.lastEventId,
      thread.stateInput,
    );
    this.scheduler.watch?.(thread);
    if (now !== this.#lastMoved) {
      this.#lastMoved = now;
      this.#eventsWhenMoved = this.records.length;
    } else if (this.records.length - this.#eventsWhenMoved > maxSilentEvents)
      this.scheduler.passEternity(this);
  }

  /** The thread leaves its state for `next`, or comes to its end. `previousEventId` is what the event that says so follows. */
  exit(
    thread: Thread,
    state: CompiledState,
    output: JsonValue,
    next: CompiledState | undefined,
    assigned?: AssignedVariables,
    previousEventId = thread.lastEventId,
  ): void {
    if (output !== thread.stateInput && exceedsBytes(output, maxPayloadBytes)) throw tooLarge(state.name);
    if (assigned !== undefined && exceedsBytes(Object.fromEntries(assigned), maxAssignedBytes)) {
      throw variablesTooLarge(state.name, maxAssignedBytes);
    }
    const shown = assigned === undefined || assigned.size === 0 ? undefined : assigned;
    thread.lastEventId = this.record(state.exited, previousEventId, output, shown);
    if (assigned !== undefined) this.#assign(thread, assigned);
    this.goTo(thread, next, output);
  }

  #assign(thread: Thread, assigned: AssignedVariables): void {
    thread.variables = thread.variables.assign(assigned);
    const values = Object.fromEntries(assigned);
    // Small values cannot add up to the limit: a definition has not so many names for them.
    if (!exceedsBytes(values, 1024)) return;
    this.#assignedBytes += jsonBytes(values);
    if (this.#assignedBytes <= maxVariablesBytes) return;
    this.#assignedBytes = jsonBytes(Object.fromEntries(thread.variables.entries()));
    if (this.#assignedBytes > maxVariablesBytes) {
      throw variablesTooLarge(thread.state?.name ?? '', maxVariablesBytes);
    }
  }

  goTo(thread: Thread, next: CompiledState | undefined, output: JsonValue): void {
    thread.isInside = false;
    thread.taskToken = undefined;
    thread.stateInput = output;
    thread.state = next;
    if (next !== undefined) return;
    thread.isOver = true;
    if (thread.parent === undefined) this.succeed(thread, output);
    else thread.parent.childSucceeded(thread, output);
  }

  succeed(thread: Thread, output: JsonValue): void {
    this.record('ExecutionSucceeded', thread.lastEventId, output);
    this.#end({ status: 'SUCCEEDED', output });
  }

  /** The thread's failure reaches whoever started it: the container it runs in, or the execution. */
  failThread(thread: Thread, failure: Failure): void {
    if (thread.parent !== undefined) {
      thread.isOver = true;
      thread.parent.childFailed(thread, failure);
      return;
    }
    this.fail(thread, failure);
  }

  /** Ends the execution because of a thread of it. */
  fail(thread: Thread, failure: Failure): void {
    this.record('ExecutionFailed', thread.lastEventId, undefined, failure.details);
    this.#end({ status: 'FAILED', failure });
  }

  timeOut(): void {
    const failure = new Failure('States.Timeout');
    this.record('ExecutionTimedOut', 0, undefined, failure.details);
    this.#end({ status: 'TIMED_OUT', failure });
  }

  abort(failure: Failure): void {
    this.record('ExecutionAborted', 0, undefined, failure.details);
    this.#end({ status: 'ABORTED', failure });
  }

  /** Goes on from where a failed, stopped or timed out execution ended; nothing happens when it cannot. */
  redrive(): void {
    const { outcome, facts, records, scheduler } = this;
    if (outcome === undefined || outcome.status === 'SUCCEEDED') return;
    if (facts.type !== 'STANDARD' || records.length >= maxEventsForRedrive) return;
    this.outcome = undefined;
    this.redriveCount++;
    this.redrivenAt = scheduler.startedAt + scheduler.clock.now;
    const redrivenId = this.record('ExecutionRedriven', records.length, undefined, {
      redriveCount: this.redriveCount,
    });
    scheduler.limitTime(this);
    scheduler.revive(this.root);
    this.root.lastEventId = redrivenId;
  }

  #stopAtLimit(): void {
    const failure = new Failure(
      'States.Runtime',
      `The execution reached the maximum number of history events (${this.#eventLimit}).`,
      true,
    );
    this.record('ExecutionFailed', this.records.length, undefined, failure.details);
    this.#end({ status: 'FAILED', failure });
    throw new HistoryFull();
  }

  #end(outcome: Outcome): void {
    this.outcome = outcome;
    this.scheduler.forget(this);
    for (const { run, managedBy } of this.children) {
      if (run.isOver || managedBy === undefined) continue;
      run.abort(managedBy === 'task' ? this.managerAborted() : new Failure());
    }
    this.#onEnd?.(outcome);
  }

  /** Why an execution ends that a Task of this one waited for, when the Task is cut off (measured on AWS). */
  managerAborted(): Failure {
    const cause = `The Task state in AWS Step Functions execution [${this.facts.executionArn}] which was managing this resource was aborted`;
    return new Failure(undefined, cause);
  }
}

export const tooLarge = (id: string): StatesError =>
  new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${id}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );

const variablesTooLarge = (state: string, limit: number): StatesError =>
  new StatesError(
    'States.DataLimitExceeded',
    `The variables assigned by the state '${state}' have a size exceeding the maximum of ${limit} bytes.`,
  );

const isLast = (type: EventKind): boolean =>
  type === 'ExecutionFailed' ||
  type === 'ExecutionSucceeded' ||
  type === 'ExecutionTimedOut' ||
  type === 'ExecutionAborted';
