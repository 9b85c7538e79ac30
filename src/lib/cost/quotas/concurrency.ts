// How many iterations of a Map ran side by side, read from the history, so that it includes MaxConcurrency and AWS's own cap.
import type { HistoryEvent, VisitIndex } from '../../history/index.ts';

/** For each Map visit that ran iterations, by its position: the most that were open at once. */
export function concurrencyOfMaps(
  events: readonly HistoryEvent[],
  index: VisitIndex,
): ReadonlyMap<number, number> {
  const open = new Map<number, number>();
  const most = new Map<number, number>();
  events.forEach((event, at) => {
    const position = index.visitOfEvent[at] ?? -1;
    if (event.type === 'MapStateStarted') open.set(position, 0);
    if (!event.type.startsWith('MapIteration')) return;
    const now = (open.get(position) ?? 0) + (event.type === 'MapIterationStarted' ? 1 : -1);
    open.set(position, now);
    most.set(position, Math.max(most.get(position) ?? 0, now));
  });
  return most;
}
