import { json } from '@sveltejs/kit';
import { bodyOf, glossary, lessons } from '$lib/lessons/course/catalogue.server';
import { searchEntries } from '$lib/lessons/course/search-index';

export const prerender = true;

export const GET = () =>
  json(
    searchEntries(
      lessons.map((lesson) => ({ ...lesson, body: bodyOf(lesson) })),
      glossary,
    ),
  );
