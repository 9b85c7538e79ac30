// The figures of the Cost view: derived from the run and the learner's assumptions, and computed only while a view shows
// them.
import { createContext } from 'svelte';
import { machineIn, ownValue, statesOf } from '../../../asl/index.ts';
import {
  breakEven,
  cheaperDesigns,
  costBreakdown,
  executionCost,
  expressBill,
  expressRun,
  month,
  quotaMeters,
  whatBreaksUnderExpress,
} from '../../../cost/index.ts';
import type { Workspace } from '../../workspace/workspace.svelte.ts';
import type { Costing } from './costing.svelte.ts';

export const [getFigures, setFigures] = createContext<Figures>();

export class Figures {
  readonly #workspace: Workspace;
  readonly #costing: Costing;

  constructor(workspace: Workspace, costing: Costing) {
    this.#workspace = workspace;
    this.#costing = costing;
  }

  /** Of the whole run, wherever the cursor is. */
  readonly whole = $derived.by(() =>
    costBreakdown(
      this.#workspace.run.events,
      this.#workspace.run.index,
      this.#workspace.run.events.length,
      this.#costing.prices,
    ),
  );
  readonly express = $derived.by(() =>
    expressRun(this.#workspace.run.events, this.#workspace.run.index, this.#costing.assumptions),
  );
  readonly expressAmount = $derived.by(() =>
    expressBill(1, BigInt(this.express.units), this.#costing.prices),
  );
  readonly withChildren = $derived.by(() =>
    this.#workspace.run.execution
      ? executionCost(
          this.#workspace.run.execution,
          'STANDARD',
          this.#costing.prices,
          this.#costing.assumptions,
          this.#workspace.run.index,
        )
      : undefined,
  );
  readonly breaks = $derived.by(() => {
    const { definition } = this.#workspace.texts.document;
    return definition ? whatBreaksUnderExpress(definition, this.#workspace.run.execution) : [];
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
    statesOf(machineIn(this.#workspace.texts.document))
      .filter(({ type }) => type === 'Task')
      .reduce((most, { value }) => Math.max(most, retriesOf(ownValue(value, 'Retry'))), 0),
  );
  readonly month = $derived.by(() =>
    month(
      {
        runs: this.#costing.runs ?? NaN,
        failureRate: (this.#costing.failurePercent ?? NaN) / 100,
        ...(this.#costing.seenIn !== null && { seenIn: this.#costing.seenIn }),
        retries: this.#costing.retries ?? Math.min(100, this.retriesOfDefinition),
        transitions: this.transitionsOfRun - this.#retriesOfRun,
        tasks: this.#tasksOfRun,
        ...(this.#costing.usesSample && this.#costing.sample && { sample: this.#costing.sample }),
        durationMs: this.express.durationMs,
        megabytes: this.express.memory.billedMegabytes,
        otherTransitions: this.#costing.otherTransitions ?? 0,
      },
      this.#costing.prices,
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
      this.#costing.prices,
    ),
  );

  readonly meters = $derived.by(() => {
    const { execution, index } = this.#workspace.run;
    if (!execution) return [];
    const { region, definitionBytes, startsPerSecond } = this.#costing;
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
    const { execution, isStale, index } = this.#workspace.run;
    const { document } = this.#workspace.texts;
    if (!execution || !document.definition || isStale) return undefined;
    return cheaperDesigns(
      document.definition,
      execution,
      this.#costing.prices,
      this.#costing.definitionBytes,
      index,
    );
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
