import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { formatBill, month, pricesFor, type MonthQuestion } from '../../src/lib/cost/index.ts';
import {
  meanOf,
  observed,
  quantile,
  repeated,
  retriesOf,
  spreadOfSum,
} from '../../src/lib/cost/month/distribution.ts';

const prices = pricesFor();
const clean: MonthQuestion = {
  runs: 100_000,
  failureRate: 0,
  retries: 3,
  transitions: 4,
  tasks: 2,
  durationMs: 1_000,
  megabytes: 64,
};

describe('a month', () => {
  it("without failures is AWS's example, with no spread", () => {
    const answer = month(clean, prices);
    expect(answer.transitions).toEqual({ p5: 400_000, p50: 400_000, p95: 400_000 });
    expect(formatBill(answer.standard.p50)).toBe('$9.90');
    expect(formatBill(answer.saved)).toBe('$0.10');
    expect(formatBill(answer.express.total)).toBe('$0.20');
    expect(answer.problems).toEqual([]);
  });

  // By hand: a task that fails half the time with one retry costs 0.5 retries on average; two of them one: 5 transitions a run.
  it('with failures adds the retries that they cost', () => {
    const answer = month({ ...clean, failureRate: 0.5, retries: 1 }, prices);
    expect(answer.transitionsPerRun).toBeCloseTo(5, 9);
    expect(answer.transitions.p50).toBe(500_000);
    // Standard deviation of the sum: √(100,000 × 2 × 0.25) = 223.6; 1.645 of them are 368.
    expect(answer.transitions.p5).toBe(500_000 - 368);
    expect(answer.transitions.p95).toBe(500_000 + 368);
  });

  it('from a sample is wider the smaller the sample is', () => {
    const sampled = (size: number) =>
      month({ ...clean, sample: Array.from({ length: size }, (_, at) => 4 + (at % 2)) }, prices).transitions;
    expect(sampled(10).p50).toBe(450_000);
    const width = ({ p5, p95 }: { p5: number; p95: number }) => p95 - p5;
    expect(width(sampled(10))).toBeGreaterThan(3 * width(sampled(1_000)));
  });

  // By hand: √(0.1 × 0.9 / 900) = 0.01 is how unsure the rate is; two tasks with one retry: 0.02 a run, 2,000 in all, × 1.645.
  it('with a rate that was seen in few attempts is wider', () => {
    const rate = { ...clean, failureRate: 0.1, retries: 1 };
    const { p5, p50, p95 } = month({ ...rate, seenIn: 900 }, prices).transitions;
    expect(p50).toBe(420_000);
    expect(p95 - p50).toBeCloseTo(3_296, -1);
    expect(p50 - p5).toBe(p95 - p50);
    expect(month({ ...rate, seenIn: 0 }, prices).problems[0]).toMatch(/^Attempts seen: 0 .* 1 is used/);
  });

  it('other workflows use up the free transitions', () => {
    expect(formatBill(month({ ...clean, otherTransitions: 4_000 }, prices).standard.p50)).toBe('$10.00');
  });

  it('never gets cheaper with a higher failure rate, more retries or more runs', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.nat(6),
        fc.nat(6),
        fc.nat(1_000_000),
        fc.nat(1_000),
        (a, b, r, s, runs, more) => {
          const bill = (failureRate: number, retries: number, count: number) =>
            month({ ...clean, failureRate, retries, runs: count, transitions: 10, tasks: 7 }, prices).standard
              .p50;
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          return (
            bill(low, r, runs) <= bill(high, r, runs) &&
            bill(low, Math.min(r, s), runs) <= bill(low, Math.max(r, s), runs) &&
            bill(low, r, runs) <= bill(low, r, runs + more)
          );
        },
      ),
    );
  });

  it('p5 ≤ p50 ≤ p95', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1 }), fc.nat(2_000_000), (sample, runs) => {
        const { p5, p50, p95 } = month({ ...clean, sample, runs }, prices).transitions;
        return p5 <= p50 && p50 <= p95;
      }),
    );
  });

  it.each([
    ['negative runs', { runs: -5 }, /^Runs a month: -5 .*0 is used/],
    ['half a run', { runs: 1.5 }, /^Runs a month: 1.5 .* 2 is used/],
    ['runs beyond any account', { runs: 1e20 }, /^Runs a month: .*10,000,000,000 is used/],
    ['no number', { runs: NaN }, /^Runs a month: that is not/],
    ['endless', { runs: Infinity }, /^Runs a month: ∞ .*10,000,000,000 is used/],
    ['a rate in per cent', { failureRate: 5 }, /^The failure rate: 5 is not a number from 0 to 1; 1 is used/],
    ['negative retries', { failureRate: 0.1, retries: -1 }, /^Retries: -1/],
  ])('%s gets a sentence and an answer', (_, wrong, sentence) => {
    const answer = month({ ...clean, ...wrong }, prices);
    expect(answer.problems).toHaveLength(1);
    expect(answer.problems[0]).toMatch(sentence);
    expect(answer.standard.p50).toBeGreaterThanOrEqual(0n);
  });

  it('holds a huge Map of tasks', () => {
    const answer = month(
      { ...clean, tasks: 24_000, transitions: 24_001, failureRate: 0.1, retries: 3 },
      prices,
    );
    expect(answer.transitionsPerRun).toBeCloseTo(24_001 + 24_000 * 0.111, 0);
  });
});

describe('distributions', () => {
  it('the retries of one task are a cut-off geometric distribution', () => {
    expect(retriesOf(0.5, 2).probabilities).toEqual([0.5, 0.25, 0.25]);
    expect(meanOf(retriesOf(0.1, 3))).toBeCloseTo(0.111, 12);
  });
  it('small sums are exact: two fair coins', () => {
    const coins = repeated(observed([0, 1]), 2);
    expect(coins.probabilities).toEqual([0.25, 0.5, 0.25]);
    expect([0.05, 0.25, 0.5, 0.75, 0.95].map((p) => quantile(coins, p))).toEqual([0, 0, 1, 1, 2]);
  });
  it('the normal approximation agrees with the exact sum where both can be had', () => {
    const task = retriesOf(0.2, 3);
    const exact = repeated(task, 2_000);
    const near = spreadOfSum(task, 2_000);
    for (const [p, value] of [
      [0.05, near.p5],
      [0.5, near.p50],
      [0.95, near.p95],
    ] as const)
      expect(Math.abs(quantile(exact, p) - value)).toBeLessThanOrEqual(2);
  });
});
