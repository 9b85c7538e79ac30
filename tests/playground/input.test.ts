import { describe, expect, it } from 'vitest';
import { maxPayloadBytes } from '../../src/lib/asl/limits.ts';
import { highlight } from '../../src/lib/playground/editor/highlight.ts';
import { formatJson, readInput } from '../../src/lib/playground/workspace/input.ts';

describe('the input', () => {
  it('is {} when nothing is written', () => {
    expect(readInput(' \n')).toEqual({ value: {} });
  });

  it('may be any JSON value', () => {
    expect(readInput('[1, "a", null]')).toEqual({ value: [1, 'a', null] });
  });

  it('is taken with exactly 256 KiB and refused with a byte more, counted in UTF-8', () => {
    const fits = `"${'é'.repeat((maxPayloadBytes - 2) / 2)}"`;
    expect(readInput(fits).problem).toBeUndefined();
    expect(readInput(`${fits} `).problem?.message).toMatch(/262,145 bytes.*256 KiB/);
  });

  it('of 5 MB is refused by its size, unread', () => {
    expect(readInput('x'.repeat(5_000_000)).problem?.code).toBe('INPUT_TOO_LONG');
  });

  it('that is not JSON is told with its line', () => {
    const { problem } = readInput('{\n  "a": 1,\n}');
    expect(problem?.message).toMatch(/Line 3: property name expected/);
    expect(problem?.from).toBe(12);
  });
});

describe('formatting', () => {
  it('indents JSON by two spaces and leaves other text alone', () => {
    expect(formatJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}\n');
    expect(formatJson('{"a":')).toBeUndefined();
  });
});

describe('highlighting without an editor', () => {
  it.each(['{"a": "b\\"c", "n": -1.5e3, "t": true}', '{"a": "unfinished', '', '<b>&', '{% $x %}'])(
    'loses no character of %s',
    (text) => {
      expect(
        highlight(text)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
    },
  );

  it('tells names from texts', () => {
    expect(highlight('{"a": "b"}').map(({ kind }) => kind)).toEqual([
      'plain',
      'property',
      'plain',
      'string',
      'plain',
    ]);
  });
});
