// The progress of a Map Run, counted as DescribeMapRun counts it: child executions, and the items that they were given.
import type { ExecutionStatus, MapRunCounts } from '../../../history/index.ts';
import type { LiveExecution } from '../../engine/types.ts';

export interface Counted {
  /** Child executions that have started, in the order of their inputs. */
  readonly children: readonly LiveExecution[];
  /** Items of each child execution, started or not. */
  readonly itemsOf: readonly number[];
  readonly hasWritten: boolean;
}

/** Counts of items, or of child executions when `itemsOf` says one for each. Pure. */
export function countMapRun({ children, itemsOf, hasWritten }: Counted): MapRunCounts {
  const inStatus = (...statuses: readonly (ExecutionStatus | 'PENDING')[]): number =>
    itemsOf.reduce((sum, items, index) => {
      const child = children[index];
      const status = child === undefined ? 'PENDING' : (child.outcome?.status ?? 'RUNNING');
      return statuses.includes(status) ? sum + items : sum;
    }, 0);
  const failed = inStatus('FAILED');
  return {
    pending: inStatus('PENDING'),
    running: inStatus('RUNNING'),
    succeeded: inStatus('SUCCEEDED'),
    failed,
    timedOut: inStatus('TIMED_OUT'),
    aborted: inStatus('ABORTED'),
    total: itemsOf.reduce((sum, items) => sum + items, 0),
    resultsWritten: hasWritten ? inStatus('SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED') : 0,
    failuresNotRedrivable: children[0]?.facts.type === 'EXPRESS' ? failed : 0,
    pendingRedrive: 0,
  };
}
