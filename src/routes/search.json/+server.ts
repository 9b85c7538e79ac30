import { json } from '@sveltejs/kit';
import { bodyOf, glossary, lessons } from '$lib/lessons/catalogue.server';
import { searchEntries } from '$lib/lessons/searchIndex';

export const prerender = true;

export const GET = () =>
  json(
    searchEntries(
      lessons.map((lesson) => ({ ...lesson, body: bodyOf(lesson) })),
      glossary,
    ),
  );
