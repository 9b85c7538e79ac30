// Retry and Catch: which retrier or catcher handles a failure, and what follows.
import {
  type Catcher,
  type JsonValue,
  type QueryLanguage,
  type Retrier,
  defaultOf,
  maxRetryDelaySeconds,
} from '../../asl/index.ts';
import { StatesError, compileResultField } from '../../data/index.ts';
import { compileExpressionLeaving } from '../fields/expression-fields.ts';
import type { Failure } from '../engine/failure.ts';
import { reported } from '../engine/reported.ts';
import type { ErrorDetails } from '../engine/inspector.ts';
import type { Activity } from '../engine/activity.ts';
import type { CompiledState, Thread } from '../engine/types.ts';
import type { Compiling, LinkedState } from '../engine/behaviour.ts';
import { compileAssign, type Left } from '../fields/path-fields.ts';

/** What a retrier does where it does not say. */
export const retrierDefaults = {
  IntervalSeconds: defaultOf('Retrier', 'IntervalSeconds'),
  MaxAttempts: defaultOf('Retrier', 'MaxAttempts'),
  BackoffRate: defaultOf('Retrier', 'BackoffRate'),
};

interface Handled {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

interface CompiledCatcher {
  readonly errors: readonly string[];
  readonly target: LinkedState;
  readonly leave: (thread: Thread, errorOutput: JsonValue) => Activity<Left>;
}

/** Does a state's work once; returns its failure, or throws it. */
export type PerformAttempt = (thread: Thread, state: CompiledState) => Activity<Failure | void>;

export interface ErrorHandling {
  /** Performs `attempt` until it succeeds, is caught (the thread then stands in the catcher's target), or fails for good. `giveUp` is called when no retrier handles the failure. */
  readonly perform: (
    thread: Thread,
    state: CompiledState,
    attempt: PerformAttempt,
    giveUp?: (thread: Thread, failure: Failure) => void,
  ) => Activity;
}

/** Compiles Retry and Catch of a state. */
export function compileErrorHandling(state: Handled, compiling: Compiling): ErrorHandling {
  const retriers = state.Retry ?? [];
  const { inspector } = compiling;
  const catchers = (state.Catch ?? []).map((catcher, i) => compileCatcher(catcher, i, compiling));
  return {
    *perform(thread, compiled, attempt, giveUp) {
      // Each retrier keeps its own count, for one visit to the state.
      let counts: number[] | undefined;
      for (;;) {
        let failure: Failure | void;
        try {
          failure = yield* attempt(thread, compiled);
        } catch (thrown) {
          failure = reported(thread, thrown);
        }
        if (failure === undefined) return;
        const { execution } = thread;
        const { scheduler } = execution;
        counts ??= retriers.map(() => inspector?.retrierRetryCount ?? 0);
        const met = failure;
        const retryIndex = retriers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, met));
        const delay = nextDelay(retriers, counts, retryIndex, thread);
        if (retryIndex >= 0) inspector?.handled(failure, { retryIndex, ...backoffDetails(delay) });
        if (delay !== undefined) {
          thread.retryCount++;
          thread.awaitsRetry = true;
          yield scheduler.sleepUntil(thread, scheduler.clock.now + delay);
          thread.awaitsRetry = false;
          continue;
        }
        const beforeGivenUp = thread.lastEventId;
        giveUp?.(thread, failure);
        const catchIndex = catchers.findIndex(({ errors }) => matches(errors, met));
        const catcher = catchers[catchIndex];
        if (catcher === undefined) throw failure;
        inspector?.handled(failure, { catchIndex });
        scheduler.onTaken?.(execution, compiled.name, 'Catch', catchIndex);
        let left: Left;
        try {
          left = yield* catcher.leave(thread, failure.errorOutput);
        } catch (thrown) {
          // Observed of AWS: an expression of a catcher fails where the work did, and a Parallel or Map fails a second time.
          if (thrown instanceof StatesError && thrown.error === 'States.QueryEvaluationError') {
            thread.lastEventId = beforeGivenUp;
          }
          const again = reported(thread, thrown);
          giveUp?.(thread, again);
          throw again;
        }
        execution.exit(thread, compiled, left.output, catcher.target.state, left.assigned);
        return;
      }
    },
  };
}

const backoffDetails = (delayMs: number | undefined): ErrorDetails =>
  delayMs === undefined ? {} : { retryBackoffIntervalSeconds: Math.round(delayMs / 1000) };

/** Whether `ErrorEquals` matches a failure. A mock may name a missed heartbeat, which AWS's events call States.Timeout. */
export function matches(errors: readonly string[], failure: Failure): boolean {
  if (failure.isFatal) return false;
  const isTimeout = failure.error === 'States.Timeout' || failure.error === 'States.HeartbeatTimeout';
  return errors.some((name) => {
    if (name === failure.error || name === 'States.ALL') return true;
    if (name === 'States.HeartbeatTimeout') return failure.isHeartbeat;
    if (name === 'States.Timeout') return isTimeout;
    return name === 'States.TaskFailed' && !isTimeout;
  });
}

/** Milliseconds until retrier `i`, the first that matches and therefore the only one that counts, tries again; undefined when it does not. */
function nextDelay(
  retriers: readonly Retrier[],
  counts: number[],
  i: number,
  thread: Thread,
): number | undefined {
  const retrier = retriers[i];
  const count = counts[i];
  if (retrier === undefined || count === undefined) return undefined;
  if (count >= (retrier.MaxAttempts ?? retrierDefaults.MaxAttempts)) return undefined;
  counts[i] = count + 1;
  const seconds = backoffSeconds(retrier, count);
  return 1000 * (retrier.JitterStrategy === 'FULL' ? thread.random.next() * seconds : seconds);
}

/** Seconds before retry number `count` (from 0) of a retrier, before jitter. */
export const backoffSeconds = (retrier: Retrier, count: number): number =>
  Math.min(
    (retrier.IntervalSeconds ?? retrierDefaults.IntervalSeconds) *
      (retrier.BackoffRate ?? retrierDefaults.BackoffRate) ** count,
    retrier.MaxDelaySeconds ?? maxRetryDelaySeconds,
  );

function compileCatcher(catcher: Catcher, index: number, compiling: Compiling): CompiledCatcher {
  return {
    errors: catcher.ErrorEquals,
    target: compiling.target(catcher.Next),
    leave: catcherLeavingOf[compiling.queryLanguage](catcher, index),
  };
}

const catcherLeavingOf: {
  readonly [L in QueryLanguage]: (catcher: Catcher, index: number) => CompiledCatcher['leave'];
} = {
  JSONPath: (catcher) => {
    const merge = compileResultField(catcher.ResultPath);
    const assign = compileAssign(catcher.Assign);
    return function* (thread, errorOutput) {
      return {
        output: merge === undefined ? errorOutput : merge(thread.stateInput, errorOutput),
        assigned: assign?.(thread, errorOutput),
      };
    };
  },
  JSONata: (catcher, index) => {
    const leave = compileExpressionLeaving(catcher, `Catch[${index}]/`);
    return (thread, errorOutput) => leave(thread, errorOutput, { errorOutput });
  },
};
