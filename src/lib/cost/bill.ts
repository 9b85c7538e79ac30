// What an amount of usage costs: state transitions (Standard), requests and GB-hours (Express). Sums are exact; each bill is rounded
// once, to whole nano-USD.
import { scaled, type NanoUsd } from './money.ts';
import type { Prices } from './prices.ts';

/** Express bills duration in units of 100 ms × 64 MB. */
export const billedMs = 100;
export const billedMb = 64;
/** Units in a GB-hour: 36,000 × 100 ms, 16 × 64 MB. */
const unitsPerGbHour = 576_000n;

/** Nano-USD for a number of state transitions, none of them free. */
export const standardBill = (stateTransitions: number, prices: Prices): NanoUsd =>
  BigInt(stateTransitions) * prices.perTransition;

/** Nano-USD for a month with this many state transitions, after the free ones. */
export const standardMonth = (stateTransitions: number, prices: Prices): NanoUsd =>
  standardBill(Math.max(0, stateTransitions - prices.freeTransitions), prices);

/** Units of 100 ms × 64 MB that one Express execution is billed: both rounded up, at least one. What is no number counts as none. */
export function billedUnits(durationMs: number, memoryMb: number): number {
  const steps = (value: number, step: number) => Math.max(1, Math.ceil(value / step) || 1);
  return steps(durationMs, billedMs) * steps(memoryMb, billedMb);
}

export interface ExpressBill {
  readonly requests: NanoUsd;
  readonly duration: NanoUsd;
  readonly total: NanoUsd;
  /** GB-hours in each tier, in order, rounded to hundredths for showing. */
  readonly tiers: readonly {
    readonly gbHours: number;
    readonly perGbHour: NanoUsd;
    readonly amount: NanoUsd;
  }[];
}

/** The bill of a month with so many Express executions, of so many units (see `billedUnits`) all together. */
export function expressBill(requests: number, units: bigint, prices: Prices): ExpressBill {
  let left = units;
  let exact = 0n;
  const tiers = prices.tiers.map(({ gbHours, perGbHour }) => {
    const room = Number.isFinite(gbHours) ? BigInt(gbHours) * unitsPerGbHour : left;
    const inTier = left < room ? left : room;
    left -= inTier;
    exact += inTier * perGbHour;
    return {
      gbHours: Number((inTier * 100n) / unitsPerGbHour) / 100,
      perGbHour,
      amount: scaled(perGbHour, inTier, unitsPerGbHour),
    };
  });
  const duration = scaled(exact, 1n, unitsPerGbHour);
  const requestsAmount = BigInt(requests) * prices.perRequest;
  return { requests: requestsAmount, duration, total: requestsAmount + duration, tiers };
}
