// What Standard state transitions cost. Money is integer micro-USD (1 USD = 1,000,000); the prices are data with source and
// date. What is a transition is decided in `stateTransitions.ts`.

/** Source: aws.amazon.com/step-functions/pricing, us-east-1, as copied in 2026-11. */
export const standardPrice = {
  region: 'us-east-1',
  /** Micro-USD for 1,000 state transitions: 0.025 USD. */
  microUsdPer1000: 25_000,
  /** State transitions a month that cost nothing, per account, over all regions together; they do not expire. */
  freeTransitionsPerMonth: 4_000,
} as const;

/** Micro-USD for a number of state transitions, the free ones of the month left out; rounded half up to whole micro-USD. */
export function standardCost(
  stateTransitions: number,
  microUsdPer1000: number = standardPrice.microUsdPer1000,
): number {
  return Math.round((stateTransitions * microUsdPer1000) / 1000);
}

/** Micro-USD for a month with this many state transitions, after the free ones. */
export function standardMonthlyCost(
  stateTransitions: number,
  microUsdPer1000: number = standardPrice.microUsdPer1000,
): number {
  return standardCost(Math.max(0, stateTransitions - standardPrice.freeTransitionsPerMonth), microUsdPer1000);
}

/** `$0.000125`, `$9.90`: dollars with as many of the six digits as it takes to be true, at least two. */
export function formatUsd(microUsd: number): string {
  const sign = microUsd < 0 ? '-' : '';
  const whole = Math.abs(Math.round(microUsd));
  const dollars = Math.floor(whole / 1_000_000).toLocaleString('en-US');
  const digits = String(whole % 1_000_000)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `${sign}$${dollars}.${digits}`;
}
