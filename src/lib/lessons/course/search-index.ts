// What search looks through: one entry per section of a lesson and per word of the glossary. Made at build time, read as JSON.
import { fencesOf, isActivityLanguage } from './activity.ts';
import type { GlossaryEntry } from './glossary.ts';
import { termId } from './glossary.ts';
import { headingId } from '../markdown/heading.mjs';

export interface SearchEntry {
  readonly id: number;
  readonly url: string;
  /** The lesson's title or the glossary's term. */
  readonly title: string;
  /** The section, or "Glossary". */
  readonly section: string;
  /** What is shown of it. */
  readonly text: string;
  /** The code in it: found, but not shown. */
  readonly code: string;
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
        { url, title: lesson.title, section: '', text: about, code: codeIn(intro) },
        ...sections.map((section) => {
          const [heading = '', ...lines] = section.split('\n');
          const body = lines.join('\n');
          return {
            url: `${url}#${headingId(heading)}`,
            title: lesson.title,
            section: heading,
            text: plain(body),
            code: codeIn(body),
          };
        }),
      ];
    }),
    ...glossary.map(({ term, text }) => ({
      url: `/glossary/#${termId(term)}`,
      title: term,
      section: 'Glossary',
      text: plain(text),
      code: '',
    })),
  ];
  return found.map((entry, id) => ({ id, ...entry }));
}

/** Markdown as the words that a reader sees: questions without their answers, and none of those that later lessons ask. */
const plain = (markdown: string): string =>
  markdown
    .replace(fence, (_, language: string, code: string) =>
      isActivityLanguage(language) && language !== 'recall'
        ? (/^ask: *['"]?(.*?)['"]?$/m.exec(code)?.[1] ?? '')
        : '',
    )
    .replace(/^#+ /gm, '')
    .replace(/^[\s|:-]+$/gm, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*`|]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const fence = /^```([\w-]*).*\n([\s\S]*?)^```[ \t]*$/gm;

const codeIn = (markdown: string): string =>
  fencesOf(markdown)
    .filter(({ language }) => !isActivityLanguage(language))
    .map(({ code }) => code.replace(/[\s{}[\]",]+/g, ' '))
    .join(' ')
    .trim();
