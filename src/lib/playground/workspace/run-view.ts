// What one bench's learner asks of a run beyond watching it, each in a file of its own. Answers come from the asking worker and are
// asked for only when seen.
import { createContext } from 'svelte';
import type { WorkerClient } from '../worker/client.ts';
import { Breakpoints } from '../breakpoints/breakpoints.svelte.ts';
import { Comparison } from '../views/runs/comparison.svelte.ts';
import { SeededRuns } from '../views/runs/seeded-runs.svelte.ts';
import { Explainer } from '../views/data/explainer.svelte.ts';
import { Trial } from '../views/data/trial.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface RunView {
  readonly breakpoints: Breakpoints;
  readonly trial: Trial;
  readonly explainer: Explainer;
  readonly seededRuns: SeededRuns;
  readonly comparison: Comparison;
}

export const [getRunView, setRunView] = createContext<RunView>();

export function createRunView(workspace: Workspace, worker: WorkerClient): RunView {
  const trial = new Trial(workspace);
  return {
    breakpoints: new Breakpoints(workspace.run, worker),
    trial,
    explainer: new Explainer(workspace, trial, worker),
    seededRuns: new SeededRuns(workspace, worker),
    comparison: new Comparison(workspace.run),
  };
}
