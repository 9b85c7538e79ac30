// What an execution did, read off its history in the words of an expectation. Pure.
import type { JsonValue } from '../../asl/index.ts';
import { type Execution, countStateTransitions, detailsOf, indexVisits } from '../../history/index.ts';
import { serviceCallsOf, type ServiceCall } from './service-calls.ts';

/** What an execution did, in the words of an expectation. */
export interface ObservedExecution {
  readonly status: Execution['status'];
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** The state in which it failed. */
  readonly failedIn: string | undefined;
  /** Every error that a try of a state has ended with, by state. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  readonly output: JsonValue | undefined;
  readonly entered: readonly {
    readonly name: string;
    readonly eventId: number;
    readonly input: JsonValue | undefined;
    /** The state whose caught error led here. */
    readonly after?: { readonly name: string; readonly error: string };
  }[];
  /** The error that the last attempt of a state has ended with; a state whose last attempt went well is not there. */
  readonly lastErrors: ReadonlyMap<string, string>;
  readonly serviceCalls: readonly ServiceCall[];
  /** Tasks that still wait for their token to come back. */
  readonly waiting: Execution['pendingCallbacks'];
  /** Ids of the events that began each call, by state. */
  readonly calls: ReadonlyMap<string, readonly number[]>;
  readonly transitions: number;
  /** Virtual seconds from start to end. */
  readonly seconds: number;
  readonly lastEvent: number;
}

export function observedExecution(execution: Execution): ObservedExecution {
  const { events } = execution;
  const index = indexVisits(events);
  const calls = new Map<string, number[]>();
  const errors = new Map<string, string[]>();
  const lastErrors = new Map<string, string>();
  const caught = new Map<number, { readonly name: string; readonly error: string }>();
  let failedIn: string | undefined;
  for (const visit of index.visits) {
    const ended = visit.attempts.flatMap(({ error }) => error ?? []);
    if (ended.length > 0) errors.set(visit.name, [...(errors.get(visit.name) ?? []), ...ended]);
    if (visit.statuses.at(-1)?.status === 'failed') failedIn = visit.name;
    const error = visit.attempts.at(-1)?.error;
    if (error === undefined) lastErrors.delete(visit.name);
    else lastErrors.set(visit.name, error);
    if (error !== undefined && visit.exitedEventId !== undefined)
      caught.set(visit.exitedEventId, { name: visit.name, error });
    if (visit.type !== 'Task') continue;
    const begun = calls.get(visit.name) ?? [];
    calls.set(visit.name, [...begun, ...visit.attempts.map(({ firstEventId }) => firstEventId)]);
  }
  const first = events[0];
  const last = events.at(-1);
  return {
    status: execution.status,
    error: execution.error,
    cause: execution.cause,
    failedIn,
    errors,
    lastErrors,
    output: execution.output === undefined ? undefined : (JSON.parse(execution.output) as JsonValue),
    entered: index.visits.map(({ name, enteredEventId }) => {
      const event = events[enteredEventId - 1];
      const input = event && detailsOf(event).input;
      const after = event && caught.get(event.previousEventId);
      return {
        name,
        eventId: enteredEventId,
        input: input === undefined ? undefined : (JSON.parse(input) as JsonValue),
        ...(after && { after }),
      };
    }),
    serviceCalls: serviceCallsOf(execution),
    waiting: execution.pendingCallbacks,
    calls,
    transitions: countStateTransitions(events, index).at(-1) ?? 0,
    seconds: first && last ? (Date.parse(last.timestamp) - Date.parse(first.timestamp)) / 1000 : 0,
    lastEvent: last?.id ?? 0,
  };
}
