// Whether a floor is honest: its events are those that the interpreter writes, in the same order and with the same details.
import type { Execution } from '../../src/lib/history/execution.ts';
import { detailsOf, type HistoryEvent } from '../../src/lib/history/event.ts';

/** An event as light as a hand-written loop would keep it. `at` is in virtual milliseconds. */
export interface FloorEvent {
  readonly type: string;
  readonly previousEventId: number;
  readonly at: number;
  readonly name: string | undefined;
  /** Input, output, index or length. */
  readonly value: unknown;
  readonly extra: object | undefined;
}

/** The first difference between a floor's history and an execution's, or undefined. */
export function differenceOf(floor: readonly FloorEvent[], { events }: Execution): string | undefined {
  if (floor.length !== events.length) return `${floor.length} events instead of ${events.length}`;
  const [start] = events;
  const startedAt = Date.parse(start?.timestamp ?? '');
  for (const [index, event] of events.entries()) {
    const written = floor[index];
    const [wanted, found] = [shownText(event, startedAt), written && JSON.stringify(plain(written))];
    if (wanted !== found) return `event ${event.id} is ${found} instead of ${wanted}`;
  }
  return undefined;
}

const plain = ({ type, previousEventId, at, name, value, extra }: FloorEvent) => ({
  type,
  previousEventId,
  at,
  name,
  value: value === undefined ? undefined : JSON.stringify(value),
  extra: extra && Object.entries(extra).sort(),
});

function shownText(event: HistoryEvent, startedAt: number): string {
  const { name, input, inputDetails, output, outputDetails, index, length, ...extra } = detailsOf(event);
  void [inputDetails, outputDetails];
  const others = Object.entries(extra).sort();
  return JSON.stringify({
    type: event.type,
    previousEventId: event.previousEventId,
    at: Date.parse(event.timestamp) - startedAt,
    name,
    value: input ?? output ?? (index ?? length)?.toString(),
    extra: others.length === 0 ? undefined : others,
  });
}
