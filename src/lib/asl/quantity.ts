// Amounts as people write them, for texts that name a limit.

/** A count: `25,000`. */
export const countText = (count: number): string => count.toLocaleString('en-US');

/** Bytes in the largest unit that leaves no fraction: `256 KiB`, `10 MiB`. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  let amount = bytes;
  while (amount >= 1024 && amount % 1024 === 0 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${countText(amount)} ${units[unit]}`;
}

const spans: readonly (readonly [seconds: number, unit: string])[] = [
  [365 * 86_400, 'year'],
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** Whole seconds in the largest unit that leaves no fraction: `1 year`, `5 minutes`. */
export function spanText(seconds: number): string {
  const [size, unit] = spans.find(([size]) => seconds >= size && seconds % size === 0) ?? [1, 'second'];
  const amount = seconds / size;
  return `${countText(amount)} ${amount === 1 ? unit : `${unit}s`}`;
}

/** The same in a sentence: `a year`, `5 minutes`. */
export const spanInProse = (seconds: number): string =>
  spanText(seconds)
    .replace(/^1 (?=h)/, 'an ')
    .replace(/^1 /, 'a ');
