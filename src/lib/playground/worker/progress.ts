// How far a run is that is still being made, as far as that is known: the events so far, and the items of its Maps, whose number is
// known. How many events will come is not.
import { type Execution, type HistoryEvent, detailsOf } from '../../history/index.ts';

export interface RunProgress {
  readonly events: number;
  /** Items of the Maps that have begun, and those of them that are done. */
  readonly items: number;
  readonly itemsDone: number;
}

export const noProgress: RunProgress = { events: 0, items: 0, itemsDone: 0 };

/** The progress after more events; `history` holds them and all before them. */
export function progressAfter(
  before: RunProgress,
  events: readonly HistoryEvent[],
  history: readonly HistoryEvent[],
): RunProgress {
  let { items, itemsDone } = before;
  for (const event of events) {
    if (event.type === 'MapStateStarted') items += lengthOf(event);
    // This Map is a distributed one.
    else if (event.type === 'MapRunStarted') items -= lengthOf(history[event.previousEventId - 1]);
    else if (event.type === 'MapIterationSucceeded' || event.type === 'MapIterationFailed') itemsDone++;
  }
  return { events: before.events + events.length, items, itemsDone };
}

const lengthOf = (started: HistoryEvent | undefined): number => (started && detailsOf(started).length) ?? 0;

/** The progress with the items of distributed Maps, which have no events in this history. */
export function withMapRuns(progress: RunProgress, mapRuns: Execution['mapRuns'] = []): RunProgress {
  let { items, itemsDone } = progress;
  for (const { itemCounts } of mapRuns) {
    items += itemCounts.total;
    itemsDone += itemCounts.total - itemCounts.pending - itemCounts.running;
  }
  return { ...progress, items, itemsDone };
}

/** `12,000 events, 3,000 of 40,000 items`. */
export function progressWords({ events, items, itemsDone }: RunProgress): string {
  const written = `${counted(events)} ${events === 1 ? 'event' : 'events'}`;
  return items === 0 ? written : `${written}, ${counted(itemsDone)} of ${counted(items)} items`;
}

const counted = (count: number): string => count.toLocaleString('en-US');
