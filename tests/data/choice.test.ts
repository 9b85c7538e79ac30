import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChoiceTest } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { compileChoiceTest, explainChoiceTest } from '../../src/lib/data/index.ts';
import { choiceOperators, parseTimestamp } from '../../src/lib/grammar/index.ts';
import { scopeOf, thrownBy } from './scope.ts';

const noon = '2026-01-01T12:00:00Z';
const noonInParis = '2026-01-01T13:00:00+01:00';
const later = '2026-01-01T12:00:00.000000001Z';

// value, operand, and the operators that hold between them.
const pairs: readonly (readonly [type: string, value: JsonValue, operand: JsonValue, holds: string])[] = [
  ['String', 'a', 'a', 'Equals LessThanEquals GreaterThanEquals'],
  ['String', 'a', 'b', 'LessThan LessThanEquals'],
  ['String', 'b', 'a', 'GreaterThan GreaterThanEquals'],
  ['String', 'Z', 'a', 'LessThan LessThanEquals'],
  ['String', '', 'a', 'LessThan LessThanEquals'],
  ['String', 1, '1', ''],
  ['String', null, 'null', ''],
  ['Numeric', 1, 1, 'Equals LessThanEquals GreaterThanEquals'],
  ['Numeric', 0, -0, 'Equals LessThanEquals GreaterThanEquals'],
  ['Numeric', 1, 1.5, 'LessThan LessThanEquals'],
  ['Numeric', 2, 1.5, 'GreaterThan GreaterThanEquals'],
  ['Numeric', '1', 1, ''],
  ['Numeric', true, 1, ''],
  ['Timestamp', noon, noonInParis, 'Equals LessThanEquals GreaterThanEquals'],
  ['Timestamp', noon, later, 'LessThan LessThanEquals'],
  ['Timestamp', later, noonInParis, 'GreaterThan GreaterThanEquals'],
  ['Timestamp', '2026-01-01 12:00:00Z', noon, ''],
  ['Timestamp', 1, noon, ''],
];
const suffixes = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];

describe('comparison operators', () => {
  it('are 39, as in the specification', () => {
    expect(choiceOperators).toHaveLength(39);
  });

  it.each(pairs)('%s: %j against %j holds for: %s', (type, value, operand, holds) => {
    for (const suffix of suffixes) {
      const expected = holds.split(' ').includes(suffix);
      const scope = scopeOf({ value, operand });
      const direct = compileChoiceTest({ Variable: '$.value', [type + suffix]: operand })(scope);
      const byPath = compileChoiceTest({ Variable: '$.value', [`${type}${suffix}Path`]: '$.operand' })(scope);
      expect([suffix, direct, byPath]).toEqual([suffix, expected, expected]);
    }
  });

  it.each([
    ['BooleanEquals', true, true, true],
    ['BooleanEquals', false, true, false],
    ['BooleanEquals', 'true', true, false],
    ['BooleanEquals', null, false, false],
    ['IsNull', null, true, true],
    ['IsNull', 0, true, false],
    ['IsNull', 0, false, true],
    ['IsPresent', null, true, true],
    ['IsNumeric', 0, true, true],
    ['IsNumeric', '0', true, false],
    ['IsString', '', true, true],
    ['IsString', [], false, true],
    ['IsBoolean', false, true, true],
    ['IsBoolean', 'false', true, false],
    ['IsTimestamp', noonInParis, true, true],
    ['IsTimestamp', '2026-02-30T00:00:00Z', true, false],
    ['IsTimestamp', '2026-01-01t00:00:00z', true, false],
    ['IsTimestamp', 1, true, false],
    ['StringMatches', 'log-2026.txt', 'log-*.txt', true],
    ['StringMatches', 'log-.txt', 'log-*.txt', true],
    ['StringMatches', 'log.txt', 'log-*.txt', false],
    ['StringMatches', 'a*b', 'a\\*b', true],
    ['StringMatches', 'axb', 'a\\*b', false],
    ['StringMatches', 'a\\b', 'a\\\\b', true],
    ['StringMatches', 'a.b', 'a?b', false],
    ['StringMatches', 'ABC', 'abc', false],
    ['StringMatches', '', '*', true],
    ['StringMatches', 'xaay', '*a*a*', true],
    ['StringMatches', 7, '*', false],
  ])('%s: %j against %j is %s', (operator, value, operand, expected) => {
    expect(compileChoiceTest({ Variable: '$.value', [operator]: operand })(scopeOf({ value }))).toBe(
      expected,
    );
  });

  it('StringMatches agrees with a regular expression, and is quick for hostile patterns', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab*]{0,8}$/), fc.stringMatching(/^[ab*]{0,12}$/), (pattern, value) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`).test(value);
        expect(compileChoiceTest({ Variable: '$', StringMatches: pattern })(scopeOf(value))).toBe(expected);
      }),
    );
    const hostile = { Variable: '$', StringMatches: `${'*a'.repeat(50)}b` };
    expect(compileChoiceTest(hostile)(scopeOf('a'.repeat(5000)))).toBe(false);
  });
});

describe('And, Or, Not', () => {
  const is = (value: boolean): ChoiceTest => ({ Variable: '$.yes', BooleanEquals: value });
  const broken: ChoiceTest = { Variable: '$.missing', IsNull: true };

  it.each([
    [{ And: [is(true), is(true)] }, true],
    [{ And: [is(true), is(false)] }, false],
    [{ Or: [is(false), is(true)] }, true],
    [{ Or: [is(false), is(false)] }, false],
    [{ Not: is(true) }, false],
    [{ Not: { And: [is(true), { Not: is(true) }] } }, true],
    [{ And: [{ Variable: '$.missing', IsPresent: true }, broken] }, false],
    [{ Or: [is(true), broken] }, true],
  ] as const)('%j is %s', (test, expected) => {
    expect(compileChoiceTest(test as ChoiceTest)(scopeOf({ yes: true }))).toBe(expected);
  });

  it('a variable that leads to nothing is an error', () => {
    expect(thrownBy(() => compileChoiceTest(broken)(scopeOf({})))).toMatchObject({
      error: 'States.Runtime',
      cause: "Invalid path '$.missing': The choice state's condition path references an invalid value.",
    });
  });
});

describe('an explanation', () => {
  const leaf: fc.Arbitrary<ChoiceTest> = fc.constantFrom<ChoiceTest>(
    { Variable: '$.a', NumericEquals: 1 },
    { Variable: '$.a', IsNumeric: true },
    { Variable: '$.b', StringLessThan: 'x' },
    { Variable: '$.b', IsPresent: true },
    { Variable: '$.b', StringEqualsPath: '$.a' },
  );
  const test = fc.letrec<{ test: ChoiceTest }>((tie) => ({
    test: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.array(tie('test'), { minLength: 1, maxLength: 3 }).map((And) => ({ And })),
      fc.array(tie('test'), { minLength: 1, maxLength: 3 }).map((Or) => ({ Or })),
      tie('test').map((Not) => ({ Not })),
    ),
  })).test;
  const input = fc.constantFrom<JsonValue>({}, { a: 1 }, { a: 'x', b: 'a' }, { a: 1, b: null }, { b: 'x' });

  it('always comes out as the test does', () => {
    fc.assert(
      fc.property(test, input, (test, input) => {
        const explained = explainChoiceTest(test, scopeOf(input));
        let result: boolean | undefined;
        try {
          result = compileChoiceTest(test)(scopeOf(input));
        } catch {
          result = undefined;
        }
        expect(explained.result).toBe(result);
      }),
    );
  });

  it('shows both sides, and leaves out what was not needed', () => {
    const parts: ChoiceTest[] = [
      { Variable: '$.n', NumericGreaterThan: 5 },
      { Variable: '$.n', NumericLessThanPath: '$.max' },
    ];
    expect(explainChoiceTest({ And: parts }, scopeOf({ n: 3, max: 9 }))).toEqual({
      test: { And: parts },
      operator: 'And',
      result: false,
      tests: [{ test: parts[0], operator: 'NumericGreaterThan', left: 3, right: 5, result: false }],
    });
  });
});

describe('timestamps', () => {
  it.each([
    '2016-12-05T21:29:29Z',
    '2016-12-05T21:29:29.123456789Z',
    '2024-02-29T00:00:00-08:30',
    '0001-01-01T00:00:00Z',
  ])('%s is one', (text) => {
    expect(parseTimestamp(text)?.ms).toBe(Date.parse(text.replace(/(\.\d{3})\d+/, '$1')));
  });

  // Recorded as refused: v2/scenarios test_wait_timestamp.
  it.each([
    '05-12-2016T21:29:29Z',
    '2016-12-05 21:29:29Z',
    '2016-12-05T21:29:29',
    '2016-12-05T25:29:29Z',
    '2016-13-05T21:29:29Z',
  ])('%s is none', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});
