import { describe, expect, it } from 'vitest';
import { diffLines, folded } from '../../src/lib/playground/views/data/json-diff.ts';

describe('the difference of two values', () => {
  it('marks what went and what came', () => {
    expect(diffLines({ a: 1, b: 2 }, { a: 1, c: 3 })).toEqual([
      { sign: ' ', text: '{' },
      { sign: ' ', text: '  "a": 1,' },
      { sign: '-', text: '  "b": 2' },
      { sign: '+', text: '  "c": 3' },
      { sign: ' ', text: '}' },
    ]);
  });
  it('folds long runs of unchanged lines', () => {
    const many = Array.from({ length: 30 }, (_, at) => at);
    const lines = folded(diffLines(many, [...many, 'new']));
    expect(lines[0]).toEqual({ sign: ' ', text: '… 28 unchanged' });
    expect(lines.filter(({ sign }) => sign === '+')).toHaveLength(1);
  });
  it('shortens what was dropped', () => {
    const lines = folded(diffLines({ a: Array.from({ length: 20 }, (_, at) => at) }, {}));
    expect(lines.filter(({ sign }) => sign === '-').at(-1)?.text).toMatch(/^… \d+ more lines gone$/);
    expect(lines.length).toBeLessThan(8);
  });
  it('shows equal values without a sign', () => {
    expect(diffLines([1], [1]).every(({ sign }) => sign === ' ')).toBe(true);
  });
});
