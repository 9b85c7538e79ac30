import { describe, it } from 'vitest';
import * as fc from 'fast-check';
import { detailsKeys } from '../../src/lib/history/event.ts';
import { indexVisits, type Execution, type HistoryEvent } from '../../src/lib/history/index.ts';
import {
  cheaperDesigns,
  costBreakdown,
  executionCost,
  expressRun,
  quotaMeters,
  whatBreaksUnderExpress,
} from '../../src/lib/cost/index.ts';
import { examples } from '../examples.ts';
import { lambda, prices } from './runs.ts';

// A pasted history may have holes, wrong links and names such as __proto__: it is priced as far as it can be read.
const types = [
  'ExecutionStarted',
  'ExecutionFailed',
  'ExecutionRedriven',
  'TaskStateEntered',
  'TaskScheduled',
  'TaskFailed',
  'TaskStateExited',
  'MapStateEntered',
  'MapStateStarted',
  'MapIterationStarted',
  'MapIterationFailed',
  'MapStateFailed',
  'ParallelStateEntered',
  'ParallelStateStarted',
  'ParallelStateFailed',
  'ChoiceStateEntered',
  'WaitStateAborted',
  'MapRunStarted',
  'EvaluationFailed',
] as const;
const name = fc.constantFrom('A', 'B', '__proto__', 'constructor', 'toString');
const event = fc.record({
  previousEventId: fc.nat(40),
  type: fc.constantFrom(...types),
  timestamp: fc.constantFrom('', 'yesterday', '2026-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'),
  key: fc.constantFrom(...detailsKeys),
  details: fc.record({ name, index: fc.nat(5), input: fc.string(), length: fc.nat(5) }, { requiredKeys: [] }),
});
const history = fc.array(event, { maxLength: 40 }).map((events): HistoryEvent[] =>
  events.map(({ previousEventId, type, timestamp, key, details }, at) => ({
    id: at + 1,
    previousEventId,
    type,
    timestamp,
    [key]: details,
  })),
);
const definition = {
  StartAt: 'A',
  States: {
    A: { Type: 'Task', Resource: lambda, Retry: [{ ErrorEquals: ['States.ALL'] }], Next: 'B' },
    B: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } },
      End: true,
    },
  },
} as const;

describe('any history, however broken,', () => {
  it('is priced without a throw, and its rows add up', () => {
    fc.assert(
      fc.property(history, (events) => {
        const index = indexVisits(events);
        const execution: Execution = { status: 'FAILED', events, pendingCallbacks: [], children: [] };
        const { transitions, states, redrives } = costBreakdown(events, index, events.length, prices);
        const assumptions = { definitionBytes: 10, taskMs: 5 };
        expressRun(events, index, assumptions);
        executionCost(execution, 'EXPRESS', prices, assumptions);
        whatBreaksUnderExpress(definition, execution);
        cheaperDesigns(definition, execution, prices, 10);
        quotaMeters({
          execution,
          index,
          type: 'STANDARD',
          region: 'nowhere',
          definitionBytes: 10,
          transitions,
        });
        return states.reduce((sum, row) => sum + row.transitions, redrives) === transitions;
      }),
      { numRuns: examples(500) },
    );
  });
});
