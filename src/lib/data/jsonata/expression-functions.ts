// The functions that Step Functions adds to JSONata, and the built-in functions of time and chance, which must follow the execution's
// virtual clock and seed. One row per function.
import { type JsonArray, type JsonValue, isHashAlgorithm } from '../../asl/index.ts';
import { hash } from '../tools/hash.ts';
import { fromJsonText } from '../intrinsics/intrinsics.ts';
import type { Random } from '../tools/random.ts';

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

export interface ExpressionFunction {
  readonly name: string;
  readonly implementation: Implementation;
  /** JSONata's own notation for what it takes; JSONata checks the arguments, and says what is wrong with them. */
  readonly signature: string;
}

/** The functions by their names without `$`, with the signatures that AWS's error texts show (observed by tiny-asl-machine's suite). */
export const expressionFunctions: readonly ExpressionFunction[] = [
  row('partition', '<xn?:a>', (list, size) => (list === undefined ? undefined : partition(list, size))),
  row('range', '<n?n?n?:a>', (first, last, step) => range(first, last, step)),
  row('hash', '<ss?:s>', (text, algorithm) => hashOf(text, algorithm)),
  row('parse', '<s-:x>', (text) => (text === undefined ? undefined : parse(text))),
  row('uuid', '<:s>', function () {
    return evaluationOf(this).random.uuid();
  }),
  row('random', '<n?:n>', function (seed) {
    const { random } = evaluationOf(this);
    return (seed === undefined ? random : random.reseeded(Math.trunc(Number(seed)))).next();
  }),
  row('shuffle', '<a:a>', function (list) {
    return list === undefined ? undefined : shuffle(list as JsonArray, evaluationOf(this).random);
  }),
  row('millis', '<:n>', function () {
    return evaluationOf(this).nowMs;
  }),
  row('now', '<s?s?:s>', function (picture, timezone) {
    const { nowMs } = evaluationOf(this);
    if (picture === undefined) return new Date(nowMs).toISOString();
    const fromMillis = this.environment.lookup('fromMillis') as { implementation: Implementation };
    return fromMillis.implementation.call(this, nowMs, picture, timezone);
  }),
];

function row(name: string, signature: string, implementation: Implementation): ExpressionFunction {
  return { name, signature, implementation };
}

const evaluationOf = (focus: Focus) => focus.environment.lookup(evaluationBinding) as Evaluation;

// JSONata's code for an error with a message of its own.
const failed = (message: string) => ({ code: 'D3137', message });

// Observed of AWS: no chunks, and a range that leads nowhere, are nothing (undefined).
function partition(list: JsonValue, size: JsonValue | undefined): JsonArray | undefined {
  // JSONata's error for a list of wrong elements, with its gap for their type.
  if (!isList(list)) throw { code: 'T0412', index: 1, value: list };
  const length = size === undefined ? list.length : Math.trunc(Number(size));
  if (length < 0) throw failed('Second argument must be zero or greater');
  if (length === 0 || list.length === 0) return undefined;
  return Array.from({ length: Math.ceil(list.length / length) }, (_, i) =>
    list.slice(i * length, (i + 1) * length),
  );
}

const isList = (value: JsonValue): value is JsonArray => Array.isArray(value);

const maxRange = 360_145;

// A range of one number is that number: recorded, `$range(1, 9, 9)` is 1.
function range(
  first: JsonValue | undefined,
  last: JsonValue | undefined,
  step: JsonValue | undefined,
): JsonValue | undefined {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const [from, to, by] = [Math.trunc(Number(first)), Math.trunc(Number(last)), Math.trunc(Number(step))];
  if (by === 0) return undefined;
  const count = Math.floor((to - from) / by) + 1;
  if (count > maxRange) throw { message: memoryLimitExceeded };
  if (count <= 1) return count === 1 ? from : undefined;
  return Array.from({ length: count }, (_, i) => from + i * by);
}

const memoryLimitExceeded = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';

function hashOf(text: JsonValue | undefined, algorithm: JsonValue | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  const name = String(algorithm);
  if (isHashAlgorithm(name)) return hash(String(text), name);
  throw failed(`Hash algorithm '${name}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`);
}

function parse(text: JsonValue): JsonValue {
  const parsed = String(text).trim() === '' ? undefined : fromJsonText(String(text));
  if (parsed !== undefined) return parsed;
  throw failed('Invalid JSON');
}

function shuffle(list: JsonArray, random: Random): JsonArray {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as JsonValue, shuffled[i] as JsonValue];
  }
  return shuffled;
}
