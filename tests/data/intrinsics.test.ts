import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { compileIntrinsic, StatesError, SyntaxProblem } from '../../src/lib/data/index.ts';
import { intrinsicNames } from '../../src/lib/grammar/index.ts';
import { scopeOf, thrownBy } from './scope.ts';

const evaluate = (call: string, input: JsonValue = {}) => compileIntrinsic(call).evaluate(scopeOf(input));

// Values marked R were recorded from Step Functions (LocalStack's suite v2/intrinsic_functions), the others follow from the
// developer guide's page on intrinsic functions.
const golden: readonly (readonly [call: string, input: JsonValue, value: JsonValue])[] = [
  ["States.Format('Hello, {}', $.name)", { name: 'Ada' }, 'Hello, Ada'],
  [
    "States.Format('{} {}', $.o, $.l)",
    { o: { Arg1: 1, Arg2: [] }, l: [null, 'x', 1.5] },
    '{Arg1=1, Arg2=[]} [null, x, 1.5]',
  ], // R
  ["States.Format('{}|{}|{}', null, true, 1.1)", {}, 'null|true|1.1'], // R
  ["States.Format('\\{\\} \\'{}\\' \\\\', 1)", {}, "{} '1' \\"],
  ["States.Array('it\\'s', 'a\\{\\}\\\\')", {}, ["it's", 'a{}\\']],
  ["States.StringToJson('')", {}, null], // R
  ["States.StringToJson(' ')", {}, null], // R
  ["States.StringToJson('-0')", {}, 0], // R
  ['States.StringToJson($.t)', { t: '{"Arg1": 1, "Arg2": []}' }, { Arg1: 1, Arg2: [] }], // R
  ['States.JsonToString($.o)', { o: { b: 1, a: [1, 'ä'] } }, '{"b":1,"a":[1,"ä"]}'],
  // Java's way with numbers that are not whole, seen in AWS's texts; what stands in quotes is no number.
  [
    'States.JsonToString($.o)',
    { o: [0.5, 0.0001, -1e-7, 1.5e-9, 12345678.5, 9999999.5, 1e21, -0, '0.0001', '\\"1e-7'] },
    '[0.5,1.0E-4,-1.0E-7,1.5E-9,1.23456785E7,9999999.5,1000000000000000000000,0,"0.0001","\\\\\\"1e-7"]',
  ],
  ["States.Format('{} {}', $.a, $.b)", { a: 0.0001, b: { n: 1.5e10 + 0.5 } }, '1.0E-4 {n=1.50000000005E10}'],
  ['States.Array()', {}, []], // R
  ["States.Array(1, 'a', $.x, null, States.Array())", { x: { y: 1 } }, [1, 'a', { y: 1 }, null, []]],
  ['States.ArrayPartition($.a, 4)', { a: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, [[1, 2, 3, 4], [5, 6, 7, 8], [9]]],
  ['States.ArrayPartition($.a, 3)', { a: [] }, []], // R
  ['States.ArrayContains($.a, $.v)', { a: [[1, 2, 3], 2], v: [1, 2, 3] }, true], // R
  ['States.ArrayContains($.a, $.v)', { a: [{ '1': 2, '2': [] }], v: [] }, false], // R
  ['States.ArrayRange(0, 10, 3)', {}, [0, 3, 6, 9]], // R
  ['States.ArrayRange(1, 9, 9)', {}, [1]], // R
  ['States.ArrayRange(5, 1, -2)', {}, [5, 3, 1]],
  ['States.ArrayRange(5, 1, 1)', {}, []],
  ['States.ArrayGetItem($.a, 5)', { a: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 6], // R
  ['States.ArrayGetItem($.a, 999)', { a: [] }, null], // O: observed by the suite of tiny-asl-machine
  ['States.ArrayGetItem($.a, 1.2)', { a: [10, 20, 30] }, 20], // O
  ['States.ArrayLength($.a)', { a: [1, 2, 3] }, 3], // R
  [
    'States.ArrayUnique($.a)',
    { a: [1, 1, '1', null, null, [1], [1], { a: 1 }, { a: 1 }] },
    [1, '1', null, [1], { a: 1 }],
  ],
  ["States.Base64Encode('Data to encode')", {}, 'RGF0YSB0byBlbmNvZGU='],
  ["States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", {}, 'Data to encode'],
  ["States.Hash('input data', 'SHA-1')", {}, 'aaff4a450a104cd177d28d18d74485e8cae074b7'], // R
  ["States.Hash('input data', 'MD5')", {}, '812f45842bc6d66ee14572ce20db8e86'], // R
  [
    'States.JsonMerge($.a, $.b, false)',
    { a: { a: { a1: 1, a2: 2 }, b: 2, d: 3 }, b: { a: { a3: 1, a4: 2 }, c: 3, d: 4 } },
    { a: { a3: 1, a4: 2 }, b: 2, d: 4, c: 3 },
  ], // R
  ['States.MathRandom(3, 4)', {}, 3],
  ['States.MathAdd(1.49, 1.5)', {}, 3], // R
  ['States.MathAdd(1.5, 1.51)', {}, 4], // R
  ['States.MathAdd(-1.5, -1.51)', {}, -3], // R
  ['States.MathAdd(-0.5, 0.5)', {}, 1], // R
  ['States.MathAdd(-2.5, 0)', {}, -2], // R
  ["States.StringSplit('This.is+a,test=string', '.+,=')", {}, ['This', 'is', 'a', 'test', 'string']], // R
  ["States.StringSplit(',,,,', ',')", {}, []], // R
  ["States.StringSplit(' , ', ',')", {}, [' ', ' ']], // R
  ["States.StringSplit(States.Format('{}-{}', 'a', 'b'), '-')", {}, ['a', 'b']],
];

describe('intrinsic functions', () => {
  it.each(golden)('%s over %j', (call, input, value) => {
    expect(evaluate(call, input)).toStrictEqual(value);
  });

  it('are eighteen, and each but UUID stands in the golden table', () => {
    const shown = new Set(golden.flatMap(([call]) => call.match(/States\.\w+/g) ?? []));
    expect(intrinsicNames).toHaveLength(18);
    expect(intrinsicNames.filter((name) => !shown.has(name))).toEqual(['States.UUID']);
  });

  it('UUID is a version 4 UUID, another one each time', () => {
    const [a, b] = evaluate('States.Array(States.UUID(), States.UUID())') as [string, string];
    for (const id of [a, b])
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(a).not.toBe(b);
  });

  it('MathRandom stays inside its bounds and repeats itself for the same seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer(),
        (start, size, seed) => {
          const call = `States.MathRandom(${start}, ${start + size}, ${seed})`;
          const value = evaluate(call) as number;
          expect(value).toBeGreaterThanOrEqual(start);
          expect(value).toBeLessThan(start + size);
          expect(evaluate(call)).toBe(value);
        },
      ),
    );
  });

  it('Hash agrees with the platform for any text and algorithm', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'),
        (text, algorithm) => {
          const expected = createHash(algorithm.toLowerCase().replace('-', ''))
            .update(text, 'utf8')
            .digest('hex');
          expect(evaluate(`States.Hash($.t, '${algorithm}')`, { t: text })).toBe(expected);
        },
      ),
    );
  });

  it('Base64Encode agrees with the platform and Base64Decode undoes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const encoded = evaluate('States.Base64Encode($.t)', { t: text });
        expect(encoded).toBe(Buffer.from(text, 'utf8').toString('base64'));
        expect(evaluate('States.Base64Decode($.t)', { t: encoded as string })).toBe(text.toWellFormed());
      }),
    );
  });
});

describe('bad arguments', () => {
  it.each([
    ['States.ArrayGetItem($.a, 3)', 'States.ArrayGetItem'],
    ['States.ArrayGetItem($.a, -1)', 'States.ArrayGetItem'],
    ['States.ArrayLength($.text)', 'States.ArrayLength'],
    ['States.ArrayPartition($.a, 0)', 'States.ArrayPartition'],
    ['States.ArrayPartition($.a, 0.6)', 'States.ArrayPartition'],
    ['States.ArrayRange(1, 5, 0)', 'States.ArrayRange'],
    ['States.ArrayRange(1, 1000, 1)', undefined],
    ['States.ArrayRange(0, 1000, 1)', 'States.ArrayRange'],
    ['States.StringToJson($.a)', 'States.StringToJson'],
    ['States.StringToJson()', 'States.StringToJson'],
    ['States.StringToJson($.text, $.a)', 'States.StringToJson'],
    ['States.MathAdd(1)', 'States.MathAdd'],
    ['States.UUID(1)', 'States.UUID'],
    ["States.ArrayRange('a', 5, 1)", 'States.ArrayRange'],
    ['States.Array(States.ArrayLength(1))', 'States.ArrayLength'],
    ['States.Format($.a, 1)', 'States.Format'],
    ["States.MathAdd(1, '1')", 'States.MathAdd'],
    ['States.MathAdd(2147483647, 1)', 'States.MathAdd'],
    ['States.MathRandom(2, 2)', 'States.MathRandom'],
    ['States.MathRandom(1.4, 1.6)', 'States.MathRandom'],
    ['States.MathRandom(1, 5, null)', 'States.MathRandom'],
    ['States.JsonMerge($, $, true)', 'States.JsonMerge'],
    ["States.Hash('x', 'sha-1')", 'States.Hash'],
    ['States.Base64Encode($.long)', 'States.Base64Encode'],
  ])('%s', (call, name) => {
    const input = { a: [1, 2, 3], text: 'no JSON', long: 'x'.repeat(10_001) };
    if (name === undefined) expect(evaluate(call, input)).toHaveLength(1000);
    else {
      expect(thrownBy(() => evaluate(call, input))).toMatchObject({
        error: 'States.Runtime',
        cause: `There was an error while evaluating the intrinsic function: ${call}. Invalid arguments in ${name}`,
      });
    }
  });

  // Texts observed of AWS by the conformance suite of tiny-asl-machine; that of the number of arguments is its own.
  it.each([
    ["States.Format('Hello {', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
    ["States.Format('Hello {{}}', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
    ["States.Format('}')", "Invalid template in States.Format: matching '{' not found for '}'."],
    [
      "States.Format('{} {}', 1)",
      'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
    ],
    [
      "States.Format('{}', 1, 2)",
      'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
    ],
    [
      "States.StringToJson('{bad json}')",
      "Cannot convert String to Json in States.StringToJson, caused by: Unexpected character ('b' (code 98)): was expecting double-quote to start field name\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]",
    ],
    [
      'States.StringToJson(\'{"a":1\')',
      'Cannot convert String to Json in States.StringToJson, caused by: Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 7]',
    ],
  ])('%s', (call, problem) => {
    expect(thrownBy(() => evaluate(call))).toMatchObject({
      error: 'States.Runtime',
      cause: `There was an error while evaluating the intrinsic function: ${call}. ${problem}`,
    });
  });

  // Observed of AWS by the suite of floci: a context path is told without its second $, and of the input.
  it.each([
    [
      "The JsonPath argument for the field '$.Nope.Deep' could not be found in the input '{\"other\":1}'",
      '$$.Nope.Deep',
    ],
    [
      "The JsonPath argument for the field '$.items[5]' could not be found in the input '{\"other\":1}'",
      '$.items[5]',
    ],
    ['Filter: [0] can only be applied to arrays. Current context is: 1', '$.other[0]'],
  ])('%s', (problem, path) => {
    const call = `States.Format('{}', ${path})`;
    expect(thrownBy(() => evaluate(call, { other: 1 }))).toMatchObject({
      cause: `The function '${call}' had the following error: ${problem}`,
    });
  });

  it('that lead to nothing are told with the whole call, the path and the input', () => {
    // Text reported from us-east-1 for States.Format.
    const problem = thrownBy(() =>
      evaluate("States.Format('{}', States.Format('{}', $.nope))", { other: 1 }),
    );
    expect(problem).toBeInstanceOf(StatesError);
    expect(problem).toMatchObject({
      error: 'States.Runtime',
      cause:
        "The function 'States.Format('{}', States.Format('{}', $.nope))' had the following error: The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'",
    });
  });
});

describe('a call that breaks the grammar is refused', () => {
  it.each([
    'States.Nope()',
    'states.Format()',
    'States.Format',
    "States.Format('x'",
    "States.Format('x) ",
    "States.Format('x',)",
    'States.MathAdd(1, 2) ',
    "States.Format('x', nonsense)",
    `${'States.Array('.repeat(11)}${')'.repeat(11)}`,
  ])('%s', (call) => {
    expect(thrownBy(() => compileIntrinsic(call))).toBeInstanceOf(SyntaxProblem);
  });

  it('but ten levels are allowed', () => {
    expect(JSON.stringify(evaluate(`${'States.Array('.repeat(10)}${')'.repeat(10)}`))).toBe(
      '[[[[[[[[[[]]]]]]]]]]',
    );
  });
});
