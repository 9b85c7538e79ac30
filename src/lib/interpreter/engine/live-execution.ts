// An execution under way: its facts, its history and, once it has ended, its outcome. It starts the machine's own thread; the scheduler
// drives it.
import {
  type JsonObject,
  type JsonValue,
  maxAssignedBytes,
  maxEventsForRedrive,
  maxHistoryEvents,
  maxPayloadBytes,
  maxVariablesBytes,
} from '../../asl/index.ts';
import { StatesError, Variables, exceedsBytes, jsonBytes } from '../../data/index.ts';
import type { EventDetails, MapRunDescription } from '../../history/index.ts';
import type { ExecutionFacts } from './facts.ts';
import { Failure, HistoryFull, tooLarge } from './failure.ts';
import type * as types from './types.ts';
import type { LiveChild, CompiledBlock, CompiledState, Outcome, Scheduler } from './types.ts';
import { EventRecords, type AssignedVariables, type EventKind } from './record.ts';
import { Thread } from './thread.ts';

/**
 * How many events may go by without any virtual time: at AWS every state takes real time, so that an endless Express loop meets its
 * five minutes; here the clock is moved to the end of the execution after so many. Ours, not AWS's.
 */
const maxSilentEvents = 500_000;

export class LiveExecution implements types.LiveExecution {
  readonly scheduler: Scheduler;
  readonly facts: ExecutionFacts;
  readonly records = new EventRecords();
  readonly children: LiveChild[] = [];
  mapRuns: { readonly description: MapRunDescription }[] | undefined = undefined;
  readonly startedAt: number;
  readonly root: Thread;
  readonly #eventLimit: number;
  readonly #onEnd: ((outcome: Outcome) => void) | undefined;
  outcome: Outcome | undefined = undefined;
  redriveCount = 0;
  redrivenAt: number | undefined = undefined;
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

  record(
    kind: EventKind,
    previousEventId: number,
    value?: JsonValue,
    extra?: EventDetails | AssignedVariables,
  ): number {
    if (this.records.length >= this.#eventLimit - 1 && !isLast(kind)) this.#stopAtLimit();
    return this.records.add(kind, previousEventId, this.scheduler.clock.now, value, extra);
  }

  recordNext(
    thread: types.Thread,
    kind: EventKind,
    value?: JsonValue,
    extra?: EventDetails | AssignedVariables,
  ): void {
    thread.lastEventId = this.record(kind, thread.lastEventId, value, extra);
    this.scheduler.watch?.(thread);
  }

  enter(thread: types.Thread, state: CompiledState): void {
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
      this.scheduler.timeOutEndlessLoop(this);
  }

  exit(
    thread: types.Thread,
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

  #assign(thread: types.Thread, assigned: AssignedVariables): void {
    thread.variables = thread.variables.assign(assigned);
    const values = Object.fromEntries(assigned);
    // Small values cannot add up to the limit: a definition does not have enough names for them.
    if (!exceedsBytes(values, 1024)) return;
    this.#assignedBytes += jsonBytes(values);
    if (this.#assignedBytes <= maxVariablesBytes) return;
    this.#assignedBytes = jsonBytes(Object.fromEntries(thread.variables.entries()));
    if (this.#assignedBytes > maxVariablesBytes) {
      throw variablesTooLarge(thread.state?.name ?? '', maxVariablesBytes);
    }
  }

  goTo(thread: types.Thread, next: CompiledState | undefined, output: JsonValue): void {
    thread.isInside = false;
    thread.taskToken = undefined;
    thread.stateInput = output;
    thread.state = next;
    if (next !== undefined) return;
    thread.isOver = true;
    if (thread.parent === undefined) this.succeed(thread, output);
    else thread.parent.childSucceeded(thread, output);
  }

  succeed(thread: types.Thread, output: JsonValue): void {
    this.record('ExecutionSucceeded', thread.lastEventId, output);
    this.#end({ status: 'SUCCEEDED', output });
  }

  failThread(thread: types.Thread, failure: Failure): void {
    if (thread.parent !== undefined) {
      thread.isOver = true;
      thread.parent.childFailed(thread, failure);
      return;
    }
    this.fail(thread, failure);
  }

  fail(thread: types.Thread, failure: Failure): void {
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
    scheduler.resume(this.root);
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
    for (const { execution, managedBy } of this.children) {
      if (execution.isOver || managedBy === undefined) continue;
      execution.abort(managedBy === 'task' ? this.managerAborted() : new Failure());
    }
    this.#onEnd?.(outcome);
  }

  managerAborted(): Failure {
    const cause = `The Task state in AWS Step Functions execution [${this.facts.executionArn}] which was managing this resource was aborted`;
    return new Failure(undefined, cause);
  }
}

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
