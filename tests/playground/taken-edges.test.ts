import { describe, expect, it } from 'vitest';
import { graphOf, type Definition } from '../../src/lib/asl/index.ts';
import { coverageKeysOf, indexVisits, takenKey } from '../../src/lib/history/index.ts';
import { executeSync } from '../../src/lib/interpreter/index.ts';
import { layoutOf } from '../../src/lib/playground/graph/layout.ts';
import { edgeKey, takenEdges, takenFrom } from '../../src/lib/playground/graph/taken-edges.ts';
import { stopsOf } from '../../src/lib/playground/run/stops.ts';

const definition: Definition = {
  StartAt: 'Try',
  States: {
    Try: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
    Sorry: { Type: 'Pass', End: true },
  },
};
const eventsOf = (mocks: Record<string, { Throw: { Error: string } }>) => {
  const execution = executeSync({ definition, input: {}, mocks: { Try: mocks } });
  if (!execution) throw new Error('The run waits for something.');
  return execution.events;
};

describe('taken edges', () => {
  it('are the way of a run that succeeds', () => {
    const events = eventsOf({});
    expect([...takenEdges(events, indexVisits(events)).keys()]).toEqual([
      edgeKey(undefined, 'Try', false),
      edgeKey('Try', 'Done', false),
      edgeKey('Done', undefined, false),
    ]);
  });

  it('lead over the catcher when an error was caught', () => {
    const events = eventsOf({ '0-9': { Throw: { Error: 'Busy' } } });
    const taken = takenEdges(events, indexVisits(events));
    expect([...taken.keys()]).toEqual([
      edgeKey(undefined, 'Try', false),
      edgeKey('Try', 'Sorry', true),
      edgeKey('Sorry', undefined, false),
    ]);
    expect(events[(taken.get(edgeKey('Try', 'Sorry', true)) ?? 0) - 1]?.type).toBe('PassStateEntered');
  });
});

describe('taken edges of a drawn graph', () => {
  it('are those of the rule that was taken, where several lead to the same state', () => {
    const definition = {
      StartAt: 'Which?',
      States: {
        'Which?': {
          Type: 'Choice',
          Choices: [
            { Variable: '$.n', NumericEquals: 1, Next: 'Done' },
            { Variable: '$.n', NumericEquals: 2, Next: 'Done' },
          ],
          Default: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    } as const;
    const execution = executeSync({ definition, input: { n: 2 } });
    if (!execution) throw new Error('The run waits for something.');
    const { events } = execution;
    const covered = coverageKeysOf(execution, [takenKey('Which?', 'Choices', 1)]);
    const layout = layoutOf(graphOf(definition));
    const taken = takenFrom(layout, takenEdges(events, indexVisits(events)), covered);
    const choices = layout.edges.map(({ id }) => id).filter((id) => id.startsWith('/States/Which?'));
    expect(choices).toHaveLength(3);
    expect(choices.filter((id) => taken.has(id))).toEqual(['/States/Which?/Choices[1]/Next']);
  });
});

describe('stepping by state', () => {
  it('halts at every state, every failed attempt and the end', () => {
    const events = eventsOf({ '0': { Throw: { Error: 'Busy' } } });
    expect(stopsOf(events).map((stop) => events[stop - 1]?.type)).toEqual([
      'TaskStateEntered',
      'TaskFailed',
      'SucceedStateEntered',
      'ExecutionSucceeded',
    ]);
  });

  it('has nowhere to halt in an empty history', () => {
    expect(stopsOf([])).toEqual([]);
  });
});
