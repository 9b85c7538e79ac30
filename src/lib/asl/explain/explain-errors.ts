// Retriers and catchers in plain English: "waits 2 s, 4 s, 8 s, then gives up after 3 retries".
import type { JsonValue } from '../json.ts';
import { ownValue } from '../json.ts';
import { defaultOf } from '../tables/fields.ts';
import { duration, listed, quoted, short } from './sentence.ts';

/** More waits than this are summed up. */
const maxShown = 6;

/** One sentence about a retrier. */
export function explainRetrier(retrier: JsonValue): string {
  const attempts = number(retrier, 'MaxAttempts');
  const errors = errorsIn(retrier);
  if (attempts === 0) return `On ${errors} it is not tried again: MaxAttempts is 0.`;
  const delays = retryDelays(retrier, Math.min(attempts, maxShown)).map(short);
  const more = attempts > maxShown ? ' and so on' : '';
  const jitter = ownValue(retrier, 'JitterStrategy') === 'FULL' ? 'a random time of up to ' : '';
  const limit = ownValue(retrier, 'MaxDelaySeconds');
  const most = typeof limit === 'number' && more !== '' ? ` (never more than ${duration(limit)})` : '';
  const times = attempts === 1 ? '1 retry' : `${attempts} retries`;
  return `On ${errors} it waits ${jitter}${delays.join(', ')}${more}${most}, then gives up after ${times}.`;
}

/** Seconds before each of the first retries, without jitter. */
function retryDelays(retrier: JsonValue, count: number): readonly number[] {
  const interval = number(retrier, 'IntervalSeconds');
  const rate = number(retrier, 'BackoffRate');
  const limit = ownValue(retrier, 'MaxDelaySeconds');
  return Array.from({ length: count }, (_, retry) => {
    const delay = interval * rate ** retry;
    return typeof limit === 'number' ? Math.min(delay, limit) : delay;
  });
}

/** One sentence about a catcher. */
export function explainCatcher(catcher: JsonValue): string {
  const next = ownValue(catcher, 'Next');
  const goes = typeof next === 'string' ? `goes to ${quoted(next)}` : 'goes nowhere yet';
  return `On ${errorsIn(catcher)} that is left after the retries it ${goes}${whatItKeeps(catcher)}.`;
}

function whatItKeeps(catcher: JsonValue): string {
  const path = ownValue(catcher, 'ResultPath');
  if (ownValue(catcher, 'Output') !== undefined) return ' with what Output gives';
  if (path === null) return ' with the input, and forgets the error';
  if (typeof path === 'string' && path !== '$') return ` with the input, the error put at ${path}`;
  return ' with Error and Cause in place of the input';
}

function errorsIn(entry: JsonValue): string {
  const names = ownValue(entry, 'ErrorEquals');
  const texts = Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  if (texts.length === 0) return 'no error at all';
  return listed(
    texts.map((name) => (name === 'States.ALL' ? 'any error' : name)),
    'or',
  );
}

function number(entry: JsonValue, field: 'IntervalSeconds' | 'MaxAttempts' | 'BackoffRate'): number {
  const value = ownValue(entry, field);
  return typeof value === 'number' ? value : defaultOf('Retrier', field);
}
