// Money without floating point: an amount is an integer number of nano-USD (1 USD = 1,000,000,000) in a bigint. Micro-USD would
// do for state transitions (25 each) but not for Express, where 100 ms of 64 MB cost 104 nano-USD.

/** Integer nano-USD. */
export type NanoUsd = bigint;

const nanoPerUsd = 1_000_000_000n;

/** The amount that a decimal text such as `0.000025` names, exactly; undefined unless it is one with at most nine decimals. */
export function usd(text: string): NanoUsd | undefined {
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : BigInt(whole) * nanoPerUsd + BigInt(decimals.padEnd(9, '0'));
}

/** `amount × numerator ÷ denominator`, rounded half up to whole nano-USD; the factors are not negative. */
export function scaled(amount: NanoUsd, numerator: bigint, denominator: bigint): NanoUsd {
  return (amount * numerator * 2n + denominator) / (denominator * 2n);
}

/** `$0.000125`, `$9.90`: dollars with as many of the nine digits as it takes to be true, at least two. */
export function formatUsd(amount: NanoUsd): string {
  const [sign, whole] = amount < 0n ? ['-', -amount] : ['', amount];
  const digits = String(whole % nanoPerUsd)
    .padStart(9, '0')
    .replace(/0{1,7}$/, '');
  return `${sign}$${(whole / nanoPerUsd).toLocaleString('en-US')}.${digits}`;
}

/** `$482.97`: dollars rounded half up to cents, for bills of a month; what is less than a cent keeps its digits. */
export function formatBill(amount: NanoUsd): string {
  const cent = nanoPerUsd / 100n;
  const whole = amount < 0n ? -amount : amount;
  if (whole < cent) return formatUsd(amount);
  const cents = scaled(whole, 1n, cent);
  return `${amount < 0n ? '-' : ''}${formatUsd(cents * cent)}`;
}

/** An amount as a number of dollars, for the place of a point in a plot; never for sums. */
export const plotted = (amount: NanoUsd): number => Number(amount) / Number(nanoPerUsd);
