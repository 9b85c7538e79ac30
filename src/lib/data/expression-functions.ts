// What Step Functions adds to JSONata, and the built-in functions of time and chance that must follow the execution's virtual
// clock and seed. One row per function; `undefined` in the table takes a built-in away.
import type { JsonArray, JsonValue } from '../asl/json.ts';
import { hash, hashAlgorithms } from './hash.ts';
import { fromJsonText } from './intrinsics.ts';
import type { Random } from './random.ts';

/** What a single evaluation brings along; functions find it in their environment. */
export interface Evaluation {
  readonly random: Random;
  readonly nowMs: number;
}

/** The name the evaluation is bound to; its blank keeps expressions from naming it. */
export const evaluationBinding = ' evaluation';

interface Focus {
  readonly environment: { lookup(name: string): unknown };
}
type Implementation = (this: Focus, ...args: readonly (JsonValue | undefined)[]) => unknown;

/** Functions as JSONata's environment holds them, by name without `$`. */
export const expressionFunctions: readonly (readonly [string, unknown])[] = [
  ['eval', undefined],
  row('partition', (list, size) => (list === undefined ? undefined : partition(list, size))),
  row('range', (first, last, step) => (first === undefined ? undefined : range(first, last, step))),
  row('hash', (text, algorithm) => (text === undefined ? undefined : hashOf(text, algorithm))),
  row('parse', (text) => (text === undefined ? undefined : parse(text))),
  row('uuid', function () {
    return evaluationOf(this).random.uuid();
  }),
  row('random', function (seed) {
    const { random } = evaluationOf(this);
    return (seed === undefined ? random : random.reseeded(Math.floor(numeric(seed, 1)))).next();
  }),
  row('shuffle', function (list) {
    return list === undefined ? undefined : shuffle(asList(list), evaluationOf(this).random);
  }),
  row('millis', function () {
    return evaluationOf(this).nowMs;
  }),
  row('now', function (picture, timezone) {
    const { nowMs } = evaluationOf(this);
    if (picture === undefined) return new Date(nowMs).toISOString();
    const fromMillis = this.environment.lookup('fromMillis') as { implementation: Implementation };
    return fromMillis.implementation.call(this, nowMs, picture, timezone);
  }),
];

function row(name: string, implementation: Implementation): readonly [string, unknown] {
  return [name, { _jsonata_function: true, implementation }];
}

const evaluationOf = (focus: Focus) => focus.environment.lookup(evaluationBinding) as Evaluation;

// JSONata's own error for an argument of the wrong type; JSONata adds the name of the function.
const badArgument = (index: number, value: JsonValue | undefined) => ({ code: 'T0410', index, value });

function numeric(value: JsonValue | undefined, index: number): number {
  if (typeof value === 'number') return value;
  throw badArgument(index, value);
}

function text(value: JsonValue | undefined, index: number): string {
  if (typeof value === 'string') return value;
  throw badArgument(index, value);
}

// One value stands for a list of one, as everywhere in JSONata.
const asList = (value: JsonValue): JsonArray => (Array.isArray(value) ? (value as JsonArray) : [value]);

function partition(value: JsonValue, size: JsonValue | undefined): JsonArray {
  const list = asList(value);
  const length = Math.floor(numeric(size, 2));
  if (length < 1) throw badArgument(2, size);
  return Array.from({ length: Math.ceil(list.length / length) }, (_, i) =>
    list.slice(i * length, (i + 1) * length),
  );
}

const maxRange = 1000;

// A range of one number is that number: recorded, `$range(1, 9, 9)` is 1.
function range(
  first: JsonValue,
  last: JsonValue | undefined,
  step: JsonValue | undefined,
): JsonValue | undefined {
  const [from, to, by] = [first, last, step].map((value, i) => Math.floor(numeric(value, i + 1)));
  if (from === undefined || to === undefined || by === undefined || by === 0) throw badArgument(3, step);
  const count = Math.max(0, Math.floor((to - from) / by) + 1);
  if (count > maxRange) throw badArgument(2, last);
  const numbers = Array.from({ length: count }, (_, i) => from + i * by);
  return count > 1 ? numbers : numbers[0];
}

function hashOf(value: JsonValue, algorithm: JsonValue | undefined): string {
  const digest = hash(text(value, 1), text(algorithm, 2));
  if (digest !== undefined) return digest;
  const message = `The algorithm must be one of ${hashAlgorithms.join(', ')}`;
  throw { code: 'D3137', message };
}

function parse(value: JsonValue): JsonValue {
  const parsed = fromJsonText(text(value, 1));
  if (parsed !== undefined) return parsed;
  throw badArgument(1, value);
}

function shuffle(list: JsonArray, random: Random): JsonArray {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as JsonValue, shuffled[i] as JsonValue];
  }
  return shuffled;
}
