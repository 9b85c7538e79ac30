// Nothing is tested before it is taught: a term of the glossary is first asked about in, or after, a lesson that introduces it (the
// glossary names one, and a lesson's `concepts` are those that it explains), and every prerequisite comes earlier in the course.
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { fencesOf, type Fence, type Parsons, type Quiz } from '../../src/lib/lessons/course/activity.ts';
import { bodyOf, glossary, lessons } from '../../src/lib/lessons/course/catalogue.server.ts';
import { optionText } from '../../src/lib/lessons/questions/option.ts';

/** Lessons that still ask with a word of a later one; empty when the course is whole. */
const toBeMended: ReadonlySet<string> = new Set([]);

type Lesson = (typeof lessons)[number];
const order = lessons.map(({ slug }) => slug);

/** Where in the course each term is first introduced. */
const introduced = new Map(
  glossary.map(({ term, lesson }) => {
    const teaching = lessons.filter(({ slug, concepts }) => slug === lesson || concepts.includes(term));
    return [term, Math.min(...teaching.map(({ slug }) => order.indexOf(slug)))];
  }),
);

/** Several words, or a capital letter inside, can mean nothing else; other words are terms only where they are written as code. */
const isUnmistakable = (term: string) => /[a-z] [A-Za-z]|[a-z.][A-Z]/.test(term);
const escaped = (term: string) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Terms of the glossary in a text: `code` of it, a name or a value in its JSON, or a phrase. */
function termsIn(text: string): readonly string[] {
  const code = [...text.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside).join('\n');
  const names = new Set([...`${code}\n${text}`.matchAll(/"([^"]*)"/g)].map(([, name]) => name));
  return glossary.flatMap(({ term }) => {
    const isCode = names.has(term) || new RegExp(`(?<![\\w$.])${escaped(term)}(?![\\w$.])`).test(code);
    const isPhrase =
      isUnmistakable(term) && new RegExp(`(?<![\\w.])${escaped(term)}s?(?![\\w.])`, 'i').test(text);
    return isCode || isPhrase ? [term] : [];
  });
}

/** What a learner reads before the answer: the question with its options, or the blocks with their wrong twins. */
function asked({ language, code }: Fence): string {
  if (language === 'parsons') {
    const { ask, blocks } = parseYaml(code) as Parsons;
    return [
      ask,
      ...blocks.flatMap((block) => (typeof block === 'string' ? block : [block.text, block.instead])),
    ].join('\n');
  }
  const { ask, options = [] } = parseYaml(code) as Partial<Quiz>;
  return [ask, ...options.map(optionText)].join('\n');
}

/** What a lesson asks with words that come later, each with the lesson that introduces it. */
const tooEarly = (lesson: Lesson): readonly string[] =>
  fencesOf(bodyOf(lesson))
    .filter(({ language }) => /^(predict|quiz|parsons|recall)$/.test(language))
    .flatMap((fence) =>
      termsIn(asked(fence))
        .filter((term) => (introduced.get(term) ?? 0) > order.indexOf(lesson.slug))
        .map(
          (term) =>
            `${fence.language} (line ${fence.line}): ${term} comes in ${order[introduced.get(term) ?? 0]}`,
        ),
    );

describe.each(lessons.map((lesson) => ({ slug: lesson.slug, lesson })))(
  'the lesson $slug',
  ({ slug, lesson }) => {
    it.skipIf(toBeMended.has(slug))('asks nothing with a word that a later lesson introduces', () => {
      expect(tooEarly(lesson)).toEqual([]);
    });

    it('comes after its prerequisites', () => {
      for (const before of lesson.prerequisites)
        expect(order.indexOf(before), before).toBeLessThan(order.indexOf(slug));
    });
  },
);

it('is still to be mended only where something is wrong', () => {
  const wrong = lessons.filter((lesson) => tooEarly(lesson).length > 0).map(({ slug }) => slug);
  expect(wrong).toEqual(expect.arrayContaining([...toBeMended]));
});
