// The 18 intrinsic functions `States.…`, one row each. The recorded oddities (rounding, splitting, Java's way to print) are
// AWS's: recordings of Step Functions by LocalStack's suite v2/intrinsic_functions.
import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../asl/json.ts';
import { redactedJacksonProblem } from '../../asl/text/jackson.ts';
import { base64Decode, base64Encode, utf8Decode, utf8Encode } from '../tools/bytes.ts';
import { hash } from '../tools/hash.ts';
import { toJavaText, toJsonText } from '../tools/java-text.ts';
import type { Random } from '../tools/random.ts';
import { setProperty } from '../tools/set-property.ts';

export interface Intrinsic {
  readonly least: number;
  readonly most: number;
  /** The value, or undefined when the arguments are not what the function wants; throws IntrinsicProblem for what AWS says more of. */
  readonly evaluate: (args: readonly JsonValue[], random: Random) => JsonValue | undefined;
}

/** What is wrong with the arguments of a call, in AWS's words (observed by the conformance suite of tiny-asl-machine). */
export class IntrinsicProblem {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

const anyNumber = Infinity;
const maxCharacters = 10_000;
const maxRange = 1000;

/** Every intrinsic function by name. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['States.Format', { least: 1, most: anyNumber, evaluate: ([template, ...args]) => format(template, args) }],
  [
    'States.StringToJson',
    { least: 1, most: 1, evaluate: ([text]) => (isText(text) ? stringToJson(text) : undefined) },
  ],
  ['States.JsonToString', { least: 1, most: 1, evaluate: ([value = null]) => toJsonText(value) }],
  ['States.Array', { least: 0, most: anyNumber, evaluate: (args) => args }],
  ['States.ArrayPartition', { least: 2, most: 2, evaluate: ([list, size]) => partition(list, size) }],
  [
    'States.ArrayContains',
    {
      least: 2,
      most: 2,
      evaluate: ([list, value = null]) => (isList(list) ? list.some(sameTextAs(value)) : undefined),
    },
  ],
  ['States.ArrayRange', { least: 3, most: 3, evaluate: ([first, last, step]) => range(first, last, step) }],
  ['States.ArrayGetItem', { least: 2, most: 2, evaluate: ([list, at]) => getItem(list, at) }],
  [
    'States.ArrayLength',
    { least: 1, most: 1, evaluate: ([list]) => (isList(list) ? list.length : undefined) },
  ],
  [
    'States.ArrayUnique',
    { least: 1, most: 1, evaluate: ([list]) => (isList(list) ? unique(list) : undefined) },
  ],
  [
    'States.Base64Encode',
    { least: 1, most: 1, evaluate: ([text]) => (isShort(text) ? base64Encode(utf8Encode(text)) : undefined) },
  ],
  [
    'States.Base64Decode',
    { least: 1, most: 1, evaluate: ([text]) => (isShort(text) ? utf8Decode(base64Decode(text)) : undefined) },
  ],
  ['States.Hash', { least: 2, most: 2, evaluate: ([data = null, algorithm]) => hashOf(data, algorithm) }],
  ['States.JsonMerge', { least: 3, most: 3, evaluate: ([a, b, deep]) => merge(a, b, deep) }],
  ['States.MathRandom', { least: 2, most: 3, evaluate: mathRandom }],
  ['States.MathAdd', { least: 2, most: 2, evaluate: ([a, b]) => add(a, b) }],
  ['States.StringSplit', { least: 2, most: 2, evaluate: ([text, delimiters]) => split(text, delimiters) }],
  ['States.UUID', { least: 0, most: 0, evaluate: (_, random) => random.uuid() }],
]);

const isText = (value: JsonValue | undefined) => typeof value === 'string';
const isNumber = (value: JsonValue | undefined) => typeof value === 'number';
const isList = (value: JsonValue | undefined): value is JsonArray => Array.isArray(value);
const isShort = (value: JsonValue | undefined): value is string =>
  isText(value) && value.length <= maxCharacters;

// A template's `{}` take the arguments in turn; `\{`, `\}`, `\'` and `\\` stand for the characters themselves.
function format(template: JsonValue | undefined, args: readonly JsonValue[]): string | undefined {
  if (!isText(template)) return undefined;
  let used = 0;
  const text = template.replace(/\\(.)|\{\}|[{}]/gs, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (found !== '{}') throw unmatched(found);
    const value = args[used++] ?? null;
    return isText(value) ? value : toJavaText(value);
  });
  if (used === args.length) return text;
  throw new IntrinsicProblem(
    'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
  );
}

const unmatched = (brace: string) =>
  new IntrinsicProblem(
    `Invalid template in States.Format: matching '${brace === '{' ? '}' : '{'}' not found for '${brace}'.`,
  );

function stringToJson(text: string): JsonValue {
  const value = fromJsonText(text);
  if (value !== undefined) return value;
  const problem = redactedJacksonProblem(text) ?? 'Unexpected character';
  throw new IntrinsicProblem(`Cannot convert String to Json in States.StringToJson, caused by: ${problem}`);
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

function partition(list: JsonValue | undefined, size: JsonValue | undefined): JsonArray | undefined {
  if (!isList(list) || !isNumber(size) || Math.trunc(size) < 1) return undefined;
  const length = Math.trunc(size);
  const count = Math.ceil(list.length / length);
  return Array.from({ length: count }, (_, i) => list.slice(i * length, (i + 1) * length));
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

function range(
  first: JsonValue | undefined,
  last: JsonValue | undefined,
  step: JsonValue | undefined,
): JsonArray | undefined {
  if (!isNumber(first) || !isNumber(last) || !isNumber(step)) return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0) return undefined;
  const count = Math.max(0, Math.floor((to - from) / by) + 1);
  return count > maxRange ? undefined : Array.from({ length: count }, (_, i) => from + i * by);
}

function getItem(list: JsonValue | undefined, at: JsonValue | undefined): JsonValue | undefined {
  if (!isList(list) || !isNumber(at) || at < 0) return undefined;
  // Observed of AWS: an empty list has null at any index.
  return list.length === 0 ? null : list[Math.trunc(at)];
}

function hashOf(data: JsonValue, algorithm: JsonValue | undefined): string | undefined {
  const text = isText(data) ? data : toJsonText(data);
  return isText(algorithm) && text.length <= maxCharacters ? hash(text, algorithm) : undefined;
}

function merge(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  deep: JsonValue | undefined,
): JsonObject | undefined {
  if (!isJsonObject(a) || !isJsonObject(b) || deep !== false) return undefined;
  const merged: Record<string, JsonValue> = {};
  for (const part of [a, b]) {
    for (const [name, value] of Object.entries(part)) setProperty(merged, name, value);
  }
  return merged;
}

// The end is exclusive. AWS's own sequence for a given seed is not known; ours is the same for the same seed.
function mathRandom(args: readonly JsonValue[], random: Random): number | undefined {
  const [start, end, seed] = args;
  if (!isNumber(start) || !isNumber(end)) return undefined;
  if (args.length === 3 && !isNumber(seed)) return undefined;
  const [from, to] = [Math.trunc(start), Math.trunc(end)];
  if (from >= to) return undefined;
  const source = isNumber(seed) ? random.reseeded(seed) : random;
  return from + Math.floor(source.next() * (to - from));
}

// Each argument is rounded half up, as Java's Math.round does, before they are added.
function add(a: JsonValue | undefined, b: JsonValue | undefined): number | undefined {
  if (!isNumber(a) || !isNumber(b)) return undefined;
  const [left, right] = [Math.floor(a + 0.5), Math.floor(b + 0.5)];
  const isInt = (value: number) => value >= -(2 ** 31) && value < 2 ** 31;
  const sum = left + right;
  return isInt(left) && isInt(right) && isInt(sum) ? sum + 0 : undefined;
}

// Any character of the second argument separates, and empty pieces are dropped, as Java's StringTokenizer does.
function split(text: JsonValue | undefined, delimiters: JsonValue | undefined): JsonArray | undefined {
  if (!isText(text) || !isText(delimiters)) return undefined;
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
