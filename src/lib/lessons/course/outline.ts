// The course in brief, for the pages that list it: no page carries more of a lesson than it shows.
import type { Lesson } from './lesson.ts';

interface FullChapter {
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly Lesson[];
}

/** The chapters with each lesson's title, summary, minutes and slug. */
export const courseOutline = (chapters: readonly FullChapter[]) =>
  chapters.map(({ number, title, summary, lessons }) => ({
    number,
    title,
    summary,
    lessons: lessons.map(({ slug, title, summary, minutes }) => ({ slug, title, summary, minutes })),
  }));

export type Outline = ReturnType<typeof courseOutline>;
