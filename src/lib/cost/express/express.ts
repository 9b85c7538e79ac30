// What the same run would cost as an Express execution: one request, its duration in steps of 100 ms, and an estimate of its memory in
// steps of 64 MB.
import type { HistoryEvent, StateVisit, VisitIndex } from '../../history/index.ts';
import { billedMb, billedMs, billedUnits } from '../bill.ts';
import { concurrencyOfMaps } from '../quotas/concurrency.ts';
import { largestPayload } from '../quotas/payload.ts';

export interface MemoryPart {
  readonly what: string;
  readonly bytes: number;
  /** How the figure came about. */
  readonly how: string;
}

/** AWS's formula: 50 MB + size of the definition + size of the data × number of Map or Parallel steps. 1 MB = 1,000,000 bytes. */
export interface MemoryEstimate {
  readonly parts: readonly MemoryPart[];
  readonly megabytes: number;
  readonly billedMegabytes: number;
  /** Billed megabytes if the data of every state visit were held at once. */
  readonly atMostMegabytes: number;
  readonly howSure: string;
}

export interface ExpressRun {
  /** Virtual milliseconds from the first event to the last, `taskMs` included. */
  readonly durationMs: number;
  readonly billedDurationMs: number;
  readonly memory: MemoryEstimate;
  /** Units of 100 ms × 64 MB. */
  readonly units: number;
  /** False while the run has not ended: then the figures are those so far. */
  readonly isOver: boolean;
}

export interface ExpressAssumptions {
  /** UTF-8 bytes of the definition's text. */
  readonly definitionBytes: number;
  /** Milliseconds that a task takes where the run says none (a mocked task answers at once). */
  readonly taskMs?: number;
}

const million = 1_000_000;
const baseBytes = 50 * million;

/** The memory that AWS's formula gives for such figures. */
export function memoryEstimate(use: {
  readonly definitionBytes: number;
  readonly payloadBytes: number;
  /** Iterations and branches that held data. */
  readonly steps: number;
  /** State visits in all, for the upper end. */
  readonly visits?: number;
}): MemoryEstimate {
  const { definitionBytes, payloadBytes, steps, visits = steps } = use;
  const withSteps = (count: number) => baseBytes + definitionBytes + payloadBytes * count;
  const billed = (bytes: number) => Math.max(1, Math.ceil(bytes / million / billedMb)) * billedMb;
  const billedMegabytes = billed(withSteps(steps));
  const atMostMegabytes = Math.max(billedMegabytes, billed(withSteps(visits)));
  return {
    parts: [
      { what: 'every execution', bytes: baseBytes, how: "the base of AWS's formula" },
      { what: 'the definition', bytes: definitionBytes, how: 'the size of its text' },
      {
        what: 'the data',
        bytes: payloadBytes * steps,
        how: `the largest payload of the run, ${payloadBytes.toLocaleString('en-US')} bytes, × ${steps} (Map iterations and Parallel branches, at least 1)`,
      },
    ],
    megabytes: withSteps(steps) / million,
    billedMegabytes,
    atMostMegabytes,
    howSure:
      billedMegabytes === atMostMegabytes
        ? `Sure enough: even with the data of every state held at once it stays at ${billedMegabytes} MB.`
        : `An estimate: AWS documents the formula, not how long data is held. It lies between ${billedMegabytes} and ${atMostMegabytes} MB; the metric ExpressExecutionBilledMemory tells.`,
  };
}

/** What the first `cursor` events would be billed as one Express execution. Pure. */
export function expressRun(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  { definitionBytes, taskMs = 0 }: ExpressAssumptions,
  cursor: number = events.length,
): ExpressRun {
  const shown = cursor >= events.length ? events : events.slice(0, cursor);
  const visits = index.visits.filter((visit) => visit.enteredEventId <= cursor);
  const lanes = new Set(visits.flatMap(({ lane }) => (lane ? [`${lane.container}:${lane.index}`] : [])));
  const memory = memoryEstimate({
    definitionBytes,
    payloadBytes: largestPayload(shown)?.bytes ?? 0,
    steps: Math.max(1, lanes.size),
    visits: Math.max(1, visits.length),
  });
  const durationMs = virtualMs(shown) + addedTaskMs(shown, index, visits, taskMs);
  return {
    durationMs,
    billedDurationMs: Math.max(1, Math.ceil(durationMs / billedMs)) * billedMs,
    memory,
    units: billedUnits(durationMs, memory.billedMegabytes),
    isOver: /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(shown.at(-1)?.type ?? ''),
  };
}

/** Virtual milliseconds from the first event to the last; 0 where their instants cannot be read. */
export function virtualMs(events: readonly HistoryEvent[]): number {
  const [first, last] = [events[0], events.at(-1)];
  const ms = first && last ? Date.parse(last.timestamp) - Date.parse(first.timestamp) : 0;
  return ms > 0 ? ms : 0;
}

/**
 * The time that `taskMs` a task would add to a run in which tasks answer at once: along a block times add up; of the branches
 * of a Parallel the longest counts; the iterations of a Map share its concurrency.
 */
function addedTaskMs(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  visits: readonly StateVisit[],
  taskMs: number,
): number {
  if (taskMs === 0) return 0;
  const concurrency = concurrencyOfMaps(events, index);
  const lanes = new Map<number, Map<number, number>>();
  let total = 0;
  // Visits lie behind their container, so that from the end every container finds its lanes summed up.
  for (const visit of visits.toReversed()) {
    const inside = [...(lanes.get(visit.position)?.values() ?? [])];
    const instant = visit.attempts.filter((attempt) => isInstant(attempt, events)).length;
    const ms =
      visit.type === 'Task'
        ? instant * taskMs
        : Math.max(
            0,
            ...inside,
            visit.type === 'Map'
              ? inside.reduce((sum, each) => sum + each, 0) / (concurrency.get(visit.position) ?? 1)
              : 0,
          );
    if (!visit.lane) total += ms;
    else {
      const siblings = lanes.get(visit.lane.container) ?? new Map<number, number>();
      siblings.set(visit.lane.index, (siblings.get(visit.lane.index) ?? 0) + ms);
      lanes.set(visit.lane.container, siblings);
    }
  }
  return total;
}

const isInstant = (
  attempt: { readonly firstEventId: number; readonly lastEventId?: number },
  events: readonly HistoryEvent[],
): boolean => {
  const [first, last] = [events[attempt.firstEventId - 1], events[(attempt.lastEventId ?? 0) - 1]];
  return first !== undefined && last !== undefined && first.timestamp === last.timestamp;
};
