// The timeline: a bar for every visit to a state, and inside it a bar for every attempt and a gap for every back-off, in lanes.
// Instants are virtual milliseconds since the execution started.
import type { HistoryEvent } from '../event.ts';
import { statusAt, type StateVisit, type VisitStatus } from './visits.ts';

export interface TimelineBar {
  readonly visit: StateVisit;
  readonly status: VisitStatus;
  readonly fromMs: number;
  /** For a visit that lasts at the cursor: the instant of the cursor. */
  readonly toMs: number;
  readonly attempts: readonly { readonly fromMs: number; readonly toMs: number; readonly error?: string }[];
}

/** The bar of one visit after the first `cursor` events; undefined before it was entered. For views that draw few of many bars. */
export function barAt(
  events: readonly HistoryEvent[],
  visit: StateVisit,
  cursor: number,
): TimelineBar | undefined {
  const status = statusAt(visit, cursor);
  if (status === undefined) return undefined;
  const startMs = msOf(events[0]);
  const at = (eventId: number) => msOf(events[eventId - 1]) - startMs;
  const nowMs = at(cursor);
  const until = (eventId: number | undefined) =>
    eventId === undefined || eventId > cursor ? nowMs : at(eventId);
  return {
    visit,
    status,
    fromMs: at(visit.enteredEventId),
    toMs: until(visit.endedEventId),
    attempts: visit.attempts
      .filter((attempt) => attempt.firstEventId <= cursor)
      .map((attempt) => ({
        fromMs: at(attempt.firstEventId),
        toMs: until(attempt.lastEventId),
        ...(attempt.error !== undefined && (attempt.lastEventId ?? 0) <= cursor && { error: attempt.error }),
      })),
  };
}

/** Virtual time as people read it: `00:00:07`, `00:00:07.250`, `1 d 02:00:00`. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(whole / 1000);
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':');
  const fraction = whole % 1000 ? `.${String(whole % 1000).padStart(3, '0')}` : '';
  return `${days ? `${days} d ` : ''}${clock}${fraction}`;
}

const msOf = (event: HistoryEvent | undefined): number => (event ? Date.parse(event.timestamp) : 0);
