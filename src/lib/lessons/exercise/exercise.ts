// What an exercise may say. It judges what a definition does, never how it is written: each case is an input with faults and
// what the execution must show. Strict, like a lesson's front matter.
import * as v from 'valibot';
import type { JsonValue } from '../../asl/index.ts';
import type { Mocks } from '../../execution/index.ts';
import { checked } from '../course/schema.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(600));
const name = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a name such as retries-everything'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const stateNames = v.array(v.pipe(v.string(), v.minLength(1)));

const json: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]),
);

const mocks = v.record(
  v.string(),
  v.record(
    v.pipe(v.string(), v.regex(/^\d+(-\d+)?$/, 'must be an attempt such as "0", or a range such as "1-3"')),
    v.looseObject({}),
  ),
) as unknown as v.GenericSchema<Mocks>;

export const expectationSchema = v.strictObject({
  /** RUNNING: it waits for somebody. */
  status: v.optional(v.picklist(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'RUNNING'])),
  /** The error that the execution ends with. */
  error: v.optional(text),
  /** Words of the cause that the execution ends with. */
  cause: v.optional(text),
  /** The state in which the execution failed. */
  failsIn: v.optional(text),
  /** An error that a try of a state has ended with, whatever became of it. */
  errors: v.optional(v.record(v.string(), text)),
  /** The whole output. */
  output: v.optional(json),
  /** What the output must hold at least: objects may hold more, lists may not. */
  outputHas: v.optional(json),
  /** Paths that the output must not have, such as `order.card`. */
  outputLacks: v.optional(v.array(text)),
  /** States that must be entered, in this order; others may lie between. */
  visits: v.optional(stateNames),
  /** States that must not be entered. */
  avoids: v.optional(stateNames),
  /** What states must be given at least, each when it is first entered. */
  inputs: v.optional(v.record(v.string(), json)),
  /** What services are sent, in this order; others may lie between. `to` is a function's name, or `sns:publish`. */
  sends: v.optional(v.array(v.strictObject({ to: v.string(), with: v.optional(json) }))),
  /** States that wait for somebody at the end, each with its task token in what it has sent. */
  sendsToken: v.optional(stateNames),
  /** How often a function or an action of a service is called, retries included. */
  callsTo: v.optional(v.record(v.string(), count)),
  /** Calls of a Task state over the whole run: the first attempt and its retries. */
  calls: v.optional(v.record(v.string(), count)),
  transitions: v.optional(count),
  transitionsAtMost: v.optional(count),
  /** Virtual seconds from start to end. */
  seconds: v.optional(count),
  secondsAtMost: v.optional(count),
  secondsAtLeast: v.optional(count),
});
export type Expectation = v.InferOutput<typeof expectationSchema>;

const aboutCase = {
  name,
  /** The line of the checklist that this case belongs to; several cases may share one. */
  goal: text,
  /** The start of the lesson passes it already: it must stay so. */
  stays: v.optional(v.boolean(), false),
  /** Hidden cases are not shown before they fail. */
  hidden: v.optional(v.boolean(), false),
  /** Faults and answers by state; a state that is named here replaces that of the exercise. */
  mocks: v.optional(mocks),
};

const caseSchema = v.strictObject({ ...aboutCase, input: json, expect: expectationSchema });

/** Inputs made by chance, with a fixed seed; the solution's own run says what is right. */
const generatedSchema = v.strictObject({
  ...aboutCase,
  count: v.pipe(count, v.minValue(1), v.maxValue(50)),
  /** JSON in which `{ "$integer": [from, to] }` and `{ "$oneOf": […] }` stand for chosen values. */
  input: json,
  /** In what the run must equal the solution's. */
  same: v.pipe(v.array(v.picklist(['status', 'error', 'output', 'transitions'])), v.minLength(1)),
});

/** All that is given must hold of an answer, so that nobody is told of a mistake that was not made. */
const misconceptionSchema = v.pipe(
  v.strictObject({
    name,
    /** A case that fails; `shows` is what its run did. */
    case: v.optional(name),
    shows: v.optional(expectationSchema),
    /** What states of the answer hold, as patterns (see pattern.ts), and what no state may hold. */
    states: v.optional(v.record(v.string(), json)),
    lacks: v.optional(v.record(v.string(), json)),
    say: text,
  }),
  v.check(
    ({ case: one, shows, states }) => (shows ? one !== undefined : states !== undefined),
    'needs a case with what it shows, or what states hold',
  ),
);
export type Misconception = v.InferOutput<typeof misconceptionSchema>;

const exerciseSchema = v.pipe(
  v.strictObject({
    title: text,
    task: text,
    mocks: v.optional(mocks, {}),
    /** What the runs find around them, as in an ExecutionRequest. */
    type: v.optional(v.picklist(['STANDARD', 'EXPRESS'])),
    s3Objects: v.optional(v.array(v.strictObject({ Bucket: v.string(), Key: v.string(), Body: v.string() }))),
    machines: v.optional(
      v.record(v.string(), v.looseObject({ StartAt: v.string(), States: v.looseObject({}) })),
    ),
    cases: v.pipe(v.array(caseSchema), v.minLength(1)),
    generated: v.optional(v.array(generatedSchema), []),
    /** From a nudge to nearly the answer. */
    hints: v.pipe(v.array(text), v.minLength(1)),
    /** Wrong ideas, each with what proves it; the first that is proved is told. */
    misconceptions: v.array(misconceptionSchema),
    /** Said when all is done: what the learner has now understood. */
    success: text,
  }),
  v.check(
    ({ cases, generated, misconceptions }) =>
      misconceptions.every(
        (wrong) =>
          wrong.case === undefined || [...cases, ...generated].some((one) => one.name === wrong.case),
      ),
    'a misconception names a case that does not exist',
  ),
  v.check(({ cases, generated }) => {
    const names = [...cases, ...generated].map((one) => one.name);
    return new Set(names).size === names.length;
  }, 'two cases have the same name'),
);
export type Exercise = v.InferOutput<typeof exerciseSchema>;

/** An input to run, and how its run is judged. */
export interface ExerciseCase {
  readonly name: string;
  /** The name in the file: that of its template for a generated case, else the case's own. */
  readonly origin: string;
  readonly goal: string;
  readonly hidden: boolean;
  readonly stays: boolean;
  readonly input: JsonValue;
  readonly mocks: Mocks;
  /** Absent for a generated case: then the run must equal the solution's in `same`. */
  readonly expect?: Expectation;
  readonly same?: readonly ('status' | 'error' | 'output' | 'transitions')[];
}

/** An exercise out of the text of its file. Throws an Error naming the file and the key that is wrong. */
export function parseExercise(source: string, file: string): Exercise {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new Error(`${file}: is not JSON: ${(error as Error).message}`, { cause: error });
  }
  return checked(exerciseSchema, value, file);
}

/** Every case of an exercise, the generated ones made: the same exercise always gives the same cases. */
export function casesOf(exercise: Exercise): readonly ExerciseCase[] {
  const written = exercise.cases.map(({ mocks, ...rest }) => ({
    ...rest,
    origin: rest.name,
    mocks: { ...exercise.mocks, ...mocks },
  }));
  const generated = exercise.generated.flatMap(({ count, input, mocks, name, ...rest }) => {
    const random = randomFrom(name);
    return Array.from({ length: count }, (_, index) => ({
      ...rest,
      name: `${name}-${index + 1}`,
      origin: name,
      input: filled(input, random),
      mocks: { ...exercise.mocks, ...mocks },
    }));
  });
  return [...written, ...generated];
}

function filled(template: JsonValue, random: () => number): JsonValue {
  if (Array.isArray(template)) return template.map((item: JsonValue) => filled(item, random));
  if (typeof template !== 'object' || template === null) return template;
  const { $integer: range, $oneOf: choices } = template as {
    $integer?: [number, number];
    $oneOf?: JsonValue[];
  };
  if (range) return range[0] + Math.floor(random() * (range[1] - range[0] + 1));
  if (choices) return choices[Math.floor(random() * choices.length)] ?? null;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, random)]));
}

/** A small deterministic generator (mulberry32), seeded by a name. */
function randomFrom(seed: string): () => number {
  let state = 0;
  for (const character of seed) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
