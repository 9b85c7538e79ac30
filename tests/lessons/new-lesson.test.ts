import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, type Definition } from '../../src/lib/asl/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { checkActivities } from '../../src/lib/lessons/course/activity.ts';
import { parseExercise } from '../../src/lib/lessons/exercise/exercise.ts';
import { runExercise, sentencesOf } from '../../src/lib/lessons/exercise/grade.ts';
import { parseLesson } from '../../src/lib/lessons/course/lesson.ts';
import { readAnswers, textOf } from './answers.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'stepwise-'))));
afterEach(() => rmSync(root, { recursive: true }));

const make = (...args: string[]) =>
  execFileSync('node', ['src/cli/new-lesson.mjs', ...args], {
    env: { ...process.env, STEPWISE_CONTENT: root, STEPWISE_ANSWERS: join(root, 'answers') },
    encoding: 'utf8',
    stdio: 'pipe',
  });

describe('npm run new:lesson', () => {
  it('writes a lesson that works, exercise and wrong answers included', async () => {
    expect(make('03-flow', 'loops', 'Loops: "again"')).toContain('/lessons/loops/');
    const read = (name: string) => readFileSync(join(root, '03-flow/01-loops', name), 'utf8');
    const { lesson, body } = parseLesson('03-flow/01-loops', read('lesson.md'));
    expect(lesson.title).toBe('Loops: "again"');
    checkActivities(body, 'lesson.md');
    const exercise = parseExercise(read('exercise.json'), 'exercise.json');
    const texts = { solution: read('solution.asl.json'), start: read('start.asl.json') };
    const solution = JSON.parse(texts.solution) as Definition;
    const grade = (text: string) => runExercise(exercise, parse(text), solution, execute);
    expect((await grade(texts.solution)).passed).toBe(true);
    expect((await grade(texts.start)).passed).toBe(false);
    const { wrong, right } = readAnswers(join(root, 'answers/loops.yaml'));
    for (const sample of wrong) {
      const graded = await grade(textOf(sample, texts));
      expect(graded.misconception?.name).toBe(sample.misconception);
      expect(sentencesOf(graded).join()).toContain(sample.says);
    }
    for (const sample of right) expect((await grade(textOf(sample, texts))).passed).toBe(true);
  });

  it('numbers lessons on, and refuses a slug that is taken', () => {
    make('03-flow', 'loops', 'Loops');
    make('03-flow', 'map', 'Map');
    expect(readdirSync(join(root, '03-flow')).sort()).toEqual(['01-loops', '02-map', 'chapter.json']);
    expect(() => make('04-later', 'map', 'Map')).toThrow('There is a lesson "map" already');
    expect(() => make('flow', 'x', 'X')).toThrow('not a chapter');
    expect(() => make('03-flow', 'x', '')).toThrow('no title');
  });
});
