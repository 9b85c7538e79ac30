// How close a run comes to AWS's limits: a meter for each, with what is used, what is allowed and where.
import { detailsOf, type Execution, type HistoryEvent, type VisitIndex } from '../../history/index.ts';
import type { ExecutionType } from '../../execution/index.ts';
import {
  bigRegions,
  countText as count,
  maxDefinitionCharacters,
  maxDistributedConcurrency,
  maxExecutionSeconds,
  maxHistoryEvents,
  maxInlineConcurrency,
  maxPayloadBytes,
  maxVariablesBytes,
  refillsPerSecond,
  spanInProse,
} from '../../asl/index.ts';
import { concurrencyOfMaps } from './concurrency.ts';
import { descendantsOf } from '../execution-cost.ts';
import { virtualMs } from '../express/express.ts';
import { largestPayload, utf8Bytes } from './payload.ts';

export type QuotaName =
  | 'events'
  | 'payload'
  | 'variables'
  | 'loop'
  | 'concurrency'
  | 'children'
  | 'time'
  | 'definition'
  | 'starts'
  | 'transitionRate';

export interface QuotaMeter {
  readonly quota: QuotaName;
  readonly title: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: 'events' | 'bytes' | 'iterations' | 'executions' | 'ms' | 'a second';
  /** used ÷ limit; may exceed 1. */
  readonly share: number;
  /** What the figure means here, and what happens at the limit. */
  readonly says: string;
  readonly state?: string;
  readonly eventId?: number;
}

const maxEvents = maxHistoryEvents.STANDARD;

export interface QuotaContext {
  readonly execution: Execution;
  readonly index: VisitIndex;
  readonly type: ExecutionType;
  readonly definitionBytes: number;
  readonly region: string;
  /** Executions that are started in the busiest second; without it the rates are not metered. */
  readonly startsPerSecond?: number;
  /** State transitions of one run. */
  readonly transitions: number;
}

/** The meters of a run, in the order in which a page shows them; a quota that the run does not touch has no meter. Pure. */
export function quotaMeters(context: QuotaContext): readonly QuotaMeter[] {
  return [
    eventsMeter(context),
    ...loopMeters(context),
    payloadMeter(context),
    ...variablesMeter(context),
    ...concurrencyMeters(context),
    ...childrenMeter(context),
    timeMeter(context),
    definitionMeter(context),
    ...rateMeters(context),
  ];
}

const meter = (each: Omit<QuotaMeter, 'share'>): QuotaMeter => ({ ...each, share: each.used / each.limit });

function eventsMeter({ execution, type }: QuotaContext): QuotaMeter {
  // The limit is Standard's: an Express child writes to its log.
  const children = descendantsOf(execution).filter((child) => child.type === 'STANDARD');
  const histories = [execution, ...children.map((child) => child.execution)];
  const used = histories.reduce((most, { events }) => Math.max(most, events.length), 0);
  const whose = used > execution.events.length ? 'Its longest child execution' : 'The run';
  return meter({
    quota: 'events',
    title: 'Events of the history',
    used,
    limit: maxEvents,
    unit: 'events',
    says:
      type === 'STANDARD'
        ? `${whose} wrote ${count(used)} of ${count(maxEvents)} events; at the limit the execution fails.`
        : `${whose} wrote ${count(used)} events; the limit of ${count(maxEvents)} is Standard's, Express has none.`,
  });
}

/** For each state that was visited again in the same block: what one round writes, and how many rounds fit. */
function loopMeters({ execution: { events }, index }: QuotaContext): QuotaMeter[] {
  const rounds = new Map<string, { state: string; entered: number[] }>();
  for (const visit of index.visits) {
    const key = `${visit.lane?.container ?? ''}:${visit.lane?.index ?? ''}/${visit.name}`;
    const row = rounds.get(key) ?? { state: visit.name, entered: [] };
    row.entered.push(visit.enteredEventId);
    rounds.set(key, row);
  }
  const loops = [...rounds.values()].filter(({ entered }) => entered.length > 1);
  // One loop shows once: by the state that was visited most, the first of them.
  const longest = loops.reduce<(typeof loops)[number] | undefined>(
    (most, each) => (!most || each.entered.length > most.entered.length ? each : most),
    undefined,
  );
  if (!longest) return [];
  const { state, entered } = longest;
  const [first = 0, last = 0] = [entered[0], entered.at(-1)];
  const perRound = (last - first) / (entered.length - 1);
  const more = Math.max(0, Math.floor((maxEvents - events.length) / perRound));
  return [
    meter({
      quota: 'loop',
      title: 'Growth of the history in the loop',
      used: entered.length,
      limit: entered.length + more,
      unit: 'iterations',
      state,
      eventId: last,
      says: `Each round through "${state}" writes ${count(Math.round(perRound * 10) / 10)} events: ${count(entered.length)} rounds ran, ${count(more)} more fit into ${count(maxEvents)} events.`,
    }),
  ];
}

function payloadMeter({ execution: { events }, index }: QuotaContext): QuotaMeter {
  const largest = largestPayload(events);
  const state = largest && index.visits[index.visitOfEvent[largest.eventId - 1] ?? -1]?.name;
  return meter({
    quota: 'payload',
    title: 'Largest payload',
    used: largest?.bytes ?? 0,
    limit: maxPayloadBytes,
    unit: 'bytes',
    ...(state !== undefined && { state }),
    ...(largest && { eventId: largest.eventId }),
    says: largest
      ? `The ${largest.what} ${state === undefined ? 'of the execution' : `of "${state}"`} takes ${count(largest.bytes)} of ${count(maxPayloadBytes)} bytes; above, the execution fails with States.DataLimitExceeded.`
      : 'Nothing was passed on yet.',
  });
}

function variablesMeter({ execution: { events } }: QuotaContext): QuotaMeter[] {
  // Stored values are counted as they are assigned, without those that are replaced: an upper bound from the history alone.
  const bytes = events.reduce((sum, event) => sum + assignedBytes(event), 0);
  if (bytes === 0) return [];
  return [
    meter({
      quota: 'variables',
      title: 'Variables',
      used: bytes,
      limit: maxVariablesBytes,
      unit: 'bytes',
      says: `At most ${count(bytes)} bytes of ${count(maxVariablesBytes)} were held in variables (each may hold ${count(maxPayloadBytes)}).`,
    }),
  ];
}

function assignedBytes(event: HistoryEvent): number {
  const assigned = detailsOf(event).assignedVariables ?? {};
  return Object.values(assigned).reduce((sum, text) => sum + utf8Bytes(text), 0);
}

function concurrencyMeters({ execution: { events }, index }: QuotaContext): QuotaMeter[] {
  const most = [...concurrencyOfMaps(events, index)].reduce<[number, number] | undefined>(
    (best, each) => (!best || each[1] > best[1] ? each : best),
    undefined,
  );
  if (!most) return [];
  const [position, used] = most;
  const state = index.visits[position]?.name ?? '';
  const items = events.reduce(
    (longest, event, at) =>
      event.type === 'MapStateStarted' && index.visitOfEvent[at] === position
        ? Math.max(longest, detailsOf(event).length ?? 0)
        : longest,
    0,
  );
  return [
    meter({
      quota: 'concurrency',
      title: 'Iterations side by side',
      used,
      limit: maxInlineConcurrency,
      unit: 'iterations',
      state,
      says: `"${state}" ran ${count(used)} of its ${count(items)} iterations at once; an inline Map runs at most ${maxInlineConcurrency} at once, the others wait.`,
    }),
  ];
}

function childrenMeter({ execution: { children } }: QuotaContext): QuotaMeter[] {
  if (children.length === 0) return [];
  return [
    meter({
      quota: 'children',
      title: 'Child executions',
      used: children.length,
      limit: maxDistributedConcurrency,
      unit: 'executions',
      says: `${count(children.length)} child executions were started; a distributed Map runs at most ${count(maxDistributedConcurrency)} at once.`,
    }),
  ];
}

function timeMeter({ execution: { events }, type }: QuotaContext): QuotaMeter {
  const seconds = maxExecutionSeconds[type];
  return meter({
    quota: 'time',
    title: 'Execution time',
    used: virtualMs(events),
    limit: 1000 * seconds,
    unit: 'ms',
    says: `${type === 'STANDARD' ? 'A Standard' : 'An Express'} execution may last ${spanInProse(seconds)}; then it times out.`,
  });
}

function definitionMeter({ definitionBytes }: QuotaContext): QuotaMeter {
  return meter({
    quota: 'definition',
    title: 'Size of the definition',
    used: definitionBytes,
    limit: maxDefinitionCharacters,
    unit: 'bytes',
    says: `The definition takes ${count(definitionBytes)} of ${count(maxDefinitionCharacters)} bytes.`,
  });
}

function rateMeters({ type, region, startsPerSecond, transitions }: QuotaContext): QuotaMeter[] {
  if (startsPerSecond === undefined || !(startsPerSecond >= 0)) return [];
  const size = bigRegions.includes(region) ? 'big' : 'other';
  const starts = meter({
    quota: 'starts',
    title: 'Starts a second',
    used: startsPerSecond,
    limit: refillsPerSecond[type][size].starts,
    unit: 'a second',
    says: `${region} refills ${count(refillsPerSecond[type][size].starts)} starts a second (a burst may take more); above, StartExecution is throttled. Accounts can ask for more.`,
  });
  if (type === 'EXPRESS') return [starts];
  const limit = refillsPerSecond.STANDARD[size].transitions;
  return [
    starts,
    meter({
      quota: 'transitionRate',
      title: 'Transitions a second',
      used: startsPerSecond * transitions,
      limit,
      unit: 'a second',
      says: `${count(startsPerSecond)} starts × ${count(transitions)} transitions; ${region} refills ${count(limit)} a second. Above, transitions wait (metric ExecutionThrottled). AWS's pages do not agree on the refill; this is the newest.`,
    }),
  ];
}
