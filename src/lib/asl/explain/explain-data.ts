// Paths, intrinsic calls and JSONata expressions in plain English.
import {
  readPath,
  readReference,
  type IntrinsicArgument,
  type IntrinsicCall,
  type Path,
  type Step,
} from '../../grammar/index.ts';
import { intrinsicFunctions } from '../tables/intrinsics.ts';
import { jsonataFunctions } from '../tables/jsonata-functions.ts';
import { listed } from './sentence.ts';

/** One sentence about where a path leads. */
export function explainPath(text: string): string {
  const reading = readPath(text);
  if (!reading.ok) return `This is no path yet: it ${reading.mistake.message}.`;
  return `Takes ${placeOf(reading.value)}.`;
}

/** One sentence about the value of a key that ends in `.$`: a path or a call. */
export function explainTemplateText(text: string): string {
  if (text.startsWith('$')) return explainPath(text);
  const reading = readReference(text);
  if (!reading.ok) return `This is neither a path nor a call yet: it ${reading.mistake.message}.`;
  return reading.value.is === 'call' ? explainCall(reading.value) : explainPath(text);
}

/** What a JSONata expression reads and which functions it calls; a plain path is told in full. */
export function explainExpression(expression: string): string {
  const text = expression.trim();
  const simple = /^\$states\.(input|result|errorOutput|context)((?:\.\w+|\[\d+\])*)$/.exec(text);
  if (simple) {
    const [, root = 'input', rest = ''] = simple;
    const reading = readPath(`$${rest}`);
    const steps = reading.ok ? reading.value.steps : [];
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

function placeOf({ root, steps }: Path): string {
  return inWords(steps, root.of === 'variable' ? `the variable $${root.name}` : placeOfRoot[root.of]);
}
const placeOfRoot = { input: 'the data', contextObject: 'the context object', item: 'the item' };

/** `the field "b" of the field "a" of the data`, from the inside out. */
function inWords(steps: readonly Step[], root: string): string {
  if (steps.length === 0) return root === 'the data' ? 'the whole data' : root;
  return steps.reduce((place, step, at) => {
    if (step.is === 'scan') return place;
    return `${stepInWords(step, steps[at - 1]?.is === 'scan' ? ' at any depth' : '')} of ${place}`;
  }, root);
}

function stepInWords(step: Exclude<Step, { is: 'scan' }>, depth: string): string {
  switch (step.is) {
    case 'property':
      return `the field "${step.name}"${depth}`;
    case 'properties':
      return `the fields ${step.names.map((name) => `'${name}'`).join(',')}${depth}`;
    case 'index':
      return step.index < 0 ? `the item ${-step.index} from the end` : `item ${step.index} (counted from 0)`;
    case 'indices':
      return `the items ${step.indices.join(',')} (counted from 0)`;
    case 'slice':
      return `the items ${step.from ?? ''}:${step.to ?? ''} (the end not included)`;
    case 'wildcard':
      return `every value${depth}`;
    case 'filter':
      return `the items for which ${step.text} holds`;
    case 'function':
      return `${step.name}()`;
  }
}

function explainCall({ name, arguments: given }: IntrinsicCall): string {
  const values = given.map(argumentInWords);
  const using = values.length > 0 ? ` Here with ${listed(values, 'and')}.` : '';
  return `${name}: ${intrinsicFunctions[name].doc}${using}`;
}

function argumentInWords(argument: IntrinsicArgument): string {
  if (argument.is === 'literal') return JSON.stringify(argument.value);
  return argument.is === 'path' ? placeOf(argument.path) : `what ${argument.name} gives`;
}
