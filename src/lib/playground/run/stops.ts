// Where stepping by state halts: after a state was entered, after an attempt failed, and at the end. Every event has a finer
// step of its own.
import type { HistoryEvent } from '../../history/event.ts';

const worthAStop = /StateEntered$|(?:Failed|TimedOut)$|^TaskSubmitted$/;

/** Cursors (numbers of events shown) to halt at, ascending; the last is the whole history. Empty for an empty history. */
export function stopsOf(events: readonly HistoryEvent[]): readonly number[] {
  const stops: number[] = [];
  events.forEach((event, index) => {
    if (worthAStop.test(event.type) || index === events.length - 1) stops.push(index + 1);
  });
  return stops;
}
