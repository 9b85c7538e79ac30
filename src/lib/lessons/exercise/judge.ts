// Compares an execution with what it should show, and says each difference in a sentence with the event where it can be seen.
// Pure: knows a history, not the definition behind it.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import { type Execution, countStateTransitions, indexVisits } from '../../history/index.ts';
import type { Expectation } from './exercise.ts';

export interface Difference {
  readonly message: string;
  /** Id of the event at which the difference shows; the last one where it shows only at the end. */
  readonly atEvent: number;
}

/** What an execution did, in the words of an expectation. */
export interface ObservedExecution {
  readonly status: Execution['status'];
  readonly error: string | undefined;
  readonly output: JsonValue | undefined;
  readonly entered: readonly { readonly name: string; readonly eventId: number }[];
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
  for (const visit of index.visits) {
    if (visit.type !== 'Task') continue;
    const begun = calls.get(visit.name) ?? [];
    calls.set(visit.name, [...begun, ...visit.attempts.map(({ firstEventId }) => firstEventId)]);
  }
  const first = events[0];
  const last = events.at(-1);
  return {
    status: execution.status,
    error: execution.error,
    output: execution.output === undefined ? undefined : (JSON.parse(execution.output) as JsonValue),
    entered: index.visits.map(({ name, enteredEventId }) => ({ name, eventId: enteredEventId })),
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
        return atEnd(
          facts,
          before
            ? `"${name}" was entered too early.`
            : `The run never came to a state called "${name}"${facts.status === 'SUCCEEDED' ? '' : `: it ${ended(facts)}`}.`,
        );
      }
      from = at + 1;
    }
    return [];
  },
  avoids: (names, facts) =>
    facts.entered
      .filter(({ name }) => names.includes(name))
      .slice(0, 1)
      .map(({ name, eventId }) => ({
        message: `The run came to "${name}", and should not have.`,
        atEvent: eventId,
      })),
  calls: (expected, facts) =>
    Object.entries(expected).flatMap(([state, wanted]) => {
      const begun = facts.calls.get(state) ?? [];
      if (begun.length === wanted) return [];
      return [
        {
          message: `"${state}" was ${called(begun.length)}; it should ${wanted === 0 ? 'not be called' : `be ${called(wanted)}`}.`,
          atEvent: begun[wanted] ?? facts.lastEvent,
        },
      ];
    }),
  status: (expected, facts) =>
    facts.status === expected ? [] : atEnd(facts, `The run ${ended(facts)}; it should ${toEnd[expected]}.`),
  error: (expected, facts) =>
    facts.error === expected
      ? []
      : atEnd(facts, `The run should fail with ${expected}, but it ${ended(facts)}.`),
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
      : atEnd(facts, `The run took ${counted(facts.transitions, 'state transition')}; ${most} are enough.`),
  seconds: (expected, facts) =>
    facts.seconds === expected
      ? []
      : atEnd(facts, `The run took ${counted(facts.seconds, 'virtual second')}; it should take ${expected}.`),
  secondsAtMost: (most, facts) =>
    facts.seconds <= most
      ? []
      : atEnd(facts, `The run took ${counted(facts.seconds, 'virtual second')}; ${most} are enough.`),
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
} as const;

function ended({ status, error }: ObservedExecution): string {
  if (status === 'SUCCEEDED') return 'succeeded';
  if (status === 'FAILED') return error ? `failed with ${error}` : 'failed';
  if (status === 'TIMED_OUT') return 'timed out';
  return status === 'ABORTED' ? 'was stopped' : 'is still waiting';
}

const atEnd = (facts: ObservedExecution, message: string): readonly Difference[] => [
  { message, atEvent: facts.lastEvent },
];

const called = (times: number): string =>
  times === 0 ? 'not called' : times === 1 ? 'called once' : `called ${times.toLocaleString('en-US')} times`;
const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;

function differences(expected: JsonValue, facts: ObservedExecution, exact: boolean): readonly Difference[] {
  if (facts.output === undefined) return atEnd(facts, `There is no output, because the run ${ended(facts)}.`);
  const difference = firstDifference(expected, facts.output, exact, '');
  return difference === undefined ? [] : atEnd(facts, difference);
}

function firstDifference(
  expected: JsonValue,
  actual: JsonValue,
  exact: boolean,
  path: string,
): string | undefined {
  const place = path === '' ? 'The output' : `"${path}" in the output`;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return `${place} has ${actual.length} entries and should have ${expected.length}.`;
    return firstOf(expected, (item: JsonValue, index) =>
      firstDifference(item, actual[index] as JsonValue, exact, join(path, String(index))),
    );
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const missing = Object.keys(expected).find((key) => !Object.hasOwn(actual, key));
    if (missing !== undefined) return `The output has no "${join(path, missing)}".`;
    const extra = exact && Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
    if (extra) return `The output also has "${join(path, extra)}", which should not be there.`;
    return firstOf(Object.entries(expected), ([key, value]) =>
      firstDifference(value, actual[key] as JsonValue, exact, join(path, key)),
    );
  }
  return expected === actual ? undefined : `${place} is ${short(actual)} and should be ${short(expected)}.`;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
const short = (value: JsonValue): string => {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

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
