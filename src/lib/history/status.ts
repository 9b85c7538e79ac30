// The words of the Step Functions console for the status of a state or an execution.
import type { ExecutionStatus } from './execution.ts';
import type { VisitStatus } from './folds/visits.ts';

export const visitStatusWords: { readonly [status in VisitStatus]: string } = {
  inProgress: 'In progress',
  succeeded: 'Succeeded',
  failed: 'Failed',
  caught: 'Caught error',
  cancelled: 'Cancelled',
};

export const executionStatusWords: { readonly [status in ExecutionStatus]: string } = {
  RUNNING: 'Running',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  TIMED_OUT: 'Timed out',
  ABORTED: 'Aborted',
};
