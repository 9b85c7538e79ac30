// Where stepping by state halts: after a state was entered, after an attempt failed, and at the end. Every event has a finer
// step of its own.
import type { HistoryEvent } from '../../history/index.ts';

const worthAStop = /StateEntered$|(?:Failed|TimedOut)$|^TaskSubmitted$/;

/** Cursors (numbers of events shown) to halt at, ascending; the last is the whole history. Empty for an empty history. */
export function stopsOf(events: readonly HistoryEvent[]): readonly number[] {
  const stops: number[] = [];
  events.forEach((event, index) => {
    if (worthAStop.test(event.type) || index === events.length - 1) stops.push(index + 1);
  });
  return stops;
}

/** Virtual milliseconds since the first event, by event id − 1. */
export function timesOf(events: readonly HistoryEvent[]): readonly number[] {
  const start = Date.parse(events[0]?.timestamp ?? '');
  return events.map(({ timestamp }) => Date.parse(timestamp) - start);
}

/** The cursor right after the first event that says that something failed; undefined when nothing did. */
export function firstFailure(events: readonly HistoryEvent[]): number | undefined {
  const at = events.findIndex(({ type }) => /(Failed|TimedOut)$|^FailStateEntered$/.test(type));
  return at < 0 ? undefined : at + 1;
}
