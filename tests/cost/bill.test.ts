import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  billedUnits,
  expressBill,
  formatBill,
  formatUsd,
  pricesFor,
  regionPrices,
  standardBill,
  standardMonth,
  usd,
} from '../../src/lib/cost/index.ts';

const prices = pricesFor('us-east-1');

describe("AWS's worked examples", () => {
  // aws.amazon.com/step-functions/pricing: 100,000 executions of four transitions a month.
  it('400,000 transitions a month cost 9.90 USD', () => {
    expect(standardMonth(400_000, prices)).toBe(9_900_000_000n);
    expect(formatBill(standardMonth(400_000, prices))).toBe('$9.90');
  });
  // The same page: 100 million Express workflows a month of 10 s and 64 MB.
  it('100 million Express runs of 10 s cost 482.97 USD, in three tiers', () => {
    const bill = expressBill(100_000_000, 100_000_000n * BigInt(billedUnits(10_000, 62.85)), prices);
    expect(formatBill(bill.total)).toBe('$482.97');
    expect(formatBill(bill.requests)).toBe('$100.00');
    expect(bill.tiers.map(({ gbHours, amount }) => [gbHours, formatBill(amount)])).toEqual([
      [1_000, '$60.00'],
      [4_000, '$120.00'],
      [12_361.11, '$202.97'],
    ]);
  });
  // The smallest recorded run (StartSyncExecution): billed 100 ms and 64 MB.
  it('the smallest Express run is 100 ms of 64 MB', () => {
    expect(billedUnits(0, 0)).toBe(1);
    expect(billedUnits(100, 64)).toBe(1);
    expect(billedUnits(101, 64)).toBe(2);
    expect(billedUnits(101, 65)).toBe(4);
    expect(formatUsd(expressBill(1, 1n, prices).total)).toBe('$0.000001104');
  });
});

describe('a bill', () => {
  it('is nothing within the free 4,000 transitions', () => {
    expect(standardMonth(4_000, prices)).toBe(0n);
    expect(standardMonth(4_001, prices)).toBe(25_000n);
    expect(formatUsd(0n)).toBe('$0.00');
  });
  it('shows as many digits as it takes to be true', () => {
    expect(formatUsd(standardBill(5, prices))).toBe('$0.000125');
    expect(formatUsd(standardBill(40_000, prices))).toBe('$1.00');
    expect(formatUsd(1_234_567_500_000_000n)).toBe('$1,234,567.50');
    expect(formatUsd(-25_000n)).toBe('-$0.000025');
  });
  it('is shown in cents where it has some, rounded half up', () => {
    expect(formatBill(9_905_000_000n)).toBe('$9.91');
    expect(formatBill(9_904_999_999n)).toBe('$9.90');
    expect(formatBill(25_000n)).toBe('$0.000025');
  });
  it('of any Express month is the sum of its requests and its tiers to the nano-USD, up to rounding', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 30_000 }), (requests, units) => {
        const inAll = BigInt(requests) * BigInt(units);
        const { total, requests: forRequests, duration, tiers } = expressBill(requests, inAll, prices);
        const inTiers = tiers.reduce((sum, tier) => sum + tier.amount, 0n);
        const off = duration - inTiers;
        return total === forRequests + duration && off <= 2n && off >= -2n;
      }),
    );
  });
  it('never falls when there is one run more', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.integer({ min: 1, max: 30_000 }), (runs, units) => {
        const month = (count: number) => expressBill(count, BigInt(count) * BigInt(units), prices).total;
        return month(runs + 1) > month(runs);
      }),
    );
  });
});

describe('prices', () => {
  it('every region of the table has a price above 0', () => {
    expect(regionPrices.map(({ perTransition }) => usd(perTransition)).every((price) => price! > 0n)).toBe(
      true,
    );
    expect(new Set(regionPrices.map(({ region }) => region)).size).toBe(regionPrices.length);
  });
  it('a learner overwrites a price', () => {
    const own = pricesFor('eu-central-1', { perTransition: '0.00003', perRequest: '0.000002' });
    expect(own).toMatchObject({ perTransition: 30_000n, perRequest: 2_000n });
    expect(pricesFor('eu-south-1').perTransition).toBe(26_250n);
  });
  it('an unknown region is priced as us-east-1 and says so', () => {
    const unknown = pricesFor('mars-north-1');
    expect(unknown.perTransition).toBe(25_000n);
    expect(unknown.notes[0]).toMatch(/no price for the region "mars-north-1".*us-east-1/);
  });
  it.each(['-1', 'free', '1e-5', '0,00003', ''])('%j is no price: the table holds', (typed) => {
    const own = pricesFor('us-east-1', { perTransition: typed });
    expect(own.perTransition).toBe(25_000n);
    expect(own.notes.length).toBe(typed === '' ? 0 : 1);
  });
  it('a decimal text is read exactly', () => {
    expect(usd('0.1')).toBe(100_000_000n);
    expect(usd('0.000000001')).toBe(1n);
    expect(usd('0.0000000001')).toBeUndefined();
  });
});
