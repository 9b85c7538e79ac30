import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { Definition, State } from '../../src/lib/asl/definition.ts';
import {
  countStateTransitions,
  indexVisits,
  stateTransitionRule,
  type Execution,
} from '../../src/lib/history/index.ts';
import { costBreakdown, executionCost, formatUsd } from '../../src/lib/cost/index.ts';
import { historyOf } from '../history/history-of.ts';
import { examples } from '../examples.ts';
import { breakdownOf, lambda, prices, ran } from './runs.ts';

// Both: Map "Each" over three items, each one Task that may be retried; and beside it a Pass.
const mapInParallel: Definition = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemProcessor: {
                StartAt: 'Work',
                States: {
                  Work: {
                    Type: 'Task',
                    Resource: lambda,
                    Retry: [{ ErrorEquals: ['Boom'], MaxAttempts: 2 }],
                    End: true,
                  },
                },
              },
              End: true,
            },
          },
        },
        { StartAt: 'Beside', States: { Beside: { Type: 'Pass', End: true } } },
      ],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

describe('transitions by state, retry and iteration', () => {
  // By hand: Both 1, Each 1, Work 3, Beside 1, Done 1; two of the three items fail once: 2 retries. 9 in all.
  it('retries inside a Map inside a Parallel', async () => {
    const run = await ran(mapInParallel, {
      input: [1, 2, 3],
      mocks: { Work: { '0-1': { Throw: { Error: 'Boom' } }, '2-9': { Return: 'done' } } },
    });
    expect(run.execution.status).toBe('SUCCEEDED');
    const { transitions, amount, states, retries, lanes } = breakdownOf(run);
    expect(transitions).toBe(9);
    expect(formatUsd(amount)).toBe('$0.000225');
    expect(states.map(({ state, entered, retries, heat }) => [state, entered, retries, heat])).toEqual([
      ['Both', 1, 0, 0.2],
      ['Each', 1, 0, 0.2],
      ['Beside', 1, 0, 0.2],
      ['Work', 3, 2, 1],
      ['Done', 1, 0, 0.2],
    ]);
    expect(retries.map(({ state, retry, error, transitions }) => [state, retry, error, transitions])).toEqual(
      [
        ['Work', 1, 'Boom', 1],
        ['Work', 1, 'Boom', 1],
      ],
    );
    const rows = lanes.map(({ container, kind, lane, transitions }) => [
      container,
      kind,
      lane.index,
      transitions,
    ]);
    expect(rows.sort()).toEqual([
      ['Both', 'branch', 0, 6],
      ['Both', 'branch', 1, 1],
      ['Each', 'iteration', 0, 2],
      ['Each', 'iteration', 1, 2],
      ['Each', 'iteration', 2, 1],
    ]);
  });

  // By hand: Call 1, its one retry 1, Sorry 1.
  it('a caught error costs its retries and the state that it leads to', async () => {
    const run = await ran(
      {
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: lambda,
            Retry: [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
            End: true,
          },
          Sorry: { Type: 'Pass', End: true },
        },
      },
      { mocks: { Call: { '0-9': { Throw: { Error: 'Boom' } } } } },
    );
    expect(run.execution.status).toBe('SUCCEEDED');
    expect(breakdownOf(run).transitions).toBe(3);
  });

  // By hand: Both 1, Broken 1, Fine 1; the retry 1 and Broken and Fine again: 6.
  it('a retried Parallel pays for its branches again', async () => {
    const run = await ran({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Fine', States: { Fine: { Type: 'Pass', End: true } } },
            { StartAt: 'Broken', States: { Broken: { Type: 'Fail', Error: 'Boom' } } },
          ],
          Retry: [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }],
          End: true,
        },
      },
    });
    const { transitions, retries } = breakdownOf(run);
    expect(transitions).toBe(6);
    expect(retries).toMatchObject([{ state: 'Both', retry: 1, transitions: 3 }]);
  });

  // By hand: Call 1; the redrive 1 and Call again 1.
  it.each([
    ['enters its state again', '7<6 TaskStateEntered Call', '8<7 TaskScheduled'],
    ['schedules its task again', '7<6 TaskScheduled', '8<7 TaskStarted'],
    ['schedules its task behind the failure', '7<4 TaskScheduled', '8<7 TaskStarted'],
  ])('a redrive counts one, and so does the state that it reruns: it %s', (_, ...rerun) => {
    const events = historyOf(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered Call',
      '3<2 TaskScheduled',
      '4<3 TaskFailed {"error":"Boom"}',
      '5<4 ExecutionFailed',
      '6<5 ExecutionRedriven {"redriveCount":1}',
      ...rerun,
    );
    const { transitions, redrives } = costBreakdown(events, indexVisits(events), events.length, prices);
    expect([transitions, redrives]).toEqual([3, 1]);
  });

  // By hand: Each 1, Work 2, of which one fails; the redrive 1 and the failed Work again 1.
  it('a redriven Map reruns only what failed', async () => {
    const run = await ran(
      {
        StartAt: 'Each',
        States: {
          Each: {
            Type: 'Map',
            ItemProcessor: {
              StartAt: 'Work',
              States: { Work: { Type: 'Task', Resource: lambda, End: true } },
            },
            End: true,
          },
        },
      },
      {
        input: [1, 2],
        mocks: { Work: { '0': { Throw: { Error: 'Boom' } }, '1-9': { Return: 'done' } } },
        journal: [{ afterEvent: 19, event: { type: 'RedriveExecution' } }],
      },
    );
    expect(run.execution.status).toBe('SUCCEEDED');
    expect(breakdownOf(run)).toMatchObject({ transitions: 5, redrives: 1 });
  });

  it('nested and distributed executions are billed by their own type', async () => {
    const child = await ran({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Wait', Seconds: 1, End: true } },
    });
    const parent = await ran({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    const started = (name: string, type: 'STANDARD' | 'EXPRESS', execution: Execution = child.execution) => ({
      executionArn: name,
      name,
      type,
      parentEventId: 2,
      execution,
    });
    const family: Execution = {
      ...parent.execution,
      children: [
        started('one', 'STANDARD', { ...child.execution, children: [started('deep', 'STANDARD')] }),
        started('two', 'EXPRESS'),
        started('three', 'EXPRESS'),
      ],
    };
    const cost = executionCost(family, 'STANDARD', prices, { definitionBytes: 100 });
    // By hand: the parent 1 × 25,000; two Standard children of 2; two Express runs of 1 s: a request (1,000) and ten units of
    // 104.17 (1,042) each.
    expect(cost.amount).toBe(25_000n);
    expect(cost.children).toEqual([
      { type: 'STANDARD', executions: 2, transitions: 4, units: 0, amount: 100_000n },
      { type: 'EXPRESS', executions: 2, transitions: 4, units: 20, amount: 4_084n },
    ]);
    expect(cost.total).toBe(129_084n);
  });

  it('a run that has not ended is broken down as far as it went', async () => {
    const run = await ran({
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: {
            QueueUrl: 'https://example.invalid/queue',
            MessageBody: { 'token.$': '$$.Task.Token' },
          },
          Next: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    });
    expect(run.execution.status).toBe('RUNNING');
    expect(breakdownOf(run).transitions).toBe(1);
  });
});

describe('the rule', () => {
  it('names its sources and what AWS does not document', () => {
    expect(stateTransitionRule.sources.map(({ url }) => url)).toContain(
      'https://aws.amazon.com/step-functions/pricing/',
    );
    expect(stateTransitionRule.undocumented.map(({ question }) => question)).toEqual([
      expect.stringMatching(/start or the end/),
      expect.stringMatching(/distributed Map/),
    ]);
  });
});

describe('for any machine', () => {
  const machine = fc.letrec<{ block: Definition; state: State }>((tie) => ({
    block: fc
      .array(tie('state'), { minLength: 1, maxLength: 3 })
      .map((states) => ({ StartAt: 's0', States: Object.fromEntries(chained(states)) })),
    state: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant<State>({ Type: 'Pass' }),
      fc.constant<State>({ Type: 'Wait', Seconds: 1 }),
      fc.nat(3).map<State>((attempts) => ({
        Type: 'Task',
        Resource: lambda,
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: attempts }],
      })),
      fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map<State>((Branches) => ({
        Type: 'Parallel',
        Branches,
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
      })),
      tie('block').map<State>((ItemProcessor) => ({
        Type: 'Map',
        ItemProcessor,
        ItemsPath: '$$.Execution.Input',
      })),
    ),
  })).block;
  /** Names made unique along the way, each state leading to the next. */
  const chained = (states: readonly State[]): [string, State][] =>
    states.map(
      (state, at) =>
        [`s${at}`, at === states.length - 1 ? { ...state, End: true } : { ...state, Next: `s${at + 1}` }] as [
          string,
          State,
        ],
    );
  const failures = fc.array(fc.boolean(), { maxLength: 12 });

  it('the transitions of a prefix never fall, and are additive over states, and over the lanes of a container', async () => {
    await fc.assert(
      fc.asyncProperty(machine, failures, async (definition, fails) => {
        const responses = Object.fromEntries(
          fails.map((fail, at) => [String(at), fail ? { Throw: { Error: 'Boom' } } : { Return: at }]),
        );
        const mocks = {
          ...Object.fromEntries(
            ['s0', 's1', 's2'].map((name) => [
              name,
              { ...responses, [`${fails.length}-999`]: { Return: 1 } },
            ]),
          ),
        };
        const run = await ran(definition, { input: [1, 2], mocks });
        const { events } = run.execution;
        const counts = countStateTransitions(events, run.index);
        for (let cursor = 0; cursor <= events.length; cursor++) {
          if (cursor > 0) expect(counts[cursor]).toBeGreaterThanOrEqual(counts[cursor - 1] ?? 0);
        }
        for (const cursor of [0, Math.floor(events.length / 2), events.length]) {
          const { transitions, states, lanes, redrives } = breakdownOf(run, cursor);
          expect(transitions).toBe(counts[cursor]);
          expect(states.reduce((sum, row) => sum + row.transitions, redrives)).toBe(transitions);
          // Whatever runs runs in a lane or in the machine itself: the outermost lanes and the machine's own states add up.
          const outermost = lanes.filter(({ lane }) => !run.index.visits[lane.container]?.lane);
          const own = costBreakdownOfMachine(run, cursor);
          expect(outermost.reduce((sum, lane) => sum + lane.transitions, own)).toBe(transitions);
        }
      }),
      { numRuns: examples(60) },
    );
  });

  function costBreakdownOfMachine(run: Awaited<ReturnType<typeof ran>>, cursor: number): number {
    return run.index.visits
      .filter((visit) => !visit.lane && visit.enteredEventId <= cursor)
      .reduce(
        (sum, visit) =>
          sum +
          1 +
          run.execution.events.filter(
            ({ id }, at) =>
              id <= cursor && run.index.isRetry[at] && run.index.visitOfEvent[at] === visit.position,
          ).length,
        0,
      );
  }
});
