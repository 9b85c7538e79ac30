// The intrinsic functions of JSONPath states: one row each, read by diagnostics, completion, hover and explanations.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html

export type ArgumentKind = 'any' | 'string' | 'number' | 'array' | 'object' | 'boolean';

export interface IntrinsicFunction {
  readonly name: string;
  /** The arguments in order; a name that ends in `?` may be left out, one that starts with `...` repeats. */
  readonly parameters: readonly (readonly [name: string, kind: ArgumentKind])[];
  readonly doc: string;
}

export const intrinsicFunctions: readonly IntrinsicFunction[] = [
  {
    name: 'States.Format',
    parameters: [
      ['template', 'string'],
      ['...values', 'any'],
    ],
    doc: 'Puts the values into the {} of a template, in order.',
  },
  { name: 'States.StringToJson', parameters: [['text', 'string']], doc: 'Reads a JSON text.' },
  { name: 'States.JsonToString', parameters: [['value', 'any']], doc: 'Writes a value as JSON text.' },
  { name: 'States.Array', parameters: [['...values', 'any']], doc: 'Makes an array of the values.' },
  {
    name: 'States.ArrayPartition',
    parameters: [
      ['array', 'array'],
      ['size', 'number'],
    ],
    doc: 'Cuts an array into pieces of a size; the last may be shorter.',
  },
  {
    name: 'States.ArrayContains',
    parameters: [
      ['array', 'array'],
      ['value', 'any'],
    ],
    doc: 'Says whether the array holds the value.',
  },
  {
    name: 'States.ArrayRange',
    parameters: [
      ['first', 'number'],
      ['last', 'number'],
      ['step', 'number'],
    ],
    doc: 'Makes an array of numbers from first to last (inclusive), at most 1,000.',
  },
  {
    name: 'States.ArrayGetItem',
    parameters: [
      ['array', 'array'],
      ['index', 'number'],
    ],
    doc: 'Takes the item at an index, counted from 0.',
  },
  { name: 'States.ArrayLength', parameters: [['array', 'array']], doc: 'Counts the items of an array.' },
  {
    name: 'States.ArrayUnique',
    parameters: [['array', 'array']],
    doc: 'Drops repeated items; the first ones stay.',
  },
  {
    name: 'States.Base64Encode',
    parameters: [['text', 'string']],
    doc: 'Writes a text of at most 10,000 characters in Base64.',
  },
  {
    name: 'States.Base64Decode',
    parameters: [['text', 'string']],
    doc: 'Reads a Base64 text of at most 10,000 characters.',
  },
  {
    name: 'States.Hash',
    parameters: [
      ['data', 'any'],
      ['algorithm', 'string'],
    ],
    doc: 'Hashes the data with MD5, SHA-1, SHA-256, SHA-384 or SHA-512, in hexadecimal.',
  },
  {
    name: 'States.JsonMerge',
    parameters: [
      ['first', 'object'],
      ['second', 'object'],
      ['deep', 'boolean'],
    ],
    doc: 'Merges two objects; the second wins. The third argument must be false: only shallow merging exists.',
  },
  {
    name: 'States.MathRandom',
    parameters: [
      ['start', 'number'],
      ['end', 'number'],
      ['seed?', 'number'],
    ],
    doc: 'A random whole number from start (inclusive) to end (exclusive).',
  },
  {
    name: 'States.MathAdd',
    parameters: [
      ['first', 'number'],
      ['second', 'number'],
    ],
    doc: 'Adds two whole numbers; fractions are rounded first. Subtract by adding a negative number.',
  },
  {
    name: 'States.StringSplit',
    parameters: [
      ['text', 'string'],
      ['splitters', 'string'],
    ],
    doc: 'Cuts a text at every character that the second text contains; empty pieces are dropped.',
  },
  { name: 'States.UUID', parameters: [], doc: 'A new random identifier.' },
];

const byName = new Map(intrinsicFunctions.map((each) => [each.name, each]));

export const intrinsicFunction = (name: string): IntrinsicFunction | undefined => byName.get(name);

/** `States.MathRandom(start, end, seed?)` */
export const signatureOf = ({ name, parameters }: IntrinsicFunction): string =>
  `${name}(${parameters.map(([parameter]) => parameter).join(', ')})`;
