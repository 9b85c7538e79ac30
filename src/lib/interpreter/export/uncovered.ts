// What an exported machine leaves out of a definition, in sentences: nothing is dropped in silence.
import { type Definition, type QueryLanguage, type State, defaultOf, isJsonObject } from '../../asl/index.ts';
import { readCall, readPath } from './runtime.ts';

/** A timer holds 32 bits of milliseconds. */
export const longestTimerSeconds = 2_147_483;

/** What is left out of the definition itself. */
export function leftOutOfMachine({ TimeoutSeconds }: Definition): readonly string[] {
  return isTooLong(TimeoutSeconds) ? [`The machine has no time-out, since ${noTimer}.`] : [];
}

/** What is left out of a state; the states inside it are asked for themselves. */
export function leftOutOfState(name: string, state: State, language: QueryLanguage): readonly string[] {
  const fields: Fields = { ...state };
  return reasons.flatMap(([find, reason]) => {
    const found = find(fields, language);
    return found.length === 0 ? [] : [`State "${name}": ${reason.replace('%', () => found.join(', '))}.`];
  });
}

interface Fields {
  readonly [field: string]: unknown;
}

/** Finds what is left out for one reason, as texts to be named. */
type Find = (fields: Fields, language: QueryLanguage) => readonly string[];

const noTimer = `a timer can hold ${longestTimerSeconds} seconds at most`;

const reasons: readonly (readonly [find: Find, reason: string])[] = [
  [
    (fields, language) => (language === 'JSONata' ? jsonataIn(fields) : []),
    'JSONata is not evaluated (in %)',
  ],
  [
    (fields, language) => (language === 'JSONPath' ? unreadableIn(fields) : []),
    'the machine cannot evaluate %',
  ],
  [
    (fields) =>
      [fields, ...partsOf(fields, 'Catch'), ...partsOf(fields, 'Choices')].some(({ Assign }) => Assign)
        ? ['Assign']
        : [],
    '% does nothing, as the machine has no variables',
  ],
  [
    ({ Type }) => (Type === 'Map' ? ['Map'] : []),
    'the iterations of the % are left to the actor "map", which is given the items and answers with the results',
  ],
  [given('Timestamp', 'TimestampPath'), 'the machine does not know the time for %, and goes on at once'],
  [
    given('TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath', 'Credentials', 'ItemReader'),
    'the machine has no %',
  ],
  [
    (fields) => ['Seconds', 'TimeoutSeconds'].filter((field) => isTooLong(fields[field])),
    `% is too long, since ${noTimer}`,
  ],
  [
    (fields) =>
      partsOf(fields, 'Retry').some(({ JitterStrategy }) => JitterStrategy === 'FULL')
        ? ['JitterStrategy']
        : [],
    'every retry waits its whole interval, without %',
  ],
  [
    (fields) =>
      partsOf(fields, 'Retry').some((retrier) => isTooLong(longestDelay(retrier))) ? ['Retry'] : [],
    `% fails when an interval becomes too long, since ${noTimer}`,
  ],
];

function given(...names: readonly string[]): Find {
  return (fields) => names.filter((name) => fields[name] !== undefined);
}

const isTooLong = (seconds: unknown): boolean => typeof seconds === 'number' && seconds > longestTimerSeconds;

function longestDelay({
  IntervalSeconds = defaultOf('Retrier', 'IntervalSeconds'),
  MaxAttempts = defaultOf('Retrier', 'MaxAttempts'),
  BackoffRate = defaultOf('Retrier', 'BackoffRate'),
  MaxDelaySeconds = Infinity,
}: Fields): number {
  if (MaxAttempts === 0) return 0;
  const last = Number(IntervalSeconds) * Number(BackoffRate) ** (Number(MaxAttempts) - 1);
  return Math.min(last, Number(MaxDelaySeconds));
}

/** The parts that a list in a field consists of, such as the catchers of a Catch. */
function partsOf(fields: Fields, name: string): readonly Fields[] {
  const list = fields[name];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** Fields with an expression, and those that only JSONata has. */
function jsonataIn(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (['Branches', 'ItemProcessor', 'Iterator', 'Comment'].includes(name)) return [];
    const isOnlyJsonata =
      ['Arguments', 'Items', 'Output'].includes(name) ||
      partsOf(fields, name).some(({ Output }) => Output !== undefined);
    return isOnlyJsonata || JSON.stringify(value).includes('{%') ? [name] : [];
  });
}

/** The paths and calls that the machine cannot evaluate. */
function unreadableIn(fields: Fields): readonly string[] {
  const paths = ['InputPath', 'ItemsPath', 'SecondsPath', 'ResultPath', 'OutputPath'].map(
    (name) => fields[name],
  );
  paths.push(...partsOf(fields, 'Catch').map(({ ResultPath }) => ResultPath));
  paths.push(...partsOf(fields, 'Choices').flatMap(pathsOfTest));
  const references = [fields['ErrorPath'], fields['CausePath'], ...referencesIn(fields['ResultSelector'])];
  // Those of a Map's are for its iterations.
  if (fields['Type'] !== 'Map') references.push(...referencesIn(fields['Parameters']));
  const isText = (value: unknown) => typeof value === 'string';
  const unreadable = [
    ...paths.filter(isText).filter((path) => readPath(path) === undefined),
    ...references.filter(isText).filter((text) => (readPath(text) ?? readCall(text)) === undefined),
  ];
  return [...new Set(unreadable)].map((text) => JSON.stringify(text));
}

/** The paths of a test of a Choice. */
function pathsOfTest(test: Fields): readonly unknown[] {
  const own = Object.keys(test).filter((name) => name === 'Variable' || name.endsWith('Path'));
  const parts = [...partsOf(test, 'And'), ...partsOf(test, 'Or'), ...partsOf({ Not: [test['Not']] }, 'Not')];
  return [...own.map((name) => test[name]), ...parts.flatMap(pathsOfTest)];
}

/** The values of keys that end in `.$`. */
function referencesIn(template: unknown): readonly unknown[] {
  if (Array.isArray(template)) return template.flatMap(referencesIn);
  if (!isJsonObject(template)) return [];
  return Object.entries(template).flatMap(([key, value]) =>
    key.endsWith('.$') ? [value] : referencesIn(value),
  );
}
