// A JSONPath ready to be applied. Paths of plain names and indices, which is nearly all of them, run as one tight loop.
import { isJsonObject, type JsonValue } from '../../asl/json.ts';
import { cachedByText } from '../cached.ts';
import type { Scope } from '../scope.ts';
import { PathNotFound } from '../states-error.ts';
import { elementAt, property } from './access.ts';
import { follow, isDefinite } from './evaluate.ts';
import { parsePath } from './parse.ts';
import type { Path, Root, Step } from './syntax.ts';

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
  /** Whether it leads to an array and ends in an index that the array does not have. */
  readonly isPastEnd: (scope: Scope) => boolean;
}

/** Compiles the text of a path once; throws SyntaxProblem. Grammar: Jayway's JsonPath, with `$$` and `$variable` as roots. */
export const compilePath: (text: string) => CompiledPath = cachedByText((text) =>
  compileParsedPath(text, parsePath(text)),
);

/** Compiles a path that was parsed as part of a longer text. */
export function compileParsedPath(text: string, path: Path): CompiledPath {
  const find = isPlain(path) ? plainFinder(path) : generalFinder(path);
  const select = (scope: Scope) => {
    const value = find(scope);
    if (value !== undefined) return value;
    const appliedTo = path.root.of === 'contextObject' ? scope.contextObject : scope.input;
    throw new PathNotFound(text, whyNothing(path, scope), appliedTo);
  };
  const isPastEnd = (scope: Scope) => endsPastArray(path, scope);
  const isReference = path.root.of !== 'item' && path.steps.every(isReferenceStep);
  const keys = isReference ? path.steps.flatMap(keyOf) : [];
  return { text, root: path.root, isDefinite: isDefinite(path), isReference, keys, select, find, isPastEnd };
}

const isReferenceStep = (step: Step) => step.is === 'property' || (step.is === 'index' && step.index >= 0);
const isPlain = (path: Path) => path.steps.every((step) => step.is === 'property' || step.is === 'index');

const keyOf = (step: Step): (string | number)[] => {
  if (step.is === 'property') return [step.name];
  return step.is === 'index' ? [step.index] : [];
};

const rootValue: {
  readonly [of in Root['of']]: (root: Root) => (scope: Scope) => JsonValue | undefined;
} = {
  input: () => (scope) => scope.input,
  contextObject: () => (scope) => scope.contextObject,
  variable: (root) => {
    const name = root.of === 'variable' ? root.name : '';
    return (scope) => scope.variables.get(name);
  },
  item: () => () => undefined,
};

function plainFinder(path: Path): (scope: Scope) => JsonValue | undefined {
  const start = rootValue[path.root.of](path.root);
  const keys = path.steps.flatMap(keyOf);
  if (keys.length === 0) return start;
  const [only] = keys;
  if (keys.length === 1 && typeof only === 'string' && path.root.of === 'input') {
    return ({ input }) => (isJsonObject(input) ? property(input, only) : undefined);
  }
  return (scope) => {
    let value = start(scope);
    for (let i = 0; i < keys.length; i++) {
      value = child(value, keys[i] as string | number);
      if (value === undefined) return undefined;
    }
    return value;
  };
}

function child(value: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (typeof key === 'number')
    return Array.isArray(value) ? elementAt(value as readonly JsonValue[], key) : undefined;
  return isJsonObject(value) ? property(value, key) : undefined;
}

function generalFinder(path: Path): (scope: Scope) => JsonValue | undefined {
  return (scope) =>
    follow(path, { rootOf: (inner) => rootValue[inner.root.of](inner.root)(scope), item: undefined });
}

// Jayway's words for a definite path that leads to nothing: the last name or any index has "no results", an earlier name is a
// "missing property". Recorded: InputPath `$.NoSuchInputPath`, OutputPath `$.no.such.result.path`.
function whyNothing(path: Path, scope: Scope): string {
  let value = rootValue[path.root.of](path.root)(scope);
  let walked = '$';
  for (const [i, step] of path.steps.entries()) {
    if (step.is === 'function') break;
    const key = keyOf(step)[0];
    if (key === undefined) break;
    const next = child(value, key);
    if (next === undefined) {
      const isLast = i === path.steps.length - 1;
      if (typeof key === 'string' && value !== undefined && !isJsonObject(value)) {
        return `Expected to find an object with property ${fragment(key)} in path ${walked} but found '${javaTypeOf(value)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.`;
      }
      if (typeof key === 'number' && value === null) return `The path ${walked} is null`;
      if (typeof key === 'number' && value !== undefined && !Array.isArray(value)) {
        return `Filter: ${fragment(key)} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`;
      }
      if (typeof key === 'string' && !isLast) return `Missing property in path ${walked}${fragment(key)}`;
      break;
    }
    value = next;
    walked += fragment(key);
  }
  return `No results for path: $${path.steps.flatMap(keyOf).map(fragment).join('')}`;
}

function endsPastArray(path: Path, scope: Scope): boolean {
  const last = path.steps.at(-1);
  if (last?.is !== 'index' || !isPlain(path)) return false;
  const array = plainFinder({ root: path.root, steps: path.steps.slice(0, -1) })(scope);
  return Array.isArray(array) && elementAt(array as readonly JsonValue[], last.index) === undefined;
}

const fragment = (key: string | number) => (typeof key === 'number' ? `[${key}]` : `['${key}']`);

function javaTypeOf(value: JsonValue): string {
  if (value === null) return `${jackson}.NullNode`;
  if (Array.isArray(value)) return `${jackson}.ArrayNode`;
  if (typeof value === 'number') return `${jackson}.${Number.isInteger(value) ? 'IntNode' : 'DoubleNode'}`;
  return `${jackson}.${typeof value === 'boolean' ? 'BooleanNode' : 'TextNode'}`;
}

const jackson = 'com.fasterxml.jackson.databind.node';
