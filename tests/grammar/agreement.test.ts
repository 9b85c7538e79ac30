// What the rules call wrongly written is what cannot be evaluated, and nothing else: for paths, calls and timestamps in the fields
// that hold them. Where AWS refuses a machine that would run, or creates one that cannot, is an exception with a name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition, JsonValue } from '../../src/lib/asl/index.ts';
import { diagnose, parse } from '../../src/lib/asl/index.ts';
import { isReferencePath, parseTimestamp, readPath, readReference } from '../../src/lib/grammar/index.ts';
import { executeSync } from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';
import { writtenPath, writtenReference, writtenTimestamp } from './written-texts.ts';

type Fields = { readonly [field: string]: JsonValue };

/** A field that holds a text, as a state that has nothing else to fail for. */
type Place = (text: string) => Fields;

const end = { End: true };
const inner = { StartAt: 'I', States: { I: { Type: 'Pass', ...end } } };
const choice = (rule: Fields): Fields => ({
  Type: 'Choice',
  Choices: [{ ...rule, Next: 'Z' }],
  Default: 'Z',
});

const paths: { readonly [field: string]: Place } = {
  InputPath: (text) => ({ Type: 'Pass', InputPath: text, ...end }),
  OutputPath: (text) => ({ Type: 'Succeed', OutputPath: text }),
  ResultPath: (text) => ({ Type: 'Pass', Result: 1, ResultPath: text, ...end }),
  Variable: (text) => choice({ Variable: text, IsPresent: true }),
  'Variable in Not': (text) => choice({ Not: { And: [{ Variable: text, IsString: true }] } }),
  StringEqualsPath: (text) => choice({ Variable: '$.a', StringEqualsPath: text }),
  ItemsPath: (text) => ({ Type: 'Map', ItemsPath: text, ItemProcessor: inner, ...end }),
  MaxConcurrencyPath: (text) => ({ Type: 'Map', MaxConcurrencyPath: text, ItemProcessor: inner, ...end }),
  SecondsPath: (text) => ({ Type: 'Wait', SecondsPath: text, ...end }),
  TimestampPath: (text) => ({ Type: 'Wait', TimestampPath: text, ...end }),
};
const references: { readonly [field: string]: Place } = {
  Parameters: (text) => ({ Type: 'Pass', Parameters: { 'x.$': text }, ...end }),
  'Parameters, deep': (text) => ({ Type: 'Pass', Parameters: { list: [{ 'x.$': text }] }, ...end }),
  ResultSelector: (text) => ({
    Type: 'Parallel',
    Branches: [inner],
    ResultSelector: { 'x.$': text },
    ...end,
  }),
  ItemSelector: (text) => ({ Type: 'Map', ItemProcessor: inner, ItemSelector: { 'x.$': text }, ...end }),
  Assign: (text) => ({ Type: 'Pass', Assign: { 'w.$': text }, ...end }),
  ErrorPath: (text) => ({ Type: 'Fail', ErrorPath: text }),
  CausePath: (text) => ({ Type: 'Fail', CausePath: text }),
};
const timestamps: { readonly [field: string]: Place } = {
  Timestamp: (text) => ({ Type: 'Wait', Timestamp: text, ...end }),
  TimestampEquals: (text) => choice({ Variable: '$.a', TimestampEquals: text }),
};

const machine = (state: Fields): JsonValue => ({
  StartAt: 'V',
  States: {
    V: { Type: 'Pass', Assign: { v: { a: 1 } }, Next: 'S' },
    S: state,
    ...(state['Type'] === 'Choice' ? { Z: { Type: 'Succeed' } } : {}),
  },
});

/** Whether `diagnose` says that the text is wrongly written. */
const isFound = (definition: JsonValue): boolean =>
  diagnose(parse(JSON.stringify(definition))).some(
    ({ severity, rule = '' }) => severity === 'ERROR' && syntaxRules.has(rule),
  );
const syntaxRules = new Set(['path-syntax', 'reference-path', 'template-value', 'timestamp']);

/** Whether the execution fails because the text cannot be read. */
const isRefused = (definition: JsonValue): boolean => {
  const { cause = '' } = executeSync({ definition: definition as unknown as Definition, input: [] }) ?? {};
  return (
    cause.includes('Invalid State Machine Definition') || cause.includes('is not a valid ISO-8601 instant')
  );
};

interface Exception {
  readonly why: string;
  readonly holds: (field: string, text: string) => boolean;
}

const isReference = (text: string): boolean => {
  const reading = readPath(text);
  return reading.ok && isReferencePath(reading.value);
};
const hasRoot = (text: string, root: string): boolean => {
  const reading = readPath(text);
  return reading.ok && reading.value.root.of === root;
};

/** What is found though it would run. */
const refusedAtCreation: { readonly [name: string]: Exception } = {
  'a path to more than a single place': {
    why: 'these fields take a Reference Path; the evaluation would follow any path',
    holds: (field, text) =>
      /^(Seconds|Timestamp|MaxConcurrency|Error|Cause)Path$/.test(field) &&
      readPath(text).ok &&
      !isReference(text),
  },
  'the context object where it is refused': {
    why: 'measured of AWS for the numbers of a Map; the evaluation would follow the path',
    holds: (field, text) => field === 'MaxConcurrencyPath' && hasRoot(text, 'contextObject'),
  },
  'a function that gives no text': {
    why: 'ErrorPath and CausePath take only functions that can give a text; the evaluation would call it',
    holds: (field, text) => {
      const reading = /^(Error|Cause)Path$/.test(field) ? readReference(text) : undefined;
      return reading?.ok === true && reading.value.is === 'call';
    },
  },
  'a constant of a comparison that is no timestamp': {
    why: 'a Choice that runs compares whatever it is given: what is no timestamp equals none',
    holds: (field, text) => field === 'TimestampEquals' && parseTimestamp(text) === undefined,
  },
};

/** What cannot run though nothing is found. */
const failsWhenRun: { readonly [name: string]: Exception } = {
  'a placeholder': {
    why: 'a deployment fills it in, so the text may become anything',
    holds: (_, text) => /\$\{[^{}]*\}/.test(text),
  },
};

function holdsFor(places: { readonly [field: string]: Place }, texts: fc.Arbitrary<string>, numRuns: number) {
  const met = { found: 0, silent: 0 };
  const field = fc.constantFrom(...Object.keys(places));
  fc.assert(
    fc.property(field, texts, (field, text) => {
      const definition = machine(places[field]?.(text) ?? {});
      const [found, refused] = [isFound(definition), isRefused(definition)];
      met[found ? 'found' : 'silent']++;
      if (found === refused) return;
      const exceptions = Object.values(found ? refusedAtCreation : failsWhenRun);
      expect(
        exceptions.some(({ holds }) => holds(field, text)),
        `${field}: ${text} is ${found ? 'found, and runs' : 'not found, and cannot run'}`,
      ).toBe(true);
    }),
    { numRuns },
  );
  // Texts of one kind alone would prove nothing.
  expect(Math.min(met.found, met.silent)).toBeGreaterThan(numRuns / 10);
}

describe('a text is found to be wrongly written exactly when it cannot be evaluated', () => {
  it('a path', () => holdsFor(paths, writtenPath, examples(1500)));
  it('a path or a call', () => holdsFor(references, writtenReference, examples(1500)));
  it('a timestamp', () => holdsFor(timestamps, writtenTimestamp, examples(800)));
});

describe('the exceptions are true', () => {
  const found = (field: string, text: string) => {
    const place = { ...paths, ...references, ...timestamps }[field];
    const definition = machine(place?.(text) ?? {});
    return [isFound(definition), isRefused(definition)];
  };

  it.each<[name: string, field: string, text: string]>([
    ['a path to more than a single place', 'SecondsPath', '$.a[*]'],
    ['a path to more than a single place', 'ErrorPath', '$.a[-1]'],
    ['the context object where it is refused', 'MaxConcurrencyPath', '$$.n'],
    ['a function that gives no text', 'CausePath', 'States.Array()'],
    ['a constant of a comparison that is no timestamp', 'TimestampEquals', 'noon'],
  ])('%s: %s %s is refused when it is created', (name, field, text) => {
    expect(refusedAtCreation[name]?.holds(field, text)).toBe(true);
    expect(found(field, text)).toEqual([true, false]);
  });

  it.each<[name: string, field: string, text: string]>([['a placeholder', 'InputPath', '${Path}']])(
    '%s: %s %s fails when it is run',
    (name, field, text) => {
      expect(failsWhenRun[name]?.holds(field, text)).toBe(true);
      expect(found(field, text)).toEqual([false, true]);
    },
  );
});

// Each of these was once taken on one side and refused on the other.
describe('rules and evaluation say the same', () => {
  const taken = (field: string, text: string) => {
    const place = { ...paths, ...references, ...timestamps }[field];
    const definition = machine(place?.(text) ?? {});
    expect(isFound(definition), 'found').toBe(isRefused(definition));
    return !isFound(definition);
  };

  it.each<[field: string, text: string]>([
    // Not known of AWS: the evaluation has always refused them.
    ['InputPath', '$.a[?@.x>1]'],
    ['InputPath', '$[:]'],
    ['InputPath', '$.a.foo()'],
    ['InputPath', '$.a(b)'],
    ['InputPath', '$.a[?(@.b==)]'],
    // Recorded: a path starts with $.
    ['InputPath', '@.a'],
    ['Variable', '@.a'],
    // The specification: a Reference Path has no index from the end.
    ['ResultPath', '$.a[-1]'],
    // Recorded for \": any escape but \', \{, \} and \\ is refused.
    ['Parameters', "States.Format('\\q')"],
    ['Parameters', 'States.StringToJson(\'{\\"a\\": 1}\')'],
    // Java reads nine digits at most.
    ['Timestamp', '2030-01-01T00:00:00.1234567890Z'],
  ])('%s %s is refused', (field, text) => expect(taken(field, text)).toBe(false));

  it.each<[field: string, text: string]>([
    // Not known of AWS: the evaluation has always taken them.
    ['InputPath', '$.a"b'],
    ['Parameters', "States.Array($.a'b)"],
    // Reported by users: created, and fails when it is followed. A rule of our own says so.
    ['InputPath', "$['a','b'].c"],
    ['Timestamp', '2030-01-01T00:00:00.123456789Z'],
  ])('%s %s is taken', (field, text) => expect(taken(field, text)).toBe(true));
});
