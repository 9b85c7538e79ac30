// How something in an execution fails: what the author can retry, catch and see in the history.
import { StatesError } from '../../data/index.ts';

/** The failure of a state. `error` and `cause` are what the events show. */
export class Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /**
   * It ends the execution at once (States.Runtime, and outputs over the limit): no Retry and no Catch handles it, and no event of a
   * Parallel or Map around it is written: no …StateFailed, no MapIterationFailed, no …Aborted. Recorded for fields of a Map; observed of
   * AWS for branches and iterations by the suite of floci.
   */
  readonly isFatal: boolean;
  /** A time-out because of a missed heartbeat, which `States.HeartbeatTimeout` matches although its events say States.Timeout. */
  readonly isHeartbeat: boolean;
  /** The details of an event that shows this failure. */
  readonly details: { readonly error?: string; readonly cause?: string };

  constructor(error?: string, cause?: string, isFatal = false, isHeartbeat = false) {
    this.error = error;
    this.cause = cause;
    this.isFatal = isFatal;
    this.isHeartbeat = isHeartbeat;
    const details: { error?: string; cause?: string } = {};
    if (error !== undefined) details.error = error;
    if (cause !== undefined) details.cause = cause;
    this.details = details;
  }

  /** What a Catcher passes on. */
  get errorOutput(): { readonly Error: string; readonly Cause: string } {
    return { Error: this.error ?? '', Cause: this.cause ?? '' };
  }
}

/** A JSONata expression that failed; it has an event of its own, which says where. */
export class EvaluationFailure extends Failure {
  readonly location: string | undefined;
  /** The value of the expression was at fault, not the expression: the event follows StateEntered. */
  readonly afterEntered: boolean;

  constructor(cause: string | undefined, location: string | undefined, afterEntered = false) {
    super('States.QueryEvaluationError', cause);
    this.location = location;
    this.afterEntered = afterEntered;
  }
}

/** Thrown for a feature that Stepwise does not have; it ends the execution, and the feature is named. */
export class Unsupported {
  readonly feature: string;
  constructor(feature: string) {
    this.feature = feature;
  }
}

/** Thrown when the history is full: the execution has failed, nothing more is written. */
export class HistoryFull {}

/** What is thrown for a result over the limit; `id` is what AWS's text calls the state or task. */
export const tooLarge = (id: string): StatesError =>
  new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${id}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
