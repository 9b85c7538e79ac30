import { describe, expect, it } from 'vitest';
import { indexVisits, lanesOf, visitWork } from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { itemsMapped } from './items-mapped.ts';
import {
  followedLanes,
  nothingChosen,
  timelineRows,
  withLane,
} from '../../src/lib/playground/views/timeline/rows.ts';

describe('the rows of the timeline', () => {
  it('open one lane of a Map at a time, and follow the visit at the cursor', async () => {
    const { events } = await execute({ definition: itemsMapped, input: { items: [1, 2, 3] } });
    const index = indexVisits(events);
    const lanes = lanesOf(index);
    const each = index.visits.find(({ name }) => name === 'Each');
    const inSecond = index.visits.find(({ lane }) => lane?.index === 1);
    const followed = new Map(followedLanes(index, inSecond));
    const shape = (rows: ReturnType<typeof timelineRows>) =>
      rows.map((row) => (row.kind === 'lane' ? `${row.label}${row.isOpen ? ' open' : ''}` : row.visit.name));
    expect(shape(timelineRows(index, lanes, nothingChosen, followed))).toEqual([
      'Set',
      'Each',
      'Iteration 0',
      'Iteration 1 open',
      'One',
      'Two',
      'Iteration 2',
    ]);
    const folded = withLane(nothingChosen, each?.position ?? 0, null);
    expect(shape(timelineRows(index, lanes, folded, followed))).toEqual(['Set', 'Each']);
    expect(each && visitWork(events, index, each).result).toHaveLength(3);
  });
});
