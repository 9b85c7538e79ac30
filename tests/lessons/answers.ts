// The sample answers of the exercises, one YAML file for each lesson in tests/lessons/answers: plausible wrong answers, each with the words
// that it must be told, and right ones that are written in another way than the solution.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { JsonValue } from '../../src/lib/asl/index.ts';
import { checked } from '../../src/lib/lessons/course/schema.ts';

const text = v.pipe(v.string(), v.minLength(1));

const answer = {
  /** What the learner did, in a few words. */
  name: text,
  /** What is changed: the exercise's solution unless `of: start`. */
  of: v.optional(v.picklist(['solution', 'start']), 'solution'),
  /** The change as a JSON merge patch (RFC 7396): objects are merged, null removes, everything else replaces. */
  change: v.optional(v.looseObject({})),
  /** Pieces of the JSON text, indented by two, that are replaced wherever they stand, after `change`. */
  replace: v.optional(v.array(v.tuple([text, v.string()]))),
  /** The whole text instead, such as a broken one. */
  text: v.optional(v.string()),
};
const wrong = v.strictObject({
  ...answer,
  /** Words that the exercise's card must say. */
  says: text,
  /** The misconception that must be named; none may be where it is absent. */
  misconception: v.optional(text),
});

const schema = v.strictObject({
  wrong: v.pipe(v.array(wrong), v.minLength(6)),
  right: v.pipe(v.array(v.strictObject(answer)), v.minLength(2)),
});

export type SampleAnswers = v.InferOutput<typeof schema>;
type SampleAnswer = SampleAnswers['right'][number];

/** The samples in a file. Throws an Error that names the file and the key when something is wrong with them. */
export const readAnswers = (file: string): SampleAnswers =>
  checked(schema, parse(readFileSync(file, 'utf8')), file);

/** The samples of a lesson. */
export const answersOf = (slug: string): SampleAnswers => readAnswers(`tests/lessons/answers/${slug}.yaml`);

/** The definition of a sample answer, as text. Throws when a piece to replace is not there. */
export function textOf(
  sample: SampleAnswer,
  texts: { readonly solution: string; readonly start: string },
): string {
  if (sample.text !== undefined) return sample.text;
  const base = JSON.parse(texts[sample.of]) as JsonValue;
  let written = JSON.stringify(merged(base, (sample.change ?? {}) as JsonValue), null, 2);
  for (const [piece, other] of sample.replace ?? []) {
    if (!written.includes(piece)) throw new Error(`"${sample.name}": there is no ${piece} to replace.`);
    written = written.replaceAll(piece, () => other);
  }
  return written;
}

/** A JSON merge patch, applied. */
function merged(target: JsonValue, patch: JsonValue): JsonValue {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const isObject = typeof target === 'object' && target !== null && !Array.isArray(target);
  const result: { [key: string]: JsonValue } = isObject ? { ...(target as object) } : {};
  for (const [key, value] of Object.entries(patch as { [key: string]: JsonValue }))
    if (value === null) delete result[key];
    else result[key] = merged(result[key] ?? null, value);
  return result;
}
