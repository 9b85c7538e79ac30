import { error } from '@sveltejs/kit';
import {
  startTextsOf,
  bodyOf,
  exerciseOf,
  glossary,
  lessons,
  placeOf,
} from '$lib/lessons/course/catalogue.server';
import { predictionsBeforeRun } from '$lib/lessons/questions/prediction';
import { recallFor } from '$lib/lessons/questions/recall';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => lessons.map(({ slug }) => ({ slug }));

export const load: PageServerLoad = ({ params }) => {
  const place = placeOf(params.slug);
  if (!place?.chapter) error(404, 'There is no such lesson.');
  const { lesson, chapter, previous, next } = place;
  const link = (other: typeof previous) => other && { slug: other.slug, title: other.title };
  const course = lessons.map((one) => ({ slug: one.slug, title: one.title, body: bodyOf(one) }));
  return {
    lesson,
    before: lessons
      .filter(({ slug }) => lesson.prerequisites.includes(slug))
      .map(({ slug, title }) => ({ slug, title })),
    terms: lesson.concepts.filter((concept) => glossary.some(({ term }) => term === concept)),
    predictions: predictionsBeforeRun(bodyOf(lesson)),
    recall: recallFor(course, lessons.indexOf(lesson)),
    chapter: { number: chapter.number, title: chapter.title },
    start: startTextsOf(lesson),
    exercise: exerciseOf(lesson),
    previous: link(previous),
    next: link(next),
  };
};
