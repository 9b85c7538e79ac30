import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute } from '../../src/lib/interpreter/index.ts';
import { checkActivities } from '../../src/lib/lessons/course/activity.ts';
import { parseExercise } from '../../src/lib/lessons/exercise/exercise.ts';
import { runExercise } from '../../src/lib/lessons/exercise/grade.ts';
import { parseLesson } from '../../src/lib/lessons/course/lesson.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'stepwise-'))));
afterEach(() => rmSync(root, { recursive: true }));

const make = (...args: string[]) =>
  execFileSync('node', ['src/cli/new-lesson.mjs', ...args], {
    env: { ...process.env, STEPWISE_CONTENT: root },
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
    const grade = (name: string) =>
      runExercise(exercise, JSON.parse(read(name)), JSON.parse(read('solution.asl.json')), execute);
    expect((await grade('solution.asl.json')).passed).toBe(true);
    expect((await grade('start.asl.json')).passed).toBe(false);
    for (const name of readdirSync(join(root, '03-flow/01-loops')).filter((file) =>
      file.startsWith('wrong-'),
    ))
      expect(`wrong-${(await grade(name)).misconception?.name}.asl.json`).toBe(name);
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
