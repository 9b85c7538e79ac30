// The result of an execution: its outcome, its history, and what it started. Plain JSON, like the request.
import type { JsonValue } from '../asl/index.ts';
import type { ExecutionType } from '../execution/index.ts';
import type { HistoryEvent } from './event.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

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
