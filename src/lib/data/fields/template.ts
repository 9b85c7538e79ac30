// Payload templates: Parameters, ResultSelector, ItemSelector, BatchInput and Assign in JSONPath. The value of a key that ends in `.$` is
// evaluated; everything else is used as it is, and parts without such a key are not even copied.
import { type JsonArray, type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import { compileIntrinsic } from '../intrinsics/intrinsic.ts';
import { compilePath } from '../path/path.ts';
import type { Scope } from '../scope.ts';
import { setProperty } from '../tools/set-property.ts';
import { PathNotFound, SyntaxProblem } from '../states-error.ts';

export interface Template {
  /** Whether nothing in it is evaluated: then `evaluate` always gives the template itself. */
  readonly isConstant: boolean;
  /** The template's value; throws StatesError. */
  readonly evaluate: (scope: Scope) => JsonValue;
}

type Evaluate = (scope: Scope) => JsonValue;

/** Compiles a payload template; throws SyntaxProblem for a bad path or call. */
export function compileTemplate(template: JsonValue): Template {
  const evaluate = compile(template);
  return { isConstant: evaluate === undefined, evaluate: evaluate ?? (() => template) };
}

/** A path or an intrinsic function call, as ErrorPath, CausePath and keys ending in `.$` hold it. `fieldName` appears in the cause when it leads to nothing. */
export function compileReference(text: string, fieldName: string): Evaluate {
  if (!text.startsWith('$')) return compileIntrinsic(text).evaluate;
  const path = compilePath(text);
  const appliesToInput = path.root.of === 'input';
  return (scope) => {
    const value = path.find(scope);
    if (value !== undefined && !(value === null && appliesToInput && scope.input === null)) return value;
    // Observed of AWS: an index past the end of its array is null here, though it is a miss as an argument of a function.
    if (path.isPastEnd(scope)) return null;
    const appliedTo = path.root.of === 'contextObject' ? scope.contextObject : scope.input;
    throw new PathNotFound(text, '', appliedTo).inField(fieldName);
  };
}

// Undefined when nothing inside is evaluated.
function compile(template: JsonValue): Evaluate | undefined {
  if (Array.isArray(template)) return compileArray(template as JsonArray);
  return isJsonObject(template) ? compileObject(template) : undefined;
}

function compileArray(template: JsonArray): Evaluate | undefined {
  const items = template.map(compile);
  if (items.every((item) => item === undefined)) return undefined;
  return (scope) =>
    template.map((item, i) => {
      const evaluate = items[i];
      return evaluate === undefined ? item : evaluate(scope);
    });
}

function compileObject(template: JsonObject): Evaluate | undefined {
  const members = Object.entries(template).map(([key, value]) => compileMember(key, value));
  if (members.every(({ evaluate }) => evaluate === undefined)) return undefined;
  // A copy has all its keys at once: that costs less than to add them one by one.
  const keys = Object.fromEntries(members.map(({ name, value }) => [name, value]));
  const changing = members.filter(
    ({ name, evaluate }, i) =>
      evaluate !== undefined || members.findIndex((other) => other.name === name) < i,
  );
  return (scope) => {
    const object = { ...keys };
    for (const { name, value, evaluate } of changing) {
      setProperty(object, name, evaluate === undefined ? value : evaluate(scope));
    }
    return object;
  };
}

function compileMember(
  key: string,
  value: JsonValue,
): { name: string; value: JsonValue; evaluate: Evaluate | undefined } {
  if (!key.endsWith('.$')) return { name: key, value, evaluate: compile(value) };
  if (typeof value !== 'string') {
    throw new SyntaxProblem(
      key,
      `The value for the field '${key}' must be a STRING that contains a JSONPath but was not one.`,
      0,
    );
  }
  return { name: key.slice(0, -2), value, evaluate: compileReference(value, key) };
}
