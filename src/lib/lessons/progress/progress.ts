// What a learner has done, as data: how it is read from a file or from storage, and what follows from it. Pure. A file that is
// not progress, or that a newer Stepwise has written, is refused with a reason.
import * as v from 'valibot';

const instant = v.pipe(v.string(), v.isoTimestamp());

const words = v.pipe(v.string(), v.maxLength(600));
const lessonProgress = v.object({
  /** When the exercise was first passed. */
  doneAt: v.optional(instant),
  /** When its recall questions were last answered, all three right. */
  recalledAt: v.optional(instant),
  /** How many hints were opened. */
  hints: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  /** What was guessed before the first run, by question; empty where the guess was skipped. */
  guesses: v.optional(v.record(words, words)),
});

const progressFile = v.object({
  format: v.literal('stepwise-progress'),
  version: v.literal(1),
  lessons: v.record(v.pipe(v.string(), v.maxLength(80)), lessonProgress),
});

export type LessonProgress = v.InferOutput<typeof lessonProgress>;
export type Progress = v.InferOutput<typeof progressFile>;

export const noProgress: Progress = { format: 'stepwise-progress', version: 1, lessons: {} };

const longestFile = 1_000_000;
const daysToRecall = 3;

/** Progress out of a file's text, or the reason why it is none. */
export function readProgress(text: string): { progress: Progress } | { problem: string } {
  if (text.length > longestFile) return { problem: 'The file is too large to be a progress file.' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'The file is not complete JSON. Perhaps it was cut off.' };
  }
  return checkProgress(value);
}

/** Progress out of a value from storage or a file, or the reason why it is none. */
export function checkProgress(value: unknown): { progress: Progress } | { problem: string } {
  const head = v.safeParse(v.object({ format: v.literal('stepwise-progress'), version: v.number() }), value);
  if (!head.success) return { problem: 'This is not progress of Stepwise.' };
  if (head.output.version > 1)
    return { problem: `It was written by a newer Stepwise (version ${head.output.version}).` };
  const result = v.safeParse(progressFile, value);
  if (result.success) return { progress: result.output };
  const [issue] = result.issues;
  return { problem: `It is damaged at "${v.getDotPath(issue) ?? 'its top'}".` };
}

/** Two progresses as one: nothing that is done in either is lost. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const slugs = new Set([...Object.keys(a.lessons), ...Object.keys(b.lessons)]);
  const lessons = [...slugs].map((slug) => {
    const one = ownLesson(a, slug);
    const other = ownLesson(b, slug);
    const doneAt = earlier(one.doneAt, other.doneAt);
    const recalledAt = later(one.recalledAt, other.recalledAt);
    const guesses = { ...other.guesses, ...one.guesses };
    const merged: LessonProgress = {
      hints: Math.max(one.hints, other.hints),
      ...(doneAt && { doneAt }),
      ...(recalledAt && { recalledAt }),
      ...(Object.keys(guesses).length > 0 && { guesses }),
    };
    return [slug, merged] as const;
  });
  return { ...noProgress, lessons: Object.fromEntries(lessons) };
}

/** What is known of one lesson. */
export function ownLesson(progress: Progress, slug: string): LessonProgress {
  return (Object.hasOwn(progress.lessons, slug) ? progress.lessons[slug] : undefined) ?? { hints: 0 };
}

/** Milliseconds since 1970 as an ISO instant. */
export const instantText = (ms: number): string => new Date(ms).toISOString();

export type LessonStatus = 'open' | 'done' | 'due';

/** Whether a lesson is open, done, or done so long ago that it is due for recall; `now` in ms since 1970. */
export function lessonStatus(progress: Progress, slug: string, now: number): LessonStatus {
  const { doneAt, recalledAt } = ownLesson(progress, slug);
  const last = later(doneAt, recalledAt);
  if (!doneAt || !last) return 'open';
  return now - Date.parse(last) > daysToRecall * 86_400_000 ? 'due' : 'done';
}

const earlier = (a: string | undefined, b: string | undefined) =>
  a && b ? (Date.parse(a) <= Date.parse(b) ? a : b) : (a ?? b);
const later = (a: string | undefined, b: string | undefined) =>
  a && b ? (Date.parse(a) >= Date.parse(b) ? a : b) : (a ?? b);
