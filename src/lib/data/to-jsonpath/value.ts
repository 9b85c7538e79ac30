// Rewrites a JSONata expression as a JSONPath or an intrinsic function that gives the same value. What would give another value, or
// might, is refused; what is true only for some kinds of data is noted in words.
import { isReferencePath, readPath } from '../../grammar/index.ts';
import { calledBy, literalOf, NoCounterpart, plain, treesOf, type Tree } from './tree.ts';

/** What a path may start from, and how JSONPath writes it there: `{ input: '$' }` where `$` is the state's input. */
export interface Roots {
  readonly input?: string;
  readonly result?: string;
  readonly errorOutput?: string;
}
/** Takes a sentence about the data for which a conversion holds. */
export type Note = (sentence: string) => void;

/** A path such as `$.order.items[0]`; undefined for anything that is no path at all. Throws NoCounterpart. */
export function pathOf(tree: Tree, roots: Roots, note: Note): string | undefined {
  const steps = tree.type === 'variable' ? [tree] : tree.type === 'path' ? treesOf(tree.steps) : [];
  const [first, ...rest] = steps;
  if (first?.type !== 'variable') return undefined;
  if (tree.keepSingletonArray !== undefined)
    throw new NoCounterpart('[] at the end has no counterpart in JSONPath');
  const [root, taken] = rootOf(first, rest, roots);
  const named = rest.slice(taken);
  if (named.length > 1)
    note('Paths are taken to lead through objects: of a list JSONata would take the field of every item.');
  const path = [indexesOf(first), ...named.map(stepOf)].reduce<string>((text, step) => text + step, root);
  const reading = readPath(path);
  if (!reading.ok || !isReferencePath(reading.value))
    throw new NoCounterpart(`JSONPath has no way to write the path ${path}`);
  return path;
}

/** The root in JSONPath, and how many steps after `$states` it stands for. */
function rootOf(first: Tree, rest: readonly Tree[], roots: Roots): readonly [root: string, taken: number] {
  const name = String(first.value);
  if (name === '') throw new NoCounterpart('$ has no meaning of its own here');
  if (name !== 'states') return [`$${name}`, 0];
  const [field] = rest;
  const kind = field?.type === 'name' ? String(field.value) : '';
  if (kind === 'context') return [`$$${indexesOf(field ?? {})}`, 1];
  if (kind !== 'input' && kind !== 'result' && kind !== 'errorOutput')
    throw new NoCounterpart('JSONPath has nothing for the whole of $states');
  const root = roots[kind];
  if (root === undefined)
    throw new NoCounterpart(`in JSONPath $states.${kind} is out of reach in this field`);
  return [`${root}${indexesOf(field ?? {})}`, 1];
}

function stepOf(step: Tree): string {
  if (step.type !== 'name') throw new NoCounterpart(`JSONPath selects in another way than ${wordFor(step)}`);
  const name = String(step.value);
  const written = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name.replace(/[\\']/g, '\\$&')}']`;
  return written + indexesOf(step);
}

/** The `[0]` behind a step; filters and negative indexes have no counterpart. */
function indexesOf(step: Tree): string {
  for (const part of ['group', 'focus', 'index', 'predicate', 'ancestor'])
    if (step[part] !== undefined)
      throw new NoCounterpart('grouping, binding and sorting have no counterpart in JSONPath');
  return treesOf(step.stages)
    .map((stage) => {
      const index = stage.type === 'filter' ? literalOf(stage.expr as Tree)?.value : undefined;
      if (typeof index !== 'number' || !Number.isInteger(index) || index < 0)
        throw new NoCounterpart('a filter gives a list in JSONPath, and what it finds in JSONata');
      return `[${index}]`;
    })
    .join('');
}

const wordFor = ({ type, value }: Tree): string =>
  type === 'wildcard'
    ? '*'
    : type === 'descendant'
      ? '**'
      : typeof value === 'string'
        ? `“${value}”`
        : String(type);

/** Intrinsic functions that give what a function of JSONata gives. */
const twins: {
  readonly [name: string]: { readonly intrinsic: string; readonly count: number; readonly givesText?: true };
} = {
  uuid: { intrinsic: 'States.UUID', count: 0, givesText: true },
  hash: { intrinsic: 'States.Hash', count: 2, givesText: true },
  base64encode: { intrinsic: 'States.Base64Encode', count: 1, givesText: true },
  base64decode: { intrinsic: 'States.Base64Decode', count: 1, givesText: true },
  parse: { intrinsic: 'States.StringToJson', count: 1 },
  partition: { intrinsic: 'States.ArrayPartition', count: 2 },
  range: { intrinsic: 'States.ArrayRange', count: 3 },
  count: { intrinsic: 'States.ArrayLength', count: 1 },
};
/** Functions that seem to have a twin and differ, each with how. */
const different: { readonly [name: string]: string } = {
  string: 'States.JsonToString puts texts into quotation marks',
  split: 'States.StringSplit cuts at each of the characters, and drops empty pieces',
  random: 'States.MathRandom gives whole numbers',
  distinct: 'States.ArrayUnique keeps a list of one a list',
  sum: 'States.MathAdd adds two numbers',
};

/** What stands behind a key that ends in `.$`: a path, or a call of an intrinsic function. Throws NoCounterpart. */
export function valueText(tree: Tree, roots: Roots, note: Note): string {
  return pathOf(tree, roots, note) ?? callText(tree, roots, note);
}

function callText(tree: Tree, roots: Roots, note: Note): string {
  if (tree.type === 'binary' && tree.value === '&') return formatText(tree, roots, note);
  if (tree.type === 'binary' && tree.value === 'in') return containsText(tree, roots, note);
  const name = calledBy(tree);
  if (name === 'merge') return mergeText(tree, roots, note);
  const twin = name !== undefined && Object.hasOwn(twins, name) ? twins[name] : undefined;
  const given = treesOf(tree.arguments).map(plain);
  if (!twin || given.length !== twin.count) throw new NoCounterpart(refusal(tree, name));
  return `${twin.intrinsic}(${given.map((each) => argumentText(each, roots, note)).join(', ')})`;
}

function refusal(tree: Tree, name: string | undefined): string {
  if (name !== undefined) {
    const why = Object.hasOwn(different, name) ? `: ${different[name]}` : '';
    return `no intrinsic function does what $${name} does${why}`;
  }
  if (tree.type === 'binary' && tree.value === '+')
    return '+ adds fractions too, and States.MathAdd rounds them first';
  if (tree.type === 'binary')
    return `JSONPath states do not calculate: there is nothing for “${String(tree.value)}”`;
  if (tree.type === 'condition') return 'JSONPath states choose with a Choice state, not with “? :”';
  if (tree.type === 'unary' && tree.value === '[')
    return 'JSONata flattens lists within [ ], States.Array does not';
  if (tree.type === 'lambda' || tree.type === 'apply' || tree.type === 'partial')
    return 'JSONPath states have no functions of their own';
  return 'it has no counterpart in JSONPath';
}

/** An argument of an intrinsic function: a path, a call or a literal. */
export function argumentText(tree: Tree, roots: Roots, note: Note): string {
  const literal = literalOf(tree);
  if (!literal) return valueText(tree, roots, note);
  return typeof literal.value === 'string' ? quoted(literal.value) : JSON.stringify(literal.value);
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** `a & "x" & b` as `States.Format('{}x{}', a, b)`. */
function formatText(tree: Tree, roots: Roots, note: Note): string {
  let template = '';
  const given: string[] = [];
  for (const part of partsOf(tree)) {
    const literal = literalOf(part)?.value;
    if (typeof literal === 'string') template += literal.replace(/[\\'{}]/g, '\\$&');
    else {
      const text = argumentText(part, roots, note);
      const name = calledBy(part);
      if (literal === undefined && !(name !== undefined && twins[name]?.givesText))
        note(
          `“${text}” is taken to be a text or a whole number: States.Format writes objects and lists in another way.`,
        );
      template += '{}';
      given.push(text);
    }
  }
  return `States.Format('${template}'${given.map((each) => `, ${each}`).join('')})`;
}

const partsOf = (tree: Tree): readonly Tree[] =>
  tree.type === 'binary' && tree.value === '&'
    ? [tree.lhs, tree.rhs].flatMap((side) => partsOf(plain(side as Tree)))
    : [tree];

function containsText(tree: Tree, roots: Roots, note: Note): string {
  const item = literalOf(plain(tree.lhs as Tree));
  const list = pathOf(plain(tree.rhs as Tree), roots, note);
  if (!item || list === undefined)
    throw new NoCounterpart('“in” has a counterpart only for a literal in a list at a path');
  return `States.ArrayContains(${list}, ${argumentText(plain(tree.lhs as Tree), roots, note)})`;
}

function mergeText(tree: Tree, roots: Roots, note: Note): string {
  const [list, ...more] = treesOf(tree.arguments).map(plain);
  const given = list?.type === 'unary' && list.value === '[' ? treesOf(list.expressions).map(plain) : [];
  const paths = given.map((each) => pathOf(each, roots, note));
  const [first, second] = paths;
  if (more.length > 0 || paths.length !== 2 || first === undefined || second === undefined)
    throw new NoCounterpart('States.JsonMerge merges two objects at paths');
  return `States.JsonMerge(${first}, ${second}, false)`;
}
