// What one bench's run costs, and the learner's assumptions about it. Everything here is derived from the bench's run and these
// few inputs, and computed only while a view shows it.
import { createContext } from 'svelte';
import { ownValue } from '../../asl/json.ts';
import { machineIn, statesOf } from '../../asl/walk.ts';
import {
  breakEven,
  cheaperDesigns,
  costBreakdown,
  executionCost,
  expressBill,
  expressRun,
  month,
  pricesFor,
  quotaMeters,
  standardBill,
  utf8Bytes,
  whatBreaksUnderExpress,
  type StateCost,
} from '../../cost/index.ts';
import type { Workspace } from '../workspace.svelte.ts';

/** A year: no task of an execution lasts longer. */
const longestTaskMs = 365 * 86_400_000;

export const [getCosting, setCosting] = createContext<Costing>();

export class Costing {
  readonly #bench: Workspace;

  region = $state('us-east-1');
  /** Prices as typed, in USD; empty where the table's hold. */
  perTransition = $state('');
  perRequest = $state('');
  perGbHour = $state('');
  /** Milliseconds that a task takes where the run says none. */
  taskMs = $state<number | null>(100);
  runs = $state<number | null>(100_000);
  failurePercent = $state<number | null>(1);
  /** In how many attempts that rate was seen; null: it is exactly known. */
  seenIn = $state<number | null>(1_000);
  /** Retries of a failing task at most; null: as the definition says. */
  retries = $state<number | null>(null);
  otherTransitions = $state<number | null>(0);
  /** Executions started in the busiest second; null: not metered. */
  startsPerSecond = $state<number | null>(null);
  /** Whether the graph shows what each state costs. */
  showsHeat = $state(false);

  /** State transitions of each of many runs of the texts as they stand, when there are some. */
  readonly #sampleOf: () => readonly number[] | undefined;
  /** Whether a month is estimated from them. */
  usesSample = $state(true);

  constructor(bench: Workspace, sampleOf: () => readonly number[] | undefined = () => undefined) {
    this.#bench = bench;
    this.#sampleOf = sampleOf;
  }
  readonly sample = $derived.by(() => this.#sampleOf());

  readonly prices = $derived.by(() => {
    const { perTransition, perRequest, perGbHour } = this;
    return pricesFor(this.region, { perTransition, perRequest, perGbHour });
  });

  /** At the cursor, as the workflow type of the run is billed. */
  readonly amount = $derived.by(() => {
    const { ran, events, index, cursor, stateTransitions } = this.#bench;
    if (ran?.type !== 'EXPRESS') return standardBill(stateTransitions, this.prices);
    const { units } = expressRun(events, index, this.#assumptions, cursor);
    return expressBill(1, BigInt(units), this.prices).total;
  });
  readonly breakdown = $derived.by(() =>
    costBreakdown(this.#bench.events, this.#bench.index, this.#bench.cursor, this.prices),
  );
  /** What a state cost up to the cursor; undefined before it was entered. */
  costOf(name: string): StateCost | undefined {
    return this.breakdown.states.find(({ state }) => state === name);
  }

  /** Of the whole run, wherever the cursor is. */
  readonly whole = $derived.by(() =>
    costBreakdown(this.#bench.events, this.#bench.index, this.#bench.events.length, this.prices),
  );
  readonly definitionBytes = $derived.by(() => utf8Bytes(this.#bench.definition));
  readonly #assumptions = $derived.by(() => ({
    definitionBytes: this.definitionBytes,
    taskMs: Math.min(longestTaskMs, Math.max(0, this.taskMs ?? 0)),
  }));
  readonly express = $derived.by(() => expressRun(this.#bench.events, this.#bench.index, this.#assumptions));
  readonly expressAmount = $derived.by(() => expressBill(1, BigInt(this.express.units), this.prices));
  readonly withChildren = $derived.by(() =>
    this.#bench.execution
      ? executionCost(this.#bench.execution, 'STANDARD', this.prices, this.#assumptions, this.#bench.index)
      : undefined,
  );
  readonly breaks = $derived.by(() => {
    const { definition } = this.#bench.document;
    return definition ? whatBreaksUnderExpress(definition, this.#bench.execution) : [];
  });

  /** Transitions of the run with its Standard children. */
  readonly transitionsOfRun = $derived.by(
    () =>
      this.whole.transitions +
      (this.withChildren?.children.reduce(
        (sum, { transitions, type }) => sum + (type === 'STANDARD' ? transitions : 0),
        0,
      ) ?? 0),
  );
  readonly #retriesOfRun = $derived.by(() => this.whole.states.reduce((sum, row) => sum + row.retries, 0));
  readonly #tasksOfRun = $derived.by(() =>
    this.whole.states.reduce((sum, row) => sum + (row.type === 'Task' ? row.entered : 0), 0),
  );
  /** The most retries that a Task of the definition has. */
  readonly retriesOfDefinition = $derived.by(() =>
    statesOf(machineIn(this.#bench.document))
      .filter(({ type }) => type === 'Task')
      .reduce((most, { value }) => Math.max(most, retriesOf(ownValue(value, 'Retry'))), 0),
  );
  readonly month = $derived.by(() =>
    month(
      {
        runs: this.runs ?? NaN,
        failureRate: (this.failurePercent ?? NaN) / 100,
        ...(this.seenIn !== null && { seenIn: this.seenIn }),
        retries: this.retries ?? Math.min(100, this.retriesOfDefinition),
        transitions: this.transitionsOfRun - this.#retriesOfRun,
        tasks: this.#tasksOfRun,
        ...(this.usesSample && this.sample && { sample: this.sample }),
        durationMs: this.express.durationMs,
        megabytes: this.express.memory.billedMegabytes,
        otherTransitions: this.otherTransitions ?? 0,
      },
      this.prices,
    ),
  );
  readonly breakEven = $derived.by(() =>
    breakEven(
      {
        runs: this.month.runs,
        transitions: this.transitionsOfRun,
        durationMs: this.express.durationMs,
        megabytes: this.express.memory.billedMegabytes,
      },
      this.prices,
    ),
  );

  readonly meters = $derived.by(() => {
    const { execution, index } = this.#bench;
    if (!execution) return [];
    const { region, definitionBytes, startsPerSecond } = this;
    return quotaMeters({
      execution,
      index,
      type: 'STANDARD',
      region,
      definitionBytes,
      transitions: this.transitionsOfRun,
      ...(startsPerSecond !== null && { startsPerSecond }),
    });
  });

  /** Undefined while the run is not of the definition as it stands. */
  readonly designs = $derived.by(() => {
    const { execution, document, isStale, index } = this.#bench;
    if (!execution || !document.definition || isStale) return undefined;
    return cheaperDesigns(document.definition, execution, this.prices, this.definitionBytes, index);
  });
}

/** MaxAttempts of all retriers together; 3 where one says nothing. */
function retriesOf(retriers: unknown): number {
  if (!Array.isArray(retriers)) return 0;
  return retriers.reduce<number>((sum, retrier) => {
    const attempts = ownValue(retrier, 'MaxAttempts');
    return sum + (typeof attempts === 'number' ? attempts : 3);
  }, 0);
}
