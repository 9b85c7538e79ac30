// ResultPath: gives a copy of the raw input in which one place holds the result. Whatever lies beside that place is shared, not copied.
import { type JsonArray, type JsonValue, isJsonObject } from '../../asl/index.ts';
import { cachedByText } from '../tools/cached.ts';
import { toJsonText } from '../tools/java-text.ts';
import { property } from '../path/access.ts';
import { compilePath } from '../path/path.ts';
import { setProperty } from '../tools/set-property.ts';
import { StatesError, SyntaxProblem } from '../states-error.ts';

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
  return (rawInput, result) => {
    const blocked = blockedKey(rawInput, path.keys);
    if (blocked !== undefined) throw referencePathConflict(blocked, rawInput);
    return put(rawInput, path.keys, 0, result);
  };
});

/** A Reference Path that cannot be followed where it must be: reported by users of AWS for ResultPath and ItemsPath. */
export const referencePathConflict = (step: string | number, input: JsonValue): StatesError =>
  new StatesError(
    'States.ReferencePathConflict',
    `Unable to apply step "${step}" to input ${toJsonText(input)}`,
  );

// The first key that has no place: a name in something that is no object, an index in something that has no such element.
function blockedKey(input: JsonValue, keys: readonly (string | number)[]): string | number | undefined {
  let value: JsonValue | undefined = input;
  for (const key of keys) {
    if (typeof key === 'number') {
      if (!Array.isArray(value) || key >= value.length) return key;
      value = value[key] as JsonValue;
    } else {
      if (value !== undefined && !isJsonObject(value)) return key;
      value = value === undefined ? undefined : property(value, key);
    }
  }
  return undefined;
}

function put(
  value: JsonValue | undefined,
  keys: readonly (string | number)[],
  at: number,
  result: JsonValue,
): JsonValue {
  const key = keys[at];
  if (key === undefined) return result;
  if (typeof key === 'number') {
    const copy = [...(value as JsonArray)];
    copy[key] = put(copy[key], keys, at + 1, result);
    return copy;
  }
  const object = isJsonObject(value) ? value : {};
  const copy: Record<string, JsonValue> = { ...object };
  setProperty(copy, key, put(property(object, key), keys, at + 1, result));
  return copy;
}
