// Histories for tests in one line an event: `id<previous type name`, with details as JSON behind it.
import type { HistoryEvent, HistoryEventType } from '../../src/lib/history/index.ts';

const detailsKeyOf = (type: string): string => {
  if (/StateEntered$/.test(type)) return 'stateEnteredEventDetails';
  if (/StateExited$/.test(type)) return 'stateExitedEventDetails';
  return `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
};

/** `'2<0 PassStateEntered A'`, `'7<6 TaskFailed {"error":"Boom"}'` → events; one virtual second apart. */
export function historyOf(...lines: string[]): HistoryEvent[] {
  return lines.map((line) => {
    const [, id, previous, type, rest = ''] = /^(\d+)<(\d+) (\w+) ?(.*)$/.exec(line) ?? [];
    if (!id || !previous || !type) throw new Error(`not an event: ${line}`);
    const details = rest.startsWith('{') ? JSON.parse(rest) : rest ? { name: rest } : undefined;
    return {
      id: Number(id),
      previousEventId: Number(previous),
      type: type as HistoryEventType,
      timestamp: new Date(Number(id) * 1000).toISOString(),
      ...(details && { [detailsKeyOf(type)]: details }),
    };
  });
}
