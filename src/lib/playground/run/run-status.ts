// What the status line says, in the console's words: one of the statuses with a colour and an icon, and a text.
import { type Execution, type VisitStatus, executionStatusWords } from '../../history/index.ts';

export interface RunStatus {
  readonly text: string;
  /** Which colour and icon it has: those of a visit, or those of `ready` and `waiting`. */
  readonly kind: VisitStatus | 'ready' | 'waiting';
  /** The cause of a failure, where AWS gives one. */
  readonly cause?: string;
}

/** The status of a run after its first `cursor` events. */
export function runStatus({
  refusal,
  isLoading,
  isRunning,
  isCancelling,
  isCancelled,
  position,
  execution,
  cursor,
}: {
  /** Why a run did not happen. */
  refusal?: string;
  /** Whether what runs it is still being loaded. */
  isLoading: boolean;
  isRunning: boolean;
  /** Whether it is being cancelled. */
  isCancelling: boolean;
  /** Whether it was cancelled before it came to an end: its history is not whole. */
  isCancelled: boolean;
  /** How many events it has, also those that are not shown yet. */
  position: number;
  execution: Execution | undefined;
  cursor: number;
}): RunStatus {
  const cancelled: RunStatus = { text: `Cancelled after ${counted(position)} events`, kind: 'cancelled' };
  if (isRunning && isCancelled) return cancelled;
  if (isRunning) {
    const text = isCancelling ? 'Cancelling' : isLoading ? 'Loading the interpreter …' : 'Running';
    return { text, kind: 'inProgress' };
  }
  if (refusal !== undefined) return { text: refusal, kind: 'failed' };
  if (!execution) return { text: 'Ready', kind: 'ready' };
  if (cursor < execution.events.length) return { text: 'In progress', kind: 'inProgress' };
  const { status, error, cause, pendingCallbacks } = execution;
  if (isCancelled) return cancelled;
  const words = executionStatusWords[status];
  switch (status) {
    case 'SUCCEEDED':
      return { text: words, kind: 'succeeded' };
    case 'RUNNING': {
      const [callback] = pendingCallbacks;
      return { text: callback ? `Waiting for a callback: ${callback.stateName}` : words, kind: 'waiting' };
    }
    case 'ABORTED':
      return { text: words, kind: 'cancelled' };
    default:
      return { text: error ? `${words}: ${error}` : words, kind: 'failed', ...(cause ? { cause } : {}) };
  }
}

const counted = (count: number): string => count.toLocaleString('en-US');
