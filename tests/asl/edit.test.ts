import { describe, expect, it } from 'vitest';
import { applyEdits, setField } from '../../src/lib/asl/text/edit.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';

const json = `{
  "StartAt": "A", // where it begins
  "States": {
    "A": { "Type": "Pass", "OutputPath": "$.a", "Next": "B" },
    "B": { "Type": "Succeed" }
  }
}`;
const yaml = `StartAt: A # where it begins
States:
  A:
    Type: Pass
    Parameters:
      one: 1
      two: [2]

    OutputPath: $.a # the rest
    Next: B
  B:
    Type: Succeed
`;

const changed = (text: string, format: 'json' | 'yaml', key: string, value: JsonValue | undefined) => {
  const read = (each: string) => parse(each, { format, yaml: parseYaml });
  const after = applyEdits(text, setField(read(text), '/States/A', key, value));
  return { after, state: (read(after).value as { States: { A: Record<string, JsonValue> } }).States.A };
};

describe.each([
  ['JSON', 'json', json],
  ['YAML', 'yaml', yaml],
] as const)('a field set in %s', (_, format, text) => {
  it.each<[string, JsonValue | undefined]>([
    ['OutputPath', '$.b'],
    ['OutputPath', null],
    ['OutputPath', undefined],
    ['Parameters', { three: { 'four.$': '$.x: y' } }],
    ['Parameters', undefined],
    ['ResultPath', '$.new'],
    ['Assign', { list: [1, 'two'] }],
  ])('%s = %j changes that field and nothing else', (key, value) => {
    const { after, state } = changed(text, format, key, value);
    const before = changed(text, format, 'Comment', undefined).state;
    const expected = Object.fromEntries(Object.entries(before).filter(([name]) => name !== key));
    expect(state).toEqual({ ...expected, ...(value !== undefined && { [key]: value }) });
    expect(after).toContain('where it begins');
    expect(after).toMatch(/B"?: *\{?\s*"?Type"?: "?Succeed/);
  });
});

it('a state that is not there is left alone', () =>
  expect(setField(parse(json), '/States/Z', 'OutputPath', '$')).toEqual([]));
