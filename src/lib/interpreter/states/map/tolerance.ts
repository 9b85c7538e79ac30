// How many children of a distributed Map may fail before the Map Run fails.
import type { MapState } from '../../../asl/index.ts';
import { Failure } from '../../engine/failure.ts';
import type { Activity } from '../../engine/activity.ts';
import type { Compiling } from '../../engine/behaviour.ts';
import type { Thread } from '../../engine/types.ts';
import { compileNumber, notAFloat } from '../../fields/whole-number.ts';

/** Undefined where the state does not say. */
export interface Tolerance {
  readonly count: number | undefined;
  readonly percentage: number | undefined;
}

/** Whether more have failed than is tolerated: nothing is when the state says nothing, and either number counts when it gives both. */
export function isOverTolerance({ count, percentage }: Tolerance, failed: number, total: number): boolean {
  if (count === undefined && percentage === undefined) return failed > 0;
  return (
    (count !== undefined && failed > count) ||
    (percentage !== undefined && (100 * failed) / total > percentage)
  );
}

export const thresholdExceeded = (): Failure =>
  new Failure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );

export function compileTolerance(
  state: MapState,
  { queryLanguage }: Compiling,
): (thread: Thread) => Activity<Tolerance> {
  const count = compileNumber(
    {
      name: 'ToleratedFailureCount',
      value: state.ToleratedFailureCount,
      path: state.ToleratedFailureCountPath,
      isCount: true,
    },
    queryLanguage,
  );
  const percentage = compileNumber(
    {
      name: 'ToleratedFailurePercentage',
      value: state.ToleratedFailurePercentage,
      path: state.ToleratedFailurePercentagePath,
      complaint: notAFloat,
      isFloat: true,
      isPercentage: true,
    },
    queryLanguage,
  );
  return function* (thread) {
    return {
      count: count && (yield* count(thread)),
      percentage: percentage && (yield* percentage(thread)),
    };
  };
}
