// The operators of a filter `[?( … )]`, with Jayway's rules: a missing value equals nothing, a number equals a text that spells it,
// and order exists only within one type. One row per operator.
import { type JsonArray, type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { FilterOperator } from '../../grammar/index.ts';
import { sameJson } from '../tools/same-json.ts';

/** A value, or undefined where a path led to nothing. */
export type Operand = JsonValue | undefined;

/** The operators that stand between two values; `=~` is none of them, its pattern is no value. */
export const filterComparisons: {
  readonly [operator in Exclude<FilterOperator, '=~'>]: (left: Operand, right: Operand) => boolean;
} = {
  '==': equal,
  '!=': (left, right) => !equal(left, right),
  '===': (left, right) => typeof left === typeof right && equal(left, right),
  '!==': (left, right) => typeof left !== typeof right || !equal(left, right),
  '<': (left, right) => ordered(left, right, (order) => order < 0),
  '<=': (left, right) => ordered(left, right, (order) => order <= 0),
  '>': (left, right) => ordered(left, right, (order) => order > 0),
  '>=': (left, right) => ordered(left, right, (order) => order >= 0),
  in: (left, right) => isList(right) && includes(right, left),
  nin: (left, right) => isList(right) && !includes(right, left),
  subsetof: (left, right) => isList(left) && isList(right) && left.every((item) => includes(right, item)),
  anyof: (left, right) => isList(left) && isList(right) && left.some((item) => includes(right, item)),
  noneof: (left, right) => isList(left) && isList(right) && !left.some((item) => includes(right, item)),
  all: (left, right) => isList(left) && isList(right) && right.every((item) => includes(left, item)),
  contains,
  size: (left, right) => typeof right === 'number' && sizeOf(left) === right,
  empty: (left, right) =>
    typeof right === 'boolean' && sizeOf(left) !== undefined && (sizeOf(left) === 0) === right,
  exists: (left, right) => typeof right === 'boolean' && (left !== undefined) === right,
};

function equal(left: Operand, right: Operand): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === 'string' && typeof right === 'number') return spells(left, right);
  if (typeof left === 'number' && typeof right === 'string') return spells(right, left);
  return sameJson(left, right);
}

const spells = (text: string, number: number) => /^-?[\d.]/.test(text) && Number(text) === number;

function ordered(left: Operand, right: Operand, holdsFor: (order: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return holdsFor(left - right);
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return holdsFor(left < right ? -1 : left > right ? 1 : 0);
}

const isList = (value: Operand): value is JsonArray => Array.isArray(value);
const includes = (list: JsonArray, value: Operand) => list.some((item) => equal(value, item));

function contains(left: Operand, right: Operand): boolean {
  if (typeof left === 'string') return typeof right === 'string' && left.includes(right);
  return isList(left) && includes(left, right);
}

function sizeOf(value: Operand): number | undefined {
  if (typeof value === 'string' || isList(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}
