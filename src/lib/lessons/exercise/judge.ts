// Compares an execution with what it should show, and says each difference in a sentence with the event where it can be seen.
// Pure: knows a history, not the definition behind it.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import { type Execution, countStateTransitions, detailsOf, indexVisits } from '../../history/index.ts';
import type { Expectation } from './exercise.ts';
import { serviceCallsOf, type ServiceCall } from './service-calls.ts';

export interface Difference {
  readonly message: string;
  /** Id of the event at which the difference shows; the last one where it shows only at the end. */
  readonly atEvent: number;
}

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

type Judge<Key extends keyof Expectation> = (
  expected: Exclude<Expectation[Key], undefined>,
  facts: ObservedExecution,
) => readonly Difference[];

// In the order in which findings are told: what the run did before what came of it.
const judges: { readonly [Key in keyof Expectation]-?: Judge<Key> } = {
  visits: (names, facts) => {
    let from = 0;
    for (const name of names) {
      const at = facts.entered.findIndex((visit, index) => index >= from && visit.name === name);
      if (at < 0) {
        const before = facts.entered.some((visit) => visit.name === name);
        return atEnd(facts, before ? `"${name}" was entered too early.` : notEntered(name, facts));
      }
      from = at + 1;
    }
    return [];
  },
  avoids: (names, facts) =>
    facts.entered
      .filter(({ name }) => names.includes(name))
      .slice(0, 1)
      .map(({ name, eventId, after }) => ({
        message: `The run came to "${name}", and should not have${after ? `: "${after.name}" had failed with ${after.error}` : ''}.`,
        atEvent: eventId,
      })),
  calls: (expected, facts) =>
    Object.entries(expected).flatMap(([state, wanted]) => {
      const begun = facts.calls.get(state) ?? [];
      if (begun.length === wanted) return [];
      return [
        {
          message: wrongCount(`"${state}"`, begun.length, wanted, facts.lastErrors.get(state)),
          atEvent: begun[wanted] ?? facts.lastEvent,
        },
      ];
    }),
  inputs: (expected, facts) =>
    Object.entries(expected).flatMap(([state, wanted]) => {
      const entered = facts.entered.find(({ name }) => name === state);
      if (!entered) return atEnd(facts, notEntered(state, facts));
      const message = firstDifference(wanted, entered.input ?? null, false, `the input of "${state}"`);
      return message === undefined ? [] : [{ message, atEvent: entered.eventId }];
    }),
  sends: (expected, facts) => {
    const found = new Set<ServiceCall>();
    let from = 0;
    for (const { to, with: wanted } of expected) {
      const isWanted = ({ sent }: ServiceCall) =>
        wanted === undefined || firstDifference(wanted, sent, false, '') === undefined;
      const at = facts.serviceCalls.findIndex(
        (call, index) => index >= from && call.to === to && isWanted(call),
      );
      const call = facts.serviceCalls[at];
      if (!call) return [notSent(to, wanted, facts, from, found)];
      found.add(call);
      from = at + 1;
    }
    return [];
  },
  sendsToken: (names, facts) =>
    names.flatMap((name) => {
      const waiting = facts.waiting.find(({ stateName }) => stateName === name);
      if (!waiting) return atEnd(facts, `"${name}" waits for nobody: the run ${ended(facts)}.`);
      const isSent = facts.serviceCalls.some(
        ({ state, sent }) => state === name && JSON.stringify(sent).includes(waiting.taskToken),
      );
      if (isSent) return [];
      const message = `"${name}" waits for its token to come back, but what it has sent does not hold the token.`;
      return [{ message, atEvent: waiting.scheduledEventId }];
    }),
  callsTo: (expected, facts) =>
    Object.entries(expected).flatMap(([to, wanted]) => {
      const made = facts.serviceCalls.filter((call) => call.to === to);
      if (made.length === wanted) return [];
      return [
        {
          message: wrongCount(
            `\`${to}\``,
            made.length,
            wanted,
            facts.lastErrors.get(made.at(-1)?.state ?? ''),
          ),
          atEvent: made[wanted]?.eventId ?? facts.lastEvent,
        },
      ];
    }),
  status: (expected, facts) =>
    facts.status === expected ? [] : atEnd(facts, `The run ${ended(facts)}; it should ${toEnd[expected]}.`),
  error: (expected, facts) =>
    facts.error === expected
      ? []
      : atEnd(facts, `The run should fail with ${expected}, but it ${ended(facts)}.`),
  cause: (expected, facts) =>
    facts.cause?.includes(expected)
      ? []
      : atEnd(facts, `The cause should say "${expected}"; the run ${ended(facts)}.`),
  failsIn: (expected, facts) =>
    facts.failedIn === expected
      ? []
      : atEnd(facts, `The run should fail in "${expected}"; it ${ended(facts)}.`),
  errors: (expected, facts) =>
    Object.entries(expected).flatMap(([state, error]) =>
      facts.errors.get(state)?.includes(error)
        ? []
        : atEnd(facts, `"${state}" should have failed with ${error} once.`),
    ),
  output: (expected, facts) => differences(expected, facts, true),
  outputHas: (expected, facts) => differences(expected, facts, false),
  outputLacks: (paths, facts) =>
    paths
      .filter((path) => valueAt(facts.output, path) !== undefined)
      .flatMap((path) => atEnd(facts, `The output still has "${path}".`)),
  transitions: (expected, facts) =>
    facts.transitions === expected
      ? []
      : atEnd(
          facts,
          `The run took ${counted(facts.transitions, 'state transition')}; it should take ${expected}.`,
        ),
  transitionsAtMost: (most, facts) =>
    facts.transitions <= most
      ? []
      : atEnd(facts, `The run took ${counted(facts.transitions, 'state transition')}; ${enough(most)}.`),
  seconds: (expected, facts) =>
    facts.seconds === expected
      ? []
      : atEnd(facts, `The run took ${counted(facts.seconds, 'virtual second')}; it should take ${expected}.`),
  secondsAtMost: (most, facts) =>
    facts.seconds <= most
      ? []
      : atEnd(facts, `The run took ${counted(facts.seconds, 'virtual second')}; ${enough(most)}.`),
  secondsAtLeast: (least, facts) =>
    facts.seconds >= least
      ? []
      : atEnd(
          facts,
          `The run took ${counted(facts.seconds, 'virtual second')}; it should take at least ${least}.`,
        ),
};

/** Every difference between what was expected and what an execution did; empty when it did all of it. */
export function judge(expectation: Expectation, execution: Execution): readonly Difference[] {
  const facts = observedExecution(execution);
  return (Object.keys(judges) as (keyof Expectation)[]).flatMap((key) => judgeKey(key, expectation, facts));
}

function judgeKey<Key extends keyof Expectation>(
  key: Key,
  expectation: Expectation,
  facts: ObservedExecution,
): readonly Difference[] {
  const judgeOf = judges[key] as Judge<Key>;
  const expected = expectation[key];
  return expected === undefined ? [] : judgeOf(expected as Exclude<Expectation[Key], undefined>, facts);
}

const toEnd = {
  SUCCEEDED: 'succeed',
  FAILED: 'fail',
  TIMED_OUT: 'time out',
  ABORTED: 'be stopped',
  RUNNING: 'wait',
} as const;

/** How it ended, in the past tense; a failure that nobody threw with the words of its cause, a Fail state with the error that led to it. */
function ended({ status, error, cause, failedIn, entered }: ObservedExecution): string {
  const where = failedIn === undefined ? '' : ` in "${failedIn}"`;
  const why = cause && /^States\./.test(error ?? '') ? ` (${shortCause(cause)})` : '';
  if (status === 'SUCCEEDED') return 'succeeded';
  const after = entered.findLast(({ name }) => name === failedIn)?.after;
  const before = after ? `, after "${after.name}" had failed with ${after.error}` : '';
  if (status === 'FAILED') return `failed${where}${error ? ` with ${error}` : ''}${why}${before}`;
  if (status === 'TIMED_OUT') return 'timed out';
  return status === 'ABORTED' ? 'was stopped' : 'is still waiting';
}

/**
 * A cause without the words with which AWS names the state first, and without its full stop: it stands inside a sentence. Of a long one
 * the middle goes, which repeats the learner's own text; what went wrong is said at its end.
 */
function shortCause(cause: string): string {
  const text = cause
    .replace(/^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /, '')
    .replace(/\.$/, '');
  return text.length > 210 ? `${text.slice(0, 120)} … ${text.slice(-85)}` : text;
}

const notEntered = (name: string, facts: ObservedExecution): string =>
  `The run never came to a state called "${name}"${facts.status === 'SUCCEEDED' ? '' : `: it ${ended(facts)}`}.`;

function notSent(
  to: string,
  wanted: JsonValue | undefined,
  facts: ObservedExecution,
  from: number,
  found: ReadonlySet<ServiceCall>,
): Difference {
  const made = facts.serviceCalls.filter((call) => call.to === to);
  const later = made.find((call) => facts.serviceCalls.indexOf(call) >= from);
  const nearest = later ?? made[0];
  if (!nearest) {
    const other = facts.serviceCalls.find((call) => lettersOf(call.to) === lettersOf(to))?.to;
    const message = `\`${to}\` was never called${other === undefined ? '' : `, but \`${other}\` was`}.`;
    return { message, atEvent: facts.lastEvent };
  }
  if (made.every((call) => found.has(call)))
    return { message: `\`${to}\` was ${called(made.length)}; a call is missing.`, atEvent: facts.lastEvent };
  const difference =
    wanted === undefined
      ? undefined
      : firstDifference(wanted, nearest.sent, false, `what \`${to}\` was sent`);
  return { message: difference ?? `\`${to}\` was called too early.`, atEvent: nearest.eventId };
}

/** That something was called too often or too seldom, and how the last call failed, if it did. */
const wrongCount = (what: string, times: number, wanted: number, error: string | undefined): string =>
  `${what} was ${called(times)}; it should ${wanted === 0 ? 'not be called' : `be ${called(wanted)}`}.${times > 0 && error !== undefined ? ` The last call ended with ${error}.` : ''}`;

const enough = (most: number): string => `${most} ${most === 1 ? 'is' : 'are'} enough`;

/** What is left of a name without capitals and signs: `get_quote` and `get-quote` are the same. */
const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9:]/g, '');

const atEnd = (facts: ObservedExecution, message: string): readonly Difference[] => [
  { message, atEvent: facts.lastEvent },
];

const called = (times: number): string =>
  times === 0 ? 'not called' : times === 1 ? 'called once' : `called ${times.toLocaleString('en-US')} times`;
const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;

function differences(expected: JsonValue, facts: ObservedExecution, exact: boolean): readonly Difference[] {
  if (facts.output === undefined) return atEnd(facts, `There is no output, because the run ${ended(facts)}.`);
  const difference = firstDifference(expected, facts.output, exact, 'the output');
  return difference === undefined ? [] : atEnd(facts, difference);
}

/** `of` is what the value is called in a sentence, such as `the output`. */
function firstDifference(
  expected: JsonValue,
  actual: JsonValue,
  exact: boolean,
  of: string,
  path = '',
): string | undefined {
  const place = path === '' ? capital(of) : `"${path}" in ${of}`;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return `${place} has ${actual.length} ${actual.length === 1 ? 'entry' : 'entries'} and should have ${expected.length}.`;
    return firstOf(expected, (item: JsonValue, index) =>
      firstDifference(item, actual[index] as JsonValue, exact, of, join(path, String(index))),
    );
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const missing = Object.keys(expected).find((key) => !Object.hasOwn(actual, key));
    if (missing !== undefined) {
      const deeper = Object.entries(actual).find(
        ([, value]) => isJsonObject(value) && Object.hasOwn(value, missing),
      )?.[0];
      const place = deeper === undefined ? '' : ` There is a "${join(path, join(deeper, missing))}".`;
      return `${capital(of)} has no "${join(path, missing)}".${place}`;
    }
    const extra = exact && Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
    if (extra) return `${capital(of)} also has "${join(path, extra)}", which should not be there.`;
    return firstOf(Object.entries(expected), ([key, value]) =>
      firstDifference(value, actual[key] as JsonValue, exact, of, join(path, key)),
    );
  }
  return expected === actual ? undefined : `${place} is ${short(actual)} and should be ${short(expected)}.`;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
const short = (value: JsonValue): string => shortText(JSON.stringify(value), 80);
const shortText = (text: string, most = 160): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function firstOf<Item>(
  items: readonly Item[],
  differs: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const difference = differs(item, index);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function valueAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  let here = value;
  for (const key of path.split('.'))
    here = isJsonObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
}
