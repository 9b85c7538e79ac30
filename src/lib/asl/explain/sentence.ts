// The small words of explanations: lists, durations, quotes.

/** `a`, `a or b`, `a, b or c`. */
export function listed(items: readonly string[], word: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

const units: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [86_400, 'day', 'days'],
  [3_600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
];

/** Seconds as people say them: `1 second`, `90 seconds`, `5 minutes`, `2 days`. */
export function duration(seconds: number): string {
  for (const [size, one, many] of units) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${seconds === size ? one : many}`;
  }
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}

/** Seconds in short, for a row of them: `2 s`, `1.5 s`. */
export const short = (seconds: number): string => `${Math.round(seconds * 100) / 100} s`;

export const quoted = (text: string): string => `"${text}"`;
