// The JSONPath steps of a state's data flow, each named after its field:
// input → InputPath → Parameters → work → ResultSelector → ResultPath (into the raw input) → OutputPath.
import type { JsonArray, JsonObject, JsonValue } from '../asl/json.ts';
import { compilePath } from './path/path.ts';
import type { Scope } from './scope.ts';
import { PathNotFound, StatesError } from './states-error.ts';
import { compileResultPath, referencePathConflict } from './result-path.ts';
import { compileTemplate, type Template } from './template.ts';

const emptyObject: JsonObject = {};

/** InputPath: null gives `{}`, absent gives the input itself; throws StatesError when it leads to nothing. */
export const applyInputPath = applyPath;

/** OutputPath over `scope.input`, which here is the output so far; the rules of InputPath. */
export const applyOutputPath = applyPath;

function applyPath(path: string | null | undefined, scope: Scope): JsonValue {
  if (path === undefined || path === '$') return scope.input;
  if (path === null) return emptyObject;
  return selectPath(path, scope);
}

/** What a path field such as TimeoutSecondsPath or ItemsPath refers to; throws StatesError (`Invalid path '…' : …`). */
export function selectPath(path: string, scope: Scope): JsonValue {
  try {
    return compilePath(path).select(scope);
  } catch (problem) {
    throw problem instanceof PathNotFound ? problem.toStatesError() : problem;
  }
}

/** ItemsPath: the array to iterate over (absent: the input itself); throws StatesError when it leads to nothing or to something else. */
export function applyItemsPath(path: string | undefined, scope: Scope): JsonArray {
  const text = path ?? '$';
  const compiled = compilePath(text);
  const items = compiled.find(scope);
  if (items === undefined) throw referencePathConflict(compiled.keys.at(-1) ?? text, scope.input);
  if (Array.isArray(items)) return items as JsonArray;
  throw new StatesError('States.Runtime', `Reference path "${text}" must point to array.`);
}

/** What a path field refers to, or undefined when it leads to nothing. */
export const findPath = (path: string, scope: Scope): JsonValue | undefined => compilePath(path).find(scope);

/** Parameters (or ItemSelector, BatchInput): absent leaves the input as it is; throws StatesError. */
export const applyParameters = applyTemplate;

/** ResultSelector over `scope.input`, which here is the raw result: absent leaves it as it is; throws StatesError. */
export const applyResultSelector = applyTemplate;

function applyTemplate(template: JsonValue | undefined, scope: Scope): JsonValue {
  return template === undefined ? scope.input : templateOf(template).evaluate(scope);
}

/** Assign in JSONPath: the new variables by name; every value sees the variables as they were. Throws StatesError. */
export function applyAssign(assign: JsonObject, scope: Scope): ReadonlyMap<string, JsonValue> {
  return new Map(Object.entries(templateOf(assign).evaluate(scope) as JsonObject));
}

/** ResultPath: puts a result into the raw input; throws StatesError when its place cannot be made. */
export function applyResultPath(
  path: string | null | undefined,
  rawInput: JsonValue,
  result: JsonValue,
): JsonValue {
  if (path === undefined || path === '$') return result;
  return path === null ? rawInput : compileResultPath(path)(rawInput, result);
}

const templates = new WeakMap<object, Template>();
function templateOf(template: JsonValue): Template {
  if (typeof template !== 'object' || template === null) return compileTemplate(template);
  const known = templates.get(template);
  if (known !== undefined) return known;
  const compiled = compileTemplate(template);
  templates.set(template, compiled);
  return compiled;
}
