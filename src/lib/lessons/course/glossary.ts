// The glossary: every word that a newcomer may stumble over, in a sentence or two.
import * as v from 'valibot';
import { termId } from '../markdown/heading.mjs';

export { termId };

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));

export const glossarySchema = v.pipe(
  v.array(
    v.strictObject({
      term: text,
      /** `code` in backticks. */
      text,
      /** Slug of the lesson that teaches it. */
      lesson: v.optional(text),
    }),
  ),
  v.check(
    (entries) => new Set(entries.map(({ term }) => termId(term))).size === entries.length,
    'two terms have the same name',
  ),
);
export type GlossaryEntry = v.InferOutput<typeof glossarySchema>[number];
