// Turns what was thrown while a state was performed into the failure that Retry and Catch see, and records its event if it has one.
import { PathNotFound, StatesError } from '../../data/index.ts';
import { EvaluationFailure, Failure } from './failure.ts';
import type { Thread } from './types.ts';

/** The failure of the thread's state. The failure of a JSONata expression is recorded as an event first. */
export function reported(thread: Thread, thrown: unknown): Failure {
  const name = thread.state?.name ?? '';
  const failure = toFailure(thrown, thread);
  if (!(failure instanceof EvaluationFailure)) return failure;
  // Recorded: such an event does not follow the StateEntered but what came before it.
  const isFirst = thread.lastEventId === thread.enteredEventId && !failure.afterEntered;
  thread.lastEventId = thread.execution.record(
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

/** What was thrown while a state was performed, as a failure; our own bugs are thrown again. */
function toFailure(thrown: unknown, thread: Thread): Failure {
  if (thrown instanceof Failure) return thrown;
  const problem = thrown instanceof PathNotFound ? thrown.toStatesError() : thrown;
  if (!(problem instanceof StatesError)) throw thrown;
  const cause = problem.cause === undefined ? undefined : causePrefix(thread) + problem.cause;
  switch (problem.error) {
    case 'States.QueryEvaluationError':
      return new EvaluationFailure(cause, problem.location);
    case 'States.Runtime':
      return new Failure(problem.error, cause, true);
    default:
      return new Failure(problem.error, problem.cause, problem.error === 'States.DataLimitExceeded');
  }
}

/** How a cause begins. Recorded: the cause of a state that is tested by itself does not, as there is no history to point into. */
export const causePrefix = ({ execution, state, enteredEventId }: Thread): string =>
  execution.facts.contextObject === undefined
    ? `An error occurred while executing the state '${state?.name ?? ''}' (entered at the event id #${enteredEventId}). `
    : '';
