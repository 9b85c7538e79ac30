// Where the transitions of a run went: by state, by retry, and by iteration or branch, after the first k events. Adding up the
// rows of each view gives the count of `countStateTransitions` again; a test holds it to that.
import type { StateType } from '../asl/definition.ts';
import {
  transitionReason,
  type HistoryEvent,
  type Lane,
  type StateVisit,
  type VisitIndex,
} from '../history/index.ts';
import { standardBill } from './bill.ts';
import type { NanoUsd } from './money.ts';
import type { Prices } from './prices.ts';

export interface StateCost {
  readonly state: string;
  readonly type: StateType;
  readonly entered: number;
  readonly retries: number;
  readonly transitions: number;
  readonly amount: NanoUsd;
  /** 0…1: its transitions against those of the state with most. */
  readonly heat: number;
  /** Position of its last visit, to show it by. */
  readonly lastVisit: number;
}

export interface RetryCost {
  readonly state: string;
  /** Position of the visit that was retried. */
  readonly visit: number;
  /** 1 for the first retry of the visit. */
  readonly retry: number;
  /** The error that the retry answers. */
  readonly error?: string;
  /** Id of the event with which it began. */
  readonly eventId: number;
  /** 1, and for Map and Parallel also what ran inside again. */
  readonly transitions: number;
  readonly amount: NanoUsd;
}

export interface LaneCost {
  /** Name of the Map or Parallel state. */
  readonly container: string;
  readonly kind: 'iteration' | 'branch';
  readonly lane: Lane;
  /** Transitions of everything inside, inner Maps and Parallels too. */
  readonly transitions: number;
  readonly retries: number;
  readonly amount: NanoUsd;
}

export interface CostBreakdown {
  /** Transitions of the execution itself; child executions are billed apart (`executionCost`). */
  readonly transitions: number;
  readonly amount: NanoUsd;
  /** Transitions of redrives: they belong to no state. */
  readonly redrives: number;
  /** In order of first visit. */
  readonly states: readonly StateCost[];
  readonly retries: readonly RetryCost[];
  readonly lanes: readonly LaneCost[];
}

/** Where the transitions of the first `cursor` events went, priced for Standard without free transitions. Pure; O(cursor). */
export function costBreakdown(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  cursor: number,
  prices: Prices,
): CostBreakdown {
  const states = new Map<string, Omit<StateCost, 'transitions' | 'amount' | 'heat'>>();
  const retries: { visit: StateVisit; eventId: number; inside: number }[] = [];
  const lanes = new Map<
    string,
    { lane: Lane; container: StateVisit; transitions: number; retries: number }
  >();
  /** The retry that a container is in, by its position. */
  const retrying = new Map<number, { inside: number }>();
  let redrives = 0;
  let transitions = 0;

  for (let at = 0; at < Math.min(cursor, events.length); at++) {
    const event = events[at];
    const reason = event && transitionReason(event, index.isRetry[at] ?? false);
    if (!reason) continue;
    transitions++;
    const visit = index.visits[index.visitOfEvent[at] ?? -1];
    if (!visit) {
      redrives++;
      continue;
    }
    const row = states.get(visit.name) ?? {
      state: visit.name,
      type: visit.type,
      entered: 0,
      retries: 0,
      lastVisit: 0,
    };
    const isRetry = reason === 'retry';
    states.set(visit.name, {
      ...row,
      entered: row.entered + (isRetry ? 0 : 1),
      retries: row.retries + (isRetry ? 1 : 0),
      lastVisit: visit.position,
    });
    if (isRetry) {
      const retry = { visit, eventId: event.id, inside: 0 };
      retries.push(retry);
      retrying.set(visit.position, retry);
    }
    for (const { lane, container } of lanesAround(visit, index)) {
      const key = `${lane.container}:${lane.index}`;
      const sum = lanes.get(key) ?? { lane, container, transitions: 0, retries: 0 };
      sum.transitions++;
      if (isRetry) sum.retries++;
      lanes.set(key, sum);
      const outer = retrying.get(container.position);
      if (outer) outer.inside++;
    }
  }

  const price = (count: number) => standardBill(count, prices);
  const rows = [...states.values()];
  const most = Math.max(1, ...rows.map((row) => row.entered + row.retries));
  return {
    transitions,
    amount: price(transitions),
    redrives,
    states: rows.map((row) => {
      const count = row.entered + row.retries;
      return { ...row, transitions: count, amount: price(count), heat: count / most };
    }),
    retries: retries.map((retry) => retryCost(retry, price)),
    lanes: [...lanes.values()].map(({ lane, container, ...sum }) => ({
      container: container.name,
      kind: container.type === 'Map' ? 'iteration' : 'branch',
      lane,
      ...sum,
      amount: price(sum.transitions),
    })),
  };
}

/** The lanes that a visit lies in, the innermost first, each with the visit of its container. */
function* lanesAround(
  visit: StateVisit,
  index: VisitIndex,
): Generator<{ lane: Lane; container: StateVisit }> {
  for (let { lane } = visit; lane;) {
    const container: StateVisit | undefined = index.visits[lane.container];
    if (!container) return;
    yield { lane, container };
    lane = container.lane;
  }
}

function retryCost(
  { visit, eventId, inside }: { visit: StateVisit; eventId: number; inside: number },
  price: (count: number) => NanoUsd,
): RetryCost {
  const retry = visit.attempts.findIndex((attempt) => attempt.firstEventId === eventId);
  const error = visit.attempts[retry - 1]?.error;
  return {
    state: visit.name,
    visit: visit.position,
    retry,
    ...(error !== undefined && { error }),
    eventId,
    transitions: 1 + inside,
    amount: price(1 + inside),
  };
}
