// What data each state can be given, followed from a sample of the execution's input through the states before it: which fields there
// can be, and where nobody can know. When in doubt it allows more: a field that any way through the machine can produce counts as
// present, and the result of a task can be anything.
import { keysOf, readPath, type Path } from '../../grammar/index.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import type { LocatedBlock, LocatedState } from './walk.ts';
import { transitionsOf } from './walk.ts';

export type Shape =
  | { readonly kind: 'anything' }
  | { readonly kind: 'scalar' }
  | { readonly kind: 'array'; readonly item: Shape; readonly size: number }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Shape>; readonly size: number };

/** The data of one state, field by field. */
export interface StateShapes {
  readonly input: Shape;
  /** After InputPath: what Parameters, Variable, ItemsPath and the like read. */
  readonly effective: Shape;
  /** What the work gives: what ResultSelector reads. */
  readonly result: Shape;
  /** After ResultPath: what OutputPath reads. */
  readonly merged: Shape;
  readonly output: Shape;
}

export const anything: Shape = { kind: 'anything' };
const scalar: Shape = { kind: 'scalar' };

/** Beyond so many parts a shape may be anything: a loop can put its data into itself many times over. */
const maxSize = 10_000;

function objectShape(fields: ReadonlyMap<string, Shape>): Shape {
  let size = 1;
  for (const shape of fields.values()) size += sizeOf(shape);
  return size > maxSize ? anything : { kind: 'object', fields, size };
}

const arrayShape = (item: Shape): Shape => ({ kind: 'array', item, size: sizeOf(item) + 1 });

const sizeOf = (shape: Shape): number => ('size' in shape ? shape.size : 1);

/** What a catcher is given. */
const errorOutput = objectShape(
  new Map([
    ['Error', scalar],
    ['Cause', scalar],
  ]),
);

/** The data of every state that can be reached, for a sample of the input. Pure. */
export function shapesOf(machine: LocatedBlock, input: JsonValue): ReadonlyMap<LocatedState, StateShapes> {
  const found = new Map<LocatedState, StateShapes>();
  followBlock(machine, shapeOf(input), found);
  return found;
}

/** The first name or index that leaves what can be there, or undefined if they may lead somewhere. */
export function missingKey(
  shape: Shape,
  keys: readonly (string | number)[],
): { readonly key: string | number; readonly known: readonly string[] } | undefined {
  let here = shape;
  for (const key of keys) {
    if (here.kind === 'anything') return undefined;
    const next = child(here, key);
    if (!next) return { key, known: here.kind === 'object' ? [...here.fields.keys()] : [] };
    here = next;
  }
  return undefined;
}

/** The shape of a JSON value: an array's items are taken together. */
export function shapeOf(value: JsonValue): Shape {
  if (Array.isArray(value)) return arrayShape(value.map(shapeOf).reduce(joined, nothing));
  if (!isJsonObject(value)) return scalar;
  return objectShape(new Map(Object.entries(value).map(([key, item]) => [key, shapeOf(item)])));
}

/** What an empty array holds: it joins with everything to the other. */
const nothing: Shape = { kind: 'object', fields: new Map(), size: 1 };

function joined(a: Shape, b: Shape): Shape {
  if (a === b || b === nothing) return a;
  if (a === nothing) return b;
  if (a.kind === 'object' && b.kind === 'object') {
    const fields = new Map(a.fields);
    for (const [key, shape] of b.fields) fields.set(key, joined(fields.get(key) ?? shape, shape));
    return objectShape(fields);
  }
  if (a.kind === 'array' && b.kind === 'array') return arrayShape(joined(a.item, b.item));
  return a.kind === 'scalar' && b.kind === 'scalar' ? a : anything;
}

const isSame = (a: Shape, b: Shape): boolean => {
  if (a === b) return true;
  if (a.kind === 'object' && b.kind === 'object') {
    return (
      a.fields.size === b.fields.size &&
      [...a.fields].every(([key, shape]) => isSame(shape, b.fields.get(key) ?? anything))
    );
  }
  if (a.kind === 'array' && b.kind === 'array') return isSame(a.item, b.item);
  return a.kind === b.kind && a.kind !== 'object' && a.kind !== 'array';
};

/** A loop that nests its data ever deeper is followed so often; then its data may be anything. */
const maxVisits = 8;

function followBlock(block: LocatedBlock, input: Shape, found: Map<LocatedState, StateShapes>): void {
  const byName = new Map(block.states.map((state) => [state.name, state]));
  const inputs = new Map<LocatedState, Shape>();
  const visits = new Map<LocatedState, number>();
  const pending: LocatedState[] = [];
  const arrive = (target: unknown, shape: Shape): void => {
    const state = typeof target === 'string' ? byName.get(target) : undefined;
    if (!state) return;
    const before = inputs.get(state);
    const count = (visits.get(state) ?? 0) + 1;
    const now = count > maxVisits ? anything : before ? joined(before, shape) : shape;
    if (before && isSame(before, now)) return;
    visits.set(state, count);
    inputs.set(state, now);
    pending.push(state);
  };
  arrive(ownValue(block.value, 'StartAt'), input);
  for (let state = pending.pop(); state; state = pending.pop()) {
    const shapes = followState(state, inputs.get(state) ?? anything);
    found.set(state, shapes);
    for (const { field, target, index } of transitionsOf(state)) {
      arrive(
        target,
        field === 'Catch' ? caught(state, index ?? 0, shapes.input) : ruleOutput(state, field, index, shapes),
      );
    }
  }
  for (const [state] of inputs) {
    const shapes = found.get(state);
    if (shapes) for (const inner of state.blocks) followBlock(inner, innerInput(state, shapes), found);
  }
}

function followState(state: LocatedState, input: Shape): StateShapes {
  const { value, type, language } = state;
  if (language === 'JSONata') {
    const result = type === 'Task' || type === 'Parallel' || type === 'Map' ? anything : input;
    const output = ownValue(value, 'Output');
    const given = output === undefined ? result : templateShape(output, anything, 'JSONata');
    return { input, effective: input, result, merged: given, output: given };
  }
  const effective = selected(input, ownValue(value, 'InputPath'));
  const result = resultOf(state, effective);
  const selector = ownValue(value, 'ResultSelector');
  const shaped = selector === undefined ? result : templateShape(selector, result, 'JSONPath');
  const hasResult = type === 'Task' || type === 'Parallel' || type === 'Map' || type === 'Pass';
  const merged = hasResult ? placed(input, shaped, ownValue(value, 'ResultPath')) : effective;
  return { input, effective, result, merged, output: selected(merged, ownValue(value, 'OutputPath')) };
}

function resultOf({ type, value }: LocatedState, effective: Shape): Shape {
  if (type !== 'Pass') return type === 'Task' || type === 'Parallel' || type === 'Map' ? anything : effective;
  const result = ownValue(value, 'Result');
  if (result !== undefined) return shapeOf(result);
  const parameters = ownValue(value, 'Parameters');
  return parameters === undefined ? effective : templateShape(parameters, effective, 'JSONPath');
}

/** A rule of a JSONata Choice may have an output of its own. */
function ruleOutput(
  state: LocatedState,
  field: string,
  index: number | undefined,
  shapes: StateShapes,
): Shape {
  if (field !== 'Choices' || index === undefined || state.language !== 'JSONata') return shapes.output;
  const rules = ownValue(state.value, 'Choices');
  const output = Array.isArray(rules) ? ownValue(rules[index], 'Output') : undefined;
  return output === undefined ? shapes.input : templateShape(output, anything, 'JSONata');
}

function caught(state: LocatedState, index: number, input: Shape): Shape {
  const catchers = ownValue(state.value, 'Catch');
  const catcher = Array.isArray(catchers) ? catchers[index] : undefined;
  const output = ownValue(catcher, 'Output');
  if (state.language === 'JSONata')
    return output === undefined ? errorOutput : templateShape(output, anything, 'JSONata');
  return placed(input, errorOutput, ownValue(catcher, 'ResultPath'));
}

function innerInput(state: LocatedState, { effective }: StateShapes): Shape {
  const { value, type, language } = state;
  if (language === 'JSONata') return anything;
  const template = ownValue(
    value,
    type === 'Map' && ownValue(value, 'ItemSelector') !== undefined ? 'ItemSelector' : 'Parameters',
  );
  if (template !== undefined) return templateShape(template, effective, 'JSONPath');
  if (type === 'Parallel') return effective;
  if (ownValue(value, 'ItemReader') !== undefined || ownValue(value, 'ItemBatcher') !== undefined)
    return anything;
  const items = selected(effective, ownValue(value, 'ItemsPath'));
  return items.kind === 'array' && items.item !== nothing ? items.item : anything;
}

/** What a template makes: its own fields are sure, and what it evaluates is looked up, if it is a plain path. */
function templateShape(template: JsonValue, root: Shape, language: 'JSONPath' | 'JSONata'): Shape {
  if (typeof template === 'string')
    return language === 'JSONata' && template.startsWith('{%') ? anything : scalar;
  if (Array.isArray(template)) {
    return arrayShape(template.map((item) => templateShape(item, root, language)).reduce(joined, nothing));
  }
  if (!isJsonObject(template)) return scalar;
  const fields = Object.entries(template).map(([key, item]): readonly [string, Shape] =>
    language === 'JSONPath' && key.endsWith('.$')
      ? [key.slice(0, -2), selected(root, item)]
      : [key, templateShape(item, root, language)],
  );
  return objectShape(new Map(fields));
}

/** The part of a shape at a path; null gives the empty object. */
function selected(shape: Shape, path: JsonValue | undefined): Shape {
  if (path === undefined) return shape;
  if (path === null) return nothing;
  const read = pathIn(path);
  const keys = read?.root.of === 'input' ? keysOf(read) : undefined;
  if (!keys) return anything;
  return keys.reduce((here, key) => child(here, key) ?? anything, shape);
}

function pathIn(path: JsonValue): Path | undefined {
  const reading = typeof path === 'string' ? readPath(path) : undefined;
  return reading?.ok ? reading.value : undefined;
}

function child(shape: Shape, key: string | number): Shape | undefined {
  if (shape.kind === 'anything') return anything;
  if (typeof key === 'number')
    return shape.kind === 'array' ? (shape.item === nothing ? anything : shape.item) : undefined;
  return shape.kind === 'object' ? shape.fields.get(key) : undefined;
}

/** A shape with another put at a reference path. */
function placed(input: Shape, result: Shape, path: JsonValue | undefined): Shape {
  if (path === undefined || path === '$') return result;
  if (path === null) return input;
  const read = pathIn(path);
  const keys = read && keysOf(read);
  return keys ? put(input, keys, result) : anything;
}

function put(shape: Shape, keys: readonly (string | number)[], result: Shape): Shape {
  const [key, ...rest] = keys;
  if (key === undefined) return result;
  if (shape.kind === 'anything' || typeof key === 'number') return anything;
  const fields = new Map(shape.kind === 'object' ? shape.fields : []);
  fields.set(key, put(fields.get(key) ?? nothing, rest, result));
  return objectShape(fields);
}
