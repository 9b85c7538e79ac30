// Decides whose turn it is. Threads that can go on take turns, one state (or one part of a lasting state) at a time; when none can,
// virtual time moves to the next thing that is due. Everything follows from the request and the journal, so the same request always
// gives the same history.
import { Random, type RandomState } from '../../data/index.ts';
import type { ExternalEvent, JournalEntry } from '../../execution/index.ts';
import { VirtualClock } from './clock.ts';
import { Failure, HistoryFull, Unsupported } from './failure.ts';
import { InstantTexts } from './instant.ts';
import { reported } from './reported.ts';
import { maxExecutionSeconds } from '../../asl/index.ts';
import type { MockedTasks } from '../services/mocks.ts';
import type * as types from './types.ts';
import type {
  AwaitedTask,
  World,
  AdvanceResult,
  LiveExecution,
  Signal,
  Thread,
  TimeLimit,
  Wake,
} from './types.ts';

export class Scheduler implements types.Scheduler {
  readonly startedAt: number;
  readonly random: Random;
  readonly mocks: MockedTasks;
  readonly world: World;
  readonly clock = new VirtualClock<Wake | TimeLimit>(isLive);
  readonly instants = new InstantTexts();
  readonly awaited = new Map<string, AwaitedTask>();
  readonly journal: JournalEntry[];
  readonly #unanswered: 'waits' | 'timesOut';
  unsupported: string | undefined = undefined;
  /** Turns taken so far: a replay takes as many. */
  turns = 0;
  watch: ((thread: Thread) => void) | undefined = undefined;
  onTaken:
    | ((execution: LiveExecution, state: string, field: 'Choices' | 'Catch', position: number) => void)
    | undefined = undefined;

  #main: LiveExecution | undefined = undefined;
  /** Threads that can go on, each with the one that comes after it. */
  #firstReady: Thread | undefined = undefined;
  #lastReady: Thread | undefined = undefined;
  #applied = 0;
  /** Decisions that fall at the next turn: never in the middle of one, where a replay could not find the place. */
  readonly #sent: ExternalEvent[] = [];
  #continuing: Thread | undefined = undefined;
  #pending: PromiseLike<void> | undefined = undefined;
  /** How the promise that the continuing thread waited for was settled. */
  #settled: { readonly value: unknown } | { readonly problem: unknown } | undefined = undefined;

  constructor(options: {
    readonly startedAt: number;
    readonly seed: number | RandomState;
    readonly mocks: MockedTasks;
    readonly world: World;
    readonly journal: readonly JournalEntry[];
    readonly unanswered?: 'waits' | 'timesOut';
  }) {
    this.startedAt = options.startedAt;
    this.random = new Random(options.seed);
    this.mocks = options.mocks;
    this.world = options.world;
    this.journal = [...options.journal];
    this.#unanswered = options.unanswered ?? 'waits';
  }

  begin(execution: LiveExecution): void {
    this.#main ??= execution;
    this.limitTime(execution);
    this.start(execution.root);
  }

  limitTime(execution: LiveExecution): void {
    const { type, timeoutSeconds = Infinity } = execution.facts;
    const seconds = Math.min(maxExecutionSeconds[type], timeoutSeconds);
    const { redriveCount } = execution;
    this.clock.scheduleDeadline(this.clock.now + seconds * 1000, { execution, redriveCount });
  }

  forget(execution: LiveExecution): void {
    for (const [token, { thread }] of this.awaited)
      if (thread.execution === execution) this.awaited.delete(token);
  }

  resume(thread: Thread): void {
    const { state, children } = thread;
    if (state === undefined) return;
    thread.isOver = false;
    thread.awaitsRetry = false;
    thread.activity = undefined;
    thread.signal = undefined;
    thread.rests++;
    thread.resuming = thread.redrivable ?? children;
    thread.isRedriven = thread.isInside && goesOn.has(state.type);
    if (!thread.isQueued) this.start(thread);
  }

  start(thread: Thread): void {
    thread.isQueued = true;
    if (this.#lastReady === undefined) this.#firstReady = thread;
    else this.#lastReady.nextReady = thread;
    this.#lastReady = thread;
  }

  signal(thread: Thread, signal: Signal): void {
    if (thread.isQueued || thread.isOver || thread.execution.isOver) return;
    thread.signal = signal;
    this.start(thread);
  }

  sleepUntil(thread: Thread, at: number): 'rest' {
    this.clock.schedule(at, wake(thread, { type: 'due' }));
    return 'rest';
  }

  /** Takes a decision from outside: it falls, and is written into the journal, when the scheduler next goes on. */
  send(event: ExternalEvent): void {
    this.#sent.push(event);
  }

  advance(turns = Infinity): AdvanceResult {
    const main = this.#main;
    if (main === undefined) return 'finished';
    if (this.#pending !== undefined) return this.#pending;
    const until = this.turns + turns;
    for (;;) {
      if (this.#continuing === undefined && this.#applyJournal(main)) continue;
      if (main.isOver && !this.#hasDetached()) return 'finished';
      if (this.turns >= until) return 'paused';
      const thread = this.#continuing ?? this.#next();
      if (thread === undefined) {
        if (!this.#applyNextEntry(main)) return main.isOver ? 'finished' : 'waiting';
        continue;
      }
      this.#continuing = undefined;
      this.#turn(thread, until);
      if (this.#pending !== undefined) return this.#pending;
    }
  }

  // Executions that were started and not waited for go on after the one that started them has ended.
  #hasDetached(): boolean {
    for (const execution of this.world.executions.values()) if (!execution.isOver) return true;
    return false;
  }

  timeOutEndlessLoop(execution: LiveExecution): never {
    this.clock.now = Math.max(
      this.clock.now,
      execution.startedAt - this.startedAt + maxExecutionSeconds[execution.facts.type] * 1000,
    );
    execution.timeOut();
    throw new HistoryFull();
  }

  // A thread goes on turn after turn while it is alone and has nothing to wait for.
  #turn(thread: Thread, until: number): void {
    const journalAt = this.journal[this.#applied]?.afterEvent ?? Infinity;
    thread.isQueued = false;
    do {
      this.#perform(thread);
      this.turns++;
    } while (
      this.turns < until &&
      thread.activity === undefined &&
      !thread.isOver &&
      !thread.execution.isOver &&
      this.#firstReady === undefined &&
      (this.#main ?? thread.execution).records.length < journalAt
    );
    // The thread of an iteration that has ended may already be queued again, for the next iteration.
    if (thread.activity === undefined && !thread.isOver && !thread.isQueued && !thread.execution.isOver) {
      this.start(thread);
    }
  }

  #perform(thread: Thread): void {
    const { state } = thread;
    const settled = this.#settled;
    this.#settled = undefined;
    if (thread.execution.isOver || thread.isOver || state === undefined) return;
    try {
      const activity = (thread.activity ??= state.perform(thread, state));
      if (activity === undefined) return;
      thread.rests++;
      const { signal } = thread;
      thread.signal = undefined;
      const { done, value } =
        settled === undefined
          ? activity.next(signal)
          : 'problem' in settled
            ? activity.throw(settled.problem)
            : activity.next(settled.value);
      if (done === true) thread.activity = undefined;
      else if (value !== 'rest') this.#await(thread, value);
    } catch (thrown) {
      thread.activity = undefined;
      this.#fail(thread, thrown);
    }
  }

  #fail(thread: Thread, thrown: unknown): void {
    if (thrown instanceof HistoryFull) return;
    if (thrown instanceof Unsupported) {
      this.unsupported ??= thrown.feature;
      const failure = new Failure('Stepwise.Unsupported', thrown.feature, true);
      thread.execution.fail(thread, failure);
      if (this.#main !== undefined && !this.#main.isOver) this.#main.fail(this.#main.root, failure);
      return;
    }
    try {
      thread.execution.failThread(thread, reported(thread, thrown));
    } catch (again) {
      if (!(again instanceof HistoryFull)) throw again;
    }
  }

  #await(thread: Thread, promise: PromiseLike<unknown>): void {
    this.#pending = promise.then(
      (value) => this.#goOn(thread, { value }),
      (problem: unknown) => this.#goOn(thread, { problem }),
    );
  }

  #goOn(thread: Thread, settled: { readonly value: unknown } | { readonly problem: unknown }): void {
    this.#pending = undefined;
    this.#continuing = thread;
    this.#settled = settled;
  }

  #next(): Thread | undefined {
    if (this.#firstReady === undefined) this.#passTime(this.#mayTimeOut());
    const thread = this.#firstReady;
    if (thread === undefined) return undefined;
    this.#firstReady = thread.nextReady;
    if (this.#firstReady === undefined) this.#lastReady = undefined;
    // Otherwise a thread that has long ended would keep all that came after it in memory.
    thread.nextReady = undefined;
    return thread;
  }

  // While the execution waits for somebody to answer, time-outs wait too, unless it is known that nobody will answer.
  #mayTimeOut(): boolean {
    if (this.awaited.size === 0) return true;
    if (this.#unanswered === 'waits') return false;
    const deadline = this.clock.nextDeadline;
    return deadline !== undefined && isSetByDefinition(deadline);
  }

  #passTime(deadlinesToo: boolean): void {
    let due = this.clock.takeNext(deadlinesToo);
    while (due !== undefined) {
      this.#goOff(due);
      due = this.clock.takeAlso();
    }
  }

  #goOff(due: Wake | TimeLimit): void {
    if ('execution' in due) due.execution.timeOut();
    else this.signal(due.thread, due.signal);
  }

  // A decision takes effect as soon as the history is as long as it was when the decision was first made.
  #applyJournal(main: LiveExecution): boolean {
    const entry = this.journal[this.#applied];
    if (entry === undefined) {
      const event = this.#sent.shift();
      if (event === undefined) return false;
      this.journal.push({ afterEvent: main.records.length, afterTurn: this.turns, event });
    } else {
      const { afterEvent, afterTurn = 0 } = entry;
      const written = main.records.length;
      if (written < afterEvent || (written === afterEvent && this.turns < afterTurn)) return false;
    }
    return this.#applyNextEntry(main);
  }

  #applyNextEntry(main: LiveExecution): boolean {
    const entry = this.journal[this.#applied];
    if (entry === undefined) return false;
    this.#applied++;
    this.#apply(main, entry.event);
    return true;
  }

  #apply(main: LiveExecution, event: ExternalEvent): void {
    switch (event.type) {
      case 'StopExecution':
        if (!main.isOver) main.abort(new Failure(event.error, event.cause));
        return;
      case 'PassTime':
        if (!main.isOver) this.#passTime(true);
        return;
      case 'RedriveExecution':
        main.redrive();
        return;
      case 'SendTaskHeartbeat': {
        const task = this.awaited.get(event.taskToken);
        if (task?.heartbeat === undefined || task.heartbeatMs === undefined) return;
        task.heartbeat.isCancelled = true;
        task.heartbeat = { ...task.heartbeat, isCancelled: false };
        this.clock.scheduleDeadline(this.clock.now + task.heartbeatMs, task.heartbeat);
        return;
      }
      case 'SendTaskSuccess':
      case 'SendTaskFailure': {
        const task = this.awaited.get(event.taskToken);
        if (task === undefined) return;
        const signal: Signal =
          event.type === 'SendTaskSuccess'
            ? { type: 'success', output: event.output }
            : { type: 'failure', failure: new Failure(event.error, event.cause) };
        this.signal(task.thread, signal);
      }
    }
  }
}

const isLive = (due: Wake | TimeLimit): boolean =>
  'execution' in due
    ? !due.execution.isOver && due.redriveCount === due.execution.redriveCount
    : !due.isCancelled && !due.thread.isOver && !due.thread.execution.isOver && due.rest === due.thread.rests;

// Every execution ends after a year, but that is the service's limit, not the author's.
const isSetByDefinition = (due: Wake | TimeLimit): boolean =>
  !('execution' in due) || due.execution.facts.timeoutSeconds !== undefined;

// In a redrive, a state of one of these types goes on where it was; one of another type is entered again.
const goesOn: ReadonlySet<string> = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/** What is put on the clock to end the rest that the thread begins now. */
export const wake = (thread: Thread, signal: Signal): Wake => ({
  thread,
  rest: thread.rests,
  signal,
  isCancelled: false,
});
