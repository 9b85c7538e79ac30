// The types by which the parts of the engine know each other: a thread, its execution, the scheduler that drives them, and the
// compiled states that they go through. Import types from here; only code that makes a thread, an execution or a scheduler imports
// its class.
import type { JsonObject, JsonValue, QueryLanguage, StateType } from '../../asl/index.ts';
import type { Random, Scope, Variables } from '../../data/index.ts';
import type { EventDetails, ExecutionStatus, MapRunDescription } from '../../history/index.ts';
import type { MockedTasks } from '../services/mocks.ts';
import type { Table } from '../services/dynamodb/table.ts';
import type { ObjectStore } from '../services/object-store.ts';
import type { Activity } from './activity.ts';
import type { VirtualClock } from './clock.ts';
import type { ExecutionFacts } from './facts.ts';
import type { Failure } from './failure.ts';
import type { InstantTexts } from './instant.ts';
import type { AssignedVariables, EventKind, EventRecords, NamedType } from './record.ts';

// A definition made ready to run.

/** A state with its fields compiled and its target linked. */
export interface CompiledState {
  readonly name: string;
  readonly type: StateType;
  readonly entered: NamedType;
  /** Fail has no such event; then this is the event of entering. */
  readonly exited: NamedType;
  readonly perform: Perform;
  /** Where it goes, undefined when the state ends its block. Linked after all states of the block were compiled. */
  next: CompiledState | undefined;
}

/** Does what the state does for the thread that stands in it: at once, or as an activity that the scheduler drives. */
export type Perform = (thread: Thread, state: CompiledState) => Activity | undefined;

export interface CompiledBlock {
  readonly start: CompiledState;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly queryLanguage: QueryLanguage;
}

// A line of execution.

/**
 * One line of execution: the machine itself, a branch of Parallel, or an iteration of Map. It stands in one state at a time, and
 * its events follow each other.
 */
export interface Thread extends Scope {
  readonly execution: LiveExecution;
  readonly parent: Parent | undefined;
  /** Which branch or iteration of the parent it is. An iteration that has ended hands its thread on to the next one. */
  readonly index: number;
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
  beforeEnteredId: number;
  enteredEventId: number;
  enteredAt: number;
  /** Retries of this visit to the state so far. */
  retryCount: number;
  taskToken: string | undefined;
  /** Stops what the Task that it rests in has started elsewhere. */
  cancel: ((reason: Failure) => void) | undefined;
  /** It has entered its state and not left it: a Task, Wait, Parallel or Map that is stopped now gets an Aborted event. */
  isInside: boolean;

  /** The children that a Parallel or Map has under way. */
  children: Children | undefined;
  /** The children of a Parallel or Map that failed: a redrive goes on with them. */
  redrivable: Children | undefined;
  /** The children that the next attempt goes on with, because of a redrive. */
  resuming: Children | undefined;
  /** The state was entered before the redrive: it is not entered again. */
  isRedriven: boolean;

  /** What the state it stands in still has to do. */
  activity: Activity | undefined;
  /** Why it goes on, from when its rest ends until its turn begins. */
  signal: Signal | undefined;
  isQueued: boolean;
  /** Kept by the Join: its place among the children that are under way. */
  place: number;
  /** Kept by the scheduler: who goes on after this one. */
  nextReady: Thread | undefined;
  isOver: boolean;
  /** A failed attempt is to be made again, and its interval has not passed. */
  awaitsRetry: boolean;
  /** Counts its turns: what is on the clock for an earlier rest no longer matters. */
  rests: number;

  /** The item of the innermost Map that it runs in. */
  readonly mapItem: MapItem | undefined;
  readonly random: Random;

  /** Goes on, once it has ended, as another iteration of the same Map. */
  beginIteration(
    index: number,
    start: CompiledState,
    input: JsonValue,
    variables: Variables,
    lastEventId: number,
  ): void;
  /** The children that this attempt goes on with, if it is a redrive's. */
  takeResuming(): Children | undefined;
}

/** Why a resting thread goes on. */
export type Signal =
  | { readonly type: 'due' }
  | { readonly type: 'timeout' }
  | { readonly type: 'heartbeat' }
  | { readonly type: 'success'; readonly output: JsonValue }
  | { readonly type: 'failure'; readonly failure: Failure }
  | { readonly type: 'joined' };

/** Whoever started a thread and learns how it ended. */
export interface Parent {
  readonly thread: Thread;
  /** The item of the innermost Map that a child runs in. */
  itemOf(child: Thread): MapItem | undefined;
  childSucceeded(child: Thread, output: JsonValue): void;
  childFailed(child: Thread, failure: Failure): void;
}

/** The children of a Parallel or Map, as a unit that is stopped and redriven. */
export interface Children {
  /** The threads of this execution among them that are under way. */
  readonly live: readonly Thread[];
  /** Stops what is under way, with events that follow the failing event; without one, no events are written. */
  stop(failingEventId: number | undefined): void;
  /** Runs again what did not succeed. */
  redrive(): void;
}

/** What an iteration of Map may see of its item. */
export interface MapItem {
  readonly Index: number;
  readonly Value: JsonValue;
  readonly Source: string;
  readonly Key?: string;
}

// An execution.

/** One execution: its facts, its history and its outcome. */
export interface LiveExecution {
  readonly scheduler: Scheduler;
  readonly facts: ExecutionFacts;
  readonly records: EventRecords;
  readonly children: LiveChild[];
  /** The Map Runs of its distributed Maps, once there is one. */
  mapRuns: { readonly description: MapRunDescription }[] | undefined;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The machine's own thread. */
  readonly root: Thread;
  readonly outcome: Outcome | undefined;
  readonly isOver: boolean;
  readonly redriveCount: number;
  readonly redrivenAt: number | undefined;
  /** What the context object says of the execution, once it was asked for. */
  shownExecution: JsonObject | undefined;

  /** Writes an event and gives its id. */
  record(
    kind: EventKind,
    previousEventId: number,
    value?: JsonValue,
    extra?: EventDetails | AssignedVariables,
  ): number;
  /** Writes the event that follows the thread's last one. */
  recordNext(
    thread: Thread,
    kind: EventKind,
    value?: JsonValue,
    extra?: EventDetails | AssignedVariables,
  ): void;
  /** The thread enters the state it stands in. */
  enter(thread: Thread, state: CompiledState): void;
  /** The thread leaves its state for `next`, or comes to its end. `previousEventId` is what the event that says so follows. */
  exit(
    thread: Thread,
    state: CompiledState,
    output: JsonValue,
    next: CompiledState | undefined,
    assigned?: AssignedVariables,
    previousEventId?: number,
  ): void;
  /** The thread's failure reaches whoever started it: the container it runs in, or the execution. */
  failThread(thread: Thread, failure: Failure): void;
  /** Ends the execution because of a thread of it. */
  fail(thread: Thread, failure: Failure): void;
  timeOut(): void;
  abort(failure: Failure): void;
  /** Goes on from where a failed, stopped or timed out execution ended; nothing happens when it cannot. */
  redrive(): void;
  /** The failure of an execution that a Task of this one was waiting for when the Task was stopped (measured on AWS). */
  managerAborted(): Failure;
}

/** How an execution ended. */
export interface Outcome {
  readonly status: ExecutionStatus;
  readonly output?: JsonValue;
  readonly failure?: Failure;
}

/** A child execution and the event of this execution that started it. */
export interface LiveChild {
  readonly execution: LiveExecution;
  readonly parentEventId: number;
  /** What waits for it in this execution and stops it when this execution ends; absent when it goes on by itself. */
  readonly managedBy?: 'task' | 'mapRun';
}

// Whose turn it is.

/** Lets threads take turns, and moves virtual time on when none of them can go on. */
export interface Scheduler {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly random: Random;
  readonly mocks: MockedTasks;
  readonly world: World;
  readonly clock: VirtualClock<Wake | TimeLimit>;
  readonly instants: InstantTexts;
  /** By task token. */
  readonly awaited: Map<string, AwaitedTask>;
  unsupported: string | undefined;
  /** Called after a thread has written an event, to look at what the thread sees at that moment. */
  watch: ((thread: Thread) => void) | undefined;
  /** Called with the rule of a Choice (−1: its Default) or the catcher that was taken: the history shows only where it led. */
  onTaken:
    | ((execution: LiveExecution, state: string, field: 'Choices' | 'Catch', position: number) => void)
    | undefined;

  /** Begins an execution. The first one is the main one, which the journal and the outcome are about. */
  begin(execution: LiveExecution): void;
  /** Puts the end of the execution's time on the clock. */
  limitTime(execution: LiveExecution): void;
  /** Waits no longer for answers to an execution that has ended. */
  forget(execution: LiveExecution): void;
  /** Times out an execution that loops without letting virtual time pass, as its time limit would at AWS. */
  timeOutEndlessLoop(execution: LiveExecution): never;
  /** Lets a new thread take its turns. */
  start(thread: Thread): void;
  /** Ends a thread's rest. Only the first signal counts. */
  signal(thread: Thread, signal: Signal): void;
  /** Puts a thread on the clock until `at`, in ms since the execution started; gives what the thread has to yield. */
  sleepUntil(thread: Thread, at: number): 'rest';
  /** Lets a thread that failed or was stopped go on in the state it stands in. */
  resume(thread: Thread): void;
  /** Takes turns, at most `turns` of them. */
  advance(turns?: number): AdvanceResult;
}

/** Why the scheduler gives back control; a promise while JSONata is being evaluated. */
export type AdvanceResult = 'finished' | 'waiting' | 'paused' | PromiseLike<void>;

/** A thread on the clock: it is given this signal then, unless it has gone on before. */
export interface Wake {
  readonly thread: Thread;
  /** The rest it belongs to. */
  readonly rest: number;
  readonly signal: Signal;
  isCancelled: boolean;
}

/** The end of an execution's time. */
export interface TimeLimit {
  readonly execution: LiveExecution;
  /** A redrive starts the time anew. */
  readonly redriveCount: number;
}

/** A task that waits for SendTaskSuccess or SendTaskFailure. */
export interface AwaitedTask {
  readonly thread: Thread;
  readonly scheduledEventId: number;
  readonly parameters: JsonValue;
  readonly heartbeatMs: number | undefined;
  readonly timesOutAt: number | undefined;
  heartbeat: Wake | undefined;
}

// What lies beside the machine.

/** What the simulated services keep, and the other machines. A run may change it. */
export interface World {
  readonly s3: ObjectStore;
  /** DynamoDB tables by name. */
  readonly tables: Map<string, Table>;
  readonly machineNamed: MachineNamed;
  /** Nested executions by ARN. */
  readonly executions: Map<string, LiveExecution>;
}

/** A machine that a nested execution can start, by name; the failure of starting it when its definition is wrong. */
export type MachineNamed = (name: string) => NestedMachine | Failure | undefined;

/** A machine made ready to run. */
export interface NestedMachine {
  readonly block: CompiledBlock;
  readonly timeoutSeconds: number | undefined;
}
