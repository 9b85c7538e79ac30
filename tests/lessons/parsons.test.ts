import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParsons, piecesOf } from '../../src/lib/lessons/parsons.ts';

const data = {
  ask: 'Order these.',
  blocks: ['a', { text: 'b', instead: 'B', because: 'B is louder.' }, 'c', 'd', 'e'],
};
const solutionOf = (merges: number) =>
  piecesOf(data, merges)
    .filter(({ because }) => because === undefined)
    .toSorted((x, y) => (x.covers[0] ?? 0) - (y.covers[0] ?? 0));

describe('a Parsons problem', () => {
  it('offers each block once, and the wrong twin right beside its right one', () => {
    const pieces = piecesOf(data, 0);
    expect(pieces.map(({ text }) => text).sort()).toEqual(['B', 'a', 'b', 'c', 'd', 'e']);
    const at = pieces.findIndex(({ pair }) => pair !== undefined);
    expect(pieces[at + 1]?.pair).toBe(pieces[at]?.pair);
    expect(piecesOf(data, 0)).toEqual(pieces);
  });

  it('accepts the right order, however far the blocks have grown together', () => {
    for (const merges of [0, 1, 2])
      expect(checkParsons(data, solutionOf(merges))).toMatchObject({ isRight: true });
    expect(solutionOf(1).map(({ text }) => text)).toEqual(['a\nb', 'c\nd', 'e']);
  });

  it('says why a twin is wrong, where the order breaks, and that something is missing', () => {
    const [a, b, c, d] = solutionOf(0);
    const twin = piecesOf(data, 0).find(({ because }) => because !== undefined);
    if (!a || !b || !c || !d || !twin) throw new Error('a piece is missing');
    expect(checkParsons(data, [a, twin])).toMatchObject({ firstWrong: 1, message: 'B is louder.' });
    expect(checkParsons(data, [b])).toMatchObject({ firstWrong: 0, message: 'Something else comes first.' });
    expect(checkParsons(data, [a, b, d, c])).toMatchObject({ isRight: false, firstWrong: 2 });
    expect(checkParsons(data, [a, b])).toMatchObject({ isRight: false, firstWrong: 2 });
  });

  it('accepts no other arrangement', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...piecesOf(data, 0)]), (answer) => {
        const isSolution = answer.map(({ text }) => text).join('') === 'abcde';
        expect(checkParsons(data, answer).isRight).toBe(isSolution);
      }),
    );
  });
});
