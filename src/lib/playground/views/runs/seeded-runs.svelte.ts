// Many runs of the texts, each with a seed of its own: a worker makes them, and they are shown as they come.
import { NotAnswered, type WorkerClient } from '../../worker/client.ts';
import type { RunSummary } from '../../../interpreter/index.ts';
import type { Workspace } from '../../workspace/workspace.svelte.ts';

export class SeededRuns {
  summaries = $state.raw<readonly RunSummary[]>([]);
  /** How many runs were asked for; undefined when none are under way. */
  asked = $state.raw<number>();
  /** How many of them are done. */
  done = $state.raw(0);
  problem = $state.raw<string>();
  /** Real milliseconds that they took the last time. */
  tookMs = $state.raw<number>();
  /** What they are runs of: the fingerprint of the texts, and the definition as JSON text. */
  #of = $state.raw<{ readonly fingerprint: string; readonly definition: string }>();

  readonly #workspace: Workspace;
  readonly #worker: WorkerClient;

  constructor(workspace: Workspace, worker: WorkerClient) {
    this.#workspace = workspace;
    this.#worker = worker;
  }

  /** Whether the texts have changed since. */
  readonly isStale = $derived.by(
    () => this.summaries.length > 0 && this.#of?.fingerprint !== this.#workspace.texts.fingerprint,
  );
  /** State transitions of each run; undefined when there are none of the texts as they stand. */
  readonly transitionsSample: readonly number[] | undefined = $derived.by(() =>
    this.summaries.length === 0 || this.asked !== undefined || this.isStale
      ? undefined
      : this.summaries.map(({ stateTransitions }) => stateTransitions),
  );

  /** The runs, if they were of this definition, given as JSON text. */
  runsOf(definition: string): readonly RunSummary[] {
    return this.#of?.definition === definition ? this.summaries : [];
  }

  /** Runs the texts with `count` seeds, from 1 on. */
  async run(count: number): Promise<void> {
    const request = this.#workspace.run.nextRequest();
    if (typeof request === 'string') return void (this.problem = request);
    this.summaries = [];
    this.#of = {
      fingerprint: this.#workspace.texts.fingerprint,
      definition: JSON.stringify(request.definition),
    };
    this.problem = undefined;
    this.asked = count;
    const started = performance.now();
    const summaries: RunSummary[] = [];
    let shownAt = started;
    this.done = 0;
    try {
      await this.#worker.ask(
        'many',
        { request, first: 1, count },
        {
          limitMs: 60_000,
          onPart: (part) => {
            summaries.push(...part);
            this.done = summaries.length;
            // The figures of many runs take a while themselves: the more there are, the seldomer.
            const now = performance.now();
            if (now - shownAt < 100 + summaries.length / 20) return;
            shownAt = now;
            this.summaries = [...summaries];
          },
        },
      );
    } catch (reason) {
      if (!(reason instanceof NotAnswered)) throw reason;
      if (!reason.isUnwanted) this.problem = reason.message;
    }
    this.summaries = summaries;
    this.tookMs = performance.now() - started;
    this.asked = undefined;
  }
  cancel(): void {
    this.#worker.stop();
  }

  /** Opens one of the runs in the player. */
  open(seed: number): void {
    this.#workspace.run.seed = seed;
    this.#workspace.run.journal = [];
    void this.#workspace.run.start();
  }
}
