import { describe, expect, it } from 'vitest';
import { toJson, toYaml } from '../../src/lib/asl/text/convert.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';
import { samples } from './rule-samples.ts';

describe('JSON to YAML', () => {
  it('is laid out in blocks and keeps the comments', () => {
    const json = `{
\t// Ships an order
\t"StartAt": "Ship it",
\t"States": {
\t\t/* the only one */
\t\t"Ship it": { "Type": "Pass", "Parameters": {}, "Comment": "yes", "End": true }, // and done
\t}
}`;
    expect(toYaml(json).text).toBe(`# Ships an order
StartAt: Ship it
States:
  # the only one
  Ship it:
    Type: Pass
    Parameters: {}
    Comment: "yes"
    End: true
  # and done
`);
  });
  it('refuses a broken text', () => expect(toYaml('{"a":').text).toBeUndefined());
});

describe('YAML to JSON', () => {
  it('makes Comment fields of the comments above the machine and its states, and counts the others', () => {
    const { text, lostComments } = toJson(`# Ships an order
StartAt: Ship
States:
  # by train
  Ship:
    Type: Pass # no work
    End: true
`);
    expect(JSON.parse(text ?? '')).toEqual({
      Comment: 'Ships an order',
      StartAt: 'Ship',
      States: { Ship: { Comment: 'by train', Type: 'Pass', End: true } },
    });
    expect(lostComments).toBe(1);
  });
  it('refuses a broken text', () => expect(toJson('a: [').text).toBeUndefined());
});

describe('there and back', () => {
  it.each(Object.entries(samples))('the definition stays the same: %s', (_, { silent }) => {
    const yaml = toYaml(JSON.stringify(silent)).text ?? '';
    expect(parse(yaml, { format: 'yaml', yaml: parseYaml }).value).toEqual(silent);
    expect(JSON.parse(toJson(yaml).text ?? '')).toEqual(silent);
  });
  it('through texts that YAML could take for something else', () => {
    const value = {
      a: ['yes', '1', '', '~', 'null', ' x ', 'a: b', '# c', '- d', 'é\u0007"\\', '{% 1 %}', '@x', '\n\n'],
    };
    const yaml = toYaml(JSON.stringify(value)).text ?? '';
    expect(parse(yaml, { format: 'yaml', yaml: parseYaml }).value).toEqual(value);
  });
});
