// The JSONPath fields of a state, compiled: raw input → InputPath → Parameters → work → ResultSelector → ResultPath → OutputPath.
import type { JsonObject, JsonValue } from '../asl/json.ts';
import { SyntaxProblem, compilePath, compileResultPath, compileTemplate, type Scope } from '../data/index.ts';
import type { Inspector } from './inspector.ts';
import type { AssignedVariables } from './record.ts';
import type { Thread } from './thread.ts';

/** What a state gives on when it is left. */
export interface Left {
  readonly output: JsonValue;
  readonly assigned: AssignedVariables | undefined;
}

type Evaluate = (scope: Scope) => JsonValue;
/** A field that is absent leaves the value as it is. */
export type Step = ((thread: Thread, value: JsonValue) => JsonValue) | undefined;

const emptyObject: JsonObject = {};

/** InputPath or OutputPath: null gives `{}`. */
export function compilePathStep(path: string | null | undefined): Step {
  if (path === undefined || path === '$') return undefined;
  if (path === null) return () => emptyObject;
  return over(compilePath(path).select);
}

/** A payload template: Parameters, ItemSelector, ResultSelector, BatchInput. */
export function compileTemplateStep(template: JsonValue | undefined): Step {
  if (template === undefined) return undefined;
  const { isConstant, evaluate } = compileTemplate(template);
  return isConstant ? () => template : over(evaluate);
}

const over = (evaluate: Evaluate): Step => {
  return (thread, value) => {
    thread.input = value;
    return evaluate(thread);
  };
};

export type Assign = ((thread: Thread, value: JsonValue) => AssignedVariables) | undefined;

/** Assign: the new variables by name, evaluated over `value`. */
export function compileAssign(assign: JsonObject | undefined): Assign {
  if (assign === undefined) return undefined;
  const { evaluate } = compileTemplate(assign);
  return (thread, value) => {
    thread.input = value;
    return new Map(Object.entries(evaluate(thread) as JsonObject));
  };
}

export type Merge = ((raw: JsonValue, result: JsonValue) => JsonValue) | undefined;

/** ResultPath: undefined when the result replaces the input. */
export function compileMerge(path: string | null | undefined): Merge {
  if (path === undefined || path === '$') return undefined;
  return path === null ? (raw) => raw : compileResultPath(path);
}

interface ResultFields {
  readonly ResultSelector?: JsonObject;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Assign?: JsonObject;
}

/** The fields after the work, compiled: from the raw result to the state's output. */
export function compileLeaving(
  state: ResultFields,
  inspector?: Inspector,
): (thread: Thread, result: JsonValue) => Left {
  const select = compileTemplateStep(state.ResultSelector);
  const merge = compileMerge(state.ResultPath);
  const outputPath = compilePathStep(state.OutputPath);
  const assign = compileAssign(state.Assign);
  return (thread, result) => {
    const assigned = assign === undefined ? undefined : assign(thread, result);
    const selected = select === undefined ? result : select(thread, result);
    inspector?.note('afterResultSelector', selected);
    const merged = merge === undefined ? selected : merge(thread.stateInput, selected);
    inspector?.note('afterResultPath', merged);
    return { output: outputPath === undefined ? merged : outputPath(thread, merged), assigned };
  };
}

/** A text field that must be there, checked where the definition comes from outside. */
export function textField(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  throw new SyntaxProblem(JSON.stringify(value) ?? '', `The field '${field}' must be a text.`, 0);
}
