// What an execution is asked to do and what came of it: plain JSON on both sides, so that it can cross a worker, a link or a
// file. The interpreter is the function between the two.
import type { Definition } from '../asl/definition.ts';
import type { JsonValue } from '../asl/json.ts';
import type { HistoryEvent } from './event.ts';

export type ExecutionType = 'STANDARD' | 'EXPRESS';
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How one invocation of a Task answers: the keys of Step Functions Local's MockedResponses and a few more. */
export interface MockedResponse {
  /** The task succeeds with this value. It may hold JSONata, `{% … %}` over `$states.input`, the task's effective input. */
  readonly Return?: JsonValue;
  /** The task fails with this error. */
  readonly Throw?: { readonly Error?: string; readonly Cause?: string };
  /** `.sync` and `.waitForTaskToken`: the output of TaskSubmitted, before the outcome. */
  readonly Submit?: JsonValue;
  /** Virtual seconds from start to outcome; TimeoutSeconds and HeartbeatSeconds may strike first. */
  readonly DelaySeconds?: number;
  /** Activities: ActivityStarted.workerName. */
  readonly WorkerName?: string;
  /** Which event kind carries a Throw. */
  readonly FailAt?: 'schedule' | 'start' | 'submit' | 'run';
  /** While it delays, the worker sends heartbeats: HeartbeatSeconds never strikes. */
  readonly KeepsHeartbeat?: boolean;
  /** Nobody answers: the run waits for SendTaskSuccess or SendTaskFailure, whatever the task's integration. */
  readonly Await?: boolean;
  /** With which probability (0..1) the response applies, drawn with the run's seed; when it does not, the simulated service answers. Default 1. */
  readonly Probability?: number;
}

/**
 * Responses of one state by invocation number over the whole execution: `"0"`, or a range `"1-3"`. Behind an index in brackets
 * the numbers count within that Map iteration or Parallel branch: `"[2]0"`, `"[2]0-1"`; such a response goes before others.
 */
export interface StateMocks {
  readonly [invocations: string]: MockedResponse;
}
export interface Mocks {
  readonly [stateName: string]: StateMocks;
}

export interface S3Object {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body: string;
}

/** What a person or another system decides while an execution runs; the names are the API's. */
export type ExternalEvent =
  | { readonly type: 'SendTaskSuccess'; readonly taskToken: string; readonly output: JsonValue }
  | {
      readonly type: 'SendTaskFailure';
      readonly taskToken: string;
      readonly error?: string;
      readonly cause?: string;
    }
  | { readonly type: 'SendTaskHeartbeat'; readonly taskToken: string }
  | { readonly type: 'StopExecution'; readonly error?: string; readonly cause?: string }
  | { readonly type: 'RedriveExecution' }
  /** Nobody answers: virtual time goes on to the next time-out of what is being waited for. */
  | { readonly type: 'PassTime' };

/** A decision and when it fell: after `afterEvent` events of the history had been written. */
export interface JournalEntry {
  readonly afterEvent: number;
  readonly event: ExternalEvent;
}

export interface ExecutionRequest {
  readonly definition: Definition;
  readonly input: JsonValue;
  readonly type?: ExecutionType;
  readonly mocks?: Mocks;
  /**
   * What answers an invocation that the mocks of its state do not cover: the simulated service (default), or nobody, and the
   * run ends as unsupported. For a state without any mocks the simulated service answers in either case.
   */
  readonly uncovered?: 'simulated' | 'unsupported';
  /**
   * What becomes of a task that somebody outside should answer: it waits for them (default), or nobody is there, and virtual
   * time goes on to the time-outs that the definition sets. Without any, it waits in either case.
   */
  readonly unanswered?: 'waits' | 'timesOut';
  /** Seed of everything random in the run: jitter, UUIDs, `$random`. Default 1. */
  readonly seed?: number;
  /** ISO instant at which the virtual clock starts. */
  readonly startTime?: string;
  readonly journal?: readonly JournalEntry[];
  readonly name?: string;
  readonly executionArn?: string;
  readonly stateMachineArn?: string;
  readonly roleArn?: string;
  readonly s3Objects?: readonly S3Object[];
  /** Other machines on the same bench, by state machine name, for nested executions. */
  readonly machines?: { readonly [name: string]: Definition };
}

/** A task that the execution cannot go on without: it waits for SendTaskSuccess or SendTaskFailure. */
export interface PendingCallback {
  readonly taskToken: string;
  readonly stateName: string;
  /** Id of the event that scheduled it. */
  readonly scheduledEventId: number;
  readonly input: JsonValue;
  /** ISO instant in virtual time at which it times out, if it ever does. */
  readonly timesOutAt?: string;
}

/** A child execution of a distributed Map, or a nested execution, with a history of its own. */
export interface ChildExecution {
  readonly executionArn: string;
  readonly name: string;
  readonly type: ExecutionType;
  /** Id of the parent's event that started it. */
  readonly parentEventId: number;
  readonly execution: Execution;
}

/** How many items or child executions of a Map Run are how far, in DescribeMapRun's words. */
export interface MapRunCounts {
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
  readonly total: number;
  /** Of a ResultWriter that writes to S3. */
  readonly resultsWritten: number;
  /** Failed and not to be redriven: Express executions. */
  readonly failuresNotRedrivable: number;
  readonly pendingRedrive: number;
}

/** A Map Run as DescribeMapRun shows it. */
export interface MapRunDescription {
  readonly mapRunArn: string;
  readonly stateName: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  readonly itemCounts: MapRunCounts;
  readonly executionCounts: MapRunCounts;
  readonly redriveCount: number;
}

export interface Execution {
  readonly status: ExecutionStatus;
  /** JSON text, when it succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly events: readonly HistoryEvent[];
  /** Non-empty only while `status` is RUNNING. */
  readonly pendingCallbacks: readonly PendingCallback[];
  readonly children: readonly ChildExecution[];
  /** The Map Runs of its distributed Maps, in the order in which they started; absent when there are none. */
  readonly mapRuns?: readonly MapRunDescription[];
  /** A feature that Stepwise does not have, named, when the run ended because of it (then `status` is FAILED). */
  readonly unsupported?: string;
}
