// What the event list says of one event: its state, and the instant since the start of the run.
import { formatDuration, detailsOf, type HistoryEvent, type VisitIndex } from '../../history/index.ts';

/** The state an event belongs to; empty for events of the execution. */
export const stateOf = (event: HistoryEvent, index: VisitIndex): string =>
  index.visits[index.visitOfEvent[event.id - 1] ?? -1]?.name ?? '';

/** Virtual time since the first event, `00:00:07`. */
export const sinceStart = (event: HistoryEvent, first: HistoryEvent | undefined): string =>
  formatDuration(Date.parse(event.timestamp) - Date.parse(first?.timestamp ?? event.timestamp));

/** Which status colour an event type speaks of; undefined for neutral ones. */
export function toneOf({ type }: HistoryEvent): 'failed' | 'succeeded' | 'cancelled' | undefined {
  if (/(Failed|TimedOut)$/.test(type)) return 'failed';
  if (/Aborted$/.test(type)) return 'cancelled';
  return /^(Execution|Task|LambdaFunction|Activity|MapIteration|MapRun)?\w*Succeeded$/.test(type)
    ? 'succeeded'
    : undefined;
}

/** The details of an event as rows, texts that are JSON indented. */
export function detailRows(event: HistoryEvent): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(detailsOf(event))
    .filter(([key]) => !key.endsWith('Details'))
    .map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? value : JSON.stringify(value, null, 2),
    }));
}
