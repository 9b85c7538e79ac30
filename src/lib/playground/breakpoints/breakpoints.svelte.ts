// The breakpoints of a playground, and where they halt the run that is shown. A worker is asked where a condition holds.
import { type Execution, type VisitIndex, indexVisits } from '../../history/index.ts';
import { NotAnswered, type WorkerClient } from '../worker/client.ts';
import type { WorkspaceRun } from '../workspace/run.svelte.ts';
import { haltsOf, isSame, sightingsOf, type Breakpoint } from './breakpoint.ts';

export class Breakpoints {
  list = $state.raw<readonly Breakpoint[]>([]);
  /** What is wrong with a condition, by its text. */
  conditionProblems = $state.raw<Readonly<Record<string, string>>>({});

  readonly #run: WorkspaceRun;
  readonly #worker: WorkerClient;

  constructor(run: WorkspaceRun, worker: WorkerClient) {
    this.#run = run;
    this.#worker = worker;
    run.breaksOf = (execution) => this.#breaksOf(execution);
  }

  /** Sets it, or takes it away where there is the same already; the run that is shown halts accordingly. */
  toggle(breakpoint: Breakpoint): void {
    const others = this.list.filter((each) => !isSame(each, breakpoint));
    const isNew = others.length === this.list.length;
    this.list = isNew ? [...others, breakpoint] : others;
    void this.#setBreaks();
  }
  has(breakpoint: Breakpoint): boolean {
    return this.list.some((each) => isSame(each, breakpoint));
  }

  async #setBreaks(): Promise<void> {
    const { execution } = this.#run;
    if (!execution) return;
    const breaks = await this.#breaksOf(execution);
    if (this.#run.execution === execution) this.#run.setBreaks(breaks);
  }

  async #breaksOf({ events }: Execution): Promise<readonly number[]> {
    if (this.list.length === 0) return [];
    const index = indexVisits(events);
    const halts: number[] = [];
    const problems: [string, string][] = [];
    for (const breakpoint of this.list) {
      if (breakpoint.on !== 'condition') halts.push(...haltsOf(breakpoint, events, index));
      else {
        const { eventIds, problem } = await this.#whereItHolds(breakpoint.condition, events, index);
        halts.push(...eventIds);
        if (problem !== undefined) problems.push([breakpoint.condition, problem]);
      }
    }
    this.conditionProblems = Object.fromEntries(problems);
    return halts.sort((a, b) => a - b);
  }

  async #whereItHolds(
    condition: string,
    events: Execution['events'],
    index: VisitIndex,
  ): Promise<{ readonly eventIds: readonly number[]; readonly problem?: string }> {
    try {
      return await this.#worker.ask('holds', { condition, sightings: sightingsOf(events, index) });
    } catch (reason) {
      if (!(reason instanceof NotAnswered)) throw reason;
      return { eventIds: [], ...(!reason.isUnwanted && { problem: reason.message }) };
    }
  }
}
