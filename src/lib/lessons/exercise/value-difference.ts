// How a value differs from what it should be, in a sentence that names the place.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';

/**
 * The first difference between two values, in a sentence; undefined where there is none. An object may have more than is expected unless
 * `exact`; `of` is what the value is called, such as `the output`. Pure.
 */
export function firstDifference(
  expected: JsonValue,
  actual: JsonValue,
  exact: boolean,
  of: string,
  path = '',
): string | undefined {
  const place = path === '' ? capital(of) : `"${path}" in ${of}`;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return `${place} has ${actual.length} ${actual.length === 1 ? 'entry' : 'entries'} and should have ${expected.length}.`;
    return firstOf(expected, (item: JsonValue, index) =>
      firstDifference(item, actual[index] as JsonValue, exact, of, join(path, String(index))),
    );
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const missing = Object.keys(expected).find((key) => !Object.hasOwn(actual, key));
    if (missing !== undefined) {
      const deeper = Object.entries(actual).find(
        ([, value]) => isJsonObject(value) && Object.hasOwn(value, missing),
      )?.[0];
      const place = deeper === undefined ? '' : ` There is a "${join(path, join(deeper, missing))}".`;
      return `${capital(of)} has no "${join(path, missing)}".${place}`;
    }
    const extra = exact && Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
    if (extra) return `${capital(of)} also has "${join(path, extra)}", which should not be there.`;
    return firstOf(Object.entries(expected), ([key, value]) =>
      firstDifference(value, actual[key] as JsonValue, exact, of, join(path, key)),
    );
  }
  return expected === actual ? undefined : `${place} is ${short(actual)} and should be ${short(expected)}.`;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
function short(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function firstOf<Item>(
  items: readonly Item[],
  differs: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const difference = differs(item, index);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** What stands at a path of keys such as `order.card`; undefined where there is nothing. Pure. */
export function valueAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  let here = value;
  for (const key of path.split('.'))
    here = isJsonObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
}
