// The editor's pure parts: which notation a text is in, how it is laid out, and snippets in CodeMirror's words.
import { describe, expect, it } from 'vitest';
import { formatted, notationOf } from '../../src/lib/playground/editor/notation.ts';
import { snippetTemplate } from '../../src/lib/playground/editor/snippet-template.ts';

describe('notation', () => {
  it.each([
    ['{"StartAt": "A"}', 'yaml', 'json'],
    ['  // a comment\n{}', 'yaml', 'json'],
    ['StartAt: A\nStates: {}', 'json', 'yaml'],
    ['# a comment\nStartAt: A', 'json', 'yaml'],
    ['---\nStartAt: A', 'json', 'yaml'],
    // Broken at the start: what it was before stays.
    ['"StartAt": "A"}', 'json', 'json'],
    ['', 'yaml', 'yaml'],
    ['', 'json', 'json'],
  ] as const)('%j, before %s, is %s', (text, before, expected) => {
    expect(notationOf(text, before)).toBe(expected);
  });
});

describe('format', () => {
  it('indents JSON and keeps comments, the order and every number as written', async () => {
    expect(await formatted('{"b":1.50, // why\n"a":[1,2]}', 'json')).toBe(
      '{\n  "b": 1.50, // why\n  "a": [\n    1,\n    2\n  ]\n}\n',
    );
  });
  it('indents JSON that is not whole, without losing a character of it', async () => {
    const broken = '{"StartAt":"A","States":{"A":{"Type":"Pa';
    expect((await formatted(broken, 'json'))?.replace(/\s/g, '')).toBe(broken);
  });
  it('keeps comments in YAML and leaves broken YAML alone', async () => {
    expect(await formatted('a:   1   # why\nb: {c: 2}\n', 'yaml')).toBe('a: 1 # why\nb: { c: 2 }\n');
    expect(await formatted('a: [1', 'yaml')).toBeUndefined();
  });
});

describe('snippets', () => {
  it.each([
    ['"Seconds": ${60}', '"Seconds": ${1:60}'],
    [
      '"${Name}": { "Next": "${Next}", "Default": "${Next}" }',
      '"${1:Name}": { "Next": "${2:Next}", "Default": "${2:Next}" }',
    ],
    ['[{${}}, {${}}]', '[{${1}}, {${2}}]'],
    ['"Payload.\\$": "$.${path}"', '"Payload.$": "$.${1:path}"'],
    ['"\\${x}"', '"$\\{x}"'],
    ['"#{x}"', '"#\\{x}"'],
  ])('%s becomes %s', (ours, theirs) => {
    expect(snippetTemplate(ours)).toBe(theirs);
  });
});
