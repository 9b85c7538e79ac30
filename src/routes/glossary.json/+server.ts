// The glossary as data, for the previews of its terms: read when the first one is looked at.
import { json } from '@sveltejs/kit';
import { glossary } from '$lib/lessons/course/catalogue.server';
import { termId } from '$lib/lessons/course/glossary';

export const prerender = true;

export const GET = () =>
  json(Object.fromEntries(glossary.map(({ term, text }) => [termId(term), { term, text }])));
