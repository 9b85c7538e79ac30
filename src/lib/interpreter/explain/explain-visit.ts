// Everything there is to say about one visit to a state: its data after each field, and why it went as it did. The state may differ from
// the one that ran: this is how an edit is tried on the data of a real run.
import {
  type JsonObject,
  type JsonValue,
  type QueryLanguage,
  type State,
  isJsonObject,
} from '../../asl/index.ts';
import { type ExpressionScope, Random, type Scope, SyntaxProblem, Variables } from '../../data/index.ts';
import type { ExecutionRequest } from '../../execution/index.ts';
import { InvalidDefinition } from '../compile/compile.ts';
import type { InspectedField } from '../engine/inspector.ts';
import { inspectState, type StateInspection } from '../test-state/inspect-state.ts';
import { explainChoice, type RuleExplanation } from './choice.ts';
import { explainFailures, type FailedAttempt, type FailureExplanation } from './handling.ts';
import { explainExpressions, explainPaths, type FieldPaths, type Sources } from './paths.ts';
import { scopeAt, type SeenScope, type VisitPlace } from './scope-at.ts';

export interface VisitQuestion {
  readonly request: ExecutionRequest;
  readonly place: VisitPlace;
  /** The state to try, as JSON; the one that ran, or an edited one. */
  readonly state: JsonValue;
  readonly queryLanguage: QueryLanguage;
  /** Instead of the input that the visit had. */
  readonly input?: JsonValue;
  /** What the task, Map or Parallel gave, before ResultSelector. */
  readonly result?: JsonValue;
  /** How its last attempt failed, instead of a result. */
  readonly failure?: { readonly error?: string; readonly cause?: string };
  /** Every failed attempt of the visit. */
  readonly failures?: readonly FailedAttempt[];
}

export interface VisitExplanation {
  readonly input: JsonValue;
  /** The data after each field. */
  readonly inspection: StateInspection;
  /** Variables before the state, by name. */
  readonly variables: JsonObject;
  readonly rules?: readonly RuleExplanation[];
  readonly failures: readonly FailureExplanation[];
  readonly paths: readonly FieldPaths[];
}

export type VisitAnswer = { readonly explanation: VisitExplanation } | { readonly problem: string };

/** Explains a visit; a `problem` is a sentence about a state that cannot be tried. */
export async function explainVisit(question: VisitQuestion): Promise<VisitAnswer> {
  const { state } = question;
  if (!isState(state)) return { problem: 'The state must be an object with a Type that States has.' };
  const seen = await scopeAt(question.request, question.place);
  if (seen === undefined) return { problem: 'This run does not come to this visit.' };
  const scope = question.input === undefined ? seen : { ...seen, input: question.input };
  try {
    return { explanation: await explain(state, question, scope) };
  } catch (problem) {
    if (problem instanceof SyntaxProblem || problem instanceof InvalidDefinition)
      return { problem: problem.message };
    throw problem;
  }
}

async function explain(
  state: State,
  { queryLanguage, result, failure, failures = [] }: VisitQuestion,
  seen: SeenScope,
): Promise<VisitExplanation> {
  const why = explainFailures(state as Parameters<typeof explainFailures>[0], failures);
  const work = failure ?? (result === undefined ? undefined : { result });
  const inspection = await inspectState({
    state,
    queryLanguage,
    input: seen.input,
    variables: seen.variables,
    contextObject: seen.contextObject,
    ...(work !== undefined && { work }),
    retrierRetryCount: retriesBefore(why),
    startTime: new Date(seen.nowMs).toISOString(),
    seed: seen.random,
  });
  const data = new Map(inspection.steps.map(({ field, value }) => [field, value]));
  const scope = { ...baseScope(seen), input: data.get('afterInputPath') ?? seen.input };
  const expressions = expressionScope(seen, {});
  return {
    input: seen.input,
    inspection,
    variables: seen.variables,
    ...(state.Type === 'Choice' && {
      rules: await explainChoice(state, queryLanguage, scope, expressions),
    }),
    failures: why,
    paths:
      queryLanguage === 'JSONata'
        ? await explainExpressions(state, expressionScopes(seen, data))
        : explainPaths(state, sourcesOf(seen, data), baseScope(seen)),
  };
}

const baseScope = (seen: SeenScope): Omit<Scope, 'input'> => ({
  contextObject: seen.contextObject,
  variables: Variables.none.assign(Object.entries(seen.variables)),
  random: new Random(seen.random),
});

// What `$` is in each field: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
function sourcesOf(seen: SeenScope, data: Data): Sources {
  const raw = seen.input;
  const input = data.get('afterInputPath') ?? raw;
  const result = data.get('result');
  return {
    InputPath: raw,
    ItemsPath: input,
    Parameters: input,
    ItemSelector: input,
    Choices: input,
    TimeoutSecondsPath: input,
    HeartbeatSecondsPath: input,
    MaxConcurrencyPath: input,
    ToleratedFailureCountPath: input,
    ToleratedFailurePercentagePath: input,
    SecondsPath: input,
    TimestampPath: input,
    ErrorPath: raw,
    CausePath: raw,
    ResultSelector: result,
    Assign: result ?? input,
    OutputPath: data.get('afterResultPath') ?? input,
  };
}

function expressionScopes(seen: SeenScope, data: Data): { readonly [field: string]: ExpressionScope } {
  const before = expressionScope(seen, {});
  const result = data.get('result');
  const after = expressionScope(seen, result === undefined ? {} : { result });
  return {
    Arguments: before,
    Items: before,
    ItemSelector: before,
    Seconds: before,
    Timestamp: before,
    Error: before,
    Cause: before,
    Assign: after,
    Output: after,
  };
}

const expressionScope = (seen: SeenScope, extras: JsonObject): ExpressionScope => ({
  states: { input: seen.input, context: seen.contextObject, ...extras },
  variables: Variables.none.assign(Object.entries(seen.variables)),
  random: new Random(seen.random),
  nowMs: seen.nowMs,
});

// How often the retrier that takes the last failure has retried before.
function retriesBefore(failures: readonly FailureExplanation[]): number {
  const last = failures.at(-1)?.handlers.find(({ field, isMatched }) => field === 'Retry' && isMatched);
  return failures
    .slice(0, -1)
    .filter(({ handlers }) =>
      handlers.some(({ position, isTaken }) => isTaken && position === last?.position),
    ).length;
}

type Data = ReadonlyMap<InspectedField, JsonValue>;

const types = new Set(['Task', 'Pass', 'Choice', 'Wait', 'Parallel', 'Map', 'Succeed', 'Fail']);
function isState(value: JsonValue): value is JsonValue & State {
  return isJsonObject(value) && typeof value['Type'] === 'string' && types.has(value['Type']);
}
