// The bill of a month and its spread, for each type: a number of runs, some of whose tasks fail and are retried. Where the transitions
// of many runs are known they are the model; otherwise every task attempt fails independently, at the rate that the learner gives.
import { billedUnits, expressBill, standardMonth, type ExpressBill } from '../bill.ts';
import {
  always,
  meanOf,
  observed,
  repeated,
  retriesOf,
  spreadOfSum,
  sumOf,
  varianceOf,
  type Distribution,
  type Spread,
} from './distribution.ts';
import type { NanoUsd } from '../money.ts';
import type { Prices } from '../prices.ts';

/** What the month is made of, as typed; what is wrong with it is answered in `problems`. */
export interface MonthQuestion {
  readonly runs: number;
  /** 0…1: how likely one task attempt is to fail. */
  readonly failureRate: number;
  /** Retries that a failing task gets at most. */
  readonly retries: number;
  /** In how many task attempts the failure rate was seen: few say little. Absent: the rate is taken as exactly known. */
  readonly seenIn?: number;
  /** State transitions of one run in which nothing fails. */
  readonly transitions: number;
  /** Task attempts of such a run. */
  readonly tasks: number;
  /** State transitions of each of many runs; with them failureRate, seenIn, retries, transitions and tasks are not used. */
  readonly sample?: readonly number[];
  /** Milliseconds and billed megabytes of one Express run. */
  readonly durationMs: number;
  readonly megabytes: number;
  /** Transitions a month that other workflows of the account use up of the free ones. */
  readonly otherTransitions?: number;
}

export interface AmountSpread {
  readonly p5: NanoUsd;
  readonly p50: NanoUsd;
  readonly p95: NanoUsd;
}

export interface MonthAnswer {
  readonly runs: number;
  readonly transitionsPerRun: number;
  readonly transitions: Spread;
  readonly standard: AmountSpread;
  /** What the free transitions save, at the median. */
  readonly saved: NanoUsd;
  /** Express has no spread here: a retry adds no request, and the duration is the run's own. */
  readonly express: ExpressBill;
  /** Which model answered, in a sentence. */
  readonly model: string;
  /** What was wrong with the question and what was taken instead; the rest of the answer stands. */
  readonly problems: readonly string[];
}

/** More than this is no month of one account: 10 billion runs are 3,800 a second. */
export const mostRuns = 10_000_000_000;
const mostRetries = 100;
/** Tasks beyond this are scaled up from this many: the distribution of one run stays small. */
const mostTasks = 200;

/** The bill of a month with its spread. Pure; never throws. */
export function month(question: MonthQuestion, prices: Prices): MonthAnswer {
  const problems: string[] = [];
  const held = holder(problems);
  const runs = held('runs', question.runs, 0, mostRuns, 'Runs a month');
  const { perRun, meanDeviation } = question.sample?.length
    ? sampled(question.sample)
    : modelled(
        held('transitions', question.transitions, 0, 1_000_000, 'Transitions of a run'),
        held('tasks', question.tasks, 0, 1_000_000, 'Tasks of a run'),
        held('failureRate', question.failureRate, 0, 1, 'The failure rate'),
        held('retries', question.retries, 0, mostRetries, 'Retries'),
        question.seenIn === undefined
          ? Infinity
          : held('seenIn', question.seenIn, 1, Number.MAX_SAFE_INTEGER, 'Attempts seen'),
      );
  const transitions = spreadOfSum(perRun, runs, meanDeviation);
  const others = held(
    'otherTransitions',
    question.otherTransitions ?? 0,
    0,
    Number.MAX_SAFE_INTEGER,
    'Other transitions',
  );
  const left = { ...prices, freeTransitions: Math.max(0, prices.freeTransitions - others) };
  const amount = (count: number) => standardMonth(Math.round(count), left);
  const units = BigInt(runs) * BigInt(billedUnits(question.durationMs, question.megabytes));
  return {
    runs,
    transitionsPerRun: meanOf(perRun),
    transitions,
    standard: { p5: amount(transitions.p5), p50: amount(transitions.p50), p95: amount(transitions.p95) },
    saved: BigInt(Math.min(left.freeTransitions, Math.round(transitions.p50))) * prices.perTransition,
    express: expressBill(runs, units, prices),
    model: question.sample?.length
      ? `From the transitions of ${question.sample.length.toLocaleString('en-US')} runs with these faults.`
      : 'Each attempt of a task fails with this rate, independent of the others; a run whose retries are used up is counted as if it went on (caught).',
    problems,
  };
}

interface PerRun {
  /** Transitions of one run. */
  readonly perRun: Distribution;
  /** How unsure their mean is. */
  readonly meanDeviation: number;
}

function sampled(sample: readonly number[]): PerRun {
  const perRun = observed(sample);
  return { perRun, meanDeviation: Math.sqrt(varianceOf(perRun) / sample.length) };
}

/** Transitions of one run: those of a clean run and the retries of each of its tasks. */
function modelled(
  transitions: number,
  tasks: number,
  failureRate: number,
  retries: number,
  seenIn: number,
): PerRun {
  if (tasks === 0 || failureRate === 0 || retries === 0)
    return { perRun: always(transitions), meanDeviation: 0 };
  const each = retriesOf(failureRate, retries);
  const counted = Math.min(tasks, mostTasks, Math.max(1, Math.floor(2_000 / retries)));
  const scale = Math.round(tasks / counted);
  const extra = repeated(each, counted);
  // The mean number of retries is Σ pᵏ; its slope says what an error in p does to it.
  const slope = Array.from({ length: retries }, (_, k) => (k + 1) * failureRate ** k).reduce(
    (a, b) => a + b,
    0,
  );
  return {
    perRun: sumOf(always(transitions), scale === 1 ? extra : stretched(extra, scale)),
    meanDeviation: tasks * slope * Math.sqrt((failureRate * (1 - failureRate)) / seenIn),
  };
}

/** Every value times a whole number: many equal tasks that are counted in groups. */
function stretched({ least, probabilities }: Distribution, factor: number): Distribution {
  const wide = new Array<number>((probabilities.length - 1) * factor + 1).fill(0);
  probabilities.forEach((each, k) => (wide[k * factor] = each));
  return { least: least * factor, probabilities: wide };
}

type Held = (key: keyof MonthQuestion, value: number, low: number, high: number, what: string) => number;

/** Gives a value within its range, and notes in a sentence when it was not. */
function holder(problems: string[]): Held {
  return (key, value, low, high, what) => {
    const isWhole = key !== 'failureRate';
    const nearest = Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));
    const taken = isWhole ? Math.round(nearest) : nearest;
    if (taken !== value) {
      const range = `${low.toLocaleString('en-US')} to ${high.toLocaleString('en-US')}`;
      problems.push(
        `${what}: ${Number.isNaN(value) ? 'that' : value.toLocaleString('en-US')} is not a ${isWhole ? 'whole ' : ''}number from ${range}; ${taken.toLocaleString('en-US')} is used.`,
      );
    }
    return taken;
  };
}
