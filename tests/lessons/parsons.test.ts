import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParsons, piecesOf } from '../../src/lib/lessons/questions/parsons.ts';

const data = {
  ask: 'Order these.',
  inOrder: false,
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

  it('lets the fields of an object change places, as JSON does, but nothing that would change its meaning', () => {
    const task = {
      ask: 'Build a task.',
      inOrder: false,
      blocks: [
        '"A": {',
        '  "Type": "Task",',
        '  "Retry": [1, 2],',
        '  "Resource": "r",',
        '  "Next": "B"',
        '}',
      ],
    };
    const [open, type, retry, resource, next, close] = piecesOf(task, 0).toSorted(
      (x, y) => (x.covers[0] ?? 0) - (y.covers[0] ?? 0),
    );
    if (!open || !type || !retry || !resource || !next || !close) throw new Error('a piece is missing');
    expect(checkParsons(task, [open, resource, type, retry, next, close]).isRight).toBe(true);
    expect(checkParsons(task, [open, resource, type])).toMatchObject({ isRight: false, firstWrong: 3 });
    expect(checkParsons(task, [open, next, type])).toMatchObject({ isRight: false, firstWrong: 1 });
    expect(checkParsons({ ...task, inOrder: true }, [open, resource])).toMatchObject({ firstWrong: 1 });

    const list = {
      ask: 'Order.',
      inOrder: false,
      blocks: ['"Catch": [', '  { "a": 1 },', '  { "b": 2 }', ']'],
    };
    const [start, ...rest] = piecesOf(list, 0).toSorted((x, y) => (x.covers[0] ?? 0) - (y.covers[0] ?? 0));
    if (!start || !rest[1]) throw new Error('a piece is missing');
    expect(checkParsons(list, [start, rest[1]])).toMatchObject({ isRight: false, firstWrong: 1 });
  });

  it('accepts a field on the other side of an object that spans several blocks', () => {
    const map = {
      ask: 'Build a map.',
      inOrder: false,
      blocks: ['"Type": "Map",', '"P": {', '  "StartAt": "A"', '},', '"ResultPath": "$.x",', '"End": true'],
    };
    const [type, from, inner, to, path, end] = piecesOf(map, 0).toSorted(
      (x, y) => (x.covers[0] ?? 0) - (y.covers[0] ?? 0),
    );
    if (!type || !from || !inner || !to || !path || !end) throw new Error('a piece is missing');
    expect(checkParsons(map, [path, type, from, inner, to, end]).isRight).toBe(true);
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
