// Reading one child of a JSON value, whatever its name: `__proto__` and `toString` are names like any other.
import type { JsonObject, JsonValue } from '../../asl/index.ts';

/** The own property of an object, whatever its name; undefined when there is none. */
export const property = (value: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(value, name) ? value[name] : undefined;

/** The element at an index; a negative index counts from the end. */
export const elementAt = (array: readonly JsonValue[], index: number): JsonValue | undefined =>
  array[index < 0 ? array.length + index : index];
