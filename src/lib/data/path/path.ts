// A JSONPath ready to be applied. Paths of plain names and indices, which is nearly all of them, run as one tight loop.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import {
  isReferencePath,
  keysOf,
  namesInsidePath,
  readPath,
  type Path,
  type Root,
  type Step,
} from '../../grammar/index.ts';
import { cachedByText } from '../tools/cached.ts';
import type { Scope } from '../scope.ts';
import { accepted, PathNotFound, StatesError } from '../states-error.ts';
import { elementAt, property } from './access.ts';
import { compileFind, compileRoot, followKeys, isDefinite, type Find } from './evaluate.ts';

export interface CompiledPath {
  readonly text: string;
  readonly root: Root;
  /** Whether it leads to at most one value, whatever the data; if not, it always yields an array. */
  readonly isDefinite: boolean;
  /** Whether it is a Reference Path: names and single non-negative indices only. */
  readonly isReference: boolean;
  /** The names and indices of a Reference Path, in order. */
  readonly keys: readonly (string | number)[];
  /** What the path leads to; throws PathNotFound when it is definite and leads to nothing. */
  readonly select: (scope: Scope) => JsonValue;
  /** What the path leads to, or undefined. */
  readonly find: (scope: Scope) => JsonValue | undefined;
  /** The first name or index of a Reference Path that leads to nothing. */
  readonly missingKey: (scope: Scope) => string | number | undefined;
  /** Whether it leads to an array and ends in an index that the array does not have. */
  readonly isPastEnd: (scope: Scope) => boolean;
}

/** Compiles the text of a path once; throws SyntaxProblem. */
export const compilePath: (text: string) => CompiledPath = cachedByText((text) =>
  compileParsedPath(text, accepted(text, readPath(text))),
);

/** Compiles a path that was parsed as part of a longer text. */
export function compileParsedPath(text: string, path: Path): CompiledPath {
  const names = namesInsidePath(path);
  const find = names === undefined ? compileFind(path) : failing(text, path, names);
  const select = (scope: Scope) => {
    const value = find(scope);
    if (value !== undefined) return value;
    const appliedTo = path.root.of === 'contextObject' ? scope.contextObject : scope.input;
    throw new PathNotFound(text, whyNothing(path, scope), appliedTo);
  };
  const isReference = isReferencePath(path);
  const keys = (isReference ? keysOf(path) : undefined) ?? [];
  return {
    text,
    root: path.root,
    isDefinite: isDefinite(path),
    isReference,
    keys,
    missingKey: (scope) => {
      const start = compileRoot(path.root)(scope);
      return keys.find((_, i) => followKeys(start, keys.slice(0, i + 1)) === undefined);
    },
    select,
    find,
    isPastEnd: (scope) => endsPastArray(path, scope),
  };
}

// Reported by users of AWS, in Jayway's words: "Multi properties can only be used as path leafs: $['a', 'b']".
function failing(text: string, { root, steps }: Path, step: Extract<Step, { is: 'properties' }>): Find {
  const before = keysOf({ root, steps: steps.slice(0, steps.indexOf(step)) }) ?? [];
  const names = step.names.map((name) => `'${name}'`).join(', ');
  const written = `$${before.map(fragment).join('')}[${names}]`;
  const problem = `Multi properties can only be used as path leafs: ${written}`;
  return () => {
    throw new StatesError('States.Runtime', `Invalid path '${text}' : ${problem}`);
  };
}

// Jayway's words for a definite path that leads to nothing: the last name or any index has "no results", an earlier name is a
// "missing property". Recorded: InputPath `$.NoSuchInputPath`, OutputPath `$.no.such.result.path`.
function whyNothing(path: Path, scope: Scope): string {
  const keys = keysOf(path) ?? [];
  const start = compileRoot(path.root)(scope);
  for (const [i, key] of keys.entries()) {
    const walked = `$${keys.slice(0, i).map(fragment).join('')}`;
    const value = followKeys(start, keys.slice(0, i));
    if (value === undefined) break;
    if (typeof key === 'number') {
      if (value === null) return `The path ${walked} is null`;
      if (!Array.isArray(value)) {
        return `Filter: ${fragment(key)} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`;
      }
    } else if (!isJsonObject(value)) {
      return `Expected to find an object with property ${fragment(key)} in path ${walked} but found '${javaTypeOf(value)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.`;
    } else if (property(value, key) === undefined && i < keys.length - 1) {
      return `Missing property in path ${walked}${fragment(key)}`;
    }
  }
  return `No results for path: $${keys.map(fragment).join('')}`;
}

function endsPastArray(path: Path, scope: Scope): boolean {
  const keys = keysOf(path);
  const last = keys?.at(-1);
  if (keys === undefined || typeof last !== 'number') return false;
  const array = followKeys(compileRoot(path.root)(scope), keys.slice(0, -1));
  return Array.isArray(array) && elementAt(array as readonly JsonValue[], last) === undefined;
}

const fragment = (key: string | number) => (typeof key === 'number' ? `[${key}]` : `['${key}']`);

function javaTypeOf(value: JsonValue): string {
  if (value === null) return `${jackson}.NullNode`;
  if (Array.isArray(value)) return `${jackson}.ArrayNode`;
  if (typeof value === 'number') return `${jackson}.${Number.isInteger(value) ? 'IntNode' : 'DoubleNode'}`;
  return `${jackson}.${typeof value === 'boolean' ? 'BooleanNode' : 'TextNode'}`;
}

const jackson = 'com.fasterxml.jackson.databind.node';
