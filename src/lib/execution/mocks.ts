// How tasks answer without anybody being called: the mocks of Step Functions Local, by state and invocation. The page calls them answers
// and faults.
import type { JsonValue } from '../asl/index.ts';

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
