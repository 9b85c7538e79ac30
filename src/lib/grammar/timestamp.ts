// Instants as RFC 3339 texts, with the capital `T` and the zone that ASL asks for.
// RFC 3339 sets no end to the digits of a fraction. AWS names what it reads with after Java's ISO_OFFSET_DATE_TIME ("ISO-8601 extended
// offset date-time format", recorded), which takes nine at most, so ten are no timestamp here, in no field.

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
  const number = (group: number) => Number(found[group]);
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second] = [number(4), number(5), number(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = found[7] === undefined ? 0 : Number(found[7].padEnd(9, '0'));
  let offsetMinutes = 0;
  if (found[9] !== undefined) {
    if (number(10) > 18 || number(11) > 59) return undefined;
    offsetMinutes = (number(10) * 60 + number(11)) * (found[9] === '-' ? -1 : 1);
  }
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; 400 years later the calendar is the same.
  const utc = Date.UTC(year + 400, month - 1, day, hour, minute, second) - msIn400Years;
  return { ms: utc + Math.floor(fraction / 1_000_000) - offsetMinutes * 60_000, nanos: fraction % 1_000_000 };
}

const msIn400Years = 146_097 * 86_400_000;

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
