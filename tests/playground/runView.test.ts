import { describe, expect, it } from 'vitest';
import { indexVisits, lanesOf, visitWork } from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { haltsOf, sightingsOf } from '../../src/lib/playground/breakpoints/breakpoints.ts';
import {
  readMockFile,
  writeMockConfig,
  writeTestStateMock,
} from '../../src/lib/playground/faults/mockFiles.ts';
import { firstFailure } from '../../src/lib/playground/run/stops.ts';
import { countBy, quantile, spreadOf } from '../../src/lib/playground/runs/histogram.ts';
import { diffLines, folded } from '../../src/lib/playground/strip/jsonDiff.ts';
import { withField } from '../../src/lib/playground/strip/steps.ts';
import {
  followedLanes,
  nothingChosen,
  timelineRows,
  withLane,
} from '../../src/lib/playground/timeline/rows.ts';

const map: Definition = {
  StartAt: 'Set',
  States: {
    Set: { Type: 'Pass', Assign: { limit: 2 }, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: {
        StartAt: 'One',
        States: { One: { Type: 'Pass', Assign: { own: 1 }, Next: 'Two' }, Two: { Type: 'Pass', End: true } },
      },
      End: true,
    },
  },
};

describe('the rows of the timeline', () => {
  it('open one lane of a Map at a time, and follow the visit at the cursor', async () => {
    const { events } = await execute({ definition: map, input: { items: [1, 2, 3] } });
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

describe('breakpoints', () => {
  it('see the variables that hold where the condition is asked, outer ones included', async () => {
    const { events } = await execute({ definition: map, input: { items: [1] } });
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

describe('the difference of two values', () => {
  it('marks what went and what came', () => {
    expect(diffLines({ a: 1, b: 2 }, { a: 1, c: 3 })).toEqual([
      { sign: ' ', text: '{' },
      { sign: ' ', text: '  "a": 1,' },
      { sign: '-', text: '  "b": 2' },
      { sign: '+', text: '  "c": 3' },
      { sign: ' ', text: '}' },
    ]);
  });
  it('folds long runs of unchanged lines', () => {
    const many = Array.from({ length: 30 }, (_, at) => at);
    const lines = folded(diffLines(many, [...many, 'new']));
    expect(lines[0]).toEqual({ sign: ' ', text: '… 28 unchanged' });
    expect(lines.filter(({ sign }) => sign === '+')).toHaveLength(1);
  });
  it('shortens what was dropped', () => {
    const lines = folded(diffLines({ a: Array.from({ length: 20 }, (_, at) => at) }, {}));
    expect(lines.filter(({ sign }) => sign === '-').at(-1)?.text).toMatch(/^… \d+ more lines gone$/);
    expect(lines.length).toBeLessThan(8);
  });
  it('shows equal values without a sign', () => {
    expect(diffLines([1], [1]).every(({ sign }) => sign === ' ')).toBe(true);
  });
});

it('a field may be typed bare, and goes when it is emptied', () => {
  expect(withField({ Type: 'Pass', OutputPath: '$.a' }, 'OutputPath', '$.b')).toEqual({
    Type: 'Pass',
    OutputPath: '$.b',
  });
  expect(withField({ Type: 'Pass' }, 'Parameters', '{"a": 1}')).toEqual({
    Type: 'Pass',
    Parameters: { a: 1 },
  });
  expect(withField({ Type: 'Pass', OutputPath: '$.a' }, 'OutputPath', ' ')).toEqual({ Type: 'Pass' });
});

describe('many runs in figures', () => {
  const runs = [1, 1, 2, 40].map((durationMs, at) => ({
    seed: at + 1,
    status: 'SUCCEEDED' as const,
    durationMs,
    stateTransitions: 1,
    events: 1,
    covered: [],
  }));
  it('counts by label with a run to open', () => {
    expect(countBy(runs, ({ durationMs }) => (durationMs > 1 ? 'long' : 'short'))).toEqual([
      { label: 'short', count: 2, seed: 1 },
      { label: 'long', count: 2, seed: 3 },
    ]);
  });
  it('spreads a number over bars of equal width that hold every run', () => {
    const few = spreadOf(runs, ({ durationMs }) => durationMs, String);
    expect(few.map(({ label, count }) => [label, count])).toEqual([
      ['1', 2],
      ['2', 1],
      ['40', 1],
    ]);
    const bars = spreadOf(runs, ({ durationMs }) => durationMs, String, 2);
    expect(bars.map(({ count }) => count)).toEqual([3, 1]);
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  });
});

describe('files of mocks', () => {
  const config = {
    StateMachines: { Shop: { TestCases: { Busy: { Charge: 'Throttled' }, Fine: {} } } },
    MockedResponses: { Throttled: { '0-1': { Throw: { Error: 'Busy', Cause: '' } } } },
  };
  it('reads every test case of a MockConfigFile', () => {
    expect(readMockFile(JSON.stringify(config), undefined)).toEqual({
      cases: [
        { name: 'Shop, Busy', mocks: { Charge: { '0-1': { Throw: { Error: 'Busy', Cause: '' } } } } },
        { name: 'Shop, Fine', mocks: {} },
      ],
    });
  });
  it('writes one that reads as the same faults, and names what Step Functions Local cannot do', () => {
    const mocks = {
      Charge: { '0': { Throw: { Error: 'Busy', Cause: 'x' } }, '1': { Return: 1, DelaySeconds: 3 } },
      Ask: { '0': { Await: true } },
    };
    const { text, leftOut } = writeMockConfig(mocks, 'Shop');
    expect(readMockFile(text, undefined)).toEqual({
      cases: [
        {
          name: 'Shop, Stepwise',
          mocks: { Charge: { '0': { Throw: { Error: 'Busy', Cause: 'x' } }, '1': { Return: 1 } } },
        },
      ],
    });
    expect(leftOut).toEqual(['“Charge”, attempt "1"', '“Ask”, attempt "0"']);
  });
  it('reads a TestState mock for the state that is picked', () => {
    expect(readMockFile('{"errorOutput": {"error": "Boom"}}', 'Charge')).toEqual({
      cases: [{ name: 'Charge', mocks: { Charge: { '0': { Throw: { Error: 'Boom' } } } } }],
    });
    expect(readMockFile('{"result": "{\\"a\\": 1}"}', 'Charge')).toEqual({
      cases: [{ name: 'Charge', mocks: { Charge: { '0': { Return: { a: 1 } } } } }],
    });
  });
  it.each([
    ['{', /^The file is not JSON/],
    ['[]', /must hold an object/],
    ['{"StateMachines": {}}', /needs the objects/],
    [JSON.stringify({ ...config, MockedResponses: {} }), /"Charge" names the response "Throttled"/],
    ['{"result": "{"}', /"result" is not JSON/],
    ['{"A": {"0": {"Return": 1, "Probability": 2}}}', /"Probability" must be a number from 0 to 1/],
  ])('says what is wrong with %s', (text, sentence) => {
    const file = readMockFile(text, 'A');
    expect('problem' in file && file.problem).toMatch(sentence);
  });
});

describe('the mock of a TestState call', () => {
  it('is written from the first attempt of a state, and read again', () => {
    const mocks = { Charge: { '0-1': { Throw: { Error: 'Busy', Cause: 'Later' } }, '2': { Return: 1 } } };
    const written = writeTestStateMock(mocks, 'Charge');
    if (written.problem !== undefined) throw new Error(written.problem);
    expect(JSON.parse(written.text)).toEqual({ errorOutput: { error: 'Busy', cause: 'Later' } });
    expect(readMockFile(written.text, 'Charge')).toEqual({
      cases: [{ name: 'Charge', mocks: { Charge: { '0': { Throw: { Error: 'Busy', Cause: 'Later' } } } } }],
    });
    const result = writeTestStateMock({ Charge: { '0': { Return: { ok: true } } } }, 'Charge');
    expect('text' in result && JSON.parse(result.text)).toEqual({ result: '{"ok":true}' });
  });
  it('says why there is none', () => {
    expect(writeTestStateMock({}, 'Charge').problem).toMatch(/^Nothing is set for the first attempt/);
    expect(writeTestStateMock({ Charge: { '0': { Await: true } } }, 'Charge').problem).toMatch(/cannot wait/);
  });
});
