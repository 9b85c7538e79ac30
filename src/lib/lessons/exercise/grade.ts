// Grades a definition by what its executions did. `grade` is pure; `runExercise` only adds the running, with a given `execute`
// (the worker's on a page, the interpreter's own in tests and in the CLI).
import type { Definition } from '../../asl/index.ts';
import type { Execution } from '../../history/index.ts';
import type { ExecutionRequest } from '../../execution/index.ts';
import { casesOf, type Exercise, type ExerciseCase, type Expectation } from './exercise.ts';
import { observedExecution, judge, type Difference } from './judge.ts';

export type Execute = (request: ExecutionRequest) => Promise<Execution> | Execution;

/** A case with its run and, for a generated case, the solution's run. */
export interface CaseRun {
  readonly case: ExerciseCase;
  readonly execution: Execution;
  readonly solution?: Execution;
}

export interface CaseGrade {
  readonly case: ExerciseCase;
  readonly passed: boolean;
  readonly findings: readonly Difference[];
}

export interface GoalGrade {
  readonly goal: string;
  readonly passed: boolean;
  readonly cases: readonly CaseGrade[];
}

export interface Grade {
  readonly passed: boolean;
  readonly goals: readonly GoalGrade[];
  /** The named wrong idea behind a failing answer, where one is recognised. */
  readonly misconception?: { readonly name: string; readonly say: string };
}

/** When every checked run starts in virtual time, so that a grade can be reproduced. */
export const gradingStartTime = '2026-01-01T00:00:00.000Z';

/** What a set of runs is worth: goals in the order of the exercise, and the first misconception that shows. */
export function grade(exercise: Exercise, runs: readonly CaseRun[]): Grade {
  const cases = runs.map((run): CaseGrade => {
    const findings = judge(expectationOf(run), run.execution);
    return { case: run.case, passed: findings.length === 0, findings };
  });
  const goals = [...new Set(runs.map((run) => run.case.goal))].map((goal): GoalGrade => {
    const own = cases.filter((one) => one.case.goal === goal);
    return { goal, passed: own.every((one) => one.passed), cases: own };
  });
  const passed = goals.every((goal) => goal.passed);
  const wrong = passed ? undefined : misconceptionIn(exercise, runs);
  return { passed, goals, ...(wrong && { misconception: { name: wrong.name, say: wrong.say } }) };
}

/** Runs every case of an exercise against a definition and grades what happened. */
export async function runExercise(
  exercise: Exercise,
  definition: Definition,
  solution: Definition,
  execute: Execute,
): Promise<Grade> {
  const around = { startTime: gradingStartTime, ...environmentOf(exercise) };
  const runs: CaseRun[] = [];
  for (const one of casesOf(exercise)) {
    const request = { ...around, input: one.input, mocks: one.mocks };
    const execution = await execute({ ...request, definition });
    runs.push({
      case: one,
      execution,
      ...(one.same && { solution: await execute({ ...request, definition: solution }) }),
    });
  }
  return grade(exercise, runs);
}

/** What every run of an exercise finds around it: workflow type, other machines, objects in S3. */
export function environmentOf({
  type,
  s3Objects,
  machines,
}: Exercise): Pick<ExecutionRequest, 'type' | 's3Objects' | 'machines'> {
  return {
    ...(type && { type }),
    // The schema has checked the shape; a machine that is wrong inside fails its own run.
    ...(machines && { machines: machines as unknown as NonNullable<ExecutionRequest['machines']> }),
    ...(s3Objects && { s3Objects }),
  };
}

function expectationOf({ case: one, solution }: CaseRun): Expectation {
  if (one.expect) return one.expect;
  if (!solution) throw new Error(`The case "${one.name}" has neither an expectation nor the solution's run.`);
  const { status, error, output, transitions } = observedExecution(solution);
  const all = { status, error, output, transitions };
  return Object.fromEntries((one.same ?? []).map((key) => [key, all[key]])) as Expectation;
}

const misconceptionIn = (exercise: Exercise, runs: readonly CaseRun[]) =>
  exercise.misconceptions.find(({ case: name, shows }) =>
    runs.some((run) => run.case.origin === name && judge(shows, run.execution).length === 0),
  );
