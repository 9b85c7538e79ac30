// What the run costs up to the cursor, and the learner's assumptions about it. What the Cost view derives from them besides
// is in figures.svelte.ts, which is loaded with that view.
import { createContext } from 'svelte';
import {
  costBreakdown,
  expressBill,
  expressRun,
  pricesFor,
  standardBill,
  utf8Bytes,
  type StateCost,
} from '../../../cost/index.ts';
import { maxExecutionSeconds } from '../../../asl/index.ts';
import type { Workspace } from '../../workspace/workspace.svelte.ts';

/** No task lasts longer than its execution may. */
const longestTaskMs = 1000 * maxExecutionSeconds.STANDARD;

export const [getCosting, setCosting] = createContext<Costing>();

export class Costing {
  readonly #workspace: Workspace;

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

  constructor(workspace: Workspace, sampleOf: () => readonly number[] | undefined = () => undefined) {
    this.#workspace = workspace;
    this.#sampleOf = sampleOf;
  }
  readonly sample = $derived.by(() => this.#sampleOf());

  readonly prices = $derived.by(() => {
    const { perTransition, perRequest, perGbHour } = this;
    return pricesFor(this.region, { perTransition, perRequest, perGbHour });
  });

  /** At the cursor, as the workflow type of the run is billed. */
  readonly amount = $derived.by(() => {
    const { request, events, index, cursor, stateTransitions } = this.#workspace.run;
    if (request?.type !== 'EXPRESS') return standardBill(stateTransitions, this.prices);
    const { units } = expressRun(events, index, this.assumptions, cursor);
    return expressBill(1, BigInt(units), this.prices).total;
  });
  readonly breakdown = $derived.by(() =>
    costBreakdown(
      this.#workspace.run.events,
      this.#workspace.run.index,
      this.#workspace.run.cursor,
      this.prices,
    ),
  );
  /** What a state cost up to the cursor; undefined before it was entered. */
  costOf(name: string): StateCost | undefined {
    return this.breakdown.states.find(({ state }) => state === name);
  }

  readonly definitionBytes = $derived.by(() => utf8Bytes(this.#workspace.texts.definition));
  /** What a bill under Express takes for granted. */
  readonly assumptions = $derived.by(() => ({
    definitionBytes: this.definitionBytes,
    taskMs: Math.min(longestTaskMs, Math.max(0, this.taskMs ?? 0)),
  }));
}
