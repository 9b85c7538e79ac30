// What the intrinsic functions of JSONPath states take: one row each, read by diagnostics, completion, hover, explanations and by
// the evaluation. AWS creates a machine whose calls give something else, and fails the execution when a call is made.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
import { maxArrayRange, maxIntrinsicCharacters } from '../limits.ts';
import type { IntrinsicName } from '../../grammar/index.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { redactedJacksonProblem } from '../text/jackson.ts';

export type ArgumentKind = 'any' | 'string' | 'number' | 'array' | 'object' | 'boolean';

/** Arguments in order; one that is not known before the call is made is undefined. */
export type KnownArguments = readonly (JsonValue | undefined)[];

export interface IntrinsicFunction {
  /** The arguments in order; a name that ends in `?` may be left out, one that starts with `...` repeats. */
  readonly parameters: readonly (readonly [name: string, kind: ArgumentKind])[];
  readonly doc: string;
  /** Whether it refuses arguments although they are of its kinds. */
  readonly refuses?: (args: KnownArguments) => boolean;
}

export const intrinsicFunctions = {
  'States.Format': {
    parameters: [
      ['template', 'string'],
      ['...values', 'any'],
    ],
    doc: 'Puts the values into the {} of a template, in order.',
  },
  'States.StringToJson': {
    parameters: [['text', 'string']],
    doc: 'Reads a JSON text.',
  },
  'States.JsonToString': {
    parameters: [['value', 'any']],
    doc: 'Writes a value as JSON text.',
  },
  'States.Array': {
    parameters: [['...values', 'any']],
    doc: 'Makes an array of the values.',
  },
  'States.ArrayPartition': {
    parameters: [
      ['array', 'array'],
      ['size', 'number'],
    ],
    doc: 'Cuts an array into pieces of a size; the last may be shorter.',
    refuses: ([, size]) => Math.trunc(numeric(size)) < 1,
  },
  'States.ArrayContains': {
    parameters: [
      ['array', 'array'],
      ['value', 'any'],
    ],
    doc: 'Says whether the array holds the value.',
  },
  'States.ArrayRange': {
    parameters: [
      ['first', 'number'],
      ['last', 'number'],
      ['step', 'number'],
    ],
    doc: 'Makes an array of numbers from first to last (inclusive), at most 1,000.',
    refuses: ([first, last, step]) =>
      Math.trunc(numeric(step)) === 0 ||
      rangeLength(numeric(first), numeric(last), numeric(step)) > maxArrayRange,
  },
  'States.ArrayGetItem': {
    parameters: [
      ['array', 'array'],
      ['index', 'number'],
    ],
    doc: 'Takes the item at an index, counted from 0.',
    refuses: ([, index]) => numeric(index) < 0,
  },
  'States.ArrayLength': {
    parameters: [['array', 'array']],
    doc: 'Counts the items of an array.',
  },
  'States.ArrayUnique': {
    parameters: [['array', 'array']],
    doc: 'Drops repeated items; the first ones stay.',
  },
  'States.Base64Encode': {
    parameters: [['text', 'string']],
    doc: 'Writes a text of at most 10,000 characters in Base64.',
    refuses: ([text]) => isTooLong(text),
  },
  'States.Base64Decode': {
    parameters: [['text', 'string']],
    doc: 'Reads a Base64 text of at most 10,000 characters.',
    refuses: ([text]) => isTooLong(text),
  },
  'States.Hash': {
    parameters: [
      ['data', 'any'],
      ['algorithm', 'string'],
    ],
    doc: 'Hashes the data with MD5, SHA-1, SHA-256, SHA-384 or SHA-512, in hexadecimal.',
    refuses: ([data, algorithm]) =>
      isTooLong(data) || (typeof algorithm === 'string' && !isHashAlgorithm(algorithm)),
  },
  'States.JsonMerge': {
    parameters: [
      ['first', 'object'],
      ['second', 'object'],
      ['deep', 'boolean'],
    ],
    doc: 'Merges two objects; the second wins. The third argument must be false: only shallow merging exists.',
    refuses: ([, , deep]) => deep === true,
  },
  'States.MathRandom': {
    parameters: [
      ['start', 'number'],
      ['end', 'number'],
      ['seed?', 'number'],
    ],
    doc: 'A random whole number from start (inclusive) to end (exclusive).',
    refuses: ([start, end]) => Math.trunc(numeric(start)) >= Math.trunc(numeric(end)),
  },
  'States.MathAdd': {
    parameters: [
      ['first', 'number'],
      ['second', 'number'],
    ],
    doc: 'Adds two whole numbers; fractions are rounded first. Subtract by adding a negative number.',
    refuses: ([first, second]) => {
      const [a, b] = [roundedHalfUp(numeric(first)), roundedHalfUp(numeric(second))];
      return isBeyondInt(a) || isBeyondInt(b) || isBeyondInt(a + b);
    },
  },
  'States.StringSplit': {
    parameters: [
      ['text', 'string'],
      ['splitters', 'string'],
    ],
    doc: 'Cuts a text at every character that the second text contains; empty pieces are dropped.',
  },
  'States.UUID': {
    parameters: [],
    doc: 'A new random identifier.',
  },
} as const satisfies { readonly [name in IntrinsicName]: IntrinsicFunction };

/** `States.MathRandom(start, end, seed?)` */
export const signatureOf = (name: IntrinsicName): string =>
  `${name}(${intrinsicFunctions[name].parameters.map(([parameter]) => parameter).join(', ')})`;

/** What is wrong with the arguments of a call. */
export interface ArgumentProblem {
  /** In a sentence; absent where all that can be said is that they are invalid. */
  readonly message?: string;
  /** The argument that is at fault, if it is a single one. */
  readonly index?: number;
}

/** Why a call with these arguments fails, whatever those will be that are not known; undefined if nothing speaks against it. */
export function argumentProblem(name: IntrinsicName, args: KnownArguments): ArgumentProblem | undefined {
  const { parameters, refuses }: IntrinsicFunction = intrinsicFunctions[name];
  const optional = parameters.findIndex(([parameter]) => /^\.\.\.|\?$/.test(parameter));
  const repeated = parameters.find(([parameter]) => parameter.startsWith('...'));
  const least = optional < 0 ? parameters.length : optional;
  if (args.length < least || (!repeated && args.length > parameters.length)) {
    return { message: `${signatureOf(name)} cannot take ${args.length} arguments` };
  }
  for (const [index, value] of args.entries()) {
    const [parameter, kind] = parameters[index] ?? repeated ?? ['', 'any'];
    if (isOfKind(kind, value)) continue;
    return { message: `${name} takes ${/^[ao]/.test(kind) ? 'an' : 'a'} ${kind} as ${parameter}`, index };
  }
  return refuses?.(args) ? {} : undefined;
}

function isOfKind(kind: ArgumentKind, value: JsonValue | undefined): boolean {
  if (value === undefined || kind === 'any') return true;
  if (kind === 'array') return Array.isArray(value);
  return kind === 'object' ? isJsonObject(value) : typeof value === kind;
}

// Every comparison with a number that is not known is false.
const numeric = (value: JsonValue | undefined): number => (typeof value === 'number' ? value : NaN);
/** Whether it is a text that is too long for Base64 and hashes. */
export const isTooLong = (value: JsonValue | undefined): boolean =>
  typeof value === 'string' && value.length > maxIntrinsicCharacters;
const isBeyondInt = (value: number): boolean => value < -(2 ** 31) || value >= 2 ** 31;

/** As Java's Math.round does, which AWS uses before it adds. */
export const roundedHalfUp = (value: number): number => Math.floor(value + 0.5);

/** How many numbers a range has; its fractions are cut off. */
export const rangeLength = (first: number, last: number, step: number): number =>
  Math.max(0, Math.floor((Math.trunc(last) - Math.trunc(first)) / Math.trunc(step)) + 1);

export const hashAlgorithms = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];
export const isHashAlgorithm = (name: string): name is HashAlgorithm =>
  hashAlgorithms.some((known) => known === name);

/** The places of a template, `{}`, with its escapes and the braces that belong to none. */
export const templateParts = /\\(.)|\{\}|[{}]/gs;

/** What is wrong with the template of States.Format for so many values, in AWS's words (observed by tiny-asl-machine's suite). */
export function templateProblem(template: string, count: number): string | undefined {
  const parts = [...template.matchAll(templateParts)].map(([part]) => part);
  const stray = parts.find((part) => part === '{' || part === '}');
  if (stray !== undefined) {
    const missing = stray === '{' ? '}' : '{';
    return `Invalid template in States.Format: matching '${missing}' not found for '${stray}'.`;
  }
  return parts.filter((part) => part === '{}').length === count
    ? undefined
    : 'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.';
}

/** What keeps States.StringToJson from reading a text, in AWS's words (observed by tiny-asl-machine's suite). */
export function jsonTextProblem(text: string): string | undefined {
  const problem = text.trim() === '' ? undefined : redactedJacksonProblem(text);
  return problem && `Cannot convert String to Json in States.StringToJson, caused by: ${problem}`;
}
