import { describe, expect, it } from 'vitest';
import { formatUsd, standardCost, standardMonthlyCost } from '../../src/lib/history/index.ts';

describe('the price of Standard state transitions', () => {
  // aws.amazon.com/step-functions/pricing, example: 100,000 executions of four transitions a month.
  it('is 9.90 USD for 400,000 transitions a month', () => {
    expect(standardMonthlyCost(400_000)).toBe(9_900_000);
    expect(formatUsd(standardMonthlyCost(400_000))).toBe('$9.90');
  });
  it('is nothing within the free 4,000', () => {
    expect(standardMonthlyCost(4_000)).toBe(0);
    expect(formatUsd(0)).toBe('$0.00');
  });
  it('shows as many digits as it takes to be true', () => {
    expect(formatUsd(standardCost(5))).toBe('$0.000125');
    expect(formatUsd(standardCost(40_000))).toBe('$1.00');
    expect(formatUsd(1_234_567_500_000)).toBe('$1,234,567.50');
  });
});
