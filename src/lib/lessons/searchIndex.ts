// What search looks through: one entry per section of a lesson and per word of the glossary. Made at build time, read as JSON.
import type { GlossaryEntry } from './glossary.ts';
import { termId } from './glossary.ts';
import { headingId } from './markdown/heading.mjs';

export interface SearchEntry {
  readonly id: number;
  readonly url: string;
  /** The lesson's title or the glossary's term. */
  readonly title: string;
  /** The section, or "Glossary". */
  readonly section: string;
  readonly text: string;
}

interface Source {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly concepts: readonly string[];
  readonly body: string;
}

/** Every section and every term, in course order. */
export function searchEntries(
  lessons: readonly Source[],
  glossary: readonly GlossaryEntry[],
): readonly SearchEntry[] {
  const found = [
    ...lessons.flatMap((lesson) => {
      const url = `/lessons/${lesson.slug}/`;
      const [intro = '', ...sections] = lesson.body.split(/^## /m);
      const about = `${lesson.summary} ${lesson.concepts.join(' ')} ${plain(intro)}`;
      return [
        { url, title: lesson.title, section: '', text: about },
        ...sections.map((section) => {
          const [heading = '', ...lines] = section.split('\n');
          const text = plain(lines.join('\n'));
          return { url: `${url}#${headingId(heading)}`, title: lesson.title, section: heading, text };
        }),
      ];
    }),
    ...glossary.map(({ term, text }) => ({
      url: `/glossary/#${termId(term)}`,
      title: term,
      section: 'Glossary',
      text: plain(text),
    })),
  ];
  return found.map((entry, id) => ({ id, ...entry }));
}

/** Markdown as the words that a reader sees; questions of later lessons are left out. */
const plain = (markdown: string): string =>
  markdown
    .replace(/^```recall[\s\S]*?^```/gm, '')
    .replace(/^```.*$/gm, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*`|]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
