// The predictions of the lesson that a page shows: what was guessed, whether Run still waits for a guess, and what came of it.
import { getContext, setContext } from 'svelte';
import type { Predict } from '../course/activity.ts';
import { firstPrediction, isSameAnswer } from './prediction.ts';
import type { ProgressStore } from '../progress/progress-store.svelte.ts';

export interface PredictionVerdict {
  readonly guess: string;
  readonly isRight: boolean;
  readonly answer: string;
  /** What the answer is called beside the guess: what the learner's run has shown, what the lesson's shows, or no run at all. */
  readonly from: 'What happened' | 'In the lesson’s version' | 'The answer';
}

export class Predictions {
  /** The prediction that Run waits for. */
  readonly first: Predict | undefined;
  readonly #slug: string;
  readonly #beforeRun: readonly Predict[];
  readonly #progress: ProgressStore;
  /** What ran in this visit: the lesson's texts as they were, or changed. */
  #seen = $state<'as-it-was' | 'changed'>();

  constructor(slug: string, beforeRun: readonly Predict[], progress: ProgressStore) {
    this.#slug = slug;
    this.#beforeRun = beforeRun;
    this.first = firstPrediction(beforeRun);
    this.#progress = progress;
  }

  /** Whether Run still waits for a guess: the first time, until one was made or skipped. */
  get isAsking(): boolean {
    if (!this.first || this.#seen || this.#progress.lesson(this.#slug).doneAt) return false;
    return this.#progress.guess(this.#slug, this.first.ask) === undefined;
  }
  /** What was guessed; undefined before, and when it was skipped. */
  guessOf({ ask }: Predict): string | undefined {
    return this.#progress.guess(this.#slug, ask) || undefined;
  }
  /** Whether the prediction is one that a run has to answer first. */
  waitsForRun({ ask }: Predict): boolean {
    return this.#seen === undefined && this.#beforeRun.some((one) => one.ask === ask);
  }
  guess({ ask }: Predict, guess: string): void {
    void this.#progress.keepGuess(this.#slug, ask, guess);
  }
  /** Lets Run go without a guess. */
  skip(): void {
    if (this.first) void this.#progress.keepGuess(this.#slug, this.first.ask, '');
  }
  /** Takes note that a run was seen to its end: of the lesson's texts as they were, or changed. */
  noteRun(how: 'as-it-was' | 'changed'): void {
    this.#seen ??= how;
  }
  /** What came of a guess; undefined before the run, and without a guess. */
  verdictOf(data: Predict): PredictionVerdict | undefined {
    const guess = this.guessOf(data);
    if (guess === undefined || this.waitsForRun(data)) return undefined;
    return {
      guess,
      isRight: isSameAnswer(guess, data),
      answer: data.answer,
      from:
        data.truth === undefined
          ? 'The answer'
          : this.#seen === 'as-it-was'
            ? 'What happened'
            : 'In the lesson’s version',
    };
  }
}

const key = Symbol('predictions');

/** `get` is read whenever the predictions are used, so that they follow the page. */
export const providePredictions = (get: () => Predictions | undefined): void => void setContext(key, get);
export const usePredictions = (): Predictions | undefined =>
  getContext<(() => Predictions | undefined) | undefined>(key)?.();
