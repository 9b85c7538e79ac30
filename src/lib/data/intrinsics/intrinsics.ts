// What the 18 intrinsic functions `States.…` give, one row each. The recorded oddities (rounding, splitting, Java's way to print) are
// AWS's: recordings of Step Functions by LocalStack's suite v2/intrinsic_functions. What they take stands in asl/tables.
import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  argumentProblem,
  type intrinsicFunctions,
  isHashAlgorithm,
  isTooLong,
  jsonTextProblem,
  rangeLength,
  roundedHalfUp,
  templateParts,
  templateProblem,
} from '../../asl/index.ts';
import type { IntrinsicName } from '../../grammar/index.ts';
import { base64Decode, base64Encode, utf8Decode, utf8Encode } from '../tools/bytes.ts';
import { hash } from '../tools/hash.ts';
import { toJavaText, toJsonText } from '../tools/java-text.ts';
import type { Random } from '../tools/random.ts';
import { setProperty } from '../tools/set-property.ts';

/** What is wrong with the arguments of a call, in AWS's words (observed by the conformance suite of tiny-asl-machine). */
export class IntrinsicProblem {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** Calls a function; throws IntrinsicProblem. */
export function callIntrinsic(name: IntrinsicName, args: readonly JsonValue[], random: Random): JsonValue {
  // Each row takes what the table says it does, which is asked first; TypeScript cannot follow that through the union.
  const evaluate = results[name] as (args: readonly JsonValue[], random: Random) => JsonValue | undefined;
  const value = argumentProblem(name, args) === undefined ? evaluate(args, random) : undefined;
  if (value === undefined) throw new IntrinsicProblem(`Invalid arguments in ${name}`);
  return value;
}

interface Kinds {
  readonly any: JsonValue;
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly array: JsonArray;
  readonly object: JsonObject;
}
/** The types of arguments by the parameters of a function. */
type Arguments<Parameters> = Parameters extends readonly [
  readonly [infer Name, infer Kind extends keyof Kinds],
  ...infer Rest,
]
  ? Name extends `...${string}`
    ? readonly Kinds[Kind][]
    : Name extends `${string}?`
      ? readonly [Kinds[Kind]?]
      : readonly [Kinds[Kind], ...Arguments<Rest>]
  : readonly [];

/** The value of each function, or undefined when the data of its arguments does not allow one. */
const results: {
  readonly [Name in IntrinsicName]: (
    args: Arguments<(typeof intrinsicFunctions)[Name]['parameters']>,
    random: Random,
  ) => JsonValue | undefined;
} = {
  'States.Format': ([template, ...values]) => format(template, values),
  'States.StringToJson': ([text]) => stringToJson(text),
  'States.JsonToString': ([value]) => toJsonText(value),
  'States.Array': (args) => args,
  'States.ArrayPartition': ([list, size]) => partition(list, Math.trunc(size)),
  'States.ArrayContains': ([list, value]) => list.some(sameTextAs(value)),
  'States.ArrayRange': ([first, last, step]) =>
    Array.from(
      { length: rangeLength(first, last, step) },
      (_, i) => Math.trunc(first) + i * Math.trunc(step),
    ),
  // Observed of AWS: an empty list has null at any index.
  'States.ArrayGetItem': ([list, index]) => (list.length === 0 ? null : list[Math.trunc(index)]),
  'States.ArrayLength': ([list]) => list.length,
  'States.ArrayUnique': ([list]) => unique(list),
  'States.Base64Encode': ([text]) => base64Encode(utf8Encode(text)),
  'States.Base64Decode': ([text]) => utf8Decode(base64Decode(text)),
  'States.Hash': ([data, algorithm]) => hashOf(data, algorithm),
  'States.JsonMerge': ([first, second]) => merge(first, second),
  'States.MathRandom': ([start, end, seed], random) => mathRandom(start, end, seed, random),
  'States.MathAdd': ([first, second]) => roundedHalfUp(first) + roundedHalfUp(second) + 0,
  'States.StringSplit': ([text, delimiters]) => split(text, delimiters),
  'States.UUID': (_, random) => random.uuid(),
};

// A template's `{}` take the arguments in turn; `\{`, `\}`, `\'` and `\\` stand for the characters themselves.
function format(template: string, values: readonly JsonValue[]): string {
  const problem = templateProblem(template, values.length);
  if (problem !== undefined) throw new IntrinsicProblem(problem);
  let used = 0;
  return template.replace(templateParts, (_, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = values[used++] ?? null;
    return typeof value === 'string' ? value : toJavaText(value);
  });
}

function stringToJson(text: string): JsonValue {
  const value = fromJsonText(text);
  if (value !== undefined) return value;
  throw new IntrinsicProblem(jsonTextProblem(text) ?? 'Invalid arguments in States.StringToJson');
}

/** The value of a JSON text; a blank text is null, `-0` is 0; undefined when it is not JSON. */
export function fromJsonText(text: string): JsonValue | undefined {
  if (text.trim() === '') return null;
  try {
    const value = JSON.parse(text) as JsonValue;
    return Object.is(value, -0) ? 0 : value;
  } catch {
    return undefined;
  }
}

function partition(list: JsonArray, size: number): JsonArray {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}

// Elements are compared by their text: an object with its keys in another order is another value.
const sameTextAs = (value: JsonValue) => {
  const text = JSON.stringify(value);
  return (item: JsonValue) => item === value || JSON.stringify(item) === text;
};

function unique(list: JsonArray): JsonArray {
  const seen = new Set<string>();
  return list.filter((item) => {
    const text = JSON.stringify(item);
    return !seen.has(text) && seen.add(text);
  });
}

function hashOf(data: JsonValue, algorithm: string): string | undefined {
  const text = typeof data === 'string' ? data : toJsonText(data);
  return !isTooLong(text) && isHashAlgorithm(algorithm) ? hash(text, algorithm) : undefined;
}

function merge(first: JsonObject, second: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = {};
  for (const part of [first, second]) {
    for (const [name, value] of Object.entries(part)) setProperty(merged, name, value);
  }
  return merged;
}

// The end is exclusive. AWS's own sequence for a given seed is not known; ours is the same for the same seed.
function mathRandom(start: number, end: number, seed: number | undefined, random: Random): number {
  const [from, to] = [Math.trunc(start), Math.trunc(end)];
  const source = seed === undefined ? random : random.reseeded(seed);
  return from + Math.floor(source.next() * (to - from));
}

// Any character of the second argument separates, and empty pieces are dropped, as Java's StringTokenizer does.
function split(text: string, delimiters: string): JsonArray {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (!delimiters.includes(character)) piece += character;
    else if (piece !== '') {
      pieces.push(piece);
      piece = '';
    }
  }
  return piece === '' ? pieces : [...pieces, piece];
}
