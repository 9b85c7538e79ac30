// The result of a visit's work, as far as the history shows it: the result before ResultSelector, or how its attempts failed.
import type { JsonValue } from '../../asl/index.ts';
import { detailsOf, type HistoryEvent } from '../event.ts';
import type { ChildExecution } from '../execution.ts';
import type { Attempt, StateVisit, VisitIndex } from './visits.ts';

export interface FailedTry {
  readonly error?: string;
  readonly cause?: string;
  readonly isHeartbeat?: boolean;
  /** Virtual seconds from the failure to the next attempt; absent when there was none. */
  readonly waitedSeconds?: number;
}

export interface VisitWork {
  /** What the task, the branches or the iterations gave; absent when the history does not hold it. */
  readonly result?: JsonValue;
  /** Every failed attempt, in order. */
  readonly failures: readonly FailedTry[];
  /** How the last attempt failed, when no other followed. */
  readonly failure?: { readonly error?: string; readonly cause?: string };
  /** The event that began the last attempt. */
  readonly attemptEventId?: number;
}

/** The work of a visit; pure. `children` are the child executions of the execution that the history is of. */
export function visitWork(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  visit: StateVisit,
  children: readonly ChildExecution[] = [],
): VisitWork {
  const fatal = fatalFailure(events, visit);
  const last = visit.attempts.at(-1);
  const tried = visit.attempts.flatMap((attempt, at) =>
    attempt.error === undefined ? [] : [failedTry(events, attempt, visit.attempts[at + 1])],
  );
  const result =
    last && last.error === undefined ? resultOf(events, index, visit, last, children) : undefined;
  return {
    failures: fatal ? [...tried, fatal] : tried,
    ...(result !== undefined && { result }),
    ...(last && { attemptEventId: last.firstEventId }),
    ...(last?.error !== undefined && {
      failure: { error: last.error, ...(last.cause !== undefined && { cause: last.cause }) },
    }),
  };
}

// A failure that ends the execution without an event of the attempt: a path that matched nothing, for one.
function fatalFailure(events: readonly HistoryEvent[], visit: StateVisit): FailedTry | undefined {
  const ended = events[(visit.endedEventId ?? 0) - 1];
  const isFailed = visit.statuses.at(-1)?.status === 'failed';
  if (!isFailed || ended?.type !== 'ExecutionFailed' || visit.attempts.at(-1)?.error !== undefined)
    return undefined;
  const { error, cause } = detailsOf(ended);
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function failedTry(events: readonly HistoryEvent[], attempt: Attempt, next: Attempt | undefined): FailedTry {
  const began = events[attempt.firstEventId - 1];
  const ended = events[(attempt.lastEventId ?? 0) - 1];
  const seconds = (from: HistoryEvent | undefined, to: HistoryEvent | undefined) =>
    from && to ? (Date.parse(to.timestamp) - Date.parse(from.timestamp)) / 1000 : undefined;
  const lasted = seconds(began, ended);
  const heartbeat = began && detailsOf(began).heartbeatInSeconds;
  const waitedSeconds = next && seconds(ended, events[next.firstEventId - 1]);
  return {
    ...(attempt.error !== undefined && { error: attempt.error }),
    ...(attempt.cause !== undefined && { cause: attempt.cause }),
    ...(ended?.type.endsWith('TimedOut') && heartbeat !== undefined && lasted === heartbeat
      ? { isHeartbeat: true }
      : {}),
    ...(waitedSeconds !== undefined && { waitedSeconds }),
  };
}

function resultOf(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  visit: StateVisit,
  attempt: Attempt,
  children: readonly ChildExecution[],
): JsonValue | undefined {
  if (visit.type === 'Map' || visit.type === 'Parallel')
    return laneResults(events, index, visit, attempt, children);
  for (let at = attempt.firstEventId; at < (visit.endedEventId ?? events.length); at++) {
    const event = events[at];
    if (
      event &&
      index.visitOfEvent[at] === visit.position &&
      /(Function|Task|Activity)Succeeded$/.test(event.type)
    )
      return parsed(detailsOf(event).output);
  }
  return undefined;
}

// The outputs of the lanes in order: each lane's last state that was left.
function laneResults(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  container: StateVisit,
  attempt: Attempt,
  children: readonly ChildExecution[],
): JsonValue | undefined {
  if (container.exitedEventId === undefined) return undefined;
  const outputs = new Map<number, JsonValue>();
  for (const visit of index.visits) {
    if (visit.lane?.container !== container.position || visit.enteredEventId < attempt.firstEventId) continue;
    const exited = events[(visit.exitedEventId ?? 0) - 1];
    const output = exited && parsed(detailsOf(exited).output);
    if (output !== undefined) outputs.set(visit.lane.index, output);
  }
  if (outputs.size > 0) return [...outputs].sort(([a], [b]) => a - b).map(([, output]) => output);
  const own = children.filter(
    ({ parentEventId }) =>
      parentEventId >= attempt.firstEventId && parentEventId <= (container.exitedEventId ?? 0),
  );
  const results = own.map(({ execution }) => parsed(execution.output));
  return own.length > 0 && results.every((each) => each !== undefined) ? (results as JsonValue) : undefined;
}

function parsed(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
