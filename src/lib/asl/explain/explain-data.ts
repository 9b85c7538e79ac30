// Paths, intrinsic calls and JSONata expressions in plain English.
import type { IntrinsicArgument, IntrinsicCall } from '../reading/intrinsic-syntax.ts';
import { readIntrinsic } from '../reading/intrinsic-syntax.ts';
import { intrinsicFunction } from '../tables/intrinsics.ts';
import { jsonataFunctions } from '../tables/jsonata-functions.ts';
import type { PathStep, PathSyntax } from '../reading/path-syntax.ts';
import { readPath } from '../reading/path-syntax.ts';
import { listed } from './sentence.ts';

/** One sentence about where a path leads. */
export function explainPath(text: string): string {
  const reading = readPath(text);
  if (!reading.ok) return `This is no path yet: ${reading.problem.message}.`;
  return `Takes ${placeOf(reading.path)}.`;
}

/** One sentence about the value of a key that ends in `.$`: a path or a call. */
export function explainTemplateText(text: string): string {
  if (text.startsWith('$')) return explainPath(text);
  const reading = readIntrinsic(text);
  if (!reading.ok) return `This is neither a path nor a call yet: ${reading.problem.message}.`;
  return explainCall(reading.call);
}

/** What a JSONata expression reads and which functions it calls; a plain path is told in full. */
export function explainExpression(expression: string): string {
  const text = expression.trim();
  const simple = /^\$states\.(input|result|errorOutput|context)((?:\.\w+|\[\d+\])*)$/.exec(text);
  if (simple) {
    const [, root = 'input', rest = ''] = simple;
    const reading = readPath(`$${rest}`);
    const steps = reading.ok ? reading.path.steps : [];
    return `Takes ${inWords(steps, roots[root] ?? roots.input ?? '')}.`;
  }
  const called = jsonataFunctions.filter(({ name }) => new RegExp(`\\${name}\\s*\\(`).test(text));
  const read = [
    ...new Set([...text.matchAll(/\$states\.\w+(?:\.\w+)*|\$[A-Za-z_]\w*/g)].map(([name]) => name)),
  ].filter((name) => !called.some((each) => each.name === name));
  const parts = [
    read.length > 0 ? `It reads ${listed(read, 'and')}.` : 'It reads no data: it is the same every time.',
    ...called.map(({ name, doc }) => `${name}: ${doc}`),
  ];
  return `Computes a value in JSONata. ${parts.join(' ')}`;
}

const roots: { readonly [root: string]: string } = {
  input: "the state's input",
  result: 'the result',
  errorOutput: 'the error (Error and Cause)',
  context: 'the context object',
};

function placeOf(path: PathSyntax): string {
  const root =
    path.root === 'context'
      ? 'the context object'
      : path.root === 'variable'
        ? `the variable $${path.variable}`
        : 'the data';
  return inWords(path.steps, root);
}

/** `the field "b" of the field "a" of the data`, from the inside out. */
function inWords(steps: readonly PathStep[], root: string): string {
  if (steps.length === 0) return root === 'the data' ? 'the whole data' : root;
  return steps.reduce((place, step) => `${stepInWords(step)} of ${place}`, root);
}

function stepInWords({ kind, text, deep }: PathStep): string {
  const depth = deep ? ' at any depth' : '';
  switch (kind) {
    case 'name':
      return `the field "${text}"${depth}`;
    case 'names':
      return `the fields ${text}${depth}`;
    case 'index':
      return Number(text) < 0 ? `the item ${-Number(text)} from the end` : `item ${text} (counted from 0)`;
    case 'indexes':
      return `the items ${text} (counted from 0)`;
    case 'slice':
      return `the items ${text} (the end not included)`;
    case 'wildcard':
      return `every value${depth}`;
    case 'filter':
      return `the items for which ${text} holds`;
    case 'function':
      return `${text}()`;
  }
}

function explainCall({ name, arguments: given }: IntrinsicCall): string {
  const known = intrinsicFunction(name);
  const values = given.map(argumentInWords);
  const using = values.length > 0 ? ` Here with ${listed(values, 'and')}.` : '';
  return `${name}: ${known?.doc ?? ''}${using}`;
}

function argumentInWords(argument: IntrinsicArgument): string {
  if (argument.kind === 'literal') return JSON.stringify(argument.value);
  if (argument.kind === 'path') return placeOf(argument.path);
  return `what ${argument.call.name} gives`;
}
