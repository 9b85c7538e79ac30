// AWS's way to name a place in a definition, such as `/States/Check/Choices[0]/Next`, and how to get from it to the text and back. State
// names may contain any character (`/` and `[` too), so a location is resolved against the tree.
import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { Node, PropertyNode, TextRange } from './node.ts';

/** A step towards a value: an object's key or an array's index. */
export type PathSegment = string | number;

/** Where a location leads: the value, and the property that holds it if an object does. */
export interface NodeAt {
  readonly node: Node | undefined;
  readonly property: PropertyNode | undefined;
}

/** The location that a path of keys and indexes is written as; `/` for the whole definition. */
export function locationOf(path: readonly PathSegment[]): string {
  if (path.length === 0) return '/';
  return path.map((segment) => (typeof segment === 'number' ? `[${segment}]` : `/${segment}`)).join('');
}

/** Location of a key inside the object at `location`. */
export const within = (location: string, key: string): string =>
  location === '/' ? `/${key}` : `${location}/${key}`;

/** Location of an index inside the array at `location`. */
export const atIndex = (location: string, index: number): string => `${location}[${index}]`;

/** The node that a location names, or undefined if the text has no such place. */
export function nodeAt(root: Node | undefined, location: string): NodeAt | undefined {
  if (!root) return undefined;
  return find({ node: root, property: undefined }, location === '/' ? '' : location);
}

/** The value that a location names inside a definition, or undefined. */
export function valueAt(value: JsonValue | undefined, location: string): JsonValue | undefined {
  const rest = location === '/' ? '' : location;
  if (rest === '' || value === undefined) return value;
  if (Array.isArray(value)) {
    const index = leadingIndex(rest);
    return index && valueAt(value[index.index], rest.slice(index.length));
  }
  if (!isJsonObject(value)) return undefined;
  for (const key of candidates(Object.keys(value), rest)) {
    const found = valueAt(value[key], rest.slice(key.length + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The text range of a location: a `key` (what to underline for a state), a `value`, or the `whole` property.
 * Falls back to the value where there is no key, and to the key where the value is missing.
 */
export function rangeAt(
  root: Node | undefined,
  location: string,
  part: 'key' | 'value' | 'whole' = 'value',
): TextRange | undefined {
  const found = nodeAt(root, location);
  if (!found) return undefined;
  const { node, property } = found;
  const range = part === 'value' ? (node ?? property) : part === 'key' ? property?.keyRange : property;
  const { from, to } = range ?? node ?? { from: 0, to: 0 };
  return { from, to };
}

/** The innermost place that holds an offset of the text: its path and whether the offset stands in its key. */
export function pathAt(
  root: Node | undefined,
  offset: number,
): { readonly path: readonly PathSegment[]; readonly inKey: boolean } {
  const path: PathSegment[] = [];
  let node = root;
  while (node && node.kind !== 'scalar') {
    const entries: readonly (TextRange & { readonly key?: string })[] =
      node.kind === 'object' ? node.properties : node.items;
    const index = indexOfEntry(entries, offset);
    if (index < 0) break;
    if (node.kind === 'array') {
      path.push(index);
      node = node.items[index];
    } else {
      const property = node.properties[index];
      if (!property) break;
      path.push(property.key);
      if (offset <= property.keyRange.to) return { path, inKey: true };
      node = property.value;
    }
  }
  return { path, inKey: false };
}

/** Line and column (both from 1) of an offset. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

function find(at: NodeAt, rest: string): NodeAt | undefined {
  if (rest === '') return at;
  const { node } = at;
  if (node?.kind === 'array') {
    const index = leadingIndex(rest);
    const item = index && node.items[index.index];
    return item && find({ node: item, property: undefined }, rest.slice(index.length));
  }
  if (node?.kind !== 'object' || !rest.startsWith('/')) return undefined;
  // Nearly always one key fits; where several do, the longest that leads somewhere is meant.
  const fitting = node.properties.filter(({ key }) => startsWithKey(rest, key)).reverse();
  if (fitting.length > 1) fitting.sort((a, b) => b.key.length - a.key.length);
  for (const property of fitting) {
    const found = find({ node: property.value, property }, rest.slice(property.key.length + 1));
    if (found) return found;
  }
  return undefined;
}

const startsWithKey = (rest: string, key: string): boolean => {
  const next = rest.charCodeAt(key.length + 1);
  return (Number.isNaN(next) || next === 47 || next === 91) && rest.startsWith(key, 1);
};

/** Keys that the rest of a location may begin with, the longest first. */
function candidates(keys: readonly string[], rest: string): readonly string[] {
  if (!rest.startsWith('/')) return [];
  return keys.filter((key) => startsWithKey(rest, key)).sort((a, b) => b.length - a.length);
}

function leadingIndex(rest: string): { readonly index: number; readonly length: number } | undefined {
  const match = /^\[(\d{1,9})\]/.exec(rest);
  return match ? { index: Number(match[1]), length: match[0].length } : undefined;
}

/** Binary search: entries stand in the text's order. */
function indexOfEntry(entries: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (!entry) return -1;
    if (offset < entry.from) high = middle - 1;
    else if (offset > entry.to) low = middle + 1;
    else return middle;
  }
  return -1;
}
