// The learner's progress on this machine: read from IndexedDB once, and written back on every change, merged with what another tab
// has written. Where storage is full or forbidden the course works all the same, and `isKept` says that nothing will be remembered.
import { get, set, update } from 'idb-keyval';
import { getContext, setContext } from 'svelte';
import {
  checkProgress,
  instantText,
  mergeProgress,
  noProgress,
  ownLesson,
  readProgress,
  lessonStatus,
  type LessonProgress,
  type LessonStatus,
  type Progress,
} from './progress.ts';

const storageKey = 'stepwise:progress';
const contextKey = Symbol('progress');

export class ProgressStore {
  progress = $state.raw<Progress>(noProgress);
  /** False once the browser has refused to keep the progress. */
  isKept = $state(true);
  /** Why what is stored here cannot be read; it is left as it is. */
  problem = $state.raw<string>();
  /** False until the stored progress has been read (in a browser). */
  isRead = $state(false);
  readonly #now: () => number;

  /** `now` gives milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Reads what is stored; what was done meanwhile stays done. */
  async open(): Promise<void> {
    try {
      const stored: unknown = await get(storageKey);
      const checked = checkProgress(stored);
      if ('progress' in checked) this.progress = mergeProgress(checked.progress, this.progress);
      else if (stored !== undefined) {
        this.isKept = false;
        this.problem = checked.problem;
      }
    } catch {
      this.isKept = false; // A private window, or storage switched off.
    }
    this.isRead = true;
  }

  lesson(slug: string): LessonProgress {
    return ownLesson(this.progress, slug);
  }
  statusOf(slug: string): LessonStatus {
    return lessonStatus(this.progress, slug, this.#now());
  }

  /** Marks a lesson's exercise as passed; the first time counts. */
  complete(slug: string): Promise<void> {
    if (this.lesson(slug).doneAt) return Promise.resolve();
    return this.#change(slug, { doneAt: instantText(this.#now()) });
  }
  recall(slug: string): Promise<void> {
    return this.#change(slug, { recalledAt: instantText(this.#now()) });
  }
  useHints(slug: string, hints: number): Promise<void> {
    return this.#change(slug, { hints: Math.max(hints, this.lesson(slug).hints) });
  }
  /** What was guessed at a question of a lesson: empty when it was skipped, undefined when it is still open. */
  guess(slug: string, ask: string): string | undefined {
    const { guesses } = this.lesson(slug);
    return guesses && Object.hasOwn(guesses, ask) ? guesses[ask] : undefined;
  }
  keepGuess(slug: string, ask: string, guess: string): Promise<void> {
    return this.#change(slug, { guesses: { ...this.lesson(slug).guesses, [ask]: guess.slice(0, 600) } });
  }

  /** The progress as the text of a file. */
  export(): string {
    return `${JSON.stringify(this.progress, null, 2)}\n`;
  }
  /** Takes in a progress file beside what is there. Gives the reason when the file is refused; then nothing has changed. */
  async import(text: string): Promise<string | undefined> {
    const read = readProgress(text);
    if ('problem' in read) return read.problem;
    await this.#keep(mergeProgress(this.progress, read.progress));
    return undefined;
  }
  /** Forgets all progress, also what is stored here and cannot be read. */
  async reset(): Promise<void> {
    this.progress = noProgress;
    try {
      await set(storageKey, noProgress);
      this.problem = undefined;
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }

  #change(slug: string, change: Partial<LessonProgress>): Promise<void> {
    const lessons = { ...this.progress.lessons, [slug]: { ...this.lesson(slug), ...change } };
    return this.#keep({ ...this.progress, lessons });
  }
  async #keep(progress: Progress): Promise<void> {
    this.progress = progress;
    try {
      await update(storageKey, (stored: unknown) => {
        const checked = checkProgress(stored);
        if ('progress' in checked) return mergeProgress(checked.progress, progress);
        return stored ?? progress;
      });
    } catch {
      this.isKept = false;
    }
  }
}

export const provideProgress = (now: () => number): ProgressStore =>
  setContext(contextKey, new ProgressStore(now));
export const useProgress = (): ProgressStore | undefined => getContext<ProgressStore | undefined>(contextKey);
