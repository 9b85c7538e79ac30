import { describe, expect, it } from 'vitest';
import { compilePath, explainPath } from '../../src/lib/data/index.ts';
import { scopeOf } from './scope.ts';

describe('a path explained', () => {
  const input = { order: { id: 7, lines: [{ sku: 'a' }, { sku: 'b' }] }, note: 'x' };
  const segments = (path: string) =>
    explainPath(path, scopeOf(input)).segments.map(({ text, problem }) => problem ?? text);

  it('says what each segment matched', () => {
    expect(segments('$.order.lines[1].sku')).toEqual(['$', '.order', '.lines', '[1]', '.sku']);
    expect(explainPath('$.order.lines[1].sku', scopeOf(input)).value).toBe('b');
  });
  it('stops at the segment that matched nothing, and says what there is instead', () => {
    expect(segments('$.order.totl.x').at(-1)).toBe('.totl matched nothing: the object has id, lines.');
    expect(segments('$.order.lines[2]').at(-1)).toBe('[2] matched nothing: the array has 2 items.');
    expect(segments('$.note.a').at(-1)).toBe(
      '.a matched nothing: before it stands the string "x", which has no fields.',
    );
    expect(segments('$missing.a')).toEqual(['$missing is not there.']);
  });
  it('leads where the path itself leads', () => {
    for (const path of [
      '$..sku',
      '$.order.lines[*].sku',
      "$.order['id']",
      '$',
      '$.order.lines[?(@.sku=="a")]',
    ])
      expect(explainPath(path, scopeOf(input)).value, path).toEqual(compilePath(path).find(scopeOf(input)));
  });
});
