// The whole course, read from content/ at build time and checked: a wrong file stops the build. Server only, so that no page
// carries the texts of all the others.
import { checkActivities } from './activity.ts';
import { parseExercise } from '../exercise/exercise.ts';
import type { LessonExercise } from '../exercise/exercise-context.ts';
import { unproved } from './figures.ts';
import { glossarySchema, type GlossaryEntry } from './glossary.ts';
import { parseLesson, type StartTexts, type Lesson } from './lesson.ts';
import { chapterSchema, checked } from './schema.ts';

export interface Chapter {
  readonly path: string;
  /** 1 for the first. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly Lesson[];
}

// The options must be literals: Vite reads them without running the code.
const markdown = import.meta.glob<string>('/content/*/*/lesson.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const jsonFiles = import.meta.glob<string>('/content/*/*/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const chapterFiles = import.meta.glob<string>('/content/*/chapter.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const glossaryFiles = import.meta.glob<string>('/content/glossary.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const bodies = new Map<string, string>();

/** Every lesson, in course order. */
export const lessons: readonly Lesson[] = Object.entries(markdown)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, text]) => {
    const { lesson, body } = parseLesson(file.replace('/content/', '').replace('/lesson.md', ''), text);
    checkActivities(body, `content/${lesson.path}/lesson.md`);
    bodies.set(lesson.slug, body);
    return lesson;
  });

/** Every chapter that has a lesson, in course order. */
export const chapters: readonly Chapter[] = Object.entries(chapterFiles)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, text]) => {
    const path = file.split('/')[2] ?? '';
    return {
      ...checked(chapterSchema, jsonOf(text, `content/${path}/chapter.json`), `content/${path}/chapter.json`),
      path,
      number: Number(path.slice(0, 2)),
      lessons: lessons.filter((lesson) => lesson.chapterPath === path),
    };
  })
  .filter((chapter) => chapter.lessons.length > 0);

/** The words of the course, in alphabetical order. */
export const glossary: readonly GlossaryEntry[] = checked(
  glossarySchema,
  jsonOf(glossaryFiles['/content/glossary.json'] ?? 'null', 'content/glossary.json'),
  'content/glossary.json',
).toSorted((a, b) => a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }));

checkCourse();

/** The lesson with this slug, its neighbours in course order and its place. */
export function placeOf(slug: string) {
  const index = lessons.findIndex((lesson) => lesson.slug === slug);
  const lesson = lessons[index];
  if (!lesson) return undefined;
  const chapter = chapters.find(({ path }) => path === lesson.chapterPath);
  return { lesson, chapter, previous: lessons[index - 1], next: lessons[index + 1] };
}

/** The Markdown of a lesson without its front matter. */
export function bodyOf(lesson: Lesson): string {
  return bodies.get(lesson.slug) ?? '';
}

/** The text of a file beside lesson.md, or undefined. */
export function fileOf(lesson: Lesson, name: string): string | undefined {
  return jsonFiles[`/content/${lesson.path}/${name}`];
}

/** The names of all JSON files beside lesson.md. */
export function fileNamesOf(lesson: Lesson): readonly string[] {
  return Object.keys(jsonFiles)
    .filter((file) => file.startsWith(`/content/${lesson.path}/`))
    .map((file) => file.slice(file.lastIndexOf('/') + 1));
}

/** What the lesson's playground starts with. Throws an Error naming the file when it is missing. */
export function startTextsOf(lesson: Lesson): StartTexts {
  const definition = fileOf(lesson, 'start.asl.json');
  if (definition === undefined) throw new Error(`content/${lesson.path}/start.asl.json: is missing`);
  return {
    definition,
    input: fileOf(lesson, 'input.json') ?? '{}\n',
    mocks: fileOf(lesson, 'mocks.json') ?? '{}\n',
    environment: fileOf(lesson, 'environment.json') ?? '{}\n',
  };
}

/** The lesson's exercise with its solution. Throws an Error naming the file that is wrong or missing. */
export function exerciseOf(lesson: Lesson): LessonExercise {
  const needed = (name: string) => {
    const text = fileOf(lesson, name);
    if (text === undefined) throw new Error(`content/${lesson.path}/${name}: is missing`);
    return text;
  };
  const exercise = parseExercise(needed('exercise.json'), `content/${lesson.path}/exercise.json`);
  return { slug: lesson.slug, exercise, solution: needed('solution.asl.json') };
}

function checkCourse(): void {
  const problems: string[] = [];
  const seen = new Map<string, Lesson>();
  for (const lesson of lessons) {
    const file = `content/${lesson.path}/lesson.md`;
    const twin = seen.get(lesson.slug);
    if (twin)
      problems.push(`${file}: the slug "${lesson.slug}" is already that of content/${twin.path}/lesson.md`);
    seen.set(lesson.slug, lesson);
    if (!chapterFiles[`/content/${lesson.chapterPath}/chapter.json`])
      problems.push(`content/${lesson.chapterPath}/chapter.json: is missing`);
    startTextsOf(lesson);
    exerciseOf(lesson);
    if (!bodyOf(lesson).includes('<Exercise />')) problems.push(`${file}: has no <Exercise />`);
    const files = fileNamesOf(lesson).map((name) => fileOf(lesson, name) ?? '');
    problems.push(...unproved(lesson, bodyOf(lesson), files).map((problem) => `${file}: ${problem}`));
    for (const slug of lesson.prerequisites)
      if (!lessons.some((other) => other.slug === slug))
        problems.push(`${file}: prerequisites: there is no lesson "${slug}"`);
  }
  for (const { term, lesson } of glossary)
    if (lesson !== undefined && !seen.has(lesson))
      problems.push(`content/glossary.json: ${term}: there is no lesson "${lesson}"`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
