// The tests of a Choice state in JSONPath: whether one holds, and why.
import type { ChoiceTest, JsonValue } from '../../asl/index.ts';
import { choiceOperator } from '../../grammar/index.ts';
import { testOf, type OperatorTest } from './choice-operators.ts';
import { compilePath, type CompiledPath } from '../path/path.ts';
import type { Scope } from '../scope.ts';
import { StatesError, SyntaxProblem } from '../states-error.ts';

/** Whether the test holds; throws StatesError when a path leads to nothing. */
export type CompiledTest = (scope: Scope) => boolean;

/** Compiles a test of a Choice rule (its `Next` and the like are passed over); throws SyntaxProblem. */
export function compileChoiceTest(test: ChoiceTest): CompiledTest {
  if (test.And !== undefined) {
    const tests = test.And.map(compileChoiceTest);
    return (scope) => tests.every((holds) => holds(scope));
  }
  if (test.Or !== undefined) {
    const tests = test.Or.map(compileChoiceTest);
    return (scope) => tests.some((holds) => holds(scope));
  }
  if (test.Not !== undefined) {
    const negated = compileChoiceTest(test.Not);
    return (scope) => !negated(scope);
  }
  const { holds, left, right } = compileComparison(test);
  return (scope) => holds(left(scope), right(scope));
}

/** One test and how it came out. */
export interface ChoiceExplanation {
  readonly test: ChoiceTest;
  /** `And`, `Or`, `Not` or the name of the comparison operator. */
  readonly operator: string;
  /** The variable's value; undefined when its path leads to nothing, and for And, Or, Not. */
  readonly left?: JsonValue | undefined;
  /** What it was compared with. */
  readonly right?: JsonValue | undefined;
  /** Undefined when the test could not be answered; `error` says why. */
  readonly result: boolean | undefined;
  readonly error?: StatesError;
  /** The tests that And, Or and Not are made of; those that were not needed are not here. */
  readonly tests?: readonly ChoiceExplanation[];
}

/** How a test comes out and why: the same answer as `compileChoiceTest`, with what was compared. Throws SyntaxProblem only. */
export function explainChoiceTest(test: ChoiceTest, scope: Scope): ChoiceExplanation {
  if (test.And !== undefined) return explainAll(test, 'And', test.And, false, scope);
  if (test.Or !== undefined) return explainAll(test, 'Or', test.Or, true, scope);
  if (test.Not !== undefined) {
    const negated = explainChoiceTest(test.Not, scope);
    const result = negated.result === undefined ? undefined : !negated.result;
    return { test, operator: 'Not', result, tests: [negated] };
  }
  const { name, holds, left, right } = compileComparison(test);
  try {
    const [value, operand] = [left(scope), right(scope)];
    return { test, operator: name, left: value, right: operand, result: holds(value, operand) };
  } catch (error) {
    if (!(error instanceof StatesError)) throw error;
    return { test, operator: name, result: undefined, error };
  }
}

// Goes on until a test comes out as `deciding`, or cannot be answered.
function explainAll(
  test: ChoiceTest,
  operator: string,
  tests: readonly ChoiceTest[],
  deciding: boolean,
  scope: Scope,
): ChoiceExplanation {
  const explained: ChoiceExplanation[] = [];
  let result: boolean | undefined = !deciding;
  for (const part of tests) {
    const explanation = explainChoiceTest(part, scope);
    explained.push(explanation);
    if (explanation.result !== !deciding) {
      result = explanation.result;
      break;
    }
  }
  return { test, operator, result, tests: explained };
}

interface Comparison {
  readonly name: string;
  readonly holds: OperatorTest;
  readonly left: (scope: Scope) => JsonValue | undefined;
  readonly right: (scope: Scope) => JsonValue;
}

function compileComparison(test: ChoiceTest): Comparison {
  const [operator] = Object.keys(test).flatMap((key) => choiceOperator(key) ?? []);
  if (operator === undefined || test.Variable === undefined) {
    const text = JSON.stringify(test);
    throw new SyntaxProblem(
      text,
      'A Choice test must have a Variable and a comparison operator, or And, Or, Not.',
      0,
    );
  }
  const path = compilePath(test.Variable);
  const { name, type, takesPath } = operator;
  // To IsPresent a variable that leads to nothing is an answer.
  const left = type === 'Present' ? path.find : required(path);
  const operand = test[name] as JsonValue;
  const right = takesPath ? required(compilePath(String(operand))) : () => operand;
  return { name, holds: testOf(operator), left, right };
}

const required = (path: CompiledPath) => (scope: Scope) => {
  const value = path.find(scope);
  if (value !== undefined) return value;
  throw new StatesError(
    'States.Runtime',
    `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
  );
};
