// What the prose of a lesson may ask of the playground beside it. The page provides it through context, so that neither the prose
// nor this room knows the playground itself. Texts, not values, so that a learner sees exactly what the lesson shows.
import { getContext, setContext } from 'svelte';
import type { JsonataReader, TextEdit, TextRange } from '../../asl/index.ts';
import type { Execute } from '../exercise/grade.ts';

/** New texts for some parts of the playground; the parts that are not named stay as the learner left them. */
export interface PlaygroundChange {
  readonly definition?: string;
  readonly input?: string;
  readonly mocks?: string;
  readonly environment?: string;
}

export interface LessonPlayground {
  /** The texts that the lesson starts with. */
  readonly start: Required<PlaygroundChange>;
  /** The texts as they stand; reactive. Undefined until the playground is there. */
  readonly current: Required<PlaygroundChange> | undefined;
  /** The learner's definition as JSON text; reactive. Undefined until the playground is there. */
  readonly definition: string | undefined;
  /** Reads JSONata's expressions; reactive. Undefined until the definition has one and the parser is loaded. */
  readonly jsonata: JsonataReader | undefined;
  /** Changes the definition as if it were typed, and shows the place. */
  edit(edits: readonly TextEdit[], place: TextRange): void;
  /** Loads the change and brings the playground into view. */
  load(change: PlaygroundChange): void;
  /** Whether the playground holds what a "Try it" has loaded, so that it can be taken back; reactive. */
  readonly isTrying: boolean;
  /** Loads a change to try, and keeps what was there before the first of them. */
  tryOut(change: Required<PlaygroundChange>): void;
  /** Back to what was there before anything was tried. */
  takeBack(): void;
  /** Loads the change, runs it, and opens the player at the event with this id. */
  show(change: PlaygroundChange, atEvent: number): void;
  /** Brings the playground into view and runs what it holds. */
  run(): void;
  /** Brings the playground into view, at the guess that Run waits for. */
  guess(): void;
  /** Shows in the editor what the learner's definition changes of a text; `label` names the text. */
  compare(label: string, definition: string): void;
  /** Runs something in the background, without showing it. Rejects when a newer run takes its place. */
  readonly execute: Execute;
}

const key = Symbol('lesson playground');

export const provideLessonPlayground = (playground: LessonPlayground): LessonPlayground =>
  setContext(key, playground);

/** The playground of this page, or undefined where there is none. */
export const useLessonPlayground = (): LessonPlayground | undefined =>
  getContext<LessonPlayground | undefined>(key);
