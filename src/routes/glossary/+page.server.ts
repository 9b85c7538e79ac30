import { glossary, lessons } from '$lib/lessons/course/catalogue.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  entries: glossary
    .map(({ term, text, lesson }) => ({
      term,
      text,
      lesson: lessons.find(({ slug }) => slug === lesson),
    }))
    .map(({ lesson, ...entry }) => ({
      ...entry,
      ...(lesson && { lesson: { slug: lesson.slug, title: lesson.title } }),
    })),
});
