import { error } from '@sveltejs/kit';
import { benchFilesOf, exerciseOf, lessons, placeOf } from '$lib/lessons/catalogue.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => lessons.map(({ slug }) => ({ slug }));

export const load: PageServerLoad = ({ params }) => {
  const place = placeOf(params.slug);
  if (!place?.chapter) error(404, 'There is no such lesson.');
  const { lesson, chapter, previous, next } = place;
  const link = (other: typeof previous) => other && { slug: other.slug, title: other.title };
  return {
    lesson,
    chapter: { number: chapter.number, title: chapter.title },
    bench: benchFilesOf(lesson),
    exercise: exerciseOf(lesson),
    previous: link(previous),
    next: link(next),
  };
};
