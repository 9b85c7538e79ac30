import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import {
  compileExpressionTemplate,
  isExpression,
  Random,
  SyntaxProblem,
  Variables,
  type ExpectedType,
  type ExpressionScope,
} from '../../src/lib/data/index.ts';
import { thrownBy } from './scope.ts';

const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const scopeOf = (input: JsonValue, variables: JsonObject = {}): ExpressionScope => ({
  states: { input, context: { Execution: { Name: 'run' } } },
  variables: Variables.none.assign(Object.entries(variables)),
  random: new Random(1),
  nowMs,
});
const evaluate = (value: JsonValue, input: JsonValue = {}, variables: JsonObject = {}) =>
  compileExpressionTemplate(value, 'Output').evaluate(scopeOf(input, variables));

describe('what an expression is', () => {
  it.each([
    ['{% 1 %}', true],
    ['{%%}', true],
    ['{%\n$x\n%}', true],
    [' {% 1 %}', false],
    ['{% 1 %} ', false],
    ['{%}', false],
    ['plain', false],
    [1, false],
  ])('%j: %s', (value, expected) => {
    expect(isExpression(value)).toBe(expected);
  });
});

describe('values', () => {
  it.each([
    ['{% $states.input.a + 1 %}', { a: 1 }, 2],
    ['{% $states.context.Execution.Name %}', {}, 'run'],
    ['{% $x & $states.input %}', 'b', 'ab'],
    [
      { a: '{% $x %}', b: [1, '{% 1 + 1 %}', { c: '{% null %}' }], d: '$.x' },
      {},
      { a: 'a', b: [1, 2, { c: null }], d: '$.x' },
    ],
    // Sequences: one value stands for itself, unless an array is asked for.
    ['{% $states.input.n[$ > 2] %}', { n: [1, 2, 3] }, 3],
    ['{% [$states.input.n[$ > 2]] %}', { n: [1, 2, 3] }, [3]],
    ['{% $states.input.n[$ > 2][] %}', { n: [1, 2, 3] }, [3]],
    ['{% $states.input.n.{"v": [$]} %}', { n: [1, 2] }, [{ v: [1] }, { v: [2] }]],
    // Recorded: v2/intrinsic_functions, the JSONata tests.
    ['{% $partition([0], 1) %}', {}, [[0]]],
    ['{% $partition([0, 1, 2], 2) %}', {}, [[0, 1], [2]]],
    ['{% $range(0, 9, 3) %}', {}, [0, 3, 6, 9]],
    ['{% $range(1, 9, 9) %}', {}, 1],
    ["{% $hash('input data', 'SHA-1') %}", {}, 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ["{% $parse('-0') %}", {}, 0],
    ['{% $parse(\'{"Arg1": 1, "Arg2": []}\') %}', {}, { Arg1: 1, Arg2: [] }],
    // Whole-number parameters are floored.
    ['{% $range(1.9, 3.2, 1.5) %}', {}, [1, 2, 3]],
    ['{% $partition([1, 2, 3], 2.9) %}', {}, [[1, 2], [3]]],
    ['{% $partition([1, 2, 3]) %}', {}, [[1, 2, 3]]],
    ['{% $range(-1.7, 2, 1) %}', {}, [-1, 0, 1, 2]],
    ['{% $count($range(1, 1001, 1)) %}', {}, 1001],
    ['{% [1 / 0, -1 / 0, 0 / 0] %}', {}, ['Infinity', '-Infinity', 'NaN']],
    // The clock is the execution's.
    ['{% $now() %}', {}, '2026-01-02T03:04:05.006Z'],
    ['{% $millis() %}', {}, nowMs],
    ["{% $now('[Y]-[M01]', '+0000') %}", {}, '2026-01'],
  ])('%j over %j', async (value, input, expected) => {
    expect(await evaluate(value, input, { x: 'a' })).toStrictEqual(expected);
  });

  it('come back as plain JSON, so that a later expression reads them as what they are', async () => {
    const collapsed = await evaluate('{% $states.input.n[$ > 1] %}', { n: [1, 2, 3] });
    expect(Object.keys(collapsed as object)).toEqual(['0', '1']);
    expect(await evaluate('{% [$x] %}', {}, { x: collapsed })).toStrictEqual([2, 3]);
    expect(await evaluate('{% $count($x) %}', {}, { x: collapsed })).toBe(2);
  });

  it('that are only passed on are not copied', async () => {
    const input = { deep: [{ a: 1 }] };
    expect(await evaluate('{% $states.input %}', input)).toBe(input);
  });

  it('without an expression are constant', async () => {
    const value = { a: ['{x}', { b: 1 }] };
    const template = compileExpressionTemplate(value, 'Output');
    expect(template.isConstant).toBe(true);
    expect(await template.evaluate(scopeOf({}))).toBe(value);
  });

  it('of chance repeat themselves with the seed', async () => {
    const draw = '{% [$random(), $random(), $uuid(), $shuffle([1..9])] %}';
    expect(await evaluate(draw)).toStrictEqual(await evaluate(draw));
    const [first, second] = (await evaluate(draw)) as [number, number];
    expect(first).not.toBe(second);
    expect(await evaluate('{% $random(7) = $random(7) and $random(7.5) = $random(7) %}')).toBe(true);
  });

  it('cannot be reached through prototypes', async () => {
    for (const path of [
      '$states.constructor',
      '$states.input.__proto__',
      '$constructor',
      '$states.toString',
    ]) {
      await expect(evaluate(`{% ${path} %}`)).rejects.toMatchObject({ error: 'States.QueryEvaluationError' });
    }
  });

  it('do not mix when the same expression is evaluated twice at once', async () => {
    const template = compileExpressionTemplate(
      '{% $map([1..3], function($i) { $states.input & $i & $millis() }) %}',
      'Output',
    );
    const [a, b] = await Promise.all([
      template.evaluate({ ...scopeOf('a'), nowMs: 1 }),
      template.evaluate({ ...scopeOf('b'), nowMs: 2 }),
    ]);
    expect([a, b]).toEqual([
      ['a11', 'a21', 'a31'],
      ['b12', 'b22', 'b32'],
    ]);
  });
});

describe('whether the context is looked at', () => {
  it.each<[JsonValue, boolean]>([
    ['{% $states.input.items %}', false],
    ['{% $states . result & $sum($x) %}', false],
    [{ a: ['{% $states.errorOutput.Error %}', 'no $states.context'] }, false],
    ['{% $states.context.Execution.Id %}', true],
    ['{% $states.`context` %}', true],
    ['{% $keys($states) %}', true],
    ['{% $states.* %}', true],
    ['{% $states.inputs %}', true],
    ['{% $states.input.(%.*) %}', true],
    [{ a: [1, { b: '{% $lookup($states, $name) %}' }] }, true],
  ])('%j: %j', (value, readsContext) => {
    expect(compileExpressionTemplate(value, 'Output').readsContext).toBe(readsContext);
  });
});

describe('failures', () => {
  // Recorded, with the same words: v2/scenarios test_map_state_items_eval_jsonata_fail, v2/evaluate_jsonata test_undefined_reference,
  // v2/intrinsic_functions test_math_random_seeded.
  it.each<[JsonValue, string, ExpectedType | undefined, string, string]>([
    [
      { result: '{% $doesNotExist %}' },
      'Output',
      undefined,
      "The JSONata expression '$doesNotExist' specified for the field 'Output/result' returned nothing (undefined).",
      'Output/result',
    ],
    [
      '{% $doesNotExist %}',
      'Arguments',
      undefined,
      "The JSONata expression '$doesNotExist' specified for the field 'Arguments' returned nothing (undefined).",
      'Arguments',
    ],
    [
      '{% $fn := function($x){$x} %}',
      'Items',
      'array',
      "The JSONata expression '$fn := function($x){$x}' specified for the field 'Items' returned an unsupported result type.",
      'Items',
    ],
    [
      "{% {'foo': 'bar'} %}",
      'Items',
      'array',
      "The JSONata expression '{'foo': 'bar'}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {\"foo\":\"bar\"}",
      'Items',
    ],
    [
      '{% null %}',
      'Items',
      'array',
      "The JSONata expression 'null' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'null' for value: null",
      'Items',
    ],
    [
      { FunctionResult: '{% $randomSeeded(1) %}' },
      'Output',
      undefined,
      "The JSONata expression '$randomSeeded(1)' specified for the field 'Output/FunctionResult' threw an error during evaluation. T1006: Attempted to invoke a non-function",
      'Output/FunctionResult',
    ],
    [
      "{% $eval('1') %}",
      'Output',
      undefined,
      "The JSONata expression '$eval('1')' specified for the field 'Output' threw an error during evaluation. T1006: Attempted to invoke a non-function",
      'Output',
    ],
    [
      "{% $hash(1, 'MD5') %}",
      'Output',
      undefined,
      "The JSONata expression '$hash(1, 'MD5')' specified for the field 'Output' threw an error during evaluation. T0410: Argument 1 of function \"hash\" does not match function signature",
      'Output',
    ],
  ])('%j in %s', async (value, field, expected, cause, location) => {
    const failing = compileExpressionTemplate(value, field, expected).evaluate(scopeOf({}));
    await expect(failing).rejects.toEqual({ error: 'States.QueryEvaluationError', cause, location });
  });

  // Texts and bounds observed of AWS by the suites of tiny-asl-machine and floci.
  it.each([
    ['$partition([1, 2], 0)', ' returned nothing (undefined).'],
    ['$partition([], 1)', ' returned nothing (undefined).'],
    ['$partition([1], -1)', '. D3137: Second argument must be zero or greater'],
    ["$partition([1], '2')", '. T0410: Argument 2 of function "partition" does not match function signature'],
    ["$partition('x', 2)", '. T0412: Argument 1 of function "partition" must be an array of undefined'],
    [
      '$partition([1], 2, 9)',
      '. T0410: Argument 3 of function "partition" does not match function signature',
    ],
    ['$range(1, 5)', ' returned nothing (undefined).'],
    ['$range(1, 10, 0.49)', ' returned nothing (undefined).'],
    ['$range(5, 1, 1)', ' returned nothing (undefined).'],
    ['$range(1, 5, null)', '. T0410: Argument 3 of function "range" does not match function signature'],
    [
      '$range(1, 360146, 1)',
      ': Expression evaluation memory limit exceeded: Check for excessive memory usage',
    ],
    [
      "$hash('x', 'MD4')",
      ". D3137: Hash algorithm 'MD4' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
    ],
    ['$hash()', '. T0410: Argument 1 of function "hash" does not match function signature'],
    ["$parse('')", '. D3137: Invalid JSON'],
    ["$parse('{bad}')", '. D3137: Invalid JSON'],
    ['$parse(1)', '. T0410: Argument 1 of function "parse" does not match function signature'],
    ['$parse()', ' returned nothing (undefined).'],
    ["$uuid('x')", '. T0410: Argument 1 of function "uuid" does not match function signature'],
    ['$random(1, 2)', '. T0410: Argument 2 of function "random" does not match function signature'],
  ])('%s', async (expression, end) => {
    const threw = end.startsWith(' returned') ? '' : ' threw an error during evaluation';
    await expect(evaluate(`{% ${expression} %}`)).rejects.toMatchObject({
      cause: `The JSONata expression '${expression}' specified for the field 'Output'${threw}${end}`,
    });
  });

  it('end an expression that would run for ever', async () => {
    const endless = '{% ($f := function($n) { $f($n + 1) }; $f(0)) %}';
    await expect(evaluate(endless)).rejects.toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(
        'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop',
      ) as string,
    });
  });

  it('end an expression that is a hundred levels deep', async () => {
    const sum = (terms: number) => `{% ${Array(terms).fill('1').join('+')} %}`;
    await expect(evaluate(sum(100))).resolves.toBe(100);
    const tooDeep =
      'threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive';
    for (const deep of [sum(101), '{% ($f := function($n) { 1 + $f($n + 1) }; $f(0)) %}']) {
      await expect(evaluate(deep)).rejects.toMatchObject({
        cause: expect.stringContaining(tooDeep) as string,
      });
    }
  });

  it('of syntax are found before any evaluation', () => {
    const problem = thrownBy(() => compileExpressionTemplate({ a: '{% 1 + %}' }, 'Output'));
    expect(problem).toBeInstanceOf(SyntaxProblem);
    expect(problem).toMatchObject({ text: '1 +', message: expect.stringContaining('S0207') as string });
  });
});
