// The JSONPath fields of a state, compiled, each named after its field:
// input → InputPath → Parameters → work → ResultSelector → ResultPath (into the raw input) → OutputPath.
// A field that is absent compiles to undefined: the value stays as it is.
import type { JsonArray, JsonObject, JsonValue } from '../../asl/index.ts';
import { compilePath } from '../path/path.ts';
import { compileResultPath, referencePathConflict, type ResultPath } from './result-path.ts';
import type { Scope } from '../scope.ts';
import { StatesError } from '../states-error.ts';
import { compileTemplate } from './template.ts';

/** The value of a field over `scope.input`; throws StatesError, or PathNotFound for a path field that leads to nothing. */
export type Evaluate = (scope: Scope) => JsonValue;

const emptyObject: JsonObject = {};

/** InputPath or OutputPath: null gives `{}`. Throws SyntaxProblem. */
export function compilePathField(path: string | null | undefined): Evaluate | undefined {
  if (path === undefined || path === '$') return undefined;
  if (path === null) return () => emptyObject;
  return compilePath(path).select;
}

/** A payload template: Parameters, ItemSelector, ResultSelector, BatchInput. Throws SyntaxProblem. */
export const compileTemplateField = (template: JsonValue | undefined): Evaluate | undefined =>
  template === undefined ? undefined : compileTemplate(template).evaluate;

/** Assign: the new variables by name; every value sees the variables as they were. Throws SyntaxProblem. */
export function compileAssignField(
  assign: JsonObject | undefined,
): ((scope: Scope) => ReadonlyMap<string, JsonValue>) | undefined {
  if (assign === undefined) return undefined;
  const { evaluate } = compileTemplate(assign);
  return (scope) => new Map(Object.entries(evaluate(scope) as JsonObject));
}

/** ResultPath: undefined when the result replaces the input. Throws SyntaxProblem. */
export function compileResultField(path: string | null | undefined): ResultPath | undefined {
  if (path === undefined || path === '$') return undefined;
  return path === null ? (raw) => raw : compileResultPath(path);
}

/** ItemsPath: the array to iterate over (absent: the input itself); throws StatesError when it leads to nothing or to something else. */
export function compileItemsField(path = '$'): (scope: Scope) => JsonArray {
  const compiled = compilePath(path);
  return (scope) => {
    const items = compiled.find(scope);
    if (Array.isArray(items)) return items as JsonArray;
    if (items === undefined) {
      const appliedTo = compiled.root.of === 'contextObject' ? scope.contextObject : scope.input;
      throw referencePathConflict(compiled.missingKey(scope) ?? path, appliedTo);
    }
    // Recorded: `$$.…` is shown as `$.…`.
    const shown = path.replace(/^\$\$/, '$');
    throw new StatesError('States.Runtime', `Reference path "${shown}" must point to array.`);
  };
}
