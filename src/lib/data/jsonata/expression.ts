// JSONata in a definition: `{% … %}` texts, alone or anywhere inside a JSON value. Evaluation is JSONata's and therefore always gives a
// promise; time and chance come from the execution.
import jsonata from 'jsonata';
import { type JsonArray, type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import { cachedByText } from '../tools/cached.ts';
import { evaluationBinding, expressionFunctions } from './expression-functions.ts';
import type { Random } from '../tools/random.ts';
import { setProperty } from '../tools/set-property.ts';
import { StatesError, SyntaxProblem } from '../states-error.ts';
import type { Variables } from '../variables.ts';

/** What an expression can see. */
export interface ExpressionScope {
  /** `$states` */
  readonly states: JsonObject;
  /** `$name` */
  readonly variables: Variables;
  readonly random: Random;
  /** What `$millis()` gives: the virtual time, in milliseconds since 1970. */
  readonly nowMs: number;
}

/** The JSON type that a field wants, in the words of AWS's cause. */
export type ExpectedType = 'array' | 'boolean' | 'number' | 'object' | 'string';

export interface ExpressionTemplate {
  /** Whether it holds no expression: then `evaluate` always gives the value itself. */
  readonly isConstant: boolean;
  /** Whether an expression in it may look at `$states.context`; then the scope's `states` must have it. */
  readonly readsContext: boolean;
  /** The value with its expressions evaluated; rejects with StatesError `States.QueryEvaluationError`. */
  readonly evaluate: (scope: ExpressionScope) => Promise<JsonValue>;
}

/** Whether a value is a JSONata expression: a text whose first two characters are `{%` and whose last two are `%}`. */
export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}');

/**
 * Compiles a value in which any text may be an expression. `field` is where the value stands, such as `Output`; it names the
 * place of an error. With `expected`, a value that is one expression must evaluate to that type. Throws SyntaxProblem.
 */
export function compileExpressionTemplate(
  value: JsonValue,
  field: string,
  expected?: ExpectedType,
): ExpressionTemplate {
  const evaluate = compile(value, field, expected);
  return {
    isConstant: evaluate === undefined,
    readsContext: readsContext(value),
    evaluate: evaluate ?? (() => Promise.resolve(value)),
  };
}

// By its words: `$states` as a whole holds the context too, and so does the parent (`%`) of the input.
const mayReadContext = /context|%|\$states(?!\s*\.\s*(input|result|errorOutput)\b)/;

function readsContext(value: JsonValue): boolean {
  if (isExpression(value)) return mayReadContext.test(value.slice(2, -2));
  return typeof value === 'object' && value !== null && Object.values(value).some(readsContext);
}

type Evaluate = (scope: ExpressionScope) => Promise<JsonValue>;

// Undefined when there is no expression inside.
function compile(value: JsonValue, field: string, expected?: ExpectedType): Evaluate | undefined {
  if (isExpression(value)) return compileExpression(value, field, expected);
  if (Array.isArray(value)) return compileArray(value as JsonArray, field);
  return isJsonObject(value) ? compileObject(value, field) : undefined;
}

function compileArray(template: JsonArray, field: string): Evaluate | undefined {
  const items = template.map((item, i) => compile(item, `${field}[${i}]`));
  if (items.every((item) => item === undefined)) return undefined;
  return async (scope) => {
    const array: JsonValue[] = [...template];
    for (const [i, evaluate] of items.entries()) {
      if (evaluate !== undefined) array[i] = await evaluate(scope);
    }
    return array;
  };
}

function compileObject(template: JsonObject, field: string): Evaluate | undefined {
  const members = Object.entries(template).map(([name, value]) => ({
    name,
    value,
    evaluate: compile(value, `${field}/${name}`),
  }));
  if (members.every(({ evaluate }) => evaluate === undefined)) return undefined;
  return async (scope) => {
    const object: Record<string, JsonValue> = {};
    for (const { name, value, evaluate } of members) {
      setProperty(object, name, evaluate === undefined ? value : await evaluate(scope));
    }
    return object;
  };
}

function compileExpression(template: string, field: string, expected: ExpectedType | undefined): Evaluate {
  const text = template.slice(2, -2).trim();
  const expression = compileText(text);
  const fail = (problem: string) =>
    new StatesError(
      'States.QueryEvaluationError',
      `The JSONata expression '${text}' specified for the field '${field}' ${problem}`,
      field,
    );
  const check = (result: unknown): JsonValue => {
    if (result === undefined) throw fail('returned nothing (undefined).');
    const value = toJson(result);
    if (value === undefined) throw fail('returned an unsupported result type.');
    if (expected !== undefined && typeOf(value) !== expected) {
      throw fail(
        `returned an unexpected result type. Expected '${expected}', but was '${typeOf(value)}' for value: ${JSON.stringify(value)}`,
      );
    }
    return value;
  };
  const refuse = (problem: unknown): never => {
    throw fail(`threw an error during evaluation${describe(problem)}`);
  };
  // Made once for all evaluations; an async function would make its own for each.
  return (scope) => expression(scope).then(check, refuse);
}

// Generous for any honest expression, and about two seconds for one that never ends. AWS stops after one second.
const maxSteps = 2_000_000;
// AWS's own, measured: `1+1+…` of a hundred terms is evaluated, one term more is not.
const maxDepth = 100;

/** What JSONata asks for its bounds at each step of an evaluation: the one place where steps can be counted without slowing it down. */
class Budget {
  steps = 0;

  // The class's, not each object's own: V8 would have to look it up anew for each expression.
  get stack(): number {
    if (++this.steps > maxSteps) throw { code: 'D1012', value: 5000 };
    return maxDepth;
  }
}

type EvaluateText = (scope: ExpressionScope) => Promise<unknown>;

// A text that does not parse is refused at once; what evaluates it is made when it is first needed. Made for a thousand texts in a
// row, before any evaluation, it would teach V8 that JSONata's frames live long: it would put those of evaluations into its old
// space too, each with everything that hangs on it.
const compileText = cachedByText((text): EvaluateText => {
  parse(text);
  let evaluate: EvaluateText | undefined;
  return (scope) => (evaluate ??= evaluatorOf(text))(scope);
});

function evaluatorOf(text: string): EvaluateText {
  const budget = new Budget();
  const expression = parse(text, budget);
  expression.assign('eval', undefined);
  // Each expression keeps its own copy of what is registered: a thousand expressions would keep nine thousand functions.
  const functions = expressionFunctions.filter(({ name }) => text.includes(name));
  for (const { name, implementation, signature } of functions) {
    expression.registerFunction(name, implementation as Callable, signature);
  }
  return (scope) => {
    const bindings: Record<string, unknown> = {};
    scope.variables.forEach((name, value) => setProperty(bindings, name, value));
    bindings['states'] = scope.states;
    if (functions.length > 0) bindings[evaluationBinding] = scope;
    budget.steps = 0;
    return expression.evaluate(undefined, bindings);
  };
}

type Callable = Parameters<jsonata.Expression['registerFunction']>[1];

function parse(text: string, options?: jsonata.JsonataOptions): jsonata.Expression {
  try {
    return jsonata(text, options);
  } catch (problem) {
    const position =
      isJsonObject(problem) && typeof problem['position'] === 'number' ? problem['position'] : 0;
    throw new SyntaxProblem(text, describe(problem).slice(2), position);
  }
}

// JSONata throws objects with a code and a message, AWS's own bounds have a message alone; anything else is an engine's error,
// such as an exhausted stack. Observed of AWS: what has no code is joined with a colon.
function describe(problem: unknown): string {
  const { code, message } = problem as { readonly code?: unknown; readonly message?: unknown };
  if (problem instanceof RangeError) return `: ${bounds.D1011}`;
  if (code === 'D1011' || code === 'D1012') return `: ${bounds[code]}`;
  return typeof code === 'string' ? `. ${code}: ${String(message)}` : `: ${String(message)}`;
}

const bounds = {
  D1011:
    'Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive',
  D1012: 'Expression evaluation timeout: Check for infinite loop',
} as const;

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

// JSONata marks the arrays it makes with extra properties, which would change what later expressions see, and its objects have no
// prototype, which makes them slow: these are copied, everything else is passed on as it is. Undefined when a function is inside.
function toJson(value: unknown): JsonValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // Observed of AWS: JSON has no such numbers, so `1/0` is "Infinity" and `0/0` is "NaN".
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? toJsonArray(value) : toJsonObject(value as Record<string, unknown>);
    default:
      return undefined;
  }
}

const isMarked = (array: readonly unknown[]) =>
  'sequence' in array || 'keepSingleton' in array || 'cons' in array;

function toJsonArray(array: readonly unknown[]): JsonArray | undefined {
  let copy: JsonValue[] | undefined = isMarked(array) ? [...(array as JsonArray)] : undefined;
  for (let i = 0; i < array.length; i++) {
    const item = array[i];
    const json = toJson(item);
    if (json === undefined) return undefined;
    if (json !== item) {
      copy ??= [...(array as JsonArray)];
      copy[i] = json;
    }
  }
  return copy ?? (array as JsonArray);
}

function toJsonObject(object: Record<string, unknown>): JsonObject | undefined {
  if ('_jsonata_lambda' in object || '_jsonata_function' in object) return undefined;
  let copy: Record<string, JsonValue> | undefined = Object.getPrototypeOf(object) === null ? {} : undefined;
  const isMade = copy !== undefined;
  for (const name in object) {
    const member = object[name];
    const json = toJson(member);
    if (json === undefined) return undefined;
    if (isMade || json !== member) {
      copy ??= { ...(object as JsonObject) };
      setProperty(copy, name, json);
    }
  }
  return copy ?? (object as JsonObject);
}
