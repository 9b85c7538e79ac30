// What a lesson's front matter and a chapter's file may say. Strict: an unknown key, a missing one or a wrong value is an error
// that names the file and the key, because a lesson that half works teaches the wrong thing.
import * as v from 'valibot';

/** Levels of engagement, weakest first (Naps et al. 2002): a lesson that is only looked at teaches little. */
const engagementLevels = ['viewing', 'responding', 'changing', 'constructing', 'presenting'] as const;

/** The topics of the article that the course grows out of; /course-map shows which lesson covers which. */
export const seedTopics = {
  'monolith-to-microservices': 'From monolith to microservices: the challenge',
  'what-step-functions-is': 'Introduction to AWS Step Functions',
  'why-serverless': 'Why: serverless, nothing to manage or scale',
  'why-visual': 'Why: a visual workflow',
  'why-error-handling': 'Why: retries, exceptions and failures built in',
  states: 'Concept: states',
  tasks: 'Concept: tasks',
  transitions: 'Concept: transitions',
  failures: 'Concept: failures',
  choice: 'Concept: the Choice state',
  'first-workflow': 'Building your first workflow',
  'activate-and-monitor': 'Activate and monitor',
  parallel: 'Advanced: parallel execution',
  wait: 'Advanced: Wait states',
  synchronization: 'Advanced: synchronising data across services',
  pricing: 'Pricing and optimisation',
  'modular-design': 'Best practice: modular design',
  'error-states': 'Best practice: error states and exceptions',
  monitoring: 'Best practice: metrics and logging with CloudWatch',
  lambda: 'Ecosystem: Lambda',
  ecs: 'Ecosystem: ECS',
  sns: 'Ecosystem: SNS',
  sagemaker: 'Ecosystem: SageMaker',
  databases: 'Ecosystem: database operations',
  'human-review': 'Ecosystem: human review tasks',
  'next-steps': 'Conclusion and next steps',
} as const;
export type SeedTopic = keyof typeof seedTopics;

const text = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest, `must be at most ${longest} characters`));
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug such as error-handling'));

const url = v.pipe(v.string(), v.url(), v.startsWith('https://'));

/** Something that the lesson says about AWS, with where AWS says it and when that was read. */
const claim = v.strictObject({
  /** Words of the lesson, without its stars and backticks. */
  says: text(300),
  /** One of the lesson's sources. */
  source: url,
  checked: v.pipe(v.string(), v.isoDate('must be a date such as "2026-12-01"')),
});
/** A figure that follows from others: arithmetic that comes to a number in the words, rounded as it stands there. */
const calculation = v.strictObject({ says: text(300), calculated: text(200) });

export const frontMatterSchema = v.strictObject({
  title: text(60),
  /** One or two sentences for the home page, search and link previews. */
  summary: text(200),
  minutes: v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(5, 'must be 5 to 15'),
    v.maxValue(15, 'must be 5 to 15'),
  ),
  /** Words of the glossary that the lesson explains. */
  concepts: v.pipe(v.array(text(40)), v.minLength(1)),
  /** Slugs of the lessons that should come before. */
  prerequisites: v.array(slug),
  /** What the learner does here; at least one level above viewing. */
  engagement: v.pipe(
    v.array(v.picklist(engagementLevels)),
    v.check((levels) => levels.some((level) => level !== 'viewing'), 'needs a level above "viewing"'),
  ),
  /** Topics of the seed article that the lesson covers. */
  covers: v.array(v.picklist(Object.keys(seedTopics) as SeedTopic[])),
  /** What differs in the real service: one sentence each; `code` in backticks. */
  differs: v.pipe(v.array(text(400)), v.minLength(1)),
  sources: v.pipe(v.array(v.strictObject({ title: text(120), url })), v.minLength(1)),
  /** What the lesson says about AWS, claim by claim. */
  claims: v.optional(v.array(v.union([claim, calculation])), []),
});
export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;

export const chapterSchema = v.strictObject({ title: text(60), summary: text(200) });

/** The value, once it fits the schema. Throws an Error that names the file and, per problem, the key and what is wrong with it. */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  file: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Error(result.issues.map((issue) => `${file}: ${describeIssue(issue)}`).join('\n'));
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue) ?? '(the whole file)';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${key}: is not a known key`;
  if (/object$/.test(issue.type) && issue.received === 'undefined') return `${key}: is missing`;
  return `${key}: ${issue.message}`;
}
