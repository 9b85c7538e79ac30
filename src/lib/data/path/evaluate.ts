// Turns the steps of a path into one function that collects what they lead to, as Jayway does with its default options. Filters
// are part of it: they follow paths themselves.
import { type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import {
  keysOf,
  type FilterTest,
  type FilterValue,
  type Path,
  type Root,
  type Step,
} from '../../grammar/index.ts';
import type { Scope } from '../scope.ts';
import { elementAt, property } from './access.ts';
import { pathFunctions } from './functions.ts';
import { linearMatcher } from './linear-regexp.ts';
import { filterComparisons, type Operand } from './operators.ts';

/** What a path leads to: for a definite path a value or undefined, else an array of every match. `item` is what `@` stands for. */
export type Find = (scope: Scope, item?: JsonValue) => JsonValue | undefined;

type Visit = (value: JsonValue, scope: Scope, found: JsonValue[]) => void;
type Holds = (item: JsonValue, scope: Scope) => boolean;

/** Whether a path leads to at most one value whatever the data: names, single indices, several names at its end, functions. */
export const isDefinite = (path: Path): boolean => path.steps.every(isDefiniteStep);

const isDefiniteStep = (step: Step) =>
  step.is === 'property' || step.is === 'properties' || step.is === 'index' || step.is === 'function';

/** Compiles a path. */
export function compileFind(path: Path): Find {
  const start = compileRoot(path.root);
  const keys = keysOf(path);
  if (keys !== undefined) return compileKeys(path.root, keys);
  const last = path.steps.at(-1);
  if (last?.is === 'function') return compileFunction(path, last);
  const visit = compileSteps(path.steps);
  const isSingle = isDefinite(path);
  return (scope, item) => {
    const value = start(scope, item);
    if (value === undefined) return undefined;
    const found: JsonValue[] = [];
    visit(value, scope, found);
    return isSingle ? found[0] : found;
  };
}

// Nearly every path: nothing but names and indices, most often one name of the input.
function compileKeys(root: Root, keys: readonly (string | number)[]): Find {
  const start = compileRoot(root);
  const [only] = keys;
  if (only === undefined) return start;
  if (root.of === 'input' && keys.length === 1 && typeof only === 'string') {
    return ({ input }) => (isJsonObject(input) ? property(input, only) : undefined);
  }
  return (scope, item) => followKeys(start(scope, item), keys);
}

/** The value where a path starts. */
export function compileRoot(root: Root): Find {
  switch (root.of) {
    case 'input':
      return (scope) => scope.input;
    case 'contextObject':
      return (scope) => scope.contextObject;
    case 'variable':
      return (scope) => scope.variables.get(root.name);
    case 'item':
      return (_, item) => item;
  }
}

/** What names and indices lead to, one after the other. */
export function followKeys(
  start: JsonValue | undefined,
  keys: readonly (string | number)[],
): JsonValue | undefined {
  let value = start;
  for (let i = 0; i < keys.length; i++) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = keys[i];
    if (typeof key === 'string') {
      if (Array.isArray(value)) return undefined;
      value = property(value as JsonObject, key);
    } else {
      if (!Array.isArray(value) || key === undefined) return undefined;
      value = elementAt(value as readonly JsonValue[], key);
    }
  }
  return value;
}

function compileFunction(path: Path, last: Extract<Step, { is: 'function' }>): Find {
  const steps = path.steps.slice(0, -1);
  // Jayway's README: `$..book.length()` is the number of books, not of arrays of books.
  if (last.name === 'length' && steps.some((step) => step.is === 'scan')) steps.push({ is: 'wildcard' });
  const argument = compileFind({ root: path.root, steps });
  const apply = pathFunctions[last.name];
  const args = last.args.map(compileValue);
  return (scope, item) => {
    const value = argument(scope, item);
    return value === undefined
      ? undefined
      : apply(
          value,
          args.map((arg) => arg(scope, item) ?? null),
        );
  };
}

const collect: Visit = (value, _, found) => void found.push(value);
const compileSteps = (steps: readonly Step[]): Visit =>
  steps.reduceRight<Visit>((next, step, i) => compileStep(step, next, steps[i + 1]), collect);

function compileStep(step: Step, next: Visit, after: Step | undefined): Visit {
  switch (step.is) {
    case 'property':
      return (value, scope, found) => {
        const child = isJsonObject(value) ? property(value, step.name) : undefined;
        if (child !== undefined) next(child, scope, found);
      };
    case 'properties':
      return (value, scope, found) => {
        if (isJsonObject(value)) next(pick(value, step.names), scope, found);
      };
    case 'index':
      return compileStep({ is: 'indices', indices: [step.index] }, next, after);
    case 'indices':
      return (value, scope, found) => {
        if (!Array.isArray(value)) return;
        for (const index of step.indices) {
          const child = elementAt(value as readonly JsonValue[], index);
          if (child !== undefined) next(child, scope, found);
        }
      };
    case 'slice':
      return (value, scope, found) => {
        if (!Array.isArray(value)) return;
        for (const child of slice(value as readonly JsonValue[], step.from, step.to))
          next(child, scope, found);
      };
    case 'wildcard':
      return (value, scope, found) => {
        for (const child of childrenOf(value)) next(child, scope, found);
      };
    case 'scan':
      return compileScan(next, after);
    case 'filter':
      return compileFilter(compileTest(step.test), next);
    case 'function':
      return next;
  }
}

// `..` applies the step after it to the value and to everything inside it, outer before inner.
function compileScan(next: Visit, after: Step | undefined): Visit {
  const applies = compileScanned(after);
  const visit: Visit = (value, scope, found) => {
    if (typeof value !== 'object' || value === null) return;
    if (applies(value, scope)) next(value, scope, found);
    for (const child of childrenOf(value)) visit(child, scope, found);
  };
  return visit;
}

function compileScanned(step: Step | undefined): Holds {
  switch (step?.is) {
    case 'properties':
      return (value) =>
        isJsonObject(value) && step.names.every((name) => property(value, name) !== undefined);
    case 'filter': {
      // A list is reached through its own elements, so that none is found twice.
      const holds = compileTest(step.test);
      return (value, scope) => isJsonObject(value) || holds(value, scope);
    }
    default:
      return () => true;
  }
}

function compileFilter(holds: Holds, next: Visit): Visit {
  return (value, scope, found) => {
    if (Array.isArray(value)) {
      for (const item of value as readonly JsonValue[]) {
        if (holds(item, scope)) next(item, scope, found);
      }
    } else if (isJsonObject(value) && holds(value, scope)) next(value, scope, found);
  };
}

function pick(value: JsonObject, names: readonly string[]): JsonObject {
  const present = names.filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(present.map((name) => [name, value[name] as JsonValue]));
}

function slice(array: readonly JsonValue[], from: number | undefined, to: number | undefined): JsonValue[] {
  const { length } = array;
  if (from === undefined || to === undefined || from >= 0) return array.slice(from ?? 0, to);
  // Jayway counts from a negative start up to the end, so `[-2:1]` of [a, b, c] is b, c, a.
  const end = to < 0 ? to : Math.min(length, to);
  const found: JsonValue[] = [];
  for (let i = Math.max(from, -length); i < end; i++) found.push(elementAt(array, i) as JsonValue);
  return found;
}

const childrenOf = (value: JsonValue): readonly JsonValue[] => {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  return isJsonObject(value) ? Object.values(value) : [];
};

function compileTest(test: FilterTest): Holds {
  switch (test.is) {
    case 'and':
    case 'or': {
      const [left, right] = [compileTest(test.left), compileTest(test.right)];
      return test.is === 'and'
        ? (item, scope) => left(item, scope) && right(item, scope)
        : (item, scope) => left(item, scope) || right(item, scope);
    }
    case 'not': {
      const negated = compileTest(test.test);
      return (item, scope) => !negated(item, scope);
    }
    case 'exists': {
      const find = compileFind(test.path);
      return (item, scope) => find(scope, item) !== undefined;
    }
    case 'comparison': {
      if (test.operator === '=~') return compileMatch(test.left, test.right);
      const [left, right] = [compileValue(test.left), compileValue(test.right)];
      const compare = filterComparisons[test.operator];
      return (item, scope) => compare(left(scope, item), right(scope, item));
    }
  }
}

function compileValue(value: FilterValue): Find {
  if (value.is === 'path') return compileFind(value.path);
  return value.is === 'literal' ? () => value.value : () => undefined;
}

function compileMatch(left: FilterValue, right: FilterValue): Holds {
  const [pattern, other] = left.is === 'pattern' ? [left, right] : [right, left];
  if (pattern.is !== 'pattern' || other.is === 'pattern') return () => false;
  const [find, matches] = [compileValue(other), linearMatcher(pattern.pattern)];
  return (item, scope) => {
    const value: Operand = find(scope, item);
    const isSpelled = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isSpelled && matches(String(value));
  };
}
