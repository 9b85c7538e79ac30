// The exercise of the lesson that a page shows, for the <Exercise /> in its prose.
import { getContext, setContext } from 'svelte';
import type { Exercise } from './exercise.ts';

export interface LessonExercise {
  readonly slug: string;
  readonly exercise: Exercise;
  /** The solution's definition as text. */
  readonly solution: string;
}

const key = Symbol('exercise');

/** `get` is read whenever the exercise is used, so that it follows the page. */
export const provideExercise = (get: () => LessonExercise | undefined): void => void setContext(key, get);
export const useExercise = (): LessonExercise | undefined =>
  getContext<(() => LessonExercise | undefined) | undefined>(key)?.();
