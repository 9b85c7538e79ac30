// What decisions look like in a link or a draft, which may hold anything.
import * as v from 'valibot';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const external = v.variant('type', [
  v.object({ type: v.literal('SendTaskSuccess'), taskToken: text, output: v.unknown() }),
  v.object({
    type: v.literal('SendTaskFailure'),
    taskToken: text,
    error: v.optional(text),
    cause: v.optional(text),
  }),
  v.object({ type: v.literal('SendTaskHeartbeat'), taskToken: text }),
  v.object({ type: v.literal('StopExecution'), error: v.optional(text), cause: v.optional(text) }),
  v.object({ type: v.literal('RedriveExecution') }),
  v.object({ type: v.literal('PassTime') }),
]);

/** A journal, of at most 1,000 decisions. */
export const journalSchema = v.pipe(
  v.array(v.object({ afterEvent: count, afterTurn: v.optional(count), event: external })),
  v.maxLength(1000),
);
