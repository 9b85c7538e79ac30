// The paths that lead somewhere in a value that has been seen, such as the input.
import { isJsonObject, type JsonValue } from '../json.ts';

const maxPaths = 200;
const maxDepth = 5;

/** The paths that lead somewhere in a value, nearest first. */
export function pathsIn(value: JsonValue, root: string): readonly string[] {
  const found: string[] = [];
  let level: readonly (readonly [string, JsonValue])[] = [[root, value]];
  for (let depth = 0; depth < maxDepth && level.length > 0; depth += 1) {
    level = level.flatMap(([path, each]) => childrenOf(path, each)).slice(0, maxPaths);
    found.push(...level.map(([path]) => path));
  }
  return found.slice(0, maxPaths);
}

function childrenOf(path: string, value: JsonValue): readonly (readonly [string, JsonValue])[] {
  if (Array.isArray(value)) return value[0] === undefined ? [] : [[`${path}[0]`, value[0]]];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([key, item]) => [
    /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`,
    item,
  ]);
}
