// Grades a definition by what its executions did. `grade` is pure; `runExercise` only adds the running, with a given `execute`
// (the worker's on a page, the interpreter's own in tests). What AWS would refuse to create is not run: that is the first goal
// of every exercise, and while it is open nothing else is judged.
import {
  type Definition,
  type Diagnostic,
  type JsonataReader,
  type ParsedDocument,
  diagnose,
  refusesCreation,
} from '../../asl/index.ts';
import type { Execution } from '../../history/index.ts';
import type { ExecutionRequest } from '../../execution/index.ts';
import {
  casesOf,
  type Exercise,
  type ExerciseCase,
  type Expectation,
  type Misconception,
} from './exercise.ts';
import { judge, type Difference } from './judge.ts';
import { observedExecution } from './observed-execution.ts';
import { hasStates } from './pattern.ts';
import { plainWordsOf } from './plain-words.ts';
import { whereToLook } from './where-to-look.ts';

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
  /** What differs; empty when it passed. */
  readonly findings: readonly Difference[];
}

export interface GoalGrade {
  readonly goal: string;
  readonly passed: boolean;
  /** The lesson's start passes it already: it is no step forward, but it must stay so. */
  readonly stays: boolean;
  readonly cases: readonly CaseGrade[];
}

/** The first goal of every exercise. */
export const creationGoal = 'AWS would create this state machine';

/** Why AWS would not create the machine: the first problem, and a plain sentence on what it is about. */
export interface Refusal {
  readonly problem: Diagnostic;
  readonly about: string;
}

export interface Grade {
  readonly passed: boolean;
  /** While it is there, no goal is judged. */
  readonly refusal?: Refusal;
  readonly goals: readonly GoalGrade[];
  /** The named wrong idea behind a failing answer, where one is proved. */
  readonly misconception?: { readonly name: string; readonly say: string };
  /** Where to look when no misconception is proved: sentences that are true of the answer's text. */
  readonly look?: readonly string[];
}

/** When every checked run starts in virtual time, so that a grade can be reproduced. */
export const gradingStartTime = '2026-01-01T00:00:00.000Z';

/** What a set of runs is worth: goals in the order of the exercise, and the first misconception that is proved. */
export function grade(exercise: Exercise, answer: ParsedDocument, runs: readonly CaseRun[]): Grade {
  const cases = runs.map((run): CaseGrade => {
    const findings = judge(expectationOf(run), run.execution);
    return { case: run.case, passed: findings.length === 0, findings };
  });
  const goals = goalsOf(exercise).map(({ goal, stays }): GoalGrade => {
    const own = cases.filter((one) => one.case.goal === goal);
    return { goal, stays, passed: own.every((one) => one.passed), cases: own };
  });
  const at = cases.findIndex((one) => !one.passed);
  const [failing, run] = [cases[at], runs[at]];
  if (!failing || !run) return { passed: true, goals };
  const failed = runs.filter((_, index) => cases[index]?.passed === false);
  const wrong = exercise.misconceptions.find((one) => isProved(one, answer, failed));
  if (wrong) return { passed: false, goals, misconception: { name: wrong.name, say: wrong.say } };
  return { passed: false, goals, look: whereToLook(answer, expectationOf(run), run) };
}

/** The goals of an exercise in order, without that of AWS. */
export function goalsOf({ cases, generated }: Exercise): readonly { goal: string; stays: boolean }[] {
  const all = [...cases, ...generated];
  return [...new Set(all.map(({ goal }) => goal))].map((goal) => ({
    goal,
    stays: all.every((one) => one.goal !== goal || one.stays),
  }));
}

/** Why AWS would refuse to create the machine; undefined when it would not. `jsonata` reads JSONata's expressions. Pure. */
export function refusalOf(
  answer: ParsedDocument,
  { type }: Pick<Exercise, 'type'>,
  jsonata?: JsonataReader,
): Refusal | undefined {
  const options = { ...(type && { type }), ...(jsonata && { jsonata }) };
  // A text that is no JSON is refused before anything in it is looked at.
  const problems = [...answer.diagnostics, ...diagnose(answer, options)].filter(refusesCreation);
  // A field of the other language, or one that does not belong there, is often why another one seems to be missing.
  const first = problems[0];
  const isMissing = /^These fields are required: \[Next\]|should have only one of/.test(first?.message ?? '');
  const problem =
    problems.find(({ rule }) => rule === 'other-language-field') ??
    problems.find((one) => isMissing && one.rule === 'unsupported-field' && isInside(one, first)) ??
    first;
  return problem && { problem, about: plainWordsOf(problem) };
}

/** Whether a problem lies in what another problem is about. */
const isInside = (one: Diagnostic, other?: Diagnostic): boolean =>
  `${one.location ?? ''}/`.startsWith(`${other?.location ?? ''}/`);

/** Runs every case of an exercise against a definition and grades what happened. */
export async function runExercise(
  exercise: Exercise,
  answer: ParsedDocument,
  solution: Definition,
  execute: Execute,
  jsonata?: JsonataReader,
): Promise<Grade> {
  const refusal = refusalOf(answer, exercise, jsonata);
  const { definition } = answer;
  if (refusal || !definition) {
    const goals = goalsOf(exercise).map((goal) => ({ ...goal, passed: false, cases: [] }));
    return { passed: false, goals, ...(refusal && { refusal }) };
  }
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
  return grade(exercise, answer, runs);
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

/** Whether all that a misconception needs holds: of the text, and of a run that fails. */
function isProved(
  { case: name, shows, states, lacks }: Misconception,
  { definition }: ParsedDocument,
  failed: readonly CaseRun[],
): boolean {
  if (!definition) return false;
  if (states && !hasStates(definition, states)) return false;
  if (lacks && Object.entries(lacks).some(([state, pattern]) => hasStates(definition, { [state]: pattern })))
    return false;
  return (
    name === undefined ||
    failed.some((run) => run.case.origin === name && (!shows || judge(shows, run.execution).length === 0))
  );
}

/**
 * What is said of a graded answer, sentence by sentence, as the exercise's card shows it: AWS's problem alone, or what differs in each
 * goal and then the misconception, or where to look. Empty when it passed. Pure.
 */
export function sentencesOf({ passed, refusal, goals, misconception, look = [] }: Grade): readonly string[] {
  if (refusal) return [refusal.problem.message, refusal.about].filter((sentence) => sentence !== '');
  if (passed) return [];
  const differences = goals.flatMap((goal) => firstFinding(goal) ?? []);
  return [...differences, ...(misconception ? [misconception.say] : look)];
}

/** What differs first in a goal; undefined when it passed. */
export const firstFinding = ({ cases }: GoalGrade): string | undefined =>
  cases.find((one) => !one.passed)?.findings[0]?.message;
