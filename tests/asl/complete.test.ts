import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../src/lib/asl/complete/completion.ts';
import { complete } from '../../src/lib/asl/complete/complete.ts';
import { pathsIn } from '../../src/lib/asl/complete/known-paths.ts';
import { applyEdits } from '../../src/lib/asl/text/edit.ts';
import { hover } from '../../src/lib/asl/explain/hover.ts';
import { validate } from '../../src/lib/asl/rules/diagnose.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { snippetText, stateSnippets } from '../../src/lib/asl/complete/snippets.ts';
import { readExpression } from '../../src/lib/data/index.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';

/** Completions where the | stands. */
const at = (marked: string, knowledge: Knowledge = {}, format: 'json' | 'yaml' = 'json') => {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = complete(parse(text, { format, yaml: parseYaml }), offset, knowledge);
  const put = (label: string) => {
    const chosen = found.find((each) => each.label === label);
    return chosen && applyEdits(text, [chosen]);
  };
  return { labels: found.map(({ label }) => label), found, put };
};
const inState = (fields: string) => `{"StartAt":"A","States":{"A":{${fields}},"B":{"Type":"Succeed"}}}`;

describe('completion of fields', () => {
  it('offers what the state may have and does not have yet', () => {
    const { labels } = at(inState('"Type":"Wait","Seconds":5,"|"'));
    expect(labels).toContain('Next');
    expect(labels).toContain('Comment');
    expect(labels).not.toContain('Seconds');
    expect(labels).not.toContain('Resource');
    expect(labels).not.toContain('Output');
  });
  it('keeps to the query language of the state', () => {
    const { labels } = at(inState('"Type":"Task","QueryLanguage":"JSONata",|'));
    expect(labels).toContain('Arguments');
    expect(labels).not.toContain('Parameters');
  });
  it('writes the value too where there is none, in place of what was typed', () => {
    expect(at(inState('"Type":"Pass","Ne|"')).put('Next')).toBe(inState('"Type":"Pass","Next": "${}"'));
    expect(at(inState('"Type":"Pass","Ne|":"B"')).put('Next')).toBe(inState('"Type":"Pass","Next":"B"'));
  });
  it.each([
    ['{|}', 'StartAt'],
    [inState('"Type":"Task","Retry":[{|}]'), 'BackoffRate'],
    [inState('"Type":"Choice","Choices":[{"Variable":"$.a",|}]'), 'NumericGreaterThanPath'],
    [inState('"Type":"Choice","Choices":[{"And":[{|}]}]'), 'IsPresent'],
    [inState('"Type":"Map","ItemReader":{"ReaderConfig":{|}}'), 'CSVDelimiter'],
    [inState('"Type":"Parallel","Branches":[{|}]'), 'StartAt'],
    [
      inState('"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Parameters":{"Key":{},|}'),
      'TableName.$',
    ],
    ['{"StartAt":"A","States":{|}}', 'Wait for a callback'],
  ])('knows the object in %s', (text, label) => expect(at(text).labels).toContain(label));
});

describe('completion of values', () => {
  it('offers the states of the same block, but not the state itself', () => {
    expect(at(inState('"Type":"Pass","Next":"|"')).labels).toEqual(['B']);
    expect(at(inState('"Type":"Pass","Next":|')).put('B')).toBe(inState('"Type":"Pass","Next":"B"'));
    expect(at('{"StartAt":"|","States":{"A":{},"B":{}}}').labels).toEqual(['A', 'B']);
  });
  it('offers the errors of the integration in use first', () => {
    const { labels } = at(
      inState('"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Catch":[{"ErrorEquals":["|"]}]'),
    );
    expect(labels[0]).toMatch(/^Lambda\./);
    expect(labels).toContain('Lambda.ServiceException');
    expect(labels).toContain('States.ALL');
    expect(labels).not.toContain('States.Runtime');
  });
  it.each([
    [inState('"Type":"|"'), 'Parallel'],
    [inState('"Type":"Pass","End":|'), 'true'],
    [inState('"Type":"Task","Resource":"|"'), 'arn:aws:states:::states:startExecution.sync:2'],
    [inState('"Type":"Task","Retry":[{"JitterStrategy":"|"}]'), 'FULL'],
    [inState('"Type":"Pass","Parameters":{"a.$":"|"}'), 'States.Format()'],
    [inState('"Type":"Pass","Parameters":{"a.$":"|"}'), '$$.Execution.Id'],
  ])('in %s', (text, label) => expect(at(text).labels).toContain(label));

  it('offers the paths of a known input, and the variables that can be read', () => {
    const input = { order: { total: 5, items: [{ id: 1 }] }, 'two words': 1 };
    expect(at(inState('"Type":"Pass","InputPath":"|"'), { input }).labels.slice(0, 7)).toEqual([
      '$',
      '$.order',
      "$['two words']",
      '$.order.total',
      '$.order.items',
      '$.order.items[0]',
      '$.order.items[0].id',
    ]);
    const text =
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"x":1},"Next":"B"},"B":{"Type":"Succeed","InputPath":"|"}}}';
    expect(at(text).labels).toContain('$x');
  });

  it('completes the word in a JSONata expression, and leaves the rest of it', () => {
    const text = inState('"Type":"Pass","QueryLanguage":"JSONata","Output":"{% 1 + $su| %}"');
    expect(at(text).put('$sum()')).toBe(text.replace('$su|', '$sum('));
    expect(at(text, { input: { a: 1 } }).labels).toContain('$states.input.a');
  });
  it('knows what the last run told: its data and its variables', () => {
    const knowledge = { input: { paid: { at: 'noon' } }, variables: { counted: 3 } };
    const path = at(
      inState('"Type":"Choice","Choices":[{"Variable":"|","IsNull":true,"Next":"B"}]'),
      knowledge,
    );
    expect(path.labels).toEqual(expect.arrayContaining(['$.paid.at', '$counted']));
    const expression = at(
      inState('"Type":"Pass","QueryLanguage":"JSONata","Output":{"a":"{% | %}"}'),
      knowledge,
    );
    expect(expression.labels).toEqual(
      expect.arrayContaining(['$states.input.paid.at', '$counted', '$sum()', '$states.context.Execution.Id']),
    );
  });
  it('offers nothing inside free JSON', () => {
    expect(at(inState('"Type":"Pass","Result":{"a":"|"}')).labels).toEqual([]);
  });
});

describe('completion in YAML', () => {
  const yaml = `StartAt: A
States:
  A:
    Type: Task
    Resource: arn:aws:states:::lambda:invoke
    Retry:
      - ErrorEquals:
          - States.Timeout
        IntervalSeconds: 2
        KEY
    Next: VALUE
  B:
    Type: Succeed
`;
  it('offers fields by indentation', () => {
    const { labels, put } = at(yaml.replace('KEY', 'Max|').replace('VALUE', 'B'), {}, 'yaml');
    expect(labels).toContain('MaxAttempts');
    expect(labels).not.toContain('IntervalSeconds');
    expect(put('MaxAttempts')).toContain('        MaxAttempts: ${1}\n');
  });
  it('offers states after Next', () => {
    expect(at(yaml.replace('KEY', 'MaxAttempts: 1').replace('VALUE', '|'), {}, 'yaml').labels).toEqual(['B']);
  });
  it('offers errors in the list', () => {
    expect(at(yaml.replace('States.Timeout', 'States|'), {}, 'yaml').labels).toContain('Lambda.Unknown');
  });
  it('offers the fields of a state', () => {
    expect(at('StartAt: A\nStates:\n  A:\n    Type: Wait\n    |\n', {}, 'yaml').labels).toContain('Seconds');
  });
});

describe('snippets of whole states and patterns', () => {
  const holes = (text: string) =>
    text
      .replace(/\$\{(\d+)\}/g, '$1')
      .replace(/\$\{([^}]*)\}/g, '$1')
      .replaceAll('\t', '  ');
  const languages = ['JSONPath', 'JSONata'] as const;
  const formats = ['json', 'yaml'] as const;
  const cases = stateSnippets.flatMap((snippet) =>
    languages.flatMap((language) =>
      formats.map((format) => [snippet.label, language, format, snippet] as const),
    ),
  );

  it.each(cases)('%s in %s and %s is sound', (_, language, format, snippet) => {
    const body = holes(snippetText(snippet, language, format));
    const json = `{"QueryLanguage":"${language}","States":{${body}}}`;
    const yaml = `QueryLanguage: ${language}\nStates:\n  ${body.replaceAll('\n', '\n  ')}\n`;
    const read = parse(format === 'json' ? json : yaml, { format, yaml: parseYaml });
    expect(read.diagnostics).toEqual([]);
    const states = Object.keys((read.value as { States: object }).States);
    const whole = {
      ...(read.value as object),
      StartAt: states[0] ?? '',
      States: {
        ...(read.value as { States: object }).States,
        ...(states.includes('Next') ? {} : { Next: { Type: 'Succeed' } }),
        ...(states.includes('Default') ? {} : { Default: { Type: 'Succeed' } }),
        ...(states.includes('Fail') ? {} : { Fail: { Type: 'Fail' } }),
      },
    };
    const unused = /is not reachable/;
    const { diagnostics } = validate(whole as JsonValue, 'STANDARD', { jsonata: readExpression });
    expect(diagnostics.filter(({ message }) => !unused.test(message))).toEqual([]);
  });

  it('are offered where a state may stand, in both notations', () => {
    expect(at('{"StartAt":"A","States":{|}}').labels).toContain('Ask until it is done');
    expect(at('StartAt: A\nStates:\n  |\n', {}, 'yaml').labels).toContain('Call a function');
    const inJsonata = at('{"QueryLanguage":"JSONata","StartAt":"A","States":{|}}');
    expect(inJsonata.put('Call a function')).toContain('"Arguments"');
  });
});

it('lists the paths of a value, bounded', () => {
  const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, index]));
  expect(pathsIn(wide, '$')).toHaveLength(200);
});

describe('hover', () => {
  const text = '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":60,"End":true}}}';
  const over = (needle: string) => hover(parse(text), text.indexOf(needle) + 1);
  it('tells what a field is for, with its page, and marks the field', () => {
    const found = over('"Seconds"');
    expect(found).toMatchObject({ title: 'Seconds', sentences: ['How many seconds to wait.'] });
    expect(found?.link).toMatch(/state-wait.html$/);
    expect(text.slice(found?.from, found?.to)).toBe('"Seconds"');
  });
  it('explains the state at its name', () => {
    expect(over('"A":{')?.sentences).toEqual(['Waits 1 minute.', 'Then it ends.']);
  });
  it('knows the fields of the machine', () => expect(over('"StartAt"')?.title).toBe('StartAt'));
});
