// Which questions a lesson begins with: one each from the lessons one, three and seven back, if there are that many. A lesson's
// first question is asked one lesson later, its second three later, its third seven later, so that none comes twice.
import { parse } from 'yaml';
import { fencesOf, type Quiz } from '../course/activity.ts';

export interface RecallQuestion {
  /** The lesson that the question comes from. */
  readonly slug: string;
  readonly title: string;
  readonly quiz: Quiz;
}

interface Source {
  readonly slug: string;
  readonly title: string;
  readonly body: string;
}

const distances = [1, 3, 7];

/** Up to three questions for the lesson at `index` of the course; always the same ones for the same course. */
export function recallFor(course: readonly Source[], index: number): readonly RecallQuestion[] {
  return distances.flatMap((distance, round) => {
    const source = course[index - distance];
    if (!source) return [];
    const bank = recallBank(source.body);
    const quiz = bank[round % bank.length];
    return quiz ? [{ slug: source.slug, title: source.title, quiz }] : [];
  });
}

/** The questions that a lesson hands to later ones: its `recall` fences. */
export const recallBank = (body: string): readonly Quiz[] =>
  fencesOf(body)
    .filter(({ language }) => language === 'recall')
    .map(({ code }) => parse(code) as Quiz);
