// Why a failure was retried, caught or neither: asks every retrier and catcher in order, and answers each in a sentence.
import type { Catcher, Retrier } from '../../asl/index.ts';
import { backoffSeconds, matches, retrierDefaults } from '../states/error-handling.ts';
import { Failure } from '../engine/failure.ts';

/** A failed attempt, as the history tells it. */
export interface FailedAttempt {
  readonly error?: string;
  readonly cause?: string;
  /** A time-out because no heartbeat came. */
  readonly isHeartbeat?: boolean;
  /** Virtual seconds from the failure to the next attempt; absent when there was none. */
  readonly waitedSeconds?: number;
}

export interface HandlerExplanation {
  readonly field: 'Retry' | 'Catch';
  readonly position: number;
  readonly isMatched: boolean;
  /** Whether this is the one that decided. */
  readonly isTaken: boolean;
  readonly sentence: string;
}

export interface FailureExplanation {
  /** Which attempt of the visit failed, from 1. */
  readonly attempt: number;
  readonly error: string;
  readonly cause?: string;
  readonly handlers: readonly HandlerExplanation[];
  /** What followed, in a sentence. */
  readonly outcome: string;
}

interface Handled {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** The failed attempts of one visit, in order, each with what Retry and Catch of its state said. Pure. */
export function explainFailures(
  { Retry: retriers = [], Catch: catchers = [] }: Handled,
  attempts: readonly FailedAttempt[],
): readonly FailureExplanation[] {
  const used = retriers.map(() => 0);
  return attempts.map((failed, at) => {
    const failure = failureOf(failed);
    const handlers: HandlerExplanation[] = [];
    let outcome: string | undefined;
    let isAnswered = false;
    retriers.forEach((retrier, position) => {
      const isMatched = matches(retrier.ErrorEquals, failure);
      const why = whyMatched(retrier.ErrorEquals, failure);
      const name = `Retry[${position}]`;
      const row = { field: 'Retry' as const, position };
      if (isAnswered)
        return void handlers.push({
          ...row,
          isMatched,
          isTaken: false,
          sentence: `${name} is not asked: the first retrier that matches decides alone.`,
        });
      if (!isMatched)
        return void handlers.push({
          ...row,
          isMatched,
          isTaken: false,
          sentence: `${name} does not match: ${why}`,
        });
      isAnswered = true;
      const most = retrier.MaxAttempts ?? retrierDefaults.MaxAttempts;
      const count = used[position] ?? 0;
      const isTaken = count < most;
      if (isTaken) {
        used[position] = count + 1;
        outcome = `${name} tries again${waited(failed)}.`;
      }
      handlers.push({
        ...row,
        isMatched,
        isTaken,
        sentence: isTaken
          ? `${name} matches: ${why} It is retry ${count + 1} of ${most}. ${delayText(retrier, count, failed)}`
          : `${name} matches: ${why} But ${most === 0 ? 'MaxAttempts is 0: it forbids a retry' : `all ${most} of its retries are used`}.`,
      });
    });
    let isCaught = false;
    if (outcome === undefined)
      catchers.forEach((catcher, position) => {
        const name = `Catch[${position}]`;
        const row = { field: 'Catch' as const, position };
        const isMatched = matches(catcher.ErrorEquals, failure);
        const why = whyMatched(catcher.ErrorEquals, failure);
        if (isCaught)
          return void handlers.push({
            ...row,
            isMatched,
            isTaken: false,
            sentence: `${name} is not asked: an earlier catcher took the error.`,
          });
        isCaught = isMatched;
        if (isMatched) outcome = `${name} takes the error to “${catcher.Next}”.`;
        handlers.push({
          ...row,
          isMatched,
          isTaken: isMatched,
          sentence: isMatched
            ? `${name} matches: ${why} The execution goes on in “${catcher.Next}”.`
            : `${name} does not match: ${why}`,
        });
      });
    return {
      attempt: at + 1,
      error: failed.error ?? '',
      ...(failed.cause !== undefined && { cause: failed.cause }),
      handlers,
      outcome: outcome ?? nobody(retriers.length, catchers.length, failure),
    };
  });
}

const failureOf = ({ error, cause, isHeartbeat }: FailedAttempt): Failure =>
  new Failure(error, cause, error === 'States.Runtime' || error === 'States.DataLimitExceeded', isHeartbeat);

function whyMatched(names: readonly string[], failure: Failure): string {
  const error = failure.error ?? '';
  if (failure.isFatal) return `nothing retries or catches ${error}, not even "States.ALL".`;
  const name = names.find((each) => matches([each], failure));
  if (name === undefined) {
    const given = names.map((each) => `"${each}"`).join(', ');
    if (error === 'States.Timeout' && names.includes('States.TaskFailed'))
      return `"States.TaskFailed" means every failure but a time-out, and this is States.Timeout.`;
    return `it takes ${given}, and the error is "${error}".`;
  }
  if (name === error) return `it names "${error}".`;
  if (name === 'States.ALL') return `"States.ALL" takes every error that can be taken.`;
  if (name === 'States.HeartbeatTimeout') return `the time-out was a missed heartbeat.`;
  return `"${name}" takes every failure but a time-out.`;
}

function delayText(retrier: Retrier, count: number, failed: FailedAttempt): string {
  const interval = retrier.IntervalSeconds ?? retrierDefaults.IntervalSeconds;
  const rate = retrier.BackoffRate ?? retrierDefaults.BackoffRate;
  const seconds = backoffSeconds(retrier, count);
  const formula =
    count === 0
      ? `IntervalSeconds ${interval}`
      : `${interval} × ${rate}^${count} = ${interval * rate ** count}`;
  const capped =
    retrier.MaxDelaySeconds !== undefined && interval * rate ** count > retrier.MaxDelaySeconds
      ? `, held at MaxDelaySeconds ${retrier.MaxDelaySeconds}`
      : '';
  const jitter =
    retrier.JitterStrategy === 'FULL'
      ? ` With full jitter that is anything from 0 to ${seconds} s${failed.waitedSeconds === undefined ? '' : `; here ${failed.waitedSeconds} s`}.`
      : '';
  return `It waits ${jitter === '' ? `${seconds} s` : `up to ${seconds} s`} (${formula}${capped}).${jitter}`;
}

const waited = ({ waitedSeconds }: FailedAttempt): string =>
  waitedSeconds === undefined ? '' : ` after ${waitedSeconds} s`;

function nobody(retriers: number, catchers: number, failure: Failure): string {
  if (failure.isFatal) return `${failure.error} cannot be retried or caught: the execution fails.`;
  if (retriers + catchers === 0) return 'The state has neither Retry nor Catch: the error goes on outwards.';
  return 'Nothing takes the error: it goes on outwards.';
}
