// Reads the text of an intrinsic function call such as `States.Format('Hello {}', $.name)` into a tree. Whether the function takes the
// arguments is not asked here: AWS judges their number and types only when the call is made.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
import type { Path } from './path.ts';
import { readPath, readPathAt } from './read-path.ts';
import { readText, type Reading, type Scanner } from './scanner.ts';

/** The 18 functions. */
export const intrinsicNames = [
  'States.Format',
  'States.StringToJson',
  'States.JsonToString',
  'States.Array',
  'States.ArrayPartition',
  'States.ArrayContains',
  'States.ArrayRange',
  'States.ArrayGetItem',
  'States.ArrayLength',
  'States.ArrayUnique',
  'States.Base64Encode',
  'States.Base64Decode',
  'States.Hash',
  'States.JsonMerge',
  'States.MathRandom',
  'States.MathAdd',
  'States.StringSplit',
  'States.UUID',
] as const;
export type IntrinsicName = (typeof intrinsicNames)[number];

export interface IntrinsicCall {
  readonly is: 'call';
  readonly name: IntrinsicName;
  readonly arguments: readonly IntrinsicArgument[];
  /** Where it starts in the text, in UTF-16 code units. */
  readonly offset: number;
}

export type IntrinsicArgument = IntrinsicCall | PathArgument | LiteralArgument;

export interface PathArgument {
  readonly is: 'path';
  readonly path: Path;
  /** The path as written. */
  readonly text: string;
  readonly offset: number;
}

export interface LiteralArgument {
  readonly is: 'literal';
  readonly value: string | number | boolean | null;
  /** A text as it stands between its quotes, with its escapes: `States.Format` has more use for them than others. */
  readonly written: string;
  readonly offset: number;
}

/** AWS's limit for calls inside calls. */
const maxNesting = 10;

/** Reads a whole text as one call. Pure; never throws. */
export const readIntrinsicCall = (text: string): Reading<IntrinsicCall> =>
  readText(text, (scanner) => {
    const call = readCall(scanner, 1);
    if (scanner.next !== '') scanner.fail('call', 'must end after its closing parenthesis');
    return call;
  });

/** Reads what a key that ends in `.$` holds: a path or a call. Pure; never throws. */
export function readReference(text: string): Reading<PathArgument | IntrinsicCall> {
  if (!text.startsWith('$')) return readIntrinsicCall(text);
  const reading = readPath(text);
  return reading.ok ? { ok: true, value: { is: 'path', path: reading.value, text, offset: 0 } } : reading;
}

/** Every path in an argument, at any depth. */
export function pathsIn(argument: IntrinsicArgument): readonly Path[] {
  if (argument.is === 'call') return argument.arguments.flatMap(pathsIn);
  return argument.is === 'path' ? [argument.path] : [];
}

function readCall(scanner: Scanner, nesting: number): IntrinsicCall {
  const offset = scanner.at;
  if (nesting > maxNesting) scanner.fail('call', `nests functions more than ${maxNesting} deep`);
  const written =
    scanner.match(/States\.[A-Za-z0-9]+/y) ??
    scanner.fail('call', 'must start with "States." and a function name');
  const name =
    intrinsicNames.find((known) => known === written) ??
    scanner.fail('call', `calls "${written}", which is not an intrinsic function`, offset);
  if (scanner.match(/\s*\(\s*/y) === undefined) scanner.fail('call', `must have "(" after ${name}`);
  const found: IntrinsicArgument[] = [];
  if (!scanner.take(')')) {
    do found.push(readArgument(scanner, nesting));
    while (scanner.match(/\s*,\s*/y) !== undefined);
    if (scanner.match(/\s*\)/y) === undefined) scanner.fail('call', 'must have "," or ")" here');
  }
  return { is: 'call', name, arguments: found, offset };
}

function readArgument(scanner: Scanner, nesting: number): IntrinsicArgument {
  const offset = scanner.at;
  if (scanner.next === "'") return readQuoted(scanner);
  if (scanner.next === '$') {
    const path = readPathAt(scanner);
    return { is: 'path', path, text: scanner.text.slice(offset, scanner.at), offset };
  }
  const number = scanner.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
  if (number !== undefined) return { is: 'literal', value: Number(number), written: number, offset };
  const word = scanner.match(/(?:true|false|null)\b/y);
  if (word === undefined) return readCall(scanner, nesting + 1);
  return { is: 'literal', value: word === 'null' ? null : word === 'true', written: word, offset };
}

// Recorded: a definition with any other escape is refused when it is created.
function readQuoted(scanner: Scanner): LiteralArgument {
  const offset = scanner.at;
  const written = (scanner.match(/'(?:[^'\\]|\\['{}\\])*/y) ?? '').slice(1);
  if (scanner.next === '\\') scanner.fail('call', "may escape only ', {, } and \\ in a text");
  if (!scanner.take("'")) scanner.fail('call', 'must close its quotes', offset);
  return { is: 'literal', value: written.replace(/\\(.)/g, '$1'), written, offset };
}
