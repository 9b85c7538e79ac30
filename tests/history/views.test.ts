import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import {
  barAt,
  compareRuns,
  coverageKeysOf,
  coverageOf,
  coverageOfKeys,
  formatDuration,
  indexVisits,
} from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { historyOf } from './history-of.ts';

const retried = historyOf(
  '1<0 ExecutionStarted',
  '2<0 TaskStateEntered Call',
  '3<2 TaskScheduled',
  '4<3 TaskFailed {"error":"Boom"}',
  '9<4 TaskScheduled',
).map((event, at) => ({ ...event, id: at + 1 }));

describe('the timeline', () => {
  const [call] = indexVisits(retried).visits;
  const callAt = (cursor: number) => call && barAt(retried, call, cursor);

  it('shows every attempt and the back-off between them', () => {
    expect(callAt(retried.length)?.attempts).toEqual([
      { fromMs: 2_000, toMs: 3_000, error: 'Boom' },
      { fromMs: 8_000, toMs: 8_000 },
    ]);
  });
  it('knows nothing of what comes after the cursor', () => {
    expect(callAt(3)?.status).toBe('inProgress');
    expect(callAt(3)?.attempts).toEqual([{ fromMs: 2_000, toMs: 2_000 }]);
  });
  it.each([
    [7_000, '00:00:07'],
    [7_250, '00:00:07.250'],
    [93_600_000, '1 d 02:00:00'],
    [0, '00:00:00'],
  ])('writes %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

const definition: Definition = {
  StartAt: 'Call',
  States: {
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      Next: 'Big?',
    },
    'Big?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericGreaterThan: 9, Next: 'Done' }],
      Default: 'Sorry',
    },
    Sorry: { Type: 'Pass', End: true },
    Done: { Type: 'Succeed' },
  },
};
const good = historyOf(
  '1<0 ExecutionStarted',
  '2<0 TaskStateEntered {"name":"Call","input":"1"}',
  '3<2 TaskScheduled',
  '4<3 TaskSucceeded',
  '5<4 TaskStateExited {"name":"Call","output":"10"}',
  '6<5 ChoiceStateEntered Big?',
  '7<6 ChoiceStateExited Big?',
  '8<7 SucceedStateEntered Done',
  '9<8 SucceedStateExited Done',
  '10<9 ExecutionSucceeded',
);
const caught = historyOf(
  '1<0 ExecutionStarted',
  '2<0 TaskStateEntered {"name":"Call","input":"1"}',
  '3<2 TaskScheduled',
  '4<3 TaskFailed {"error":"Boom"}',
  '5<4 TaskStateExited {"name":"Call","output":"{}"}',
  '6<5 PassStateEntered Sorry',
  '7<6 PassStateExited Sorry',
  '8<7 ExecutionSucceeded',
);

describe('coverage', () => {
  const uncovered = (...runs: (typeof good)[]) =>
    coverageOf(definition, runs).flatMap((item) =>
      item.runs ? [] : [`${item.kind} ${item.from}${item.to ? `→${item.to}` : ''}`],
    );
  it('names what one run never exercised', () => {
    expect(uncovered(good)).toEqual(['catch Call→Sorry', 'default Big?→Sorry', 'state Sorry']);
    expect(uncovered(caught)).toEqual([
      'next Call→Big?',
      'state Big?',
      'choice Big?→Done',
      'default Big?→Sorry',
      'state Done',
    ]);
  });
  it('adds up over runs', () => expect(uncovered(good, caught)).toEqual(['default Big?→Sorry']));
});

describe('coverage by what the interpreter tells', () => {
  const twice: Definition = {
    StartAt: 'Which?',
    States: {
      'Which?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.n', NumericEquals: 1, Next: 'Call' },
          { Variable: '$.n', NumericEquals: 2, Next: 'Call' },
        ],
        Default: 'Call',
      },
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f' },
        Catch: [
          { ErrorEquals: ['Busy'], Next: 'Done' },
          { ErrorEquals: ['States.ALL'], Next: 'Done' },
        ],
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  };
  it('tells apart rules and catchers that lead to the same state', async () => {
    const taken = new Set<string>();
    const execution = await execute(
      { definition: twice, input: { n: 2 }, mocks: { Call: { '0': { Throw: { Error: 'Other' } } } } },
      { onTaken: (key) => taken.add(key) },
    );
    const items = coverageOfKeys(twice, [coverageKeysOf(execution, taken)]);
    const seen = items.filter(({ kind, runs }) => runs > 0 && kind !== 'state');
    expect(seen.map(({ kind, position }) => `${kind} ${position}`)).toEqual(['choice 1', 'catch 1']);
    // A history alone cannot know.
    const guessed = coverageOf(twice, [execution.events]).filter(({ runs }) => runs > 0);
    expect(guessed.filter(({ kind }) => kind === 'choice')).toHaveLength(2);
  });
  it('counts what the iterations of a distributed Map exercise', async () => {
    const each: Definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'One',
            States: { One: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    };
    const execution = await execute({ definition: each, input: [1] });
    const items = coverageOfKeys(each, [coverageKeysOf(execution, [])]);
    expect(items.map(({ from, runs }) => `${from} ${runs}`)).toEqual(['Each 1', 'One 1']);
  });
});

describe('comparing two runs', () => {
  it('finds where the paths part and what differed before', () => {
    const { visits, partsAt } = compareRuns(good, caught);
    expect(partsAt).toBe(1);
    expect(visits[0]?.differs).toEqual(['output', 'error']);
    expect(visits.slice(1).map((visit) => visit.left?.name ?? `right ${visit.right?.name}`)).toEqual([
      'Big?',
      'Done',
      'right Sorry',
    ]);
  });
  it('finds no difference between a run and itself', () => {
    const { visits, partsAt } = compareRuns(good, good);
    expect(partsAt).toBeUndefined();
    expect(visits.every((visit) => visit.differs.length === 0)).toBe(true);
  });
});
