// Runs one request with many seeds and sums up each run in a line: enough for a histogram, and enough to repeat any of the runs.
import {
  type Execution,
  type ExecutionStatus,
  countStateTransitions,
  coverageKeysOf,
  detailsOf,
  indexVisits,
} from '../../history/index.ts';
import type { ExecutionRequest } from '../../execution/index.ts';
import { execute } from '../execute.ts';

export interface RunSummary {
  readonly seed: number;
  readonly status: ExecutionStatus;
  readonly error?: string;
  /** The state in which it failed first without being caught. */
  readonly failedIn?: string;
  /** Virtual milliseconds. */
  readonly durationMs: number;
  /** With those of its Standard child executions. */
  readonly stateTransitions: number;
  readonly events: number;
  /** What it exercised of the definition: see `coverageOf`. */
  readonly covered: readonly string[];
}

/** Runs a request with the seeds `first` … `first + count − 1`; tells the summaries in batches and waits for what `onRuns` gives. */
export async function runMany(
  request: ExecutionRequest,
  { first, count, batch = 50 }: { readonly first: number; readonly count: number; readonly batch?: number },
  onRuns: (runs: readonly RunSummary[]) => PromiseLike<void> | void,
): Promise<void> {
  let told: RunSummary[] = [];
  for (let seed = first; seed < first + count; seed++) {
    told.push(await summaryOf(request, seed));
    if (told.length < batch && seed < first + count - 1) continue;
    await onRuns(told);
    told = [];
  }
}

async function summaryOf(request: ExecutionRequest, seed: number): Promise<RunSummary> {
  const taken = new Set<string>();
  const execution = await execute({ ...request, seed }, { onTaken: (key) => taken.add(key) });
  const { events, status, error } = execution;
  const index = indexVisits(events);
  const [start] = events;
  const end = events.at(-1);
  const failed = index.visits.findLast((visit) => visit.statuses.at(-1)?.status === 'failed');
  const name = failed ?? (end && index.visits[index.visitOfEvent[end.previousEventId - 1] ?? -1]);
  const why = error ?? (end && detailsOf(end).error);
  return {
    seed,
    status,
    ...(why !== undefined && { error: why }),
    ...(status !== 'SUCCEEDED' && status !== 'RUNNING' && name && { failedIn: name.name }),
    durationMs: start && end ? Date.parse(end.timestamp) - Date.parse(start.timestamp) : 0,
    stateTransitions: (countStateTransitions(events, index).at(-1) ?? 0) + ofChildren(execution),
    events: events.length,
    covered: [...coverageKeysOf(execution, taken)],
  };
}

const ofChildren = ({ children }: Execution): number =>
  children.reduce(
    (sum, { type, execution }) =>
      sum +
      (type === 'STANDARD'
        ? (countStateTransitions(execution.events, indexVisits(execution.events)).at(-1) ?? 0)
        : 0) +
      ofChildren(execution),
    0,
  );
