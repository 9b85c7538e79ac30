// How something in an execution fails: what the author can retry, catch and see.
import { PathNotFound, StatesError } from '../../data/states-error.ts';
import type { Thread } from './thread.ts';

/** The failure of a state. `error` and `cause` are what the events show. */
export class Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** No Retry and no Catch takes it (States.Runtime, and outputs over the limit). */
  readonly isFatal: boolean;
  /** A time-out because of a missed heartbeat, which `States.HeartbeatTimeout` matches although events say States.Timeout. */
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

  /** What a Catcher gives on. */
  get errorOutput(): { readonly Error: string; readonly Cause: string } {
    return { Error: this.error ?? '', Cause: this.cause ?? '' };
  }
}

/**
 * Whether a failure is told by the events of a Parallel or Map: …StateFailed, MapIterationFailed and the …Aborted of what it
 * stops. A fatal one ends the execution as it stands. Recorded for fields of a Map; observed of AWS for branches and
 * iterations by the suite of floci.
 */
export const isTold = (failure: Failure): boolean => !failure.isFatal;

/** A JSONata expression that failed: it has an event of its own, with the place. */
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

/** A feature that Stepwise does not have; it ends the run, named. */
export class Unsupported {
  readonly feature: string;
  constructor(feature: string) {
    this.feature = feature;
  }
}

/** What was thrown while a state was performed, as a failure; our own bugs are thrown on. */
function toFailure(thrown: unknown, thread: Thread): Failure {
  if (thrown instanceof Failure) return thrown;
  const problem = thrown instanceof PathNotFound ? thrown.toStatesError() : thrown;
  if (!(problem instanceof StatesError)) throw thrown;
  const cause = problem.cause === undefined ? undefined : placeOf(thread) + problem.cause;
  switch (problem.error) {
    case 'States.QueryEvaluationError':
      return new EvaluationFailure(cause, problem.location);
    case 'States.Runtime':
      return new Failure(problem.error, cause, true);
    default:
      return new Failure(problem.error, problem.cause, problem.error === 'States.DataLimitExceeded');
  }
}

/** How a cause begins. Recorded: one of a state that is tested by itself does not, as there is no history to point into. */
export const placeOf = ({ run, state, enteredEventId }: Thread): string =>
  run.facts.contextObject === undefined
    ? `An error occurred while executing the state '${state?.name ?? ''}' (entered at the event id #${enteredEventId}). `
    : '';

/** The failure of the thread's state. One of a JSONata expression is written into the history first. */
export function reported(thread: Thread, thrown: unknown): Failure {
  const name = thread.state?.name ?? '';
  const failure = toFailure(thrown, thread);
  if (!(failure instanceof EvaluationFailure)) return failure;
  // Recorded: such an event does not follow the StateEntered but what came before it.
  const isFirst = thread.lastEventId === thread.enteredEventId && !failure.afterEntered;
  thread.lastEventId = thread.run.record(
    'EvaluationFailed',
    isFirst ? thread.beforeEnteredId : thread.lastEventId,
    undefined,
    {
      ...failure.details,
      ...(failure.location === undefined ? {} : { location: failure.location }),
      state: name,
    },
  );
  return new Failure(failure.error, failure.cause);
}
