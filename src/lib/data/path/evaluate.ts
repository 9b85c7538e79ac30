// Walks a value along the steps of a path and collects what they lead to, as Jayway does with its default options. Filters are
// part of it: they follow paths themselves.
import { isJsonObject, type JsonObject, type JsonValue } from '../../asl/json.ts';
import { elementAt, property } from './access.ts';
import { pathFunctions } from './functions.ts';
import { filterOperators, type Operand } from './operators.ts';
import type { FilterTest, FilterValue, Path, Step } from './syntax.ts';

/** The value that a filter looks at, and the roots that its paths may start from. */
export interface Roots {
  readonly rootOf: (path: Path) => JsonValue | undefined;
  readonly item: JsonValue | undefined;
}

/** Whether a path leads to at most one value whatever the data: names, single indices, several names at its end, functions. */
export const isDefinite = (path: Path): boolean => path.steps.every(isDefiniteStep);

const isDefiniteStep = (step: Step) =>
  step.is === 'property' || step.is === 'properties' || step.is === 'index' || step.is === 'function';

/** What a path leads to: for a definite path a value or undefined, else an array of every match. */
export function follow(path: Path, roots: Roots): JsonValue | undefined {
  const start = path.root.of === 'item' ? roots.item : roots.rootOf(path);
  if (start === undefined) return undefined;
  const last = path.steps.at(-1);
  if (last?.is === 'function') {
    const before = { root: path.root, steps: path.steps.slice(0, -1) };
    const argument = follow(before, roots);
    if (argument === undefined) return undefined;
    const args = last.args.map((arg) => valueOf(arg, roots) ?? null);
    return pathFunctions.get(last.name)?.(argument, args);
  }
  const found: JsonValue[] = [];
  walk(path.steps, 0, start, roots, found);
  return isDefinite(path) ? found[0] : found;
}

function walk(steps: readonly Step[], at: number, value: JsonValue, roots: Roots, found: JsonValue[]): void {
  const step = steps[at];
  if (step === undefined) {
    found.push(value);
    return;
  }
  const goOn = (next: JsonValue | undefined) => {
    if (next !== undefined) walk(steps, at + 1, next, roots, found);
  };
  switch (step.is) {
    case 'property':
      if (isJsonObject(value)) goOn(property(value, step.name));
      return;
    case 'properties':
      if (isJsonObject(value)) goOn(pick(value, step.names));
      return;
    case 'index':
      if (Array.isArray(value)) goOn(elementAt(value as readonly JsonValue[], step.index));
      return;
    case 'indices':
      if (Array.isArray(value)) {
        for (const index of step.indices) goOn(elementAt(value as readonly JsonValue[], index));
      }
      return;
    case 'slice':
      if (Array.isArray(value)) slice(value as readonly JsonValue[], step.from, step.to).forEach(goOn);
      return;
    case 'wildcard':
      childrenOf(value).forEach(goOn);
      return;
    case 'scan':
      scan(steps, at + 1, value, roots, found);
      return;
    case 'filter':
      if (isJsonObject(value)) {
        if (holds(step.test, { ...roots, item: value })) goOn(value);
      } else if (Array.isArray(value)) {
        for (const item of value as readonly JsonValue[]) {
          if (holds(step.test, { ...roots, item })) goOn(item);
        }
      }
      return;
    case 'function':
      return;
  }
}

// `..` applies the step after it to the value and to everything inside it, outer before inner.
function scan(steps: readonly Step[], at: number, value: JsonValue, roots: Roots, found: JsonValue[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (scanApplies(steps[at], value, roots)) walk(steps, at, value, roots, found);
  for (const child of childrenOf(value)) scan(steps, at, child, roots, found);
}

function scanApplies(step: Step | undefined, value: JsonValue, roots: Roots): boolean {
  switch (step?.is) {
    case 'property':
      return isJsonObject(value) && property(value, step.name) !== undefined;
    case 'properties':
      return isJsonObject(value) && step.names.every((name) => property(value, name) !== undefined);
    case 'index':
    case 'indices':
    case 'slice':
      return Array.isArray(value);
    case 'filter':
      // A list is reached through its own elements, so that none is found twice.
      return isJsonObject(value) || holds(step.test, { ...roots, item: value });
    default:
      return true;
  }
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

/** Whether an item passes a filter. */
function holds(test: FilterTest, roots: Roots): boolean {
  switch (test.is) {
    case 'and':
      return holds(test.left, roots) && holds(test.right, roots);
    case 'or':
      return holds(test.left, roots) || holds(test.right, roots);
    case 'not':
      return !holds(test.test, roots);
    case 'exists':
      return follow(test.path, roots) !== undefined;
    case 'comparison':
      if (test.operator === '=~') return matches(test.left, test.right, roots);
      return (
        filterOperators.get(test.operator)?.(valueOf(test.left, roots), valueOf(test.right, roots)) ?? false
      );
  }
}

/** The value of one side of a comparison; undefined when its path leads to nothing. */
function valueOf(value: FilterValue, roots: Roots): Operand {
  if (value.is === 'literal') return value.value;
  return value.is === 'path' ? follow(value.path, roots) : undefined;
}

function matches(left: FilterValue, right: FilterValue, roots: Roots): boolean {
  const [pattern, other] = left.is === 'pattern' ? [left, right] : [right, left];
  if (pattern.is !== 'pattern' || other.is === 'pattern') return false;
  const value = valueOf(other, roots);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false;
  return pattern.pattern.matches(String(value));
}
