import type { JsonObject } from '../../src/lib/asl/json.ts';
import { describe, expect, it } from 'vitest';
import { diagnose, validate } from '../../src/lib/asl/rules/diagnose.ts';
import { docsBase } from '../../src/lib/asl/tables/fields.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { rules } from '../../src/lib/asl/rules/catalogue.ts';
import { samples } from './rule-samples.ts';

describe.each(Object.entries(samples))(
  'the rule %s',
  (name, { fires, silent, options, message, location }) => {
    const found = (definition: typeof fires) => {
      const document = parse(JSON.stringify(definition));
      return diagnose(document, options).filter(({ rule }) => rule === name);
    };

    it('fires where it should, with its code and inside the text', () => {
      const [first] = found(fires);
      const rule = Object.entries(rules).find(([each]) => each === name)?.[1];
      expect(first).toMatchObject({ code: rule?.code, severity: rule?.severity });
      if (message !== undefined) expect(first?.message).toBe(message);
      if (location !== undefined) expect(first?.location).toBe(location);
      expect(first?.to).toBeGreaterThan(first?.from ?? Number.NaN);
      expect(first?.to).toBeLessThanOrEqual(JSON.stringify(fires).length);
    });

    it('is silent on the nearest sound definition, and so is every error', () => {
      expect(found(silent)).toEqual([]);
      const errors = diagnose(parse(JSON.stringify(silent)), options).filter(
        ({ severity }) => severity === 'ERROR',
      );
      expect(errors).toEqual([]);
    });
  },
);

describe('every rule', () => {
  it.each(Object.keys(rules))('%s has a sample in rule-samples.ts', (name) => {
    expect(Object.keys(samples)).toContain(name);
  });

  it.each(Object.entries(rules))('%s leads to a page of the documentation', (_, { page, about }) => {
    expect(`${docsBase}${page}`).toMatch(
      /^https:\/\/docs\.aws\.amazon\.com\/step-functions\/latest\/dg\/[\w-]+\.html(#[\w-]+)?$/,
    );
    expect(about).toMatch(/\.$/);
  });
});

describe('the place of a diagnostic', () => {
  const marked = (text: string, rule: string, options = {}) => {
    const document = parse(text);
    const found = diagnose(document, options).find((each) => each.rule === rule);
    return found && text.slice(found.from, found.to);
  };

  it('is the wrong value', () => {
    expect(marked('{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}', 'missing-target')).toBe('"B"');
  });
  it("is a state's name, not all of the state", () => {
    expect(marked('{"StartAt":"A","States":{"A":{"Type":"Pass"}}}', 'exclusive-fields')).toBe('"A"');
  });
  it('is the part of a JSONata expression where the parser gave up, past escapes', () => {
    const jsonata = () => ({ problem: { message: 'no', offset: 9 }, variables: [], contextReads: [] });
    const text =
      '{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Output":"{% \\"a\\" & 1 + %}"}}}';
    expect(marked(text, 'jsonata-syntax', { jsonata })).toBe('+');
  });
  it('is the place in an intrinsic call where it goes wrong', () => {
    const text =
      '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Parameters":{"a.$":"States.MathAdd(1, \'2\')"}}}}';
    expect(marked(text, 'intrinsic-arguments')).toBe("'2')");
  });
});

describe('a text that is broken', () => {
  it('is not judged as a definition', () => {
    expect(diagnose(parse('{"StartAt":"A"')).map(({ code }) => code)).toEqual(['INVALID_JSON_DESCRIPTION']);
  });
  it('is judged all the same where only a comment or a comma is too much', () => {
    const codes = diagnose(parse('{"StartAt":"A", // go\n}')).map(({ code }) => code);
    expect(codes).toContain('SCHEMA_VALIDATION_FAILED');
  });
  it('that is empty says so', () => {
    expect(diagnose(parse('  '))).toMatchObject([{ message: 'Definition must be a valid JSON object' }]);
  });
});

// Recorded from ValidateStateMachineDefinition, or measured by others: the links stand beside the rules.
describe('validate answers as AWS does', () => {
  it('with errors alone, and no warnings of ours', () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Task', Resource: '${Arn}', End: true } } };
    expect(validate(definition)).toEqual({ result: 'OK', diagnostics: [] });
  });
  it('to a text that is no JSON, in the words of its parser', () => {
    const location = '[Source: (String)"not a definition"; line: 1, column: 4]';
    const expectation =
      "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    expect(validate('not a definition')).toEqual({
      result: 'FAIL',
      diagnostics: [
        {
          severity: 'ERROR',
          code: 'INVALID_JSON_DESCRIPTION',
          message: `Unrecognized token 'not': ${expectation}\n at ${location}`,
          location,
        },
      ],
    });
  });
  it('to an empty text, without a location', () => {
    expect(validate(' ').diagnostics).toEqual([
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: 'Definition must be a valid JSON object',
      },
    ]);
  });
  it('to a loop without an end: only that, although a state is out of reach', () => {
    const loop = {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Pass', Next: 'A' },
      C: { Type: 'Pass', Next: 'A' },
    };
    expect(validate({ StartAt: 'A', States: loop }).diagnostics).toEqual([
      { severity: 'ERROR', code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' },
    ]);
  });
  it('to a start that does not exist: the target, and every state out of reach', () => {
    const { diagnostics } = validate({ StartAt: 'X', States: { A: { Type: 'Succeed' } } });
    expect(diagnostics.map(({ message, location }) => `${message} at ${location}`)).toEqual([
      "Missing 'Next' target: X at /StartAt",
      'State "A" is not reachable. at /States/A',
    ]);
  });
  it('lets the states inside a JSONata Map keep the language of the machine', () => {
    const inner = { StartAt: 'P', States: { P: { Type: 'Pass', Output: 1, End: true } } };
    const { diagnostics } = validate({
      StartAt: 'M',
      States: { M: { Type: 'Map', QueryLanguage: 'JSONata', ItemProcessor: inner, End: true } },
    });
    expect(diagnostics.map(({ location }) => location)).toEqual(['/States/M/ItemProcessor/States/P']);
  });
  it('to a number of a Map: 0 is enough, and only ItemsPath may start at the context object', () => {
    const problemsOf = (fields: JsonObject): readonly string[] => {
      const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
      const ItemProcessor = { ProcessorConfig, StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
      const states = { M: { Type: 'Map', ItemProcessor, End: true, ...fields } };
      const { diagnostics } = validate({ StartAt: 'M', States: states });
      return diagnostics.map(({ message, location }) => `${message} at ${location}`);
    };
    const context = '$$.Execution.Input.n';
    expect(
      problemsOf({ ItemsPath: context, MaxConcurrency: 0, ItemBatcher: { MaxItemsPerBatch: 0 } }),
    ).toEqual([]);
    expect(
      problemsOf({ MaxConcurrencyPath: context, ItemBatcher: { MaxItemsPerBatchPath: context } }),
    ).toEqual([
      'Value is not a Reference Path at /States/M/MaxConcurrencyPath',
      'Value is not a Reference Path at /States/M/ItemBatcher/MaxItemsPerBatchPath',
    ]);
    expect(problemsOf({ ItemBatcher: { MaxInputBytesPerBatch: -1 } })).toEqual([
      'Minimum value is 0 at /States/M/ItemBatcher/MaxInputBytesPerBatch',
    ]);
  });
  it.each([
    ['{"a":1,}', 'was expecting double-quote to start field name', 'line: 1, column: 9'],
    ['{"a" 1}', 'was expecting a colon to separate field name and value', 'line: 1, column: 7'],
    ['{"a":1\n"b":2}', 'was expecting comma to separate Object entries', 'line: 2, column: 2'],
    ['[1 2]', 'was expecting comma to separate Array entries', 'line: 1, column: 5'],
    ['{"a":"\\q"}', "Unrecognized character escape 'q' (code 113)", 'line: 1, column: 9'],
    ['{"a":[1', 'Unexpected end-of-input: expected close marker for Array', 'line: 1, column: 8'],
    ['{ // no\n}', 'maybe a (non-standard) comment?', 'line: 1, column: 4'],
    ['{"a":01}', 'Leading zeroes not allowed', 'line: 1, column: 8'],
    ['{"a":"x\ny"}', '(CTRL-CHAR, code 10)', 'column: 1]'],
  ])('to %j in the words of its parser', (text, words, place) => {
    const [first] = validate(text).diagnostics;
    expect(first?.message).toContain(words);
    expect(first?.location).toContain(place);
  });
});
