import { shortened } from '../../src/lib/playground/graph/shortened.ts';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/lib/asl/index.ts';
import type { JsonValue } from '../../src/lib/asl/index.ts';
import { curveThrough } from '../../src/lib/playground/graph/curve.ts';
import { layoutOf, type Box } from '../../src/lib/playground/graph/layout.ts';
import { neighbour } from '../../src/lib/playground/graph/travel.ts';

const parallel: JsonValue = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
              End: true,
            },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
    Sorry: { Type: 'Fail' },
  },
};
const layout = layoutOf(graphOf(parallel));
const box = (name: string) => {
  const node = layout.nodes.find((each) => each.name === name);
  if (!node) throw new Error(`${name} is not in the layout.`);
  return node;
};
const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

describe('the layout of a graph', () => {
  it('puts the states of a branch inside their Parallel, and those of a Map inside the Map', () => {
    expect(isInside(box('Left'), box('Both'))).toBe(true);
    expect(isInside(box('Each'), box('Both'))).toBe(true);
    expect(isInside(box('Item'), box('Each'))).toBe(true);
  });

  it('keeps everything within its size', () => {
    const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
    for (const node of layout.nodes) expect(isInside(node, whole)).toBe(true);
    for (const block of layout.blocks) expect(isInside(block, whole)).toBe(true);
  });

  it('lets no two states of one block overlap', () => {
    const names = ['Both', 'Done', 'Sorry'];
    for (const a of names) {
      for (const b of names.filter((name) => name !== a)) {
        const [one, other] = [box(a), box(b)];
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
    }
  });

  it('draws every edge with a path and shows the errors of a catcher', () => {
    expect(layout.edges.every(({ points }) => curveThrough(points).startsWith('M'))).toBe(true);
    expect(layout.edges.find(({ kind }) => kind === 'catch')?.label).toBe('States.ALL');
  });

  it('paints containers before what they hold', () => {
    const order = layout.nodes.map(({ name }) => name);
    expect(order.indexOf('Both')).toBeLessThan(order.indexOf('Each'));
    expect(order.indexOf('Each')).toBeLessThan(order.indexOf('Item'));
  });

  it('survives loops, a state that leads to itself, and targets that are not there', () => {
    const odd = layoutOf(
      graphOf({
        StartAt: 'A',
        States: {
          A: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'A' }], Default: 'B' },
          B: { Type: 'Pass', Next: 'Nowhere' },
          C: { Type: 'Pass', Next: 'A' },
        },
      }),
    );
    expect(odd.nodes.map(({ name }) => name)).toContain('Nowhere');
    expect(odd.width).toBeGreaterThan(0);
  });

  it('is empty where there is nothing to draw', () => {
    expect(layoutOf(graphOf([]))).toEqual({ width: 0, height: 0, nodes: [], blocks: [], edges: [] });
  });
});

describe('keyboard travel', () => {
  const states = layout.nodes.filter(({ kind }) => kind === 'state');

  it('goes down into a Parallel, across its branches, and on', () => {
    expect(neighbour(states, box('Left'), 'ArrowRight')?.name).toBe('Each');
    expect(neighbour(states, box('Each'), 'ArrowDown')?.name).toBe('Item');
    expect(neighbour(states, box('Item'), 'ArrowUp')?.name).toBe('Each');
  });

  it('stays where nothing lies, and knows no other key', () => {
    expect(neighbour(states, box('Both'), 'ArrowUp')).toBeUndefined();
    expect(neighbour(states, box('Both'), 'Enter')).toBeUndefined();
    expect(neighbour(states, box('Both'), 'constructor')).toBeUndefined();
  });
});

describe('what does not fit', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['a long name', 6, 'a lon…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦👩‍👩‍👧‍👦'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('%s in %i characters', (text, most, shown) => expect(shortened(text, most)).toBe(shown));
});
