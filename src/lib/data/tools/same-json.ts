// When two JSON values are equal: numbers by value, objects regardless of the order of their keys.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';

export function sameJson(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item: JsonValue, i) => sameJson(item, right[i] as JsonValue))
    );
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every(
      (name) => Object.hasOwn(right, name) && sameJson(left[name] as JsonValue, right[name] as JsonValue),
    )
  );
}
