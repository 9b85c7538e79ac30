// Where the transitions of a run went: by state, by retry, and by iteration or branch, after the first k events. The rows of each view
// add up to `countStateTransitions`; a test checks that they do.
import type { StateType } from '../asl/index.ts';
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

interface Counted {
  readonly state: string;
  readonly type: StateType;
  entered: number;
  retries: number;
  lastVisit: number;
}
interface Retried {
  readonly visit: StateVisit;
  readonly eventId: number;
  /** Transitions of what ran inside since. */
  inside: number;
}
interface LaneSum {
  readonly lane: Lane;
  readonly container: StateVisit;
  transitions: number;
  retries: number;
}

/** Where the transitions of the first `cursor` events went, priced for Standard without free transitions. Pure; O(cursor). */
export function costBreakdown(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  cursor: number,
  prices: Prices,
): CostBreakdown {
  const states = new Map<string, Counted>();
  const retries: Retried[] = [];
  const lanes = new Map<number, LaneSum>();
  /** The retry that a container is in, by its position. */
  const retrying = new Map<number, Retried>();
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
    let row = states.get(visit.name);
    if (!row)
      states.set(
        visit.name,
        (row = { state: visit.name, type: visit.type, entered: 0, retries: 0, lastVisit: 0 }),
      );
    row.lastVisit = visit.position;
    const isRetry = reason === 'retry';
    if (isRetry) {
      row.retries++;
      const retry = { visit, eventId: event.id, inside: 0 };
      retries.push(retry);
      retrying.set(visit.position, retry);
    } else row.entered++;
    for (let lane = visit.lane; lane;) {
      const container = index.visits[lane.container];
      if (!container) break;
      const key = lane.container * 2 ** 26 + lane.index;
      let sum = lanes.get(key);
      if (!sum) lanes.set(key, (sum = { lane, container, transitions: 0, retries: 0 }));
      sum.transitions++;
      if (isRetry) sum.retries++;
      const outer = retrying.get(lane.container);
      if (outer) outer.inside++;
      lane = container.lane;
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

function retryCost({ visit, eventId, inside }: Retried, price: (count: number) => NanoUsd): RetryCost {
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
