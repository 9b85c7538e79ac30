// What changed from one JSON value to the next, as lines of text: the indented text of the second, with the lines that were removed and added.
import type { JsonValue } from '../../../asl/index.ts';

export interface DiffLine {
  readonly sign: ' ' | '+' | '-';
  readonly text: string;
}

const mostLines = 400;

/** The lines of both texts, in order; equal values give only lines without a sign. At most 400 lines of each side are compared. */
export function diffLines(before: JsonValue | undefined, after: JsonValue): readonly DiffLine[] {
  const right = linesOf(after);
  if (before === undefined) return right.map((text) => ({ sign: ' ', text }));
  const left = linesOf(before);
  const lengths = longestCommon(left, right);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]];
    if (a !== undefined && b !== undefined && bare(a) === bare(b)) {
      lines.push({ sign: ' ', text: b });
      i++;
      j++;
    } else if (a !== undefined && (b === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      lines.push({ sign: '-', text: a });
      i++;
    } else if (b !== undefined) {
      lines.push({ sign: '+', text: b });
      j++;
    }
  }
  return lines;
}

/** Runs of unchanged lines longer than `keep`, and of lines that went, shortened to a line that says how many there were. */
export function folded(all: readonly DiffLine[], keep = 3): readonly DiffLine[] {
  if (all.every(({ sign }) => sign === ' ')) return all;
  const lines = shortLosses(all);
  const isNear = lines.map(() => false);
  lines.forEach(({ sign }, at) => {
    if (sign === ' ') return;
    for (let near = Math.max(0, at - keep); near <= Math.min(lines.length - 1, at + keep); near++)
      isNear[near] = true;
  });
  const result: DiffLine[] = [];
  let skipped = 0;
  lines.forEach((line, at) => {
    if (!isNear[at]) return void skipped++;
    if (skipped > 0) result.push({ sign: ' ', text: `… ${skipped} unchanged` });
    skipped = 0;
    result.push(line);
  });
  if (skipped > 0) result.push({ sign: ' ', text: `… ${skipped} unchanged` });
  return result;
}

// What was dropped is seldom worth more than its beginning.
function shortLosses(lines: readonly DiffLine[], most = 6): readonly DiffLine[] {
  const result: DiffLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    let end = at;
    while (line.sign === '-' && lines[end]?.sign === '-') end++;
    if (end - at <= most) result.push(line);
    else {
      result.push(...lines.slice(at, at + most / 2));
      result.push({ sign: '-', text: `… ${end - at - most / 2} more lines gone` });
      at = end - 1;
    }
  }
  return result;
}

const linesOf = (value: JsonValue): readonly string[] => {
  const lines = JSON.stringify(value, null, 2).split('\n');
  return lines.length > mostLines
    ? [...lines.slice(0, mostLines), `… ${lines.length - mostLines} more lines`]
    : lines;
};

// A comma at the end says only that something follows.
const bare = (line: string): string => line.replace(/,$/, '');
const at = (lengths: readonly Uint16Array[], i: number, j: number): number => lengths[i]?.[j] ?? 0;

// How many lines the rests of both sides have in common, from each pair of lines on.
function longestCommon(left: readonly string[], right: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (!row) continue;
      row[j] =
        bare(left[i] ?? '') === bare(right[j] ?? '')
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  return lengths;
}
