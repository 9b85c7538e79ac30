// Instants as RFC 3339 texts, with the capital `T` and the zone that ASL asks for.

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|([+-])(\d{2}):(\d{2}))$/;

/** A point in time: milliseconds since 1970 and the nanoseconds beyond them. */
export interface Instant {
  readonly ms: number;
  readonly nanos: number;
}

/** The instant that a text names; undefined when it is not an RFC 3339 date and time that exists. */
export function parseTimestamp(text: string): Instant | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const [zoneHours, zoneMinutes] = [Number(found[10] ?? 0), Number(found[11] ?? 0)];
  if (zoneHours > 18 || zoneMinutes > 59) return undefined;
  const fraction = Number((found[7] ?? '').padEnd(9, '0'));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, Math.floor(fraction / 1_000_000));
  const offset = (zoneHours * 60 + zoneMinutes) * 60_000 * (found[9] === '-' ? -1 : 1);
  return { ms: date.getTime() - offset, nanos: fraction % 1_000_000 };
}

/** Negative when `left` is earlier, 0 when they are the same instant. */
export const compareInstants = (left: Instant, right: Instant): number =>
  left.ms - right.ms || left.nanos - right.nanos;

const daysIn = (year: number, month: number) => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2
    ? isLeap
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
};
