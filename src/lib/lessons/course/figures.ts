// The figures in a lesson's prose, and what vouches for each: the run of the playground (an `expect`, which the tests prove), a text that
// stands in the lesson's own files, or a claim with its source. A figure that nothing vouches for stops the build, and so does a claim that
// the lesson does not make.
import { parse } from 'yaml';
import { fenceOptions, tryOf } from '../markdown/fence-options.mjs';
import { fencesOf } from './activity.ts';
import type { Lesson } from './lesson.ts';

interface FigureSources {
  /** What the tests prove of runs: the expectations of the lesson. */
  readonly expectations: readonly unknown[];
  /** The texts of the lesson's files and fences. */
  readonly texts: readonly string[];
  /** The words of its claims. */
  readonly claims: readonly string[];
}

/** Prose without fences, code, addresses, dates, times and names that hold digits. */
const bare = (prose: string): string =>
  prose
    .replace(/^```[\s\S]*?^```[ \t]*$/gm, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/^\s*\d+\. /gm, ' ')
    .replace(/\b\d{4}-\d\d(-\d\d)?(T[\d:.]+Z?)?\b/g, ' ')
    .replace(/[A-Za-z_][\w-]*\d[\w-]*/g, ' ')
    .replace(/\b\d+[A-Za-z]\w*/g, ' ');

/** The numbers of a text, thousands without commas. */
const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(',', '')));

/** Figures of the prose that nothing vouches for, in order. Pure. */
function unprovedFigures(prose: string, { expectations, texts, claims }: FigureSources): readonly number[] {
  const proved = numbersIn(JSON.stringify(expectations));
  const known = new Set([
    // Seconds are also told as minutes, hours and days.
    ...proved.flatMap((number) => [number, number / 60, number / 3_600, number / 86_400]),
    ...[...texts, ...claims].flatMap(numbersIn),
  ]);
  return numbersIn(bare(prose)).filter((number) => !known.has(number));
}

/** The words of a text as a claim quotes them: without stars, backticks and links, with single blanks. */
export const wordsOf = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`_]/g, '')
    .replace(/\s+/g, ' ');

/** The texts of a body's fences, recall aside. */
const fenceTexts = (body: string): readonly string[] =>
  fencesOf(body)
    .filter(({ language }) => language !== 'recall')
    .map(({ meta, code }) => `${meta}\n${code}`);

/** What a lesson says without proof, a sentence each. `files` are the texts of the JSON files beside it. Pure. */
export function unproved(lesson: Lesson, body: string, files: readonly string[]): readonly string[] {
  const { summary, differs, claims, sources } = lesson;
  const fences = fencesOf(body);
  const tries = fences.map(({ meta }) => fenceOptions(meta)).filter((options) => options.try !== undefined);
  const prose = [body, ...differs, summary].join('\n\n');
  const figures = unprovedFigures([prose, ...tries.map(({ look = '' }) => look)].join('\n\n'), {
    expectations: [
      ...tries.map((options) => tryOf(options).expect),
      ...fences.filter(({ language }) => language === 'expect').map(({ code }) => parse(code) as unknown),
    ],
    texts: [...files, ...fenceTexts(body.replace(/look="[^"]*"/g, ''))],
    claims: claims.map(({ says }) => says),
  });
  const said = wordsOf(prose);
  return [
    ...figures.map((figure) => `nothing proves the figure ${figure}`),
    ...claims.flatMap((claim) => [
      ...(said.includes(wordsOf(claim.says))
        ? []
        : [`the lesson does not say what it claims: "${claim.says}"`]),
      ...('source' in claim && !sources.some(({ url }) => url === claim.source)
        ? [`${claim.source} is the source of a claim, and not among the sources`]
        : []),
    ]),
  ];
}
