// Two runs side by side: one that is kept, and the one that is shown.
import { type Execution, compareRuns, countStateTransitions, indexVisits } from '../../../history/index.ts';
import type { WorkspaceRun } from '../../workspace/run.svelte.ts';

/** A run that is kept to be compared with. */
export interface KeptRun {
  readonly label: string;
  readonly execution: Execution;
}

export class Comparison {
  kept = $state.raw<KeptRun>();
  readonly #run: WorkspaceRun;

  constructor(run: WorkspaceRun) {
    this.#run = run;
  }

  /** Keeps the run that is shown to compare later ones with. */
  keep(): void {
    const { request, execution } = this.#run;
    if (!request || !execution) return;
    const seed = request.seed === undefined || request.seed === 1 ? '' : `, seed ${request.seed}`;
    this.kept = {
      label: `${execution.status.toLowerCase().replaceAll('_', ' ')}, ${execution.events.length} events${seed}`,
      execution,
    };
  }
  forget(): void {
    this.kept = undefined;
  }

  /** What differs; undefined while there is one run only. */
  readonly differences = $derived.by(() => {
    const { kept } = this;
    const { execution } = this.#run;
    if (!kept || !execution || kept.execution === execution) return undefined;
    const count = ({ events }: Execution) => countStateTransitions(events, indexVisits(events)).at(-1) ?? 0;
    return {
      ...compareRuns(kept.execution.events, execution.events),
      left: { execution: kept.execution, stateTransitions: count(kept.execution) },
      right: { execution, stateTransitions: count(execution) },
    };
  });
}
