// Travel over the graph by keyboard: every transition can be taken, both ways.
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/lib/asl/reading/graph.ts';
import { layoutOf } from '../../src/lib/playground/graph/layout.ts';
import { alongTransition, neighbour, waysOf } from '../../src/lib/playground/graph/travel.ts';

const { nodes, edges } = layoutOf(
  graphOf({
    StartAt: 'Check',
    States: {
      Check: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.a', NumericEquals: 1, Next: 'One' },
          { Variable: '$.a', NumericEquals: 2, Next: 'Check' },
          { Variable: '$.a', NumericEquals: 3, Next: 'Two' },
        ],
        Default: 'Three',
      },
      One: { Type: 'Pass', Next: 'Three' },
      Two: { Type: 'Succeed' },
      Three: { Type: 'Succeed' },
    },
  }),
);
const states = nodes.filter(({ kind }) => kind === 'state');
const node = (name: string) => {
  const found = states.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
const along = (name: string, key: string) => alongTransition(states, edges, node(name), key)?.name;

describe('travel', () => {
  it('takes the first transition with N, and each by its number', () => {
    expect(['n', '1', '2', '3', '4'].map((key) => along('Check', key))).toEqual([
      'One',
      'One',
      'Two',
      'Three',
      undefined,
    ]);
  });

  it('goes back along one with P, and nowhere at an end', () => {
    expect(along('One', 'p')).toBe('Check');
    expect(along('Two', 'n')).toBeUndefined();
    expect(along('Check', 'x')).toBeUndefined();
  });

  it('names the ways on with what is written at them', () => {
    expect(
      waysOf(states, edges, node('Check').id, 'out').map(({ node: to, label }) => [to.name, label]),
    ).toEqual([
      ['One', expect.stringContaining('1')],
      ['Two', expect.stringContaining('3')],
      ['Three', 'Default'],
    ]);
  });

  it('goes to what lies in the direction of an arrow key', () => {
    expect(neighbour(states, node('Check'), 'ArrowDown')?.name).toBeDefined();
    expect(neighbour(states, node('Check'), 'ArrowUp')).toBeUndefined();
  });
});
