// Where Standard and Express cost the same: the bill of a month against the duration of one run, as data for a plot.
import { maxExecutionSeconds } from '../../asl/index.ts';
import { billedMs, billedUnits, expressBill, standardMonth } from '../bill.ts';
import type { NanoUsd } from '../money.ts';
import type { Prices } from '../prices.ts';

/** The longest that an Express execution may last, in milliseconds. */
export const longestExpressMs = 1000 * maxExecutionSeconds.EXPRESS;

export interface BreakEvenPoint {
  readonly durationMs: number;
  readonly standard: NanoUsd;
  readonly express: NanoUsd;
}

export interface BreakEven {
  /** From 100 ms to `untilMs`, in even steps. */
  readonly points: readonly BreakEvenPoint[];
  readonly untilMs: number;
  /** The longest billed duration at which Express costs no more than Standard; undefined when it always costs more. */
  readonly expressUntilMs?: number;
  /** The fewest transitions a run at which Express costs less, at the run's own duration; undefined above a million. */
  readonly expressFromTransitions?: number;
}

export interface MonthOfRuns {
  readonly runs: number;
  /** State transitions of one run. */
  readonly transitions: number;
  /** Milliseconds of one run. */
  readonly durationMs: number;
  /** Billed megabytes of one run. */
  readonly megabytes: number;
}

const steps = 60;

/** Both bills of a month over the length of a run, free transitions and tiers included. Pure. */
export function breakEven(month: MonthOfRuns, prices: Prices): BreakEven {
  const { runs, transitions, durationMs, megabytes } = month;
  const standard = standardMonth(runs * transitions, prices);
  const expressAt = (ms: number) =>
    expressBill(runs, BigInt(runs) * BigInt(billedUnits(ms, megabytes)), prices).total;
  const longest = longestExpressMs / billedMs;
  const cheaperSteps = lastThat(1, longest, (step) => expressAt(step * billedMs) <= standard);
  const untilMs = rangeMs(durationMs, cheaperSteps * billedMs);
  const express = expressAt(durationMs);
  const dearTransitions = lastThat(1, 1_000_000, (each) => standardMonth(runs * each, prices) <= express);
  return {
    points: Array.from({ length: steps + 1 }, (_, step) => {
      const ms = Math.max(billedMs, Math.round((untilMs * step) / steps / billedMs) * billedMs);
      return { durationMs: ms, standard, express: expressAt(ms) };
    }),
    untilMs,
    ...(cheaperSteps > 0 && { expressUntilMs: cheaperSteps * billedMs }),
    ...(dearTransitions < 1_000_000 && { expressFromTransitions: dearTransitions + 1 }),
  };
}

/** A range that shows the run and the crossing: twice the larger one, within what Express allows. */
function rangeMs(durationMs: number, crossingMs: number): number {
  const wanted = 2 * Math.max(Math.min(durationMs, longestExpressMs), crossingMs, 1_000);
  return Math.min(longestExpressMs, Math.ceil(wanted / 1_000) * 1_000);
}

/** The last of low…high for which a test holds that holds up to some point; low − 1 when it never does. */
function lastThat(low: number, high: number, holds: (value: number) => boolean): number {
  let [under, over] = [low - 1, high + 1];
  while (over - under > 1) {
    const middle = Math.floor((under + over) / 2);
    if (holds(middle)) under = middle;
    else over = middle;
  }
  return under;
}
