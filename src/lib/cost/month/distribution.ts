// The distribution of a count over whole numbers, and of the sum of many draws from it. Nothing is random here: small sums are computed
// exactly, large ones by the normal distribution that they approach.

/** `probabilities[k]` is the probability of `least + k`; they add up to 1. */
export interface Distribution {
  readonly least: number;
  readonly probabilities: readonly number[];
}

export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** The distribution that a sample shows; the sample is not empty. */
export function observed(sample: readonly number[]): Distribution {
  const least = sample.reduce((a, b) => Math.min(a, b), Infinity);
  const most = sample.reduce((a, b) => Math.max(a, b), -Infinity);
  const probabilities = new Array<number>(most - least + 1).fill(0);
  for (const value of sample)
    probabilities[value - least] = (probabilities[value - least] ?? 0) + 1 / sample.length;
  return { least, probabilities };
}

/** Tries until one succeeds, at most `retries` after the first, each failing with probability p: how many retries there are. */
export function retriesOf(failureRate: number, retries: number): Distribution {
  const probabilities = Array.from({ length: retries + 1 }, (_, k) =>
    k < retries ? failureRate ** k * (1 - failureRate) : failureRate ** k,
  );
  return { least: 0, probabilities };
}

export const always = (value: number): Distribution => ({ least: value, probabilities: [1] });

export function meanOf({ least, probabilities }: Distribution): number {
  return probabilities.reduce((sum, each, k) => sum + each * (least + k), 0);
}

export function varianceOf(distribution: Distribution): number {
  const mean = meanOf(distribution);
  return distribution.probabilities.reduce(
    (sum, each, k) => sum + each * (distribution.least + k - mean) ** 2,
    0,
  );
}

/** The distribution of the sum of two independent draws. */
export function sumOf(a: Distribution, b: Distribution): Distribution {
  const probabilities = new Array<number>(a.probabilities.length + b.probabilities.length - 1).fill(0);
  a.probabilities.forEach((pa, i) => {
    b.probabilities.forEach((pb, j) => {
      probabilities[i + j] = (probabilities[i + j] ?? 0) + pa * pb;
    });
  });
  return { least: a.least + b.least, probabilities };
}

/** The distribution of the sum of `count` independent draws; meant for small ones (count × width ≤ `exactWidth`). */
export function repeated(distribution: Distribution, count: number): Distribution {
  let sum = always(0);
  for (let square = distribution, left = count; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) sum = sumOf(sum, square);
    if (left > 1) square = sumOf(square, square);
  }
  return sum;
}

/** The smallest value that is not exceeded with this probability. */
export function quantile({ least, probabilities }: Distribution, probability: number): number {
  let below = 0;
  // A hair of tolerance, so that rounding errors in the sum do not push a quantile up by one.
  const index = probabilities.findIndex((each) => (below += each) >= probability - 1e-12);
  return least + (index < 0 ? probabilities.length - 1 : index);
}

const exactWidth = 2_000;
/** The 95 % point of the standard normal distribution. */
const z95 = 1.6448536269514722;

/**
 * The spread of the sum of `count` draws. `meanDeviation` is how unsure the mean of one draw is (its standard deviation): what was
 * seen in few runs says little about the true mean, and the spread is wider by that.
 */
export function spreadOfSum(distribution: Distribution, count: number, meanDeviation = 0): Spread {
  const width = distribution.probabilities.length - 1;
  if (width === 0 && meanDeviation === 0) {
    const sum = count * distribution.least;
    return { p5: sum, p50: sum, p95: sum };
  }
  if (meanDeviation === 0 && count * width <= exactWidth) {
    const sum = repeated(distribution, count);
    return { p5: quantile(sum, 0.05), p50: quantile(sum, 0.5), p95: quantile(sum, 0.95) };
  }
  const mean = meanOf(distribution) * count;
  const variance = varianceOf(distribution);
  const deviation = Math.hypot(Math.sqrt(count * variance), count * meanDeviation);
  const [lowest, highest] = [count * distribution.least, count * (distribution.least + width)];
  const within = (value: number) => Math.round(Math.min(highest, Math.max(lowest, value)));
  return { p5: within(mean - z95 * deviation), p50: within(mean), p95: within(mean + z95 * deviation) };
}
