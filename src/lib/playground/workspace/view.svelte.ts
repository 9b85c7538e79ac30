// What the learner is looking at: what is picked in the run, the place that the editor should show, where its cursor is, and the text
// that it compares with. Only what several components share is here; the rest stays in the component that needs it.
import { type Diagnostic, locationAt, rangeOf } from '../../asl/index.ts';
import type { StateVisit } from '../../history/index.ts';
import type { WorkspaceRun } from './run.svelte.ts';
import type { WorkspaceTexts } from './texts.svelte.ts';
import type { Place } from './types.ts';

/** A text that the definition can be compared with. */
interface Version {
  readonly label: string;
  readonly text: string;
}

export class WorkspaceView {
  /** What the learner picked; without it the views follow the run's cursor. */
  picked = $state.raw<{ readonly state?: string; readonly visit?: number }>({});
  place = $state.raw<Place>();
  /** Where the editor's cursor stands in the definition. */
  caret = $state.raw(0);
  /** Other texts than the one it started with that the definition can be compared with, such as a solution. */
  versions = $state.raw<readonly Version[]>([]);
  /** The text that the editor shows the changes since; undefined shows none. */
  compared = $state.raw<string>();

  readonly #texts: WorkspaceTexts;
  readonly #run: WorkspaceRun;

  constructor(texts: WorkspaceTexts, run: WorkspaceRun) {
    this.#texts = texts;
    this.#run = run;
  }

  /** The visit that the views show: the picked one, else the one that the cursor stands in. */
  readonly visit: StateVisit | undefined = $derived.by(() => {
    const { index, cursor, states } = this.#run;
    const { visit, state } = this.picked;
    const position =
      visit ?? (state === undefined ? index.visitOfEvent[cursor - 1] : states.get(state)?.lastVisit);
    return index.visits[position ?? -1];
  });
  readonly selectedState = $derived(this.picked.state ?? this.visit?.name);

  /** Picks a state; `reveal` also shows it in the editor. */
  pickState(state: string, reveal = true): void {
    this.picked = { state };
    if (reveal) this.revealState(state);
  }
  /** Picks an event: the cursor goes there, and the views follow. */
  pickEvent(id: number): void {
    this.#run.seek(id);
    if (this.visit) this.revealState(this.visit.name);
  }
  /** Picks one visit of a state. */
  pickVisit(visit: StateVisit): void {
    this.picked = { state: visit.name, visit: visit.position };
    this.revealState(visit.name);
  }
  unpick(): void {
    this.picked = {};
  }
  revealState(state: string): void {
    const node = this.#texts.stateNodes.find(({ name }) => name === state);
    const range = node && rangeOf(this.#texts.document, node.id, 'key');
    if (range) this.place = { ...range, focus: false };
  }
  revealProblem({ from, to }: Diagnostic): void {
    this.place = { from, to, focus: true };
  }
  /** The editor's cursor moved: the state around it is picked. */
  followEditor(offset: number): void {
    const { document, definition, stateNodes } = this.#texts;
    if (document.text !== definition) return;
    const location = locationAt(document, offset);
    const around = stateNodes.findLast(({ id }) => location === id || location.startsWith(`${id}/`));
    if (around) this.pickState(around.name, false);
  }

  /** Shows in the editor what the definition changes of a text. */
  compareWith(label: string, text: string): void {
    this.versions = [{ label, text }, ...this.versions.filter((each) => each.label !== label)];
    this.compared = text;
  }
}
