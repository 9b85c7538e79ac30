import { describe, expect, it } from 'vitest';
import { countBy, quantile, spreadOf } from '../../src/lib/playground/views/runs/histogram.ts';

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
