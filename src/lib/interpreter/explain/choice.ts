// Why a Choice state went where it did: every rule with its parts, the values that were compared, and the result.
import type { ChoiceTest, JsonValue, QueryLanguage, StateOf } from '../../asl/index.ts';
import {
  compileExpressionTemplate,
  explainChoiceTest,
  isExpression,
  SyntaxProblem,
  StatesError,
  type ChoiceExplanation,
  type ExpressionScope,
  type Scope,
} from '../../data/index.ts';
import { readValues, type ReadValue } from './values-read.ts';

/** One test, and the tests that And, Or and Not are made of. */
export interface TruthNode {
  /** What was asked and answered, in a sentence. */
  readonly sentence: string;
  /** Undefined when it could not be answered, or was not needed. */
  readonly result: boolean | undefined;
  readonly parts: readonly TruthNode[];
  /** JSONata: the values that the condition reads. */
  readonly values?: readonly ReadValue[];
}

export interface RuleExplanation {
  /** Position in `Choices`; −1 for Default. */
  readonly position: number;
  readonly next: string | undefined;
  readonly isTaken: boolean;
  /** Absent for a rule that was not looked at, because an earlier one held. */
  readonly truth?: TruthNode;
}

/** Every rule of a Choice state in order, then Default. Never throws for what a definition holds. */
export async function explainChoice(
  state: StateOf<'Choice'>,
  language: QueryLanguage,
  scope: Scope,
  expressions: ExpressionScope,
): Promise<readonly RuleExplanation[]> {
  const rules: RuleExplanation[] = [];
  let isDecided = false;
  for (const [position, rule] of state.Choices.entries()) {
    if (isDecided) {
      rules.push({ position, next: rule.Next, isTaken: false });
      continue;
    }
    const truth =
      language === 'JSONata'
        ? await conditionTruth(rule.Condition, position, expressions)
        : testTruth(rule, scope);
    rules.push({ position, next: rule.Next, isTaken: truth.result === true, truth });
    isDecided = truth.result !== false;
  }
  const isDefault = !isDecided && state.Default !== undefined;
  if (state.Default !== undefined || !isDecided)
    rules.push({ position: -1, next: state.Default, isTaken: isDefault });
  return rules;
}

async function conditionTruth(
  condition: JsonValue | undefined,
  position: number,
  scope: ExpressionScope,
): Promise<TruthNode> {
  const field = `Choices[${position}]/Condition`;
  const text = isExpression(condition) ? condition.slice(2, -2).trim() : JSON.stringify(condition);
  const values = isExpression(condition) ? await readValues(text, scope) : [];
  try {
    const value = await compileExpressionTemplate(condition ?? false, field, 'boolean').evaluate(scope);
    const result = value === true;
    return { sentence: `${text} is ${String(result)}.`, result, parts: [], values };
  } catch (problem) {
    return { sentence: causeOf(problem), result: undefined, parts: [], values };
  }
}

function testTruth(test: ChoiceTest, scope: Scope): TruthNode {
  try {
    return nodeOf(explainChoiceTest(test, scope));
  } catch (problem) {
    return { sentence: causeOf(problem), result: undefined, parts: [] };
  }
}

function nodeOf(explanation: ChoiceExplanation): TruthNode {
  const { test, operator, result, tests = [], error } = explanation;
  const parts = tests.map(nodeOf);
  if (test.Variable === undefined) {
    const all = test.And ?? test.Or ?? [test.Not ?? {}];
    const skipped = all
      .slice(parts.length)
      .map((part) => ({ sentence: `${summary(part)}: not looked at.`, result: undefined, parts: [] }));
    return { sentence: `${operator} is ${resultText(result)}.`, result, parts: [...parts, ...skipped] };
  }
  if (error) return { sentence: error.cause ?? error.error, result: undefined, parts };
  const value = explanation.left === undefined ? 'nothing' : short(explanation.left);
  const operand = test[operator];
  const right = operator.endsWith('Path')
    ? `${String(operand)}, which is ${short(explanation.right)}`
    : short(operand as JsonValue);
  const answer = `${test.Variable} is ${value}: ${operator} ${right} is ${resultText(result)}.`;
  return { sentence: answer + mismatch(operator, explanation), result, parts };
}

// The commonest surprise: another type compares false, whatever the values look like.
function mismatch(operator: string, { left, right, result }: ChoiceExplanation): string {
  if (result !== false || left === undefined || /^Is/.test(operator)) return '';
  const wanted = /^String/.test(operator)
    ? 'string'
    : /^Numeric/.test(operator)
      ? 'number'
      : /^Boolean/.test(operator)
        ? 'boolean'
        : undefined;
  if (wanted === undefined || right === undefined || typeof left === wanted) return '';
  const kind = left === null ? 'null' : Array.isArray(left) ? 'an array' : `a ${typeof left}`;
  return ` ${operator} compares only a ${wanted}, and this is ${kind}.`;
}

const resultText = (result: boolean | undefined) =>
  result === undefined ? 'without an answer' : String(result);
const summary = (test: ChoiceTest): string => {
  const operator = Object.keys(test).find((key) => !['Variable', 'Next', 'Comment', 'Assign'].includes(key));
  return `${test.Variable ?? ''} ${operator ?? ''}`.trim();
};
const short = (value: JsonValue | undefined): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

function causeOf(problem: unknown): string {
  if (problem instanceof StatesError) return problem.cause ?? problem.error;
  if (problem instanceof SyntaxProblem) return problem.message;
  throw problem;
}
