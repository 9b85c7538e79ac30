// The JSONPath fields of a state, compiled: raw input → InputPath → Parameters → work → ResultSelector → ResultPath → OutputPath.
import type { JsonObject, JsonValue } from '../../asl/index.ts';
import {
  compileAssignField,
  compilePathField,
  compileResultField,
  compileTemplateField,
  type Evaluate,
} from '../../data/index.ts';
import type { Inspector } from '../engine/inspector.ts';
import type { AssignedVariables } from '../engine/record.ts';
import type { Thread } from '../engine/types.ts';

/** What a state gives on when it is left. */
export interface Left {
  readonly output: JsonValue;
  readonly assigned: AssignedVariables | undefined;
}

/** A field that is absent leaves the value as it is. */
export type FieldStep = ((thread: Thread, value: JsonValue) => JsonValue) | undefined;

/** InputPath or OutputPath: null gives `{}`. */
export const compilePathStep = (path: string | null | undefined): FieldStep =>
  path === null ? compilePathField(path) : over(compilePathField(path));

/** A payload template: Parameters, ItemSelector, ResultSelector, BatchInput. */
export const compileTemplateStep = (template: JsonValue | undefined): FieldStep =>
  over(compileTemplateField(template));

const over = (evaluate: Evaluate | undefined): FieldStep =>
  evaluate &&
  ((thread, value) => {
    thread.input = value;
    return evaluate(thread);
  });

export type Assign = ((thread: Thread, value: JsonValue) => AssignedVariables) | undefined;

/** Assign: the new variables by name, evaluated over `value`. */
export function compileAssign(assign: JsonObject | undefined): Assign {
  const evaluate = compileAssignField(assign);
  return (
    evaluate &&
    ((thread, value) => {
      thread.input = value;
      return evaluate(thread);
    })
  );
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
  const merge = compileResultField(state.ResultPath);
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
