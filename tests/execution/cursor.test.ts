// The cursor property: what the views show after k events is what a run would show that was stopped there.
import { expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import {
  countStateTransitions,
  indexVisits,
  StateSummaries,
  barAt,
  VariableHistory,
  type HistoryEvent,
} from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';

const definition: Definition = {
  StartAt: 'Set',
  States: {
    Set: { Type: 'Pass', Assign: { rate: 2 }, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 3, End: true } } },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemsPath: '$.items',
              ItemProcessor: {
                StartAt: 'Call',
                States: {
                  Call: {
                    Type: 'Task',
                    Resource: 'arn:aws:states:::lambda:invoke',
                    Parameters: { FunctionName: 'f' },
                    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1 }],
                    End: true,
                  },
                },
              },
              End: true,
            },
          },
        },
      ],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};
const request = {
  definition,
  input: { items: [1, 2] },
  mocks: { Call: { '0-1': { Throw: { Error: 'Busy' } } } },
};

function shownAt(events: readonly HistoryEvent[], cursor: number) {
  const index = indexVisits(events);
  return {
    states: [...new StateSummaries(index).at(cursor)],
    transitions: countStateTransitions(events, index)[cursor],
    bars: index.visits.flatMap((visit) => {
      const bar = barAt(events, visit, cursor);
      return bar ? [[bar.fromMs, bar.toMs, bar.status, bar.attempts]] : [];
    }),
    variables: new VariableHistory(events, index).at(cursor),
  };
}

it('shows after k events what a run shows that was stopped at k, for every k', async () => {
  const { events } = await execute(request);
  expect(events.length).toBeGreaterThan(30);
  for (let cursor = 1; cursor < events.length; cursor++) {
    const stopped = await execute({
      ...request,
      journal: [{ afterEvent: cursor, event: { type: 'StopExecution' } }],
    });
    expect(stopped.events.slice(0, cursor)).toEqual(events.slice(0, cursor));
    expect(shownAt(stopped.events.slice(0, cursor), cursor), `at ${cursor}`).toEqual(shownAt(events, cursor));
  }
});
