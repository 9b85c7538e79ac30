// The tools for looking into runs beyond watching one: breakpoints, trying a change, explanations, many runs, comparison. Each is a
// class of its own; what a worker has to answer is asked only while somebody looks.
import { createContext } from 'svelte';
import type { WorkerClient } from '../worker/client.ts';
import { Breakpoints } from '../breakpoints/breakpoints.svelte.ts';
import { Comparison } from '../views/runs/comparison.svelte.ts';
import { SeededRuns } from '../views/runs/seeded-runs.svelte.ts';
import { Explainer } from '../views/data/explainer.svelte.ts';
import { Trial } from '../views/data/trial.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface RunTools {
  readonly breakpoints: Breakpoints;
  readonly trial: Trial;
  readonly explainer: Explainer;
  readonly seededRuns: SeededRuns;
  readonly comparison: Comparison;
}

export const [getRunTools, setRunTools] = createContext<RunTools>();

export function createRunTools(workspace: Workspace, worker: WorkerClient): RunTools {
  const trial = new Trial(workspace);
  return {
    breakpoints: new Breakpoints(workspace.run, worker),
    trial,
    explainer: new Explainer(workspace, trial, worker),
    seededRuns: new SeededRuns(workspace, worker),
    comparison: new Comparison(workspace.run),
  };
}
