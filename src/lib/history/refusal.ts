// What the API refuses: why a decision about an execution would not be taken, in a sentence.
import type { ExternalEvent } from '../execution/decisions.ts';
import type { ExecutionType } from '../execution/request.ts';
import type { Execution } from './execution.ts';

/** Why the API would refuse a decision about an execution as it stands; undefined when it takes it. */
export function refusalOf(
  event: ExternalEvent,
  { status, pendingCallbacks }: Pick<Execution, 'status' | 'pendingCallbacks'>,
  type: ExecutionType = 'STANDARD',
): string | undefined {
  switch (event.type) {
    case 'RedriveExecution':
      return redriveRefusal(status, type);
    case 'StopExecution':
      return status === 'RUNNING' ? undefined : 'The execution is over: there is nothing left to stop.';
    case 'PassTime':
      return pendingCallbacks.length > 0 ? undefined : 'Nothing waits for an answer: time passes by itself.';
    default:
      return pendingCallbacks.some(({ taskToken }) => taskToken === event.taskToken)
        ? undefined
        : 'TaskTimedOut: this task token was answered already, or its task is over. Nothing was sent.';
  }
}

function redriveRefusal(status: Execution['status'], type: ExecutionType): string | undefined {
  if (type === 'EXPRESS') return 'ExecutionNotRedrivable: an Express execution cannot be redriven.';
  const state = { RUNNING: 'is still running', SUCCEEDED: 'succeeded' }[String(status)];
  return state === undefined
    ? undefined
    : `ExecutionNotRedrivable: the execution ${state}. Only one that failed, timed out or was stopped can be redriven.`;
}
