// How the prose of a lesson acts on the lesson's bench without knowing it: the page gives a Bench through context, and the
// components in the prose call it. Texts, not values, so that a learner sees exactly what the lesson shows.
import { getContext, setContext } from 'svelte';
import type { Execute } from '../exercise/grade.ts';

/** New texts for some parts of the bench; the parts that are not named stay as the learner left them. */
export interface BenchChange {
  readonly definition?: string;
  readonly input?: string;
  readonly mocks?: string;
  readonly environment?: string;
}

export interface Bench {
  /** The texts that the lesson starts with. */
  readonly start: Required<BenchChange>;
  /** The learner's definition as it stands; reactive. Undefined until the bench is there. */
  readonly definition: string | undefined;
  /** Loads the change and brings the bench into view. */
  load(change: BenchChange): void;
  /** Loads the change, runs it, and opens the player at the event with this id. */
  show(change: BenchChange, atEvent: number): void;
  /** Brings the bench into view and runs what it holds. */
  run(): void;
  /** Shows in the bench what the learner's definition changes of a text; `label` names the text. */
  compare(label: string, definition: string): void;
  /** Runs something beside the bench, without showing it. Rejects when a newer run takes its place. */
  readonly execute: Execute;
}

const key = Symbol('bench');

export const provideBench = (bench: Bench): Bench => setContext(key, bench);

/** The bench of this page, or undefined where there is none. */
export const useBench = (): Bench | undefined => getContext<Bench | undefined>(key);

/**
 * The start definition with some states replaced or added, as indented JSON text. `states` is JSON text of an object of states
 * by name; both texts are the lesson's own, checked by its tests.
 */
export function withStates(definition: string, states: string): string {
  const machine = JSON.parse(definition) as { States: object };
  const changed = { ...machine, States: { ...machine.States, ...(JSON.parse(states) as object) } };
  return `${JSON.stringify(changed, null, 2)}\n`;
}
