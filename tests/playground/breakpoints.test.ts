import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { indexVisits, visitWork } from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { haltsOf, sightingsOf } from '../../src/lib/playground/breakpoints/breakpoint.ts';
import { firstFailure } from '../../src/lib/playground/run/stops.ts';
import { itemsMapped } from './items-mapped.ts';

describe('breakpoints', () => {
  it('see the variables that hold where the condition is asked, outer ones included', async () => {
    const { events } = await execute({ definition: itemsMapped, input: { items: [1] } });
    const index = indexVisits(events);
    const seen = sightingsOf(events, index).map(({ stateName, variables }) => [stateName, variables]);
    expect(seen).toContainEqual(['Two', { limit: '2', own: '1' }]);
    expect(seen[0]).toEqual(['Set', {}]);
    expect(haltsOf({ on: 'state', state: 'Two' }, events, index)).toHaveLength(1);
    expect(haltsOf({ on: 'error', error: '*' }, events, index)).toEqual([]);
  });
});

it('a failure that no attempt shows is found, halted at and told', async () => {
  const definition: Definition = {
    StartAt: 'Bad',
    States: { Bad: { Type: 'Pass', InputPath: '$.nothing', End: true } },
  };
  const { events } = await execute({ definition, input: {} });
  const index = indexVisits(events);
  expect(firstFailure(events)).toBe(events.length);
  expect(haltsOf({ on: 'error', error: 'States.Runtime' }, events, index)).toEqual([events.length]);
  const [bad] = index.visits;
  expect(bad && visitWork(events, index, bad).failures).toEqual([
    { error: 'States.Runtime', cause: expect.stringContaining('$.nothing') },
  ]);
});
