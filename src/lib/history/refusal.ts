// What the API refuses: why a decision about an execution would not be taken, in a sentence.
import { countText, maxEventsForRedrive } from '../asl/index.ts';
import type { ExecutionType, ExternalEvent } from '../execution/index.ts';
import type { Execution } from './execution.ts';

/** Why the API would refuse a decision about an execution as it stands; undefined when it takes it. */
export function refusalOf(
  event: ExternalEvent,
  { status, pendingCallbacks, events }: Pick<Execution, 'status' | 'pendingCallbacks' | 'events'>,
  type: ExecutionType = 'STANDARD',
): string | undefined {
  switch (event.type) {
    case 'RedriveExecution':
      return redriveRefusal(status, events.length, type);
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

function redriveRefusal(
  status: Execution['status'],
  eventCount: number,
  type: ExecutionType,
): string | undefined {
  if (type === 'EXPRESS') return 'ExecutionNotRedrivable: an Express execution cannot be redriven.';
  const state = { RUNNING: 'is still running', SUCCEEDED: 'succeeded' }[String(status)];
  if (state !== undefined)
    return `ExecutionNotRedrivable: the execution ${state}. Only one that failed, timed out or was stopped can be redriven.`;
  return eventCount < maxEventsForRedrive
    ? undefined
    : `ExecutionNotRedrivable: its history has ${countText(eventCount)} events, and only one with fewer than ${countText(maxEventsForRedrive)} can be redriven.`;
}
