import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { fencesOf, isActivityLanguage, type Predict } from '../../src/lib/lessons/course/activity.ts';
import { changeOf, type TryPart } from '../../src/lib/lessons/page/try.ts';
import {
  startTextsOf,
  bodyOf,
  fileOf,
  glossary,
  lessons,
} from '../../src/lib/lessons/course/catalogue.server.ts';
import { readEnvironment } from '../../src/lib/playground/workspace/environment.ts';
import { termId } from '../../src/lib/lessons/course/glossary.ts';
import {
  firstPrediction,
  predictionsBeforeRun,
  truthIn,
} from '../../src/lib/lessons/questions/prediction.ts';
import { recallBank, recallFor } from '../../src/lib/lessons/questions/recall.ts';
import { searchEntries } from '../../src/lib/lessons/course/search-index.ts';
import { checked } from '../../src/lib/lessons/course/schema.ts';
import {
  casesOf,
  expectationSchema,
  parseExercise,
  type Expectation,
} from '../../src/lib/lessons/exercise/exercise.ts';
import {
  gradingStartTime,
  refusalOf,
  runExercise,
  sentencesOf,
} from '../../src/lib/lessons/exercise/grade.ts';
import { judge } from '../../src/lib/lessons/exercise/judge.ts';
import { observedExecution } from '../../src/lib/lessons/exercise/observed-execution.ts';
import { fenceOptions, tryOf, tryParts } from '../../src/lib/lessons/markdown/fence-options.mjs';
import { playgroundOf } from '../../src/lib/lessons/markdown/playground.mjs';
import { fenceLanguages } from '../../src/lib/lessons/markdown/highlight.mjs';
import { readExpression } from '../../src/lib/data/index.ts';
import { answersOf, textOf } from './answers.ts';
import { headingId } from '../../src/lib/lessons/markdown/heading.mjs';

const definitionOf = (text: string, file: string): Definition => {
  const document = parse(text);
  const errors = document.diagnostics.filter(({ severity }) => severity === 'ERROR');
  expect(errors, file).toEqual([]);
  return document.definition as Definition;
};
const run = (request: ExecutionRequest): Promise<Execution> =>
  execute({ startTime: gradingStartTime, ...request });

describe.each(lessons.map((lesson) => ({ slug: lesson.slug, lesson })))('the lesson $slug', ({ lesson }) => {
  const start = startTextsOf(lesson);
  const body = bodyOf(lesson);
  const read = (name: string) => {
    const text = fileOf(lesson, name);
    if (text === undefined) throw new Error(`content/${lesson.path}/${name}: is missing`);
    return text;
  };
  const request = () => ({
    definition: definitionOf(start.definition, 'start.asl.json'),
    input: JSON.parse(start.input),
    mocks: JSON.parse(start.mocks),
    ...JSON.parse(start.environment),
  });

  it('starts with a definition that runs to an end', async () => {
    const execution = await run(request());
    expect(execution.status).not.toBe('RUNNING');
    expect(execution.unsupported).toBeUndefined();
  });

  it('asks predictions whose answers the start itself proves, one of them before the first run', async () => {
    for (const { language, code } of fencesOf(body)) {
      if (language !== 'predict') continue;
      const data = parseYaml(code) as Predict;
      if (data.truth) expect(truthIn(await run(request()), data), data.ask).toBe(data.answer);
    }
    const later = fencesOf(body).some(({ code }) => code.includes('\nlater: true\n'));
    expect(firstPrediction(predictionsBeforeRun(body)) !== undefined || later).toBe(true);
  });

  it('proves the figures of its prose', async () => {
    for (const { language, code, line } of fencesOf(body))
      if (language === 'expect')
        expect(judge(parseYaml(code) as Expectation, await run(request())), `line ${line}`).toEqual([]);
  });

  it('offers only changes that stand alone, and whose runs show what the lesson says', async () => {
    for (const { meta, code, line } of fencesOf(body)) {
      const options = fenceOptions(meta);
      if (options.try === undefined) continue;
      const place = `line ${line}`;
      expect(tryParts, place).toContain(options.try);
      expect(options.look?.trim(), `${place} says what to look for`).toBeTruthy();
      const { others, isRefused, expect: expected } = tryOf(options);
      const texts = changeOf(start, options.try as TryPart, code, others);
      const document = parse(texts.definition);
      const { environment, problem } = readEnvironment(texts.environment);
      expect(problem, place).toBeUndefined();
      const refusal = refusalOf(document, { type: environment?.type }, readExpression);
      expect(refusal !== undefined, `${place}: ${refusal?.problem.message}`).toBe(isRefused);
      // The lesson's own answers may be for what the exercise will add.
      const known = [texts.definition, start.mocks].join('\n');
      for (const state of Object.keys(JSON.parse(texts.mocks) as object))
        expect(known, `${place} sets answers for a state that is not there`).toContain(JSON.stringify(state));
      if (isRefused) continue;
      const asked = { input: JSON.parse(texts.input), mocks: JSON.parse(texts.mocks), ...environment };
      const execution = await run({ ...asked, definition: document.definition as Definition });
      expectAnEnd(execution, place);
      const expectation = checked(expectationSchema, expected ?? {}, `${lesson.slug}, ${place}`);
      expect(judge(expectation, execution), place).toEqual([]);
    }
  });
  /** A run ends by itself, or waits for the learner's answer; it needs nothing that the playground does not have. */
  const expectAnEnd = ({ status, pendingCallbacks, unsupported }: Execution, place: string) => {
    expect(unsupported, place).toBeUndefined();
    if (status === 'RUNNING') expect(pendingCallbacks, place).not.toEqual([]);
  };

  it('has only playgrounds in the prose that run to an end', async () => {
    for (const { meta, code, line } of fencesOf(body)) {
      if (!('playground' in fenceOptions(meta))) continue;
      const place = `line ${line}`;
      const { definition, input = '{}', mocks = '{}', environment = '{}' } = playgroundOf(code);
      const reading = readEnvironment(environment);
      expect(reading.problem, place).toBeUndefined();
      const asked = { definition: definitionOf(definition, place), input: JSON.parse(input) };
      const execution = await run({ ...reading.environment, ...asked, mocks: JSON.parse(mocks) });
      expectAnEnd(execution, place);
      expect(execution.events.length, place).toBeGreaterThan(2);
    }
  });

  it('writes its code in languages that the page can colour', () => {
    for (const { language, line } of fencesOf(body))
      if (!isActivityLanguage(language)) expect(fenceLanguages, `line ${line}`).toContain(language);
  });

  it('links only to lessons and headings that exist', () => {
    const anchors = [...body.matchAll(/^#{2,4} (.+)$/gm)].map(([, heading]) => headingId(heading ?? ''));
    for (const [, target = ''] of body.matchAll(/\]\(([^)\s]+)\)/g)) {
      const slug = target.match(/^\/lessons\/([^/]+)\/(?:#.*)?$/)?.[1];
      if (slug) expect(lessons.map((other) => other.slug)).toContain(slug);
      else if (target.startsWith('#')) expect(anchors).toContain(target.slice(1));
      else expect(['/playground/', '/course-map/', '/glossary/']).toContain(target.replace(/#.*$/, ''));
    }
  });

  it('explains its concepts in the glossary, and links only to words that are there', () => {
    const terms = glossary.map(({ term }) => term);
    for (const concept of lesson.concepts) expect(terms).toContain(concept);
    for (const [, id] of body.matchAll(/\/glossary\/#([^)\s]+)/g)) expect(terms.map(termId)).toContain(id);
  });

  it('hands at least two questions to later lessons', () => {
    expect(recallBank(body).length).toBeGreaterThanOrEqual(2);
  });

  it('takes about as long to read and do as it says', () => {
    const words = body.replace(/^```[\s\S]*?^```/gm, '').split(/\s+/).length;
    const activities = fencesOf(body).filter(
      ({ language, meta }) => language === 'predict' || language === 'why' || meta.includes('try='),
    ).length;
    const minutes = words / 180 + activities * 0.5;
    expect(lesson.minutes).toBeGreaterThanOrEqual(Math.floor(minutes * 0.7));
    expect(lesson.minutes).toBeLessThanOrEqual(Math.ceil(minutes * 2) + 4);
  });

  const exercise = parseExercise(read('exercise.json'), `content/${lesson.path}/exercise.json`);
  const solution = read('solution.asl.json');
  const gradeOf = (text: string) =>
    runExercise(exercise, parse(text), JSON.parse(solution) as Definition, run, readExpression);

  it('has an exercise that its solution passes, generated cases included', async () => {
    const { passed, goals, refusal, misconception } = await gradeOf(solution);
    expect(refusal).toBeUndefined();
    expect(misconception).toBeUndefined();
    expect(goals.flatMap(({ cases }) => cases.flatMap(({ findings }) => findings))).toEqual([]);
    expect(passed).toBe(true);
    expect(casesOf(exercise).some(({ hidden }) => hidden)).toBe(true);
  });

  it('has an exercise that its start does not pass, but for the goals that must stay so', async () => {
    const { passed, refusal, goals } = await gradeOf(start.definition);
    expect(passed).toBe(false);
    if (refusal) expect(goals.filter(({ stays }) => stays)).toEqual([]);
    else for (const goal of goals) expect([goal.goal, goal.stays]).toEqual([goal.goal, goal.passed]);
  });

  const { wrong, right } = answersOf(lesson.slug);
  const texts = { start: start.definition, solution };
  it('has a sample answer for each named misconception', () => {
    const shown = wrong.flatMap(({ misconception }) => misconception ?? []);
    for (const { name } of exercise.misconceptions) expect(shown).toContain(name);
  });
  it.each(wrong)('tells the wrong answer "$name" what is wrong', async (sample) => {
    const graded = await gradeOf(textOf(sample, texts));
    expect(graded.passed).toBe(false);
    expect(graded.misconception?.name).toBe(sample.misconception);
    expect(sentencesOf(graded).join('\n')).toContain(sample.says);
  });
  it.each(right)('passes the right answer "$name"', async (sample) => {
    const graded = await gradeOf(textOf(sample, texts));
    expect(sentencesOf(graded)).toEqual([]);
    expect(graded.passed).toBe(true);
  });
});

describe('content/', () => {
  it('holds nothing that the catalogue does not know', () => {
    const known = new Set(lessons.map(({ path }) => path));
    for (const chapter of readdirSync('content', { withFileTypes: true })) {
      if (!chapter.isDirectory() || ['playground', 'conformance'].includes(chapter.name)) continue; // other pages'
      expect(chapter.name).toMatch(/^\d\d-[a-z-]+$/);
      for (const entry of readdirSync(`content/${chapter.name}`, { withFileTypes: true }))
        if (entry.isDirectory()) expect(known).toContain(`${chapter.name}/${entry.name}`);
        else expect(entry.name).toBe('chapter.json');
    }
  });

  it('has a playground that runs', async () => {
    const read = (name: string) => readFileSync(`content/playground/${name}`, 'utf8');
    const execution = await run({
      definition: definitionOf(read('start.asl.json'), 'content/playground/start.asl.json'),
      input: JSON.parse(read('input.json')),
      mocks: JSON.parse(read('mocks.json')),
    });
    // The home page tells this story.
    const { calls, entered, errors, seconds, status } = observedExecution(execution);
    expect(status).toBe('SUCCEEDED');
    expect(entered.map(({ name }) => name)).toEqual(expect.arrayContaining(['Wait for delivery', 'Ship']));
    expect(Math.floor(seconds / 86_400)).toBe(1);
    expect(errors.get('Charge card')).toHaveLength(1);
    expect(calls.get('Charge card')).toHaveLength(2);
  });

  it('asks again what was learned one, three and seven lessons back', () => {
    const course = lessons.map((lesson) => ({ ...lesson, body: bodyOf(lesson) }));
    expect(recallFor(course, 0)).toEqual([]);
    expect(recallFor(course, 3).map(({ slug }) => slug)).toEqual([course[2]?.slug, course[0]?.slug]);
  });

  it('asks three questions from the eighth lesson on, and none of them a second time', () => {
    const course = lessons.map((lesson) => ({ ...lesson, body: bodyOf(lesson) }));
    const asked = course.map((_, index) => recallFor(course, index));
    expect(asked.slice(7).map((questions) => questions.length)).toEqual(course.slice(7).map(() => 3));
    const questions = asked.flat().map(({ slug, quiz }) => `${slug}: ${quiz.ask}`);
    expect(questions.filter((question, index) => questions.indexOf(question) !== index)).toEqual([]);
  });

  it('can be searched, section by section, to addresses that exist', () => {
    const entries = searchEntries(
      lessons.map((lesson) => ({ ...lesson, body: bodyOf(lesson) })),
      glossary,
    );
    const hit = entries.find(({ text }) => text.includes('does not enter the state again'));
    expect(hit?.url).toBe('/lessons/error-handling/#look-inside');
    expect(entries.some(({ text }) => /```|\]\(|<Exercise|--/.test(text))).toBe(false);
    // A question may be found; what is right is not told.
    expect(
      entries.some(({ text }) => text.includes('how long are the pauses of a task that never works?')),
    ).toBe(true);
    expect(entries.some(({ text }) => text.includes('Three retries, a first pause of 1 second'))).toBe(false);
    const onlyInCode = entries.find(
      ({ text, code }) => !text.includes('BackoffRate') && code.includes('BackoffRate'),
    );
    expect(onlyInCode).toBeDefined();
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});
