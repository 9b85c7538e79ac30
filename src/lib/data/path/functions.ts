// The functions that may end a path, such as `$.items.length()`. One row per function; what cannot be answered is undefined, so
// that the path counts as leading to nothing.
import { type JsonArray, type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { PathFunctionName } from '../../grammar/index.ts';
import { elementAt } from './access.ts';

type PathFunction = (value: JsonValue, args: readonly JsonValue[]) => JsonValue | undefined;

export const pathFunctions: { readonly [name in PathFunctionName]: PathFunction } = {
  length: sizeOf,
  size: sizeOf,
  min: (value, args) => ofNumbers(value, args, (all) => all.reduce((a, b) => Math.min(a, b))),
  max: (value, args) => ofNumbers(value, args, (all) => all.reduce((a, b) => Math.max(a, b))),
  sum: (value, args) => ofNumbers(value, args, sum),
  avg: (value, args) => ofNumbers(value, args, (all) => sum(all) / all.length),
  stddev: (value, args) => ofNumbers(value, args, standardDeviation),
  keys: (value) => (isJsonObject(value) ? Object.keys(value) : undefined),
  concat: (value, args) => [...(isList(value) ? value : []), ...args].filter(isText).join(''),
  append: (value, args) => (isList(value) ? [...value, ...args] : undefined),
  first: (value) => (isList(value) ? value[0] : undefined),
  last: (value) => (isList(value) ? value.at(-1) : undefined),
  index: (value, [at]) => (isList(value) && typeof at === 'number' ? elementAt(value, at) : undefined),
};

const isList = (value: JsonValue): value is JsonArray => Array.isArray(value);
const isText = (value: JsonValue) => typeof value === 'string' || typeof value === 'number';

function sizeOf(value: JsonValue): number | undefined {
  if (isList(value)) return value.length;
  if (typeof value === 'string') return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

function ofNumbers(
  value: JsonValue,
  args: readonly JsonValue[],
  compute: (numbers: readonly number[]) => number,
): number | undefined {
  const numbers = [...(isList(value) ? value : []), ...args.flat()].filter(
    (item) => typeof item === 'number',
  );
  return numbers.length === 0 ? undefined : compute(numbers);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function standardDeviation(numbers: readonly number[]): number {
  const mean = sum(numbers) / numbers.length;
  return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / numbers.length);
}
