import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import {
  compileAssignField,
  compileItemsField,
  compilePathField,
  compileReference,
  compileResultField,
  compileResultPath,
  compileTemplate,
  compileTemplateField,
  PathNotFound,
  SyntaxProblem,
  type Scope,
} from '../../src/lib/data/index.ts';
import { scopeOf, thrownBy } from './scope.ts';

/** What a path field gives; what it cannot find in the words of the execution. */
function applyPath(path: string | null | undefined, scope: Scope): JsonValue {
  const field = compilePathField(path);
  try {
    return field === undefined ? scope.input : field(scope);
  } catch (problem) {
    throw problem instanceof PathNotFound ? problem.toStatesError() : problem;
  }
}
function applyTemplate(template: JsonValue, scope: Scope): JsonValue {
  return compileTemplateField(template)?.(scope) ?? null;
}
function applyResultPath(path: string | null | undefined, input: JsonValue, result: JsonValue): JsonValue {
  const put = compileResultField(path);
  return put === undefined ? result : put(input, result);
}
const applyAssign = (assign: JsonObject, scope: Scope) => compileAssignField(assign)?.(scope) ?? new Map();
const applyItemsPath = (path: string | undefined, scope: Scope) => compileItemsField(path)(scope);

describe('InputPath and OutputPath', () => {
  const input = { a: { b: [1, 2] } };
  it.each([
    [undefined, input],
    ['$', input],
    [null, {}],
    ['$.a', input.a],
    ['$.a.b[1]', 2],
    ['$.a.b[*]', [1, 2]],
  ])('%s', (path, expected) => {
    expect(applyPath(path, scopeOf(input))).toEqual(expected);
  });

  it('name the path and what is missing', () => {
    // Recorded: v2/scenarios test_invalid_jsonpath.
    expect(thrownBy(() => applyPath('$.NoSuchInputPath', scopeOf({})))).toMatchObject({
      error: 'States.Runtime',
      cause: "Invalid path '$.NoSuchInputPath' : No results for path: $['NoSuchInputPath']",
    });
  });

  it('cannot look into null', () => {
    expect(thrownBy(() => applyPath('$.a', scopeOf(null)))).toMatchObject({
      cause: 'Unable to apply Path transformation to null or empty input.',
    });
  });
});

describe('payload templates', () => {
  it('evaluate keys that end in ".$" at any depth, and nothing else', () => {
    const template = {
      'a.$': '$.x',
      b: { 'c.$': '$$.Name', d: '$.x' },
      e: [{ 'f.$': 'States.Array($v)' }, '$.x', null],
      __proto__x: 1,
    };
    const value = applyTemplate(template, scopeOf({ x: null }, { Name: 'n' }, { v: 2 }));
    expect(value).toEqual({ a: null, b: { c: 'n', d: '$.x' }, e: [{ f: [2] }, '$.x', null], __proto__x: 1 });
  });

  it('keep what is constant as it is, without a copy', () => {
    const constant = { deep: [{ a: 1 }] };
    const template = { constant, 'x.$': '$' };
    expect((applyTemplate(template, scopeOf(1)) as JsonObject)['constant']).toBe(constant);
    expect(compileTemplate(constant)).toMatchObject({ isConstant: true });
    expect(compileTemplate(constant).evaluate(scopeOf(1))).toBe(constant);
  });

  it('keep the order of their keys; of two with one name the second counts', () => {
    const keys = (template: JsonObject) =>
      JSON.stringify(compileTemplate(template).evaluate(scopeOf({ x: 2 })));
    expect(keys({ 'b.$': '$.x', a: 1, 'c.$': '$.x' })).toBe('{"b":2,"a":1,"c":2}');
    expect(keys({ a: 1, b: 1, 'a.$': '$.x' })).toBe('{"a":2,"b":1}');
    expect(keys({ 'a.$': '$.x', b: 1, a: 1 })).toBe('{"a":1,"b":1}');
  });

  it('can make a property called __proto__', () => {
    const template = JSON.parse('{"__proto__.$": "$.x"}') as JsonObject;
    expect(JSON.stringify(applyTemplate(template, scopeOf({ x: 1 })))).toBe('{"__proto__":1}');
  });

  it('name the field, the path and the input when a path leads to nothing', () => {
    // Recorded: v2/scenarios test_invalid_jsonpath[INVALID_JSONPATH_IN_STRING_EXPR_JSONPATH].
    const problem = thrownBy(() =>
      applyTemplate({ 'value.$': '$.no_such_jsonpath' }, scopeOf({ 'int-literal': 0 })),
    );
    expect(problem).toMatchObject({
      error: 'States.Runtime',
      cause:
        "The JSONPath '$.no_such_jsonpath' specified for the field 'value.$' could not be found in the input '{\"int-literal\":0}'",
    });
  });

  it('show the context object when a path into it leads to nothing', () => {
    const problem = thrownBy(() =>
      applyTemplate({ 'v.$': '$$.Nope' }, scopeOf({ a: 1 }, { State: { Name: 'P' } })),
    );
    expect(problem).toMatchObject({
      cause: `The JSONPath '$$.Nope' specified for the field 'v.$' could not be found in the input '{"State":{"Name":"P"}}'`,
    });
  });

  it('take an index past the end of an array as null, but no other miss', () => {
    // Reported from us-east-1.
    expect(applyTemplate({ 'v.$': '$.items[5]' }, scopeOf({ items: [1, 2] }))).toEqual({ v: null });
    expect(
      thrownBy(() => applyTemplate({ 'v.$': '$.items[5].x' }, scopeOf({ items: [1, 2] }))),
    ).toMatchObject({
      error: 'States.Runtime',
    });
    expect(thrownBy(() => applyTemplate({ 'v.$': '$.other[5]' }, scopeOf({ items: [1, 2] })))).toMatchObject({
      error: 'States.Runtime',
    });
  });

  it('refuse a value that is neither a path nor a call', () => {
    expect(thrownBy(() => compileTemplate({ 'a.$': 'plain' }))).toBeInstanceOf(SyntaxProblem);
    expect(thrownBy(() => compileTemplate({ 'a.$': 1 }))).toBeInstanceOf(SyntaxProblem);
  });
});

describe('ErrorPath and CausePath', () => {
  it('take a path or a call', () => {
    expect(compileReference('$.e', 'ErrorPath')(scopeOf({ e: 'Boom' }))).toBe('Boom');
    expect(compileReference("States.Format('{}!', $.e)", 'CausePath')(scopeOf({ e: 'Boom' }))).toBe('Boom!');
  });

  it('name the field when they lead to nothing', () => {
    // Recorded: v2/scenarios test_invalid_jsonpath[INVALID_JSONPATH_IN_ERRORPATH].
    expect(thrownBy(() => compileReference('$.ErrorX', 'ErrorPath')(scopeOf({ Error: 'e' })))).toMatchObject({
      cause:
        "The JSONPath '$.ErrorX' specified for the field 'ErrorPath' could not be found in the input '{\"Error\":\"e\"}'",
    });
  });
});

describe('Assign', () => {
  it('sees the variables as they were', () => {
    const scope = scopeOf({}, {}, { x: 1, y: 2 });
    expect([...applyAssign({ 'x.$': '$y', 'y.$': '$x' }, scope)]).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
    expect(scope.variables.assign(applyAssign({ 'x.$': '$y' }, scope)).get('x')).toBe(2);
    expect(scope.variables.get('x')).toBe(1);
  });
});

describe('ItemsPath', () => {
  it('wants an array', () => {
    expect(applyItemsPath('$.a', scopeOf({ a: [1] }))).toEqual([1]);
    expect(applyItemsPath(undefined, scopeOf([1]))).toEqual([1]);
    expect(thrownBy(() => applyItemsPath('$.a', scopeOf({ a: 1 })))).toMatchObject({
      error: 'States.Runtime',
      cause: 'Reference path "$.a" must point to array.',
    });
    expect(thrownBy(() => applyItemsPath('$.a.b', scopeOf({ a: {} })))).toMatchObject({
      error: 'States.ReferencePathConflict',
      cause: 'Unable to apply step "b" to input {"a":{}}',
    });
    expect(thrownBy(() => applyItemsPath('$.a.b', scopeOf({ x: 1 })))).toMatchObject({
      cause: 'Unable to apply step "a" to input {"x":1}',
    });
    expect(applyItemsPath('$.a[*]', scopeOf({}))).toEqual([]);
  });
});

describe('ResultPath', () => {
  it.each([
    [undefined, { a: 1 }, 'r', 'r'],
    ['$', { a: 1 }, 'r', 'r'],
    [null, { a: 1 }, 'r', { a: 1 }],
    ['$.a', { a: 1, b: 2 }, 'r', { a: 'r', b: 2 }],
    ['$.x.y.z', { a: 1 }, 'r', { a: 1, x: { y: { z: 'r' } } }],
    ['$.x[1].y', { x: [0, { q: 1 }] }, 'r', { x: [0, { q: 1, y: 'r' }] }],
    ['$[0]', [1, 2], 'r', ['r', 2]],
    ["$['a b']", {}, null, { 'a b': null }],
  ])('%s into %j', (path, input, result, expected) => {
    expect(applyResultPath(path, input, result)).toEqual(expected);
  });

  it('makes an own property of any name', () => {
    const value = applyResultPath('$.__proto__.polluted', {}, true);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['$.a', 'text', 'a', '"text"'],
    ['$.a.b', { a: 1 }, 'b', '{"a":1}'],
    ['$.a[2]', { a: [1, 2] }, '2', '{"a":[1,2]}'],
    ['$.a[0]', {}, '0', '{}'],
    ['$.a', null, 'a', 'null'],
  ])('%s has no place in %j', (path, input, step, shown) => {
    expect(thrownBy(() => applyResultPath(path, input, 1))).toMatchObject({
      error: 'States.ReferencePathConflict',
      cause: `Unable to apply step "${step}" to input ${shown}`,
    });
  });

  it.each(['$$.a', '$v.a', '$.a[*]', '$.a[-1]', '$..a'])('%s is refused', (path) => {
    expect(thrownBy(() => compileResultPath(path))).toBeInstanceOf(SyntaxProblem);
  });

  it('never changes the input, and shares what it leaves alone', () => {
    const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b'), json, { noNullPrototype: true }),
        json,
        (input, result) => {
          const before = JSON.stringify(input);
          const output = applyResultPath('$.new.place', input, result) as JsonObject;
          expect(JSON.stringify(input)).toBe(before);
          for (const key of Object.keys(input)) expect(output[key]).toBe(input[key]);
          expect((output['new'] as JsonObject)['place']).toBe(result);
        },
      ),
    );
  });
});
