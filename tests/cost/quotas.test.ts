import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import {
  inputSizeAtLimit,
  listsIn,
  measureWith,
  quotaMeters,
  utf8Bytes,
  withListLength,
  type QuotaName,
} from '../../src/lib/cost/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { breakdownOf, lambda, ran, type Ran } from './runs.ts';

const metersOf = (
  run: Ran,
  more: { type?: 'STANDARD' | 'EXPRESS'; region?: string; startsPerSecond?: number } = {},
) => {
  const meters = quotaMeters({
    execution: run.execution,
    index: run.index,
    type: 'STANDARD',
    region: 'us-east-1',
    definitionBytes: 500,
    transitions: breakdownOf(run).transitions,
    ...more,
  });
  return (quota: QuotaName) => meters.find((meter) => meter.quota === quota);
};

const mapOver: Definition = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.orders',
      ItemProcessor: { StartAt: 'Work', States: { Work: { Type: 'Task', Resource: lambda, End: true } } },
      End: true,
    },
  },
};
const list = (length: number): JsonValue => ({ orders: Array.from({ length }, (_, id) => ({ id })) });

describe('quota meters', () => {
  it('count the events of the history', async () => {
    const run = await ran(mapOver, { input: list(3) });
    expect(metersOf(run)('events')).toMatchObject({ used: run.execution.events.length, limit: 25_000 });
  });
  it('find the largest payload and where it is, in bytes of UTF-8', async () => {
    const run = await ran(
      {
        StartAt: 'Big',
        States: {
          Big: { Type: 'Pass', Result: 'é'.repeat(1_000), Next: 'Small' },
          Small: { Type: 'Pass', Result: 1, End: true },
        },
      },
      {},
    );
    expect(metersOf(run)('payload')).toMatchObject({ used: 2_002, limit: 262_144, state: 'Big' });
  });
  it('read the concurrency off the run', async () => {
    const run = await ran(mapOver, { input: list(50) });
    expect(metersOf(run)('concurrency')).toMatchObject({ used: 40, limit: 40, state: 'Each' });
    expect(metersOf(run)('concurrency')?.says).toMatch(/40 of its 50 iterations/);
    const few = await ran(mapOver, { input: list(3) });
    expect(metersOf(few)('concurrency')?.used).toBe(3);
  });
  it('tell what a loop writes in each round and how many rounds fit', async () => {
    const run = await ran(
      {
        StartAt: 'Count',
        States: {
          Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Enough?' },
          'Enough?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.n', NumericLessThan: 5, Next: 'Count' }],
            Default: 'Done',
          },
          Done: { Type: 'Succeed' },
        },
      },
      { input: { n: 0 } },
    );
    // By hand: a round is Pass and Choice entered and exited, 4 events; 5 rounds; 1 + 20 + 3 = 24 events; 24,976 / 4 = 6,244 more.
    expect(run.execution.events).toHaveLength(24);
    expect(metersOf(run)('loop')).toMatchObject({ state: 'Count', used: 5, limit: 6_249 });
  });
  it('know the limits of Express', async () => {
    const run = await ran({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 150, End: true } } });
    expect(metersOf(run, { type: 'EXPRESS' })('time')).toMatchObject({
      used: 150_000,
      limit: 300_000,
      share: 0.5,
    });
    expect(metersOf(run, { type: 'EXPRESS' })('events')?.says).toMatch(/Express has none/);
  });
  it('meter the rates of the region when the starts are known', async () => {
    const run = await ran(mapOver, { input: list(9) });
    expect(metersOf(run)('starts')).toBeUndefined();
    expect(metersOf(run, { startsPerSecond: 150 })('transitionRate')).toMatchObject({
      used: 1_500,
      limit: 5_000,
    });
    expect(metersOf(run, { startsPerSecond: 150, region: 'eu-central-1' })('transitionRate')?.limit).toBe(
      800,
    );
    expect(metersOf(run, { startsPerSecond: 150, type: 'EXPRESS' })('starts')?.limit).toBe(6_000);
    expect(metersOf(run, { startsPerSecond: -1 })('starts')).toBeUndefined();
  });
});

describe('the input size at a limit', () => {
  const run = (definition: Definition) => (input: JsonValue) => execute({ definition, input });

  it('is found for the events of a Map', async () => {
    const definition: Definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.orders',
          ItemProcessor: { StartAt: 'Work', States: { Work: { Type: 'Pass', Result: 1, End: true } } },
          End: true,
        },
      },
    };
    const { limits, measured } = await inputSizeAtLimit(measureWith(list(2), ['orders'], run(definition)));
    // By hand: 6 events around the iterations, 4 in each: 6 + 4 n < 25,000.
    expect(limits[0]).toEqual({ quota: 'events', limit: 25_000, items: 6_248, how: 'measured' });
    expect(limits[1]).toMatchObject({ quota: 'payload', how: 'extrapolated' });
    expect(measured.length).toBeLessThanOrEqual(32);
  });

  it('is found for the payload, here the input itself', async () => {
    const pass: Definition = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
    const input = { orders: ['x'.repeat(998)] };
    const { limits } = await inputSizeAtLimit(measureWith(input, ['orders'], run(pass)));
    // By hand: 1,000 bytes an item and a comma, 12 around them: 262,143 − 12 + 1 ≥ 1,001 n.
    expect(limits[0]).toMatchObject({
      quota: 'payload',
      items: Math.floor(262_132 / 1_001),
      how: 'measured',
    });
    expect(limits.find(({ quota }) => quota === 'events')?.how).toBe('doesNotGrow');
  });

  it('is continued in a straight line where the runs allowed do not reach it', async () => {
    const { limits } = await inputSizeAtLimit(
      (items) => Promise.resolve({ events: 10 + items, payload: 100, time: 0 }),
      5,
    );
    expect(limits[0]).toEqual({ quota: 'events', limit: 25_000, items: 24_989, how: 'extrapolated' });
    expect(limits[1]?.how).toBe('doesNotGrow');
  });

  it('answers with what it has when it is stopped', async () => {
    let runs = 0;
    const { limits, problem } = await inputSizeAtLimit(() =>
      Promise.resolve(++runs > 3 ? undefined : { events: 10 * 2 ** runs, payload: 1, time: 0 }),
    );
    expect(problem).toMatch(/stopped/);
    expect(limits[0]).toMatchObject({ quota: 'events', how: 'extrapolated' });
    expect(await inputSizeAtLimit(() => Promise.resolve(undefined))).toMatchObject({
      limits: [],
      problem: 'No run could be measured.',
    });
  });

  it('finds the lists of an input and changes their length', () => {
    const input = { a: { b: [1, 2] }, c: [[3]], d: [], __proto__: null };
    expect(listsIn(input)).toEqual([
      { path: ['a', 'b'], length: 2 },
      { path: ['c'], length: 1 },
    ]);
    expect(listsIn([1])).toEqual([{ path: [], length: 1 }]);
    expect(withListLength(input, ['a', 'b'], 5)).toMatchObject({ a: { b: [1, 2, 1, 2, 1] }, c: [[3]] });
    expect(withListLength([1, 2], [], 1)).toEqual([1]);
    expect(withListLength(input, ['toString'], 5)).toBe(input);
    const hostile = JSON.parse('{"__proto__": [1]}') as JsonValue;
    expect(JSON.stringify(withListLength(hostile, ['__proto__'], 2))).toBe('{"__proto__":[1,1]}');
  });
});

describe('bytes of UTF-8', () => {
  it.each(['', 'abc', 'é', '€', '😀', '\ud800', '\udc00a', 'a\ud800'])('%j', (text) => {
    expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
  });
});
