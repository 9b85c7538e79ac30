// The editor's pure parts: which notation a text is in, how it is laid out and coloured, and snippets in CodeMirror's words.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { highlightCode } from '../../src/lib/playground/editor/highlight-code.ts';
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

describe('the colours of code', () => {
  it('tell comments, keys, texts, numbers and words of TypeScript', () => {
    const code = "const a = { 'it\\'s': 'x', b: [1, /'/, c1] }; // 'a' is 1";
    expect(
      highlightCode(code).flatMap(({ kind, text }) => (kind === 'plain' ? [] : [`${kind} ${text}`])),
    ).toEqual([
      'keyword const',
      "property 'it\\'s'",
      "string 'x'",
      'property b',
      'number 1',
      "string /'/",
      "comment // 'a' is 1",
    ]);
  });
  it('fit the code that exported machines are made of', () => {
    const code = readFileSync('src/lib/interpreter/export/runtime.ts', 'utf8');
    const tokens = highlightCode(code);
    expect(tokens.map(({ text }) => text).join('')).toBe(code);
    // A text that is taken for open would reach over the end of its line.
    expect(tokens.filter(({ kind, text }) => kind === 'string' && text.includes('\n'))).toEqual([]);
    expect(tokens.filter(({ kind, text }) => kind === 'plain' && /['"`]/.test(text))).toEqual([]);
  });
});
