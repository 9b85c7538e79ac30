// What joins a lesson to the playground beside it: the prose acts on the playground, the first run waits for a guess, and a run that
// was seen to its end answers the guesses.
import { tick, untrack } from 'svelte';
import { provideExercise } from '$lib/lessons/exercise/exercise-context';
import { applyEdits, type TextEdit, type TextRange } from '$lib/asl/index.ts';
import type { Execute } from '$lib/lessons/exercise/grade';
import type ReadAndDo from '$lib/lessons/page/ReadAndDo.svelte';
import {
  provideLessonPlayground,
  type LessonPlayground,
  type PlaygroundChange,
} from '$lib/lessons/page/lesson-playground';
import { isSameChange } from '$lib/lessons/page/try';
import { useProgress } from '$lib/lessons/progress/progress-store.svelte';
import type GuessFirst from '$lib/lessons/questions/GuessFirst.svelte';
import { statesToGuess } from '$lib/lessons/questions/prediction';
import { Predictions, providePredictions } from '$lib/lessons/questions/predictions.svelte';
import { browserWorker } from '$lib/playground/run/browser';
import { executeInWorker } from '$lib/playground/worker/execution-in-worker';
import type { Workspace } from '$lib/playground/workspace/workspace.svelte';
import type { PageData } from './$types';

/** Made while the lesson's component is made, which binds its parts to it. */
export class LessonPage implements LessonPlayground {
  workspace = $state.raw<Workspace>();
  layout = $state.raw<ReadAndDo>();
  guessFirst = $state.raw<GuessFirst>();

  /** The change that was tried last, and what was there before the first one. */
  #tried = $state.raw<Required<PlaygroundChange>>();
  #beforeTrying = $state.raw<Required<PlaygroundChange>>();

  readonly #data: () => PageData;
  readonly #progress = useProgress();
  /** The checks of an exercise run by themselves, so that they never disturb the run that is shown. */
  readonly #checker = browserWorker();
  readonly execute: Execute = async (request) => {
    const execution = await executeInWorker(this.#checker, request);
    const name = JSON.stringify([request.input, request.mocks]);
    const { covered } = execution;
    this.workspace?.run.noteCase(name, { definition: JSON.stringify(request.definition), covered });
    return execution;
  };
  readonly predictions = $derived.by(() => {
    const { lesson, predictions } = this.#data();
    return this.#progress && new Predictions(lesson.slug, predictions, this.#progress);
  });

  constructor(data: () => PageData) {
    this.#data = data;
    provideLessonPlayground(this);
    provideExercise(() => data().exercise);
    providePredictions(() => this.predictions);
    $effect(() => () => this.#checker.end());
    $effect(() => this.#lockFirstRun());
    $effect(() => this.#noteSeenRun());
  }

  get start(): LessonPlayground['start'] {
    return this.#data().start;
  }
  get definition(): string | undefined {
    return this.workspace?.texts.definitionAsJson;
  }
  get current(): LessonPlayground['current'] {
    const { workspace } = this;
    if (!workspace) return undefined;
    const { definition, input, mocksText: mocks, environmentText: environment } = workspace.texts;
    return { definition, input, mocks, environment };
  }
  get jsonata(): LessonPlayground['jsonata'] {
    return this.workspace?.texts.jsonata;
  }
  edit(edits: readonly TextEdit[], { from }: TextRange): void {
    const { workspace } = this;
    if (!workspace) return;
    workspace.texts.edit(applyEdits(workspace.texts.definition, edits));
    workspace.view.place = { from, to: from, focus: true };
    void this.layout?.reveal();
  }
  load(change: PlaygroundChange): void {
    this.workspace?.load(change);
    void this.layout?.reveal();
  }
  get isTrying(): boolean {
    return this.#tried !== undefined && isSameChange(this.#tried, this.current);
  }
  tryOut(change: Required<PlaygroundChange>): void {
    if (!this.isTrying) this.#beforeTrying = this.current;
    this.#tried = change;
    this.load(change);
  }
  takeBack(): void {
    if (this.#beforeTrying) this.load(this.#beforeTrying);
    this.#tried = this.#beforeTrying = undefined;
  }
  async show(change: PlaygroundChange, atEvent: number): Promise<void> {
    this.workspace?.load(change);
    await this.layout?.reveal();
    const run = this.workspace?.run;
    await run?.start();
    run?.seek(Math.min(atEvent, run.events.length));
  }
  async run(): Promise<void> {
    await tick();
    await this.layout?.reveal();
    await this.workspace?.run.start();
  }
  async guess(): Promise<void> {
    await this.layout?.reveal();
    this.guessFirst?.focus();
  }
  compare(label: string, definition: string): void {
    this.workspace?.view.compareWith(label, definition);
    void this.layout?.reveal();
  }

  #lockFirstRun(): void {
    const { workspace, predictions } = this;
    if (!workspace) return;
    const asked = predictions?.isAsking ? predictions.first : undefined;
    const states = asked ? statesToGuess(asked) : [];
    workspace.run.lock = asked && {
      reason: 'Guess first what the run will show, or skip it.',
      lead: () => this.guessFirst?.focus(),
      answerOf: (state) => (states.includes(state) ? () => this.guessFirst?.guess(state) : undefined),
    };
  }

  #noteSeenRun(): void {
    const { workspace } = this;
    if (!workspace?.run.hasRun || !workspace.run.isAtEnd || workspace.run.isRunning) return;
    untrack(() => this.predictions?.noteRun(workspace.texts.isChanged ? 'changed' : 'as-it-was'));
  }
}
