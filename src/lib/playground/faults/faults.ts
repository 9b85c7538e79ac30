// Faults as the playground edits them: one row per state and range of invocations. The data is `Mocks`; rows and JSON are two views
// of it, and every change makes a new `Mocks`.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { MockedResponse, Mocks } from '../../execution/index.ts';

/** What a Task does instead of succeeding, for the invocations `first`..`last` (0-based, inclusive). */
export interface Fault {
  readonly state: string;
  readonly first: number;
  readonly last: number;
  /** The Map iteration or Parallel branch (from 0) that it holds for, and in which its invocations count; absent for all. */
  readonly lane?: number;
  readonly response: MockedResponse;
}

export type FaultKind = 'return' | 'throw' | 'timeOut' | 'delay' | 'loseHeartbeat' | 'await';

/** So long that any TimeoutSeconds strikes first: a task that never answers. */
const neverSeconds = 1_000_000_000;

/** A response of each kind to start from. */
export const responseOf = {
  return: (value: JsonValue): MockedResponse => ({ Return: value }),
  throw: (error: string, cause = ''): MockedResponse => ({
    Throw: { Error: error, ...(cause === '' ? {} : { Cause: cause }) },
  }),
  timeOut: (): MockedResponse => ({ Return: null, DelaySeconds: neverSeconds }),
  loseHeartbeat: (): MockedResponse => ({ Return: null, DelaySeconds: neverSeconds, KeepsHeartbeat: false }),
  await: (): MockedResponse => ({ Await: true }),
  delay: (seconds: number, value: JsonValue): MockedResponse => ({ Return: value, DelaySeconds: seconds }),
} as const;

/** Which of the kinds a response is. */
export function kindOf({ Throw, DelaySeconds, KeepsHeartbeat, Await }: MockedResponse): FaultKind {
  if (Await === true) return 'await';
  if (Throw) return 'throw';
  if (DelaySeconds !== undefined && DelaySeconds >= neverSeconds)
    return KeepsHeartbeat === false ? 'loseHeartbeat' : 'timeOut';
  return DelaySeconds ? 'delay' : 'return';
}

/** All rows, in the order of the data; ranges that cannot be read are left out (see `readMocks`). */
export function faultsOf(mocks: Mocks): readonly Fault[] {
  return Object.entries(mocks).flatMap(([state, responses]) =>
    Object.entries(responses).flatMap(([range, response]) => {
      const ends = readRange(range);
      return ends ? [{ state, ...ends, response }] : [];
    }),
  );
}

/** The mocks with one fault set; it takes its invocations away from the faults that had them. */
export function withFault(mocks: Mocks, { state, first, last, lane, response }: Fault): Mocks {
  const own = faultsOf(mocks).filter((fault) => fault.state === state);
  const kept = own
    .filter((fault) => fault.lane === lane)
    .flatMap((fault) => [
      ...(fault.first < first ? [{ ...fault, last: Math.min(fault.last, first - 1) }] : []),
      ...(fault.last > last ? [{ ...fault, first: Math.max(fault.first, last + 1) }] : []),
    ]);
  const others = own.filter((fault) => fault.lane !== lane);
  const fault = { state, first, last, ...(lane !== undefined && { lane }), response };
  return withFaults(mocks, state, [...others, ...kept, fault]);
}

/** The mocks without the fault that begins at `first` (of a lane). */
export function withoutFault(mocks: Mocks, state: string, first: number, lane?: number): Mocks {
  const kept = faultsOf(mocks).filter(
    (fault) => fault.state === state && (fault.first !== first || fault.lane !== lane),
  );
  return withFaults(mocks, state, kept);
}

/** The first invocation of a state that still gives a result. */
export function nextInvocation(mocks: Mocks, state: string): number {
  const broken = faultsOf(mocks).filter(
    (fault) => fault.state === state && fault.lane === undefined && kindOf(fault.response) !== 'return',
  );
  return Math.max(-1, ...broken.map(({ last }) => last)) + 1;
}

/** The last invocation of a fault that holds for good. */
export const everAfter = 999_999;

/** `1st attempt`, `attempts 2–4`, `every attempt`: invocations in words, counted from one. */
export function attemptWords({ first, last, lane }: Pick<Fault, 'first' | 'last' | 'lane'>): string {
  if (lane !== undefined) return `${attemptWords({ first, last })} in lane ${lane}`;
  if (last >= everAfter) return first === 0 ? 'every attempt' : `from the ${ordinal(first + 1)} attempt on`;
  return first === last ? `${ordinal(first + 1)} attempt` : `attempts ${first + 1}–${last + 1}`;
}

export type MocksReading =
  | { readonly mocks: Mocks; readonly problem?: undefined }
  | { readonly mocks?: undefined; readonly problem: string };

/** Faults from JSON text, or one sentence that says what is wrong and where. Never throws. */
export function readMocks(text: string): MocksReading {
  if (text.trim() === '') return { mocks: {} };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `The faults are not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const problem = problemOf(value);
  return problem === undefined ? { mocks: value as Mocks } : { problem };
}

/** What is wrong with a value that should be `Mocks`, in a sentence; undefined when nothing is. */
export function problemOf(value: unknown): string | undefined {
  if (!isJsonObject(value)) return 'The faults must be an object: {"State name": {"0": {"Throw": {…}}}}.';
  for (const [state, responses] of Object.entries(value)) {
    if (!isJsonObject(responses))
      return `The faults of "${state}" must be an object of attempts, such as {"0": {"Return": {}}}.`;
    const ranges: { first: number; last: number; lane?: number; range: string }[] = [];
    for (const [range, response] of Object.entries(responses)) {
      const at = `"${state}", attempt "${range}"`;
      const ends = readRange(range);
      if (!ends)
        return `${at}: an attempt is a number ("0") or a range ("1-3"), counted from 0, if need be behind a Map index or branch ("[2]0").`;
      const other = ranges.find(
        ({ first, last, lane }) => ends.lane === lane && ends.first <= last && first <= ends.last,
      );
      if (other) return `${at}: overlaps with "${other.range}".`;
      ranges.push({ ...ends, range });
      const wrong = responseProblem(response);
      if (wrong) return `${at}: ${wrong}`;
    }
  }
  return undefined;
}

function responseProblem(response: unknown): string | undefined {
  if (!isJsonObject(response)) return 'must be an object with "Return" or "Throw".';
  const { Return, Throw, DelaySeconds, Await, Probability } = response;
  if (Throw !== undefined && Return !== undefined)
    return 'has both "Return" and "Throw"; it can do only one.';
  if (Throw === undefined && Return === undefined && Await !== true) return 'needs "Return" or "Throw".';
  if (Throw !== undefined) {
    if (!isJsonObject(Throw)) return '"Throw" must be an object with "Error" and "Cause".';
    if ([Throw.Error, Throw.Cause].some((text) => text !== undefined && typeof text !== 'string'))
      return '"Error" and "Cause" must be texts.';
  }
  if (DelaySeconds !== undefined && !(typeof DelaySeconds === 'number' && DelaySeconds >= 0))
    return '"DelaySeconds" must be a number of seconds, 0 or more.';
  if (Probability !== undefined && !(typeof Probability === 'number' && Probability >= 0 && Probability <= 1))
    return '"Probability" must be a number from 0 to 1.';
  return undefined;
}

function readRange(range: string): { first: number; last: number; lane?: number } | undefined {
  const match = /^(?:\[(\d{1,9})\])?(\d{1,9})(?:-(\d{1,9}))?$/.exec(range);
  if (!match) return undefined;
  const first = Number(match[2]);
  const last = Number(match[3] ?? match[2]);
  return first <= last
    ? { first, last, ...(match[1] !== undefined && { lane: Number(match[1]) }) }
    : undefined;
}

function withFaults(mocks: Mocks, state: string, faults: readonly Fault[]): Mocks {
  const others = Object.entries(mocks);
  const responses = Object.fromEntries(
    faults
      .toSorted((a, b) => a.first - b.first)
      .map(({ first, last, lane, response }) => [
        `${lane === undefined ? '' : `[${lane}]`}${first === last ? first : `${first}-${last}`}`,
        response,
      ]),
  );
  const entries = others.some(([name]) => name === state)
    ? others.map(([name, before]) => [name, name === state ? responses : before] as const)
    : [...others, [state, responses] as const];
  return Object.fromEntries(entries.filter(([, of]) => Object.keys(of).length > 0));
}

const ordinal = (n: number): string => {
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
};
