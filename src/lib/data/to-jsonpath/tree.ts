// The part of JSONata's syntax tree that has a counterpart in JSONPath, and how a conversion is refused, by name.
import jsonata from 'jsonata';

export interface Tree {
  readonly type?: string;
  readonly value?: unknown;
  readonly [part: string]: unknown;
}

/** Stops the conversion of one text, with the reason; caught where the place of the text is known. */
export class NoCounterpart extends Error {}

/** The tree of an expression without its `{%` and `%}`; throws NoCounterpart when it does not parse. */
export function treeOf(expression: string): Tree {
  try {
    return plain(jsonata(expression).ast() as unknown as Tree);
  } catch {
    throw new NoCounterpart('it does not parse as JSONata');
  }
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
export const treesOf = (value: unknown): readonly Tree[] =>
  Array.isArray(value) ? value.filter(isTree) : [];

/** The function that a call names, without its dollar sign; undefined for anything else. */
export function calledBy(tree: Tree): string | undefined {
  const { procedure } = tree;
  return tree.type === 'function' && isTree(procedure) && procedure.type === 'variable'
    ? String(procedure.value)
    : undefined;
}

/** The literal that a tree is, in a box since it may be null. */
export function literalOf(tree: Tree): { readonly value: string | number | boolean | null } | undefined {
  const { type, value } = tree;
  if (type === 'string' && typeof value === 'string') return { value };
  if (type === 'number' && typeof value === 'number') return { value };
  if (type === 'value' && (typeof value === 'boolean' || value === null)) return { value };
  return undefined;
}

/** The fields of an object that is written out with texts as keys. */
export function entriesOf(tree: Tree): readonly (readonly [key: string, value: Tree])[] | undefined {
  if (tree.type !== 'unary' || tree.value !== '{' || !Array.isArray(tree.lhs)) return undefined;
  const entries: (readonly [string, Tree])[] = [];
  for (const pair of tree.lhs as readonly unknown[]) {
    const [key, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    const name = isTree(key) ? literalOf(key)?.value : undefined;
    if (typeof name !== 'string' || !isTree(value)) return undefined;
    entries.push([name, plain(value)]);
  }
  return entries;
}

/** A block of one expression is that expression: parentheses. */
export function plain(tree: Tree): Tree {
  const inner = tree.type === 'block' ? treesOf(tree.expressions) : [];
  return inner.length === 1 && inner[0] ? plain(inner[0]) : tree;
}
