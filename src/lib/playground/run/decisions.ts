// What a person decides while an execution runs: whether the API would take the decision now, where it goes into the journal, and
// how it is told. A decision is never made silently: what the API refuses is answered with its sentence.
import type { Execution } from '../../history/execution.ts';
import type { ExecutionType } from '../../execution/request.ts';
import type { ExternalEvent, JournalEntry } from '../../execution/decisions.ts';
import { detailsOf, type HistoryEvent, type VisitIndex } from '../../history/index.ts';

/** Why the API would refuse a decision about an execution as it stands at its end, in a sentence; undefined when it takes it. */
export function refusalOf(
  event: ExternalEvent,
  execution: Execution | undefined,
  type: ExecutionType = 'STANDARD',
): string | undefined {
  if (!execution) return 'Run the workflow first.';
  const { status, pendingCallbacks } = execution;
  if (event.type === 'RedriveExecution') {
    if (type === 'EXPRESS') return 'ExecutionNotRedrivable: an Express execution cannot be redriven.';
    if (status === 'RUNNING')
      return 'ExecutionNotRedrivable: the execution is still running. Only one that failed, timed out or was stopped can be redriven.';
    return status === 'SUCCEEDED'
      ? 'ExecutionNotRedrivable: the execution succeeded. Only one that failed, timed out or was stopped can be redriven.'
      : undefined;
  }
  if ('taskToken' in event) {
    if (pendingCallbacks.some(({ taskToken }) => taskToken === event.taskToken)) return undefined;
    return 'TaskTimedOut: this task token was answered already, or its task is over. Nothing was sent.';
  }
  return status === 'RUNNING' ? undefined : 'The execution is over: nothing waits for this any more.';
}

/** Why the execution cannot be stopped after its first `cursor` events, in a sentence; undefined when it can. */
export function stopRefusal(execution: Execution | undefined, cursor: number): string | undefined {
  const last = execution?.events[cursor - 1];
  if (!execution || !last) return 'There is no execution yet that could be stopped.';
  return /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(last.type)
    ? 'The execution is over here. Step back to the moment at which it is to be stopped.'
    : undefined;
}

/** The journal with StopExecution after the first `cursor` of `length` events; what was decided from there on never happens. */
export const stoppedAt = (
  journal: readonly JournalEntry[],
  cursor: number,
  length: number,
): readonly JournalEntry[] => [
  ...(cursor < length ? journal.filter(({ afterEvent }) => afterEvent < cursor) : journal),
  { afterEvent: cursor, event: { type: 'StopExecution' } },
];

/** `Send task success to “Ask”`: a decision in words. */
export function decisionWords(
  entry: JournalEntry,
  journal: readonly JournalEntry[],
  events: readonly HistoryEvent[],
  index: VisitIndex,
): string {
  const { event } = entry;
  switch (event.type) {
    case 'StopExecution':
      return 'Stop the execution';
    case 'RedriveExecution':
      return 'Redrive the execution';
    case 'PassTime':
      return 'Let time pass';
    default: {
      const name = stateOfToken(event.taskToken, journal, events, index);
      const what = { SendTaskSuccess: 'success', SendTaskFailure: 'failure', SendTaskHeartbeat: 'heartbeat' };
      return `Send task ${what[event.type]} to ${name === undefined ? 'a task' : `“${name}”`}`;
    }
  }
}

// A token went out with what its task was called with; the token of a task that was taken over did not, but the event that follows
// its answer is one of that task.
function stateOfToken(
  token: string,
  journal: readonly JournalEntry[],
  events: readonly HistoryEvent[],
  { visits, visitOfEvent }: VisitIndex,
): string | undefined {
  const called = events.find((event) => detailsOf(event).parameters?.includes(token));
  const own = called && visits[visitOfEvent[called.id - 1] ?? -1];
  if (own) return own.name;
  const answer = journal.find(
    ({ event }) =>
      (event.type === 'SendTaskSuccess' || event.type === 'SendTaskFailure') && event.taskToken === token,
  );
  const next = answer && events[answer.afterEvent];
  return next && visits[visitOfEvent[next.id - 1] ?? -1]?.name;
}
