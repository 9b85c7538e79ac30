// Retries that never helped: every attempt failed with the same error, one that trying again does not cure.
import { within } from '../../asl/index.ts';
import type { DesignContext, Saving } from './rule.ts';

/** Errors that may well be gone on the next try. */
const passing =
  /Timeout|TimedOut|TooManyRequests|Throttl|ServiceException|AWSLambdaException|SdkClientException|ServiceUnavailable|InternalServer|SlowDown|LimitExceeded|Conflict/i;

export function uselessRetries(context: DesignContext): readonly Saving[] {
  const { states, index, breakdown } = context;
  return states.flatMap((state): Saving[] => {
    const visits = index.visits.filter(({ name, attempts }) => name === state.name && attempts.length > 1);
    const helped = visits.some(({ statuses }) => {
      const last = statuses.at(-1)?.status;
      return last !== 'failed' && last !== 'caught';
    });
    const errors = new Set(visits.flatMap(({ attempts }) => attempts.map(({ error }) => error)));
    const [error] = errors;
    if (visits.length === 0 || helped || errors.size !== 1 || error === undefined || passing.test(error))
      return [];
    const spent = breakdown.retries
      .filter((retry) => retry.state === state.name)
      .reduce((sum, { transitions }) => sum + transitions, 0);
    const times = breakdown.retries.filter((retry) => retry.state === state.name).length;
    return [
      {
        states: [state.name],
        location: within(state.location, 'Retry'),
        says: `"${state.name}" was retried ${times === 1 ? 'once' : `${times} times`}, and every try failed with ${error}. Name in ErrorEquals only errors that pass, and catch this one.`,
        saves: spent,
      },
    ];
  });
}
