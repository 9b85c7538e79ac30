// What the event list says of one event: its state, its resource, its tone, its details.
import { detailsOf, type HistoryEvent, type VisitIndex } from '../../../history/index.ts';

/** The state an event belongs to; empty for events of the execution. */
export const stateOf = (event: HistoryEvent, index: VisitIndex): string =>
  index.visits[index.visitOfEvent[event.id - 1] ?? -1]?.name ?? '';

/** What the event's task calls: `lambda:invoke`, the name of a function or activity, `Map Run`; empty for other events. */
export function resourceOf(event: HistoryEvent, events: readonly HistoryEvent[]): string {
  const { resource, resourceType, mapRunArn } = detailsOf(event);
  if (mapRunArn !== undefined) return 'Map Run';
  if (resource !== undefined)
    return resourceType === undefined
      ? (resource.split(':').at(-1) ?? resource)
      : `${resourceType}:${resource}`;
  // Only the first event of a call of a function or activity names it; the others follow it.
  const before = /^(LambdaFunction|Activity)(?!.*Scheduled)/.test(event.type)
    ? events[event.previousEventId - 1]
    : undefined;
  return before && before.id < event.id ? resourceOf(before, events) : '';
}

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
