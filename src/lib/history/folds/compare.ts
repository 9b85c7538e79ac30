// Two runs side by side: where their paths diverge, and which data differ on the way.
import { detailsOf, type HistoryEvent } from '../event.ts';
import { indexVisits, type StateVisit } from './visits.ts';

export interface ComparedVisit {
  readonly left?: StateVisit;
  readonly right?: StateVisit;
  /** Which texts differ, where the same state was visited on both sides. */
  readonly differs: readonly ('input' | 'output' | 'error' | 'attempts')[];
}

export interface RunComparison {
  /** Visits of both runs, paired in order as far as the paths agree; behind that, each side's own. */
  readonly visits: readonly ComparedVisit[];
  /** Position in `visits` at which the paths part; undefined when both runs visit the same states in the same order. */
  readonly partsAt?: number;
}

/** Compares two histories state visit by state visit. Branches that ran side by side are compared in the order they ran. */
export function compareRuns(left: readonly HistoryEvent[], right: readonly HistoryEvent[]): RunComparison {
  const leftVisits = indexVisits(left).visits;
  const rightVisits = indexVisits(right).visits;
  const longest = Math.max(leftVisits.length, rightVisits.length);
  let same = 0;
  while (same < longest && leftVisits[same] && leftVisits[same]?.name === rightVisits[same]?.name) same++;
  const visits: ComparedVisit[] = [];
  for (let at = 0; at < same; at++) {
    const pair = { left: leftVisits[at], right: rightVisits[at] };
    if (pair.left && pair.right)
      visits.push({ ...pair, differs: differences(pair.left, left, pair.right, right) });
  }
  for (const visit of leftVisits.slice(same)) visits.push({ left: visit, differs: [] });
  for (const visit of rightVisits.slice(same)) visits.push({ right: visit, differs: [] });
  return { visits, ...(same < longest && { partsAt: same }) };
}

function differences(
  leftVisit: StateVisit,
  left: readonly HistoryEvent[],
  rightVisit: StateVisit,
  right: readonly HistoryEvent[],
): ComparedVisit['differs'] {
  const a = textsOf(leftVisit, left);
  const b = textsOf(rightVisit, right);
  return (['input', 'output', 'error', 'attempts'] as const).filter((key) => a[key] !== b[key]);
}

function textsOf(visit: StateVisit, events: readonly HistoryEvent[]) {
  const entered = events[visit.enteredEventId - 1];
  const exited = events[(visit.exitedEventId ?? 0) - 1];
  return {
    input: entered && detailsOf(entered).input,
    output: exited && detailsOf(exited).output,
    error: visit.attempts.findLast((attempt) => attempt.error !== undefined)?.error,
    attempts: visit.attempts.length,
  };
}
