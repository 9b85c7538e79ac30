// Many runs in figures: how they ended, and how a number is spread over them.
import type { RunSummary } from '../../../interpreter/index.ts';

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** A run of it to open. */
  readonly seed: number;
}

/** Runs by what `labelOf` says of them, the most frequent first. */
export function countBy(
  runs: readonly RunSummary[],
  labelOf: (run: RunSummary) => string | undefined,
): readonly Bar[] {
  const bars = new Map<string, { count: number; seed: number }>();
  for (const run of runs) {
    const label = labelOf(run);
    if (label === undefined) continue;
    const bar = bars.get(label) ?? { count: 0, seed: run.seed };
    bar.count++;
    bars.set(label, bar);
  }
  return [...bars].map(([label, bar]) => ({ label, ...bar })).sort((a, b) => b.count - a.count);
}

/** How a number is spread: up to `most` bars of equal width from the least to the greatest; one bar for each value where there are few. */
export function spreadOf(
  runs: readonly RunSummary[],
  numberOf: (run: RunSummary) => number,
  format: (value: number) => string,
  most = 12,
): readonly Bar[] {
  const values = runs.map(numberOf);
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const [least = 0] = distinct;
  const greatest = distinct.at(-1) ?? 0;
  if (distinct.length <= most)
    return distinct.map((value) => ({
      label: format(value),
      count: values.filter((each) => each === value).length,
      seed: runs[values.indexOf(value)]?.seed ?? 1,
    }));
  const width = (greatest - least) / most;
  const bars = Array.from({ length: most }, (_, at) => ({
    label: `${format(least + at * width)} – ${format(least + (at + 1) * width)}`,
    count: 0,
    seed: 0,
  }));
  values.forEach((value, at) => {
    const bar = bars[Math.min(most - 1, Math.floor((value - least) / width))];
    if (!bar) return;
    bar.count++;
    bar.seed ||= runs[at]?.seed ?? 1;
  });
  return bars.filter(({ count }) => count > 0);
}

/** The value below which `share` (0..1) of the runs lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
