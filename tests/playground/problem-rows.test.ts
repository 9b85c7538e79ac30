import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/lib/asl/rules/diagnose.ts';
import { applyEdits } from '../../src/lib/asl/text/edit.ts';
import { fixForAll } from '../../src/lib/asl/change/fixes.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';
import { toYaml } from '../../src/lib/asl/text/convert.ts';
import { problemRows } from '../../src/lib/playground/editor/problems/problem-rows.ts';

const task = (next: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  ...next,
});
const definition = (tasks: number) => ({
  StartAt: 'T0',
  States: Object.fromEntries([
    ...Array.from({ length: tasks }, (_, at) => [`T${at}`, task({ Next: `T${at + 1}` })]),
    [`T${tasks}`, { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Gone' }] }],
  ]),
});
const document = (tasks: number) => parse(JSON.stringify(definition(tasks), null, 2));

describe('the rows of Problems', () => {
  it('begin with the errors and end with advice, which is one row when it is said often', () => {
    const rows = problemRows(diagnose(document(4)));
    expect(rows.map(({ kind, tone }) => `${kind} ${tone}`)).toEqual([
      'one error',
      'one error',
      'one warning',
      'many advice',
    ]);
    expect(rows.at(-1)).toMatchObject({
      words: '4 Tasks have no TimeoutSeconds: without an answer each waits for up to a year.',
    });
  });

  it('are one by one below three of a kind, and never together for errors', () => {
    const rows = problemRows(diagnose(document(2)));
    expect(rows.filter(({ kind }) => kind === 'many')).toEqual([]);
    const broken = problemRows(diagnose(parse('{"StartAt": "A", "x": 1, "y": 2, "z": 3, "States": {}}')));
    expect(broken.length).toBeGreaterThan(3);
    expect(broken.every(({ kind }) => kind === 'one')).toBe(true);
  });
});

describe('a fix for all of a kind', () => {
  it.each(['json', 'yaml'] as const)('puts every one of them right in %s', (format) => {
    const json = JSON.stringify(definition(5), null, 2);
    const text = format === 'json' ? json : (toYaml(json).text ?? '');
    const read = parse(text, { format, yaml: parseYaml });
    const all = diagnose(read).filter(({ rule }) => rule === 'task-without-timeout');
    const fix = fixForAll(all, read);
    expect(fix?.title).toBe('Fix all 5');
    const after = parse(applyEdits(text, fix?.edits ?? []), { format, yaml: parseYaml });
    expect(diagnose(after).map(({ rule }) => rule)).not.toContain('task-without-timeout');
    expect(after.value).toMatchObject({ States: { T4: { TimeoutSeconds: 60, Next: 'T5' } } });
  });

  it('is not offered where one has a choice of fixes', () => {
    const read = document(1);
    const errors = diagnose(read).filter(({ severity }) => severity === 'ERROR');
    expect(fixForAll(errors, read)).toBeUndefined();
  });
});
