// What a person decides while an execution runs: where it goes into the journal, and how it is told.
import { type Execution, type HistoryEvent, type VisitIndex, detailsOf } from '../../history/index.ts';
import type { JournalEntry } from '../../execution/index.ts';

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
