// ResultPath: a new value like the raw input in which one place holds the result. What lies beside the place is shared, not
// copied.
import { isJsonObject, type JsonArray, type JsonValue } from '../asl/json.ts';
import { cachedByText } from './cached.ts';
import { compilePath } from './path/path.ts';
import { setProperty } from './set-property.ts';
import { StatesError, SyntaxProblem } from './states-error.ts';

/** Gives the raw input with the result put in; throws StatesError. */
export type ResultPath = (rawInput: JsonValue, result: JsonValue) => JsonValue;

/** Compiles a ResultPath once: a Reference Path into the input. Throws SyntaxProblem. */
export const compileResultPath: (text: string) => ResultPath = cachedByText((text) => {
  const path = compilePath(text);
  if (!path.isReference || path.root.of !== 'input') {
    throw new SyntaxProblem(
      text,
      `The ResultPath "${text}" must be a reference path into the input, such as $.result or $.items[0].`,
      0,
    );
  }
  return (rawInput, result) => put(rawInput, path.keys, 0, result, text);
});

function put(
  value: JsonValue | undefined,
  keys: readonly (string | number)[],
  at: number,
  result: JsonValue,
  text: string,
): JsonValue {
  const key = keys[at];
  if (key === undefined) return result;
  if (typeof key === 'number') {
    if (!Array.isArray(value) || key >= value.length) throw noPlace(text);
    const copy = [...(value as JsonArray)];
    copy[key] = put(copy[key], keys, at + 1, result, text);
    return copy;
  }
  if (value !== undefined && !isJsonObject(value)) throw noPlace(text);
  const copy: Record<string, JsonValue> = { ...value };
  const inner = value !== undefined && Object.hasOwn(value, key) ? value[key] : undefined;
  setProperty(copy, key, put(inner, keys, at + 1, result, text));
  return copy;
}

const noPlace = (text: string) =>
  new StatesError('States.ResultPathMatchFailure', `Unable to apply step "${text}" to the input`);
