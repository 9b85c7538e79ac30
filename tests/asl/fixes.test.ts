import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/lib/asl/rules/diagnose.ts';
import { applyEdits } from '../../src/lib/asl/text/edit.ts';
import { fixesFor } from '../../src/lib/asl/change/fixes.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';
import { convertToJsonata } from '../../src/lib/asl/change/to-jsonata.ts';
import { toYaml } from '../../src/lib/asl/text/convert.ts';
import { samples } from './rule-samples.ts';

const fixesOf = (text: string, rule: string, format: 'json' | 'yaml' = 'json') => {
  const document = parse(text, { format, yaml: parseYaml });
  const found = diagnose(document).find((each) => each.rule === rule);
  return (found ? fixesFor(found, document) : []).map(({ title, edits }) => ({
    title,
    text: applyEdits(text, edits),
  }));
};
const states = (definition: string): JsonValue => (parse(definition).value as { States: JsonValue }).States;

describe('the first fix puts its diagnostic right', () => {
  it.each([
    'missing-target',
    'exclusive-fields',
    'unsupported-field',
    'state-type',
    'value-choice',
    'states-all',
    'choice-without-default',
    'task-without-timeout',
    'no-dollar',
    'no-path',
    'deprecated-field',
    'never-matches',
    'behind-states-all',
    'not-evaluated',
  ] as const)('%s', (rule) => {
    const { fires, options } = samples[rule];
    const yaml = toYaml(JSON.stringify(fires)).text ?? '';
    for (const [format, text] of [
      ['json', JSON.stringify(fires)],
      ['json', JSON.stringify(fires, null, 2)],
      ['yaml', yaml],
    ] as const) {
      const [first] = fixesOf(text, rule, format);
      expect(first?.title).toMatch(/^[A-Z]/);
      const after = parse(first?.text ?? '', { format, yaml: parseYaml });
      expect(after.diagnostics).toEqual([]);
      expect(diagnose(after, options).filter((each) => each.rule === rule)).toEqual([]);
      // YAML stays as it was written: in lines.
      if (format === 'yaml') expect(first?.text).not.toMatch(/[{[]"/);
    }
  });
});

describe('a fix', () => {
  it('goes to the nearest name, or adds the state', () => {
    const text = '{"StartAt":"Pya","States":{"Pay":{"Type":"Succeed"}}}';
    expect(fixesOf(text, 'missing-target').map(({ title }) => title)).toEqual([
      'Go to "Pay"',
      'Add a state "Pya"',
    ]);
    expect(fixesOf(text, 'missing-target')[0]?.text).toBe(text.replace('Pya', 'Pay'));
  });

  it('offers the next state, and the end, where the way on is missing', () => {
    const text = `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass" // not yet
    },
    "B": { "Type": "Succeed" }
  }
}`;
    const [next, end] = fixesOf(text, 'exclusive-fields');
    expect(next).toMatchObject({ title: 'Go to "B" next' });
    expect(next?.text).toContain('"Type": "Pass",\n      "Next": "B" // not yet');
    expect(end?.text).toContain('"Type": "Pass",\n      "End": true // not yet');
  });

  it('leaves YAML as it is written', () => {
    const text = 'StartAt: A\nStates:\n  A:\n    Type: Pass # here\n';
    expect(fixesOf(text, 'exclusive-fields', 'yaml')[0]?.text).toBe(`${text}    End: true\n`);
  });

  it('adds a Default that fails, with its state', () => {
    const text =
      '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"A"}]}}}';
    const failing = fixesOf(text, 'choice-without-default').find(
      ({ title }) => title === 'Add a Default that fails',
    );
    expect(states(failing?.text ?? '')).toMatchObject({
      A: { Default: 'No rule matched' },
      'No rule matched': { Type: 'Fail' },
    });
  });

  it('takes a comment, a comma and an ignored key out', () => {
    expect(fixesOf('{"a":1} // no', 'json-comment')[0]?.text).toBe('{"a":1} ');
    expect(fixesOf('{"a":[1,]}', 'json-trailing-comma')[0]?.text).toBe('{"a":[1]}');
    expect(fixesOf('{"a":1,"b":2,"a":3}', 'duplicate-key')[0]?.text).toBe('{"b":2,"a":3}');
  });

  it('is not offered where none is known', () => {
    expect(fixesOf('{"StartAt":"A"', 'json-syntax')).toEqual([]);
  });
});

describe('a state converted to JSONata', () => {
  it.each<[JsonValue, JsonValue | undefined]>([
    [
      { Type: 'Pass', InputPath: '$.a', Parameters: { 'b.$': '$.c[0]', d: 1 }, End: true },
      {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Output: { b: '{% $states.input.a.c[0] %}', d: 1 },
        End: true,
      },
    ],
    [
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f', 'Payload.$': '$' },
        ResultSelector: { 'body.$': '$.Payload' },
        ResultPath: '$.answer',
        Next: 'B',
      },
      {
        Type: 'Task',
        QueryLanguage: 'JSONata',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
        Output: '{% $merge([$states.input, {"answer": {"body": $states.result.Payload}}]) %}',
        Next: 'B',
      },
    ],
    [
      { Type: 'Wait', SecondsPath: '$.s', End: true },
      { Type: 'Wait', QueryLanguage: 'JSONata', Seconds: '{% $states.input.s %}', End: true },
    ],
    [{ Type: 'Pass', OutputPath: '$..a', End: true }, undefined],
    [{ Type: 'Pass', Parameters: { 'a.$': "States.Format('{}', $.b)" }, End: true }, undefined],
  ])('%j', (state, result) =>
    expect(convertToJsonata(state as { readonly [key: string]: JsonValue }).state).toEqual(result),
  );
});
