// The activities that stand in a lesson's prose as YAML fences, and what each may hold. `truth` says what the playground's own run
// must show for the answer to be right; the tests of the lessons run it, so that no lesson teaches a wrong answer.
import * as v from 'valibot';
import { parse } from 'yaml';
import { optionText, type Option } from '../questions/option.ts';
import { expectationSchema } from '../exercise/exercise.ts';
import { checked } from './schema.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));

/** An answer to choose; one that is wrong says why, to whoever has chosen it. */
const option: v.GenericSchema<Option> = v.union([text, v.strictObject({ text, because: text })]);
const question = {
  ask: text,
  options: v.pipe(v.array(option), v.minLength(2), v.maxLength(6)),
  answer: text,
  /** Why the answer is right. */
  why: text,
};

const answerIsAnOption = <T extends { options: Option[]; answer: string }>({ options, answer }: T) =>
  options.map(optionText).includes(answer);
const wrongOnesSayWhy = <T extends { options?: Option[] | undefined; answer: string }>({
  options = [],
  answer,
}: T) => options.every((one) => (optionText(one) === answer) === (typeof one === 'string'));
const saysWhy = 'every option but the answer is `{ text: …, because: … }`: why it is wrong';

const quiz = v.pipe(
  v.strictObject(question),
  v.check(answerIsAnOption, 'the answer must be one of the options'),
  v.check(wrongOnesSayWhy, saysWhy),
);

const activitySchemas = {
  predict: v.pipe(
    v.strictObject({
      ...question,
      /** Without options the learner types: a number, or an output as JSON. */
      options: v.optional(question.options),
      /** What the start of the lesson, run as it is, must show: its transitions, a state that it enters, its output or its outcome. */
      truth: v.optional(
        v.picklist(['transitions', 'next-state', 'last-state', 'output', 'outcome', 'events']),
      ),
      /** It is about something that the lesson has the learner change first: Run does not wait for it. */
      later: v.optional(v.literal(true)),
      /** For `next-state`: the state that is left. */
      after: v.optional(text),
    }),
    v.check(
      ({ options, answer }) => options?.map(optionText).includes(answer) ?? true,
      'the answer must be one of the options',
    ),
    v.check(wrongOnesSayWhy, saysWhy),
    v.check(
      ({ options, truth }) => options !== undefined || /^(transitions|events|output)$/.test(truth ?? ''),
      'without options only transitions, events or an output can be asked for',
    ),
    v.check(
      ({ truth, after }) => (truth === 'next-state') === (after !== undefined),
      '"after" names the state that is left, and belongs to "truth: next-state"',
    ),
  ),
  quiz,
  recall: quiz,
  why: v.strictObject({ ask: text, answer: text }),
  /** What the run of the start shows: proof of the figures in the prose. It is not shown itself. */
  expect: expectationSchema,
  parsons: v.strictObject({
    ask: text,
    /** In the right order; `instead` is a wrong twin, `because` why it is wrong. */
    blocks: v.pipe(
      v.array(v.union([text, v.strictObject({ text, instead: text, because: text })])),
      v.minLength(3),
      v.maxLength(14),
    ),
    /** That even fields of one object, whose order means nothing to JSON, have to stand in this order. */
    inOrder: v.optional(v.boolean()),
    why: v.optional(text),
  }),
} as const;

const machine = v.looseObject({ StartAt: text, States: v.looseObject({}) });

/** What a fence with the option `playground` may hold. */
const playgroundSchema = v.strictObject({
  title: text,
  definition: machine,
  input: v.optional(v.unknown()),
  mocks: v.optional(v.looseObject({})),
  environment: v.optional(v.looseObject({})),
});

export type ActivityKind = keyof typeof activitySchemas;
export type Predict = v.InferOutput<typeof activitySchemas.predict>;
export type Quiz = v.InferOutput<typeof activitySchemas.quiz>;
export type Parsons = v.InferOutput<typeof activitySchemas.parsons>;
export type Why = v.InferOutput<typeof activitySchemas.why>;

export interface Fence {
  readonly language: string;
  /** What follows the language on the opening line. */
  readonly meta: string;
  readonly code: string;
  /** 1 for the first line of the body. */
  readonly line: number;
}

/** The code fences of a Markdown body, in order. */
export function fencesOf(body: string): readonly Fence[] {
  return [...body.matchAll(/^```([\w-]*)[ \t]*(.*)\n([\s\S]*?)^```[ \t]*$/gm)].map((match) => ({
    language: match[1] ?? '',
    meta: match[2] ?? '',
    code: match[3] ?? '',
    line: body.slice(0, match.index).split('\n').length,
  }));
}

/** Checks every activity of a body. Throws an Error naming the file, the activity and the key. */
export function checkActivities(body: string, file: string): void {
  for (const { language, meta, code, line } of fencesOf(body)) {
    if (isActivityLanguage(language))
      checked(activitySchemas[language], parse(code), `${file}: ${language} (line ${line} of the text)`);
    else if (/\bplayground\b/.test(meta))
      checked(
        playgroundSchema,
        playgroundFence(meta, code),
        `${file}: playground (line ${line} of the text)`,
      );
  }
}

/** A body with a StartAt is the definition itself. */
function playgroundFence(meta: string, code: string): unknown {
  const body: unknown = parse(code);
  const isBare = typeof body === 'object' && body !== null && 'StartAt' in body;
  const parts = isBare ? { definition: body } : body;
  return { ...(parts as object), title: /\btitle="([^"]*)"/.exec(meta)?.[1] };
}

export const isActivityLanguage = (language: string): language is ActivityKind =>
  Object.hasOwn(activitySchemas, language);
