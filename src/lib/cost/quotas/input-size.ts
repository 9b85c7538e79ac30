// The length of a list in the input at which a run would hit a quota, found by running with longer and longer lists; the caller supplies
// the function that runs. What the allowed runs do not reach is extrapolated in a straight line, and marked as such.
import {
  type JsonValue,
  isJsonObject,
  maxExecutionSeconds,
  maxHistoryEvents,
  maxPayloadBytes,
} from '../../asl/index.ts';
import type { Execution } from '../../history/index.ts';
import { virtualMs } from '../express/express.ts';
import { largestPayload, utf8Bytes } from './payload.ts';

/** What one run used of the quotas that grow with its input. */
export interface QuotaUse {
  readonly events: number;
  readonly payload: number;
  readonly time: number;
  /** The run failed on its own limit (such as States.DataLimitExceeded): longer lists will too. */
  readonly failed?: string;
}

export interface SizeAtLimit {
  readonly quota: 'events' | 'payload' | 'time';
  readonly limit: number;
  /** The longest list that stays within the limit; absent when the use does not grow with the list. */
  readonly items?: number;
  readonly how: 'measured' | 'extrapolated' | 'doesNotGrow';
}

export interface SizeSearch {
  /** Where the limits lie, hardest first; empty when no run could be measured. */
  readonly limits: readonly SizeAtLimit[];
  readonly measured: readonly { readonly items: number; readonly use: QuotaUse }[];
  /** Why the search stopped early, in a sentence. */
  readonly problem?: string;
}

export interface ListInInput {
  /** Keys from the input to the list; empty when the input itself is the list. */
  readonly path: readonly string[];
  readonly length: number;
}

const limitsOf = {
  events: maxHistoryEvents.STANDARD,
  payload: maxPayloadBytes,
  time: 1000 * maxExecutionSeconds.STANDARD,
} as const;
const quotas = ['events', 'payload', 'time'] as const;
const longestList = 8_192;

/** The lists of an input that are not inside another list and hold something, in document order. */
export function listsIn(input: JsonValue, path: readonly string[] = []): readonly ListInInput[] {
  if (Array.isArray(input)) return input.length > 0 ? [{ path, length: input.length }] : [];
  if (!isJsonObject(input) || path.length > 20) return [];
  return Object.entries(input).flatMap(([key, value]) => listsIn(value, [...path, key]));
}

/** The input with its list at `path` cut or repeated in turn to a length; the input itself where there is no such list. */
export function withListLength(input: JsonValue, path: readonly string[], length: number): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (!Array.isArray(input) || input.length === 0) return input;
    const list: readonly JsonValue[] = input;
    return Array.from({ length }, (_, at) => list[at % list.length] ?? null);
  }
  if (!isJsonObject(input) || !Object.hasOwn(input, key)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([each, value]) => [
      each,
      each === key ? withListLength(value, rest, length) : value,
    ]),
  );
}

/** What an execution used of the quotas that grow with the input. */
function quotaUse(execution: Execution): QuotaUse {
  const limit = /DataLimitExceeded|event history.*limit|25,?000 events/i;
  const failed = execution.error ?? execution.cause;
  return {
    events: execution.events.length,
    payload: largestPayload(execution.events)?.bytes ?? 0,
    time: virtualMs(execution.events),
    ...(execution.status === 'FAILED' &&
      failed !== undefined &&
      limit.test(`${execution.error} ${execution.cause}`) && { failed }),
  };
}

/** A `measure` for `inputSizeAtLimit`: runs with the list at `path` made so long; an input that is itself too large needs no run. */
export function measureWith(
  input: JsonValue,
  path: readonly string[],
  run: (input: JsonValue) => Promise<Execution | undefined>,
): (items: number) => Promise<QuotaUse | undefined> {
  return async (items) => {
    const longer = withListLength(input, path, items);
    const payload = utf8Bytes(JSON.stringify(longer));
    if (payload >= maxPayloadBytes)
      return { events: 0, payload, time: 0, failed: 'States.DataLimitExceeded' };
    const execution = await run(longer);
    return execution && quotaUse(execution);
  };
}

/**
 * Runs with lists of 1, 2, 4 … items until a quota is hit, then halves the gap, at most `mostRuns` runs. `measure` gives what a
 * run with so many items used, or undefined to stop (a run that cannot be made, a learner who cancels).
 */
export async function inputSizeAtLimit(
  measure: (items: number) => Promise<QuotaUse | undefined>,
  mostRuns = 32,
): Promise<SizeSearch> {
  const measured = new Map<number, QuotaUse>();
  const search = { stopped: false };
  const use = async (items: number): Promise<QuotaUse | undefined> => {
    const known = measured.get(items);
    if (known || search.stopped || measured.size >= mostRuns) return known;
    const answer = await measure(items);
    if (answer) measured.set(items, answer);
    else search.stopped = true;
    return answer;
  };

  for (let items = 1; items <= longestList; items *= 2) {
    const answer = await use(items);
    if (!answer || isAtLimit(answer)) break;
  }
  const hit = [...measured].find(([, answer]) => isAtLimit(answer));
  if (hit) {
    let [fits, hits] = [hit[0] / 2, hit[0]];
    while (hits - fits > 1) {
      const middle = Math.floor((fits + hits) / 2);
      const answer = await use(middle);
      if (!answer) break;
      if (isAtLimit(answer)) hits = middle;
      else fits = middle;
    }
  }
  const rows = [...measured]
    .map(([items, answer]) => ({ items, use: answer }))
    .sort((a, b) => a.items - b.items);
  const limits = rows.length === 0 ? [] : quotas.map((quota) => sizeAtLimit(quota, rows));
  return {
    limits: limits.sort((a, b) => (a.items ?? Infinity) - (b.items ?? Infinity)),
    measured: rows,
    ...(search.stopped && {
      problem:
        rows.length === 0
          ? 'No run could be measured.'
          : 'The search was stopped: the answer rests on the runs made so far.',
    }),
  };
}

const isAtLimit = (use: QuotaUse): boolean =>
  use.failed !== undefined || quotas.some((quota) => use[quota] >= limitsOf[quota]);

function sizeAtLimit(quota: SizeAtLimit['quota'], rows: SizeSearch['measured']): SizeAtLimit {
  const limit = limitsOf[quota];
  const fits = rows.findLast(({ use }) => use[quota] < limit && use.failed === undefined);
  const over = rows.find(({ use }) => use[quota] >= limit || failedBy(quota, use));
  if (over) {
    const known = over.items - (fits?.items ?? 0) <= 1;
    if (known) return { quota, limit, items: over.items - 1, how: 'measured' };
  }
  // Only runs that came to their own end tell how the use grows.
  const whole = rows.filter(({ use }) => use.failed === undefined && !isAtLimit(use));
  const [before, last] = [whole.at(-2), whole.at(-1)];
  if (!before || !last) return { quota, limit, how: 'doesNotGrow' };
  const perItem = (last.use[quota] - before.use[quota]) / (last.items - before.items);
  if (perItem <= 0) return { quota, limit, how: 'doesNotGrow' };
  const items = last.items + Math.max(0, Math.floor((limit - 1 - last.use[quota]) / perItem));
  return { quota, limit, items, how: 'extrapolated' };
}

const failedBy = (quota: SizeAtLimit['quota'], use: QuotaUse): boolean =>
  use.failed !== undefined && (quota === 'payload') === /DataLimit/.test(use.failed) && quota !== 'time';
