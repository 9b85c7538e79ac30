// What can be said of a JSONata expression without running it: whether it parses, which variables it reads, and what it would read from
// a context that Step Functions does not provide. `diagnose` in the room asl is handed this reader.
import jsonata from 'jsonata';
import type { JsonataReading, JsonataReference } from '../../asl/index.ts';
import { cachedByText } from '../tools/cached.ts';

/** Reads an expression, without its `{%` and `%}`. Pure; never throws; each text is parsed once. */
export const readExpression: (expression: string) => JsonataReading = cachedByText((expression) => {
  try {
    const variables: JsonataReference[] = [];
    const contextReads: JsonataReference[] = [];
    const scope = { hasNoContext: true, bound: new Set<string>() };
    partsOf(jsonata(expression).ast()).forEach((tree) => walk(tree, scope, { variables, contextReads }));
    return { variables, contextReads };
  } catch (problem) {
    return { problem: describe(problem, expression), variables: [], contextReads: [] };
  }
});

/** The parts of JSONata's syntax tree that this file looks at. */
interface Tree {
  readonly type?: string;
  readonly value?: unknown;
  /** Where the node's token ends in the expression. */
  readonly position?: number;
  readonly focus?: string;
  readonly index?: string;
  readonly [part: string]: unknown;
}

interface Scope {
  /** Whether names are read from the top level, where there is nothing; not so in predicates and later steps. */
  readonly hasNoContext: boolean;
  /** Names bound by lambdas, `:=`, `@` and `#`; a block has its own. */
  readonly bound: Set<string>;
}

interface Found {
  readonly variables: JsonataReference[];
  readonly contextReads: JsonataReference[];
}

function walk(tree: Tree, scope: Scope, found: Found): void {
  switch (tree.type) {
    case 'path':
      walkPath(tree, scope, found);
      break;
    case 'variable':
      readVariable(tree, undefined, scope, found);
      break;
    case 'name':
    case 'wildcard':
    case 'descendant':
      if (scope.hasNoContext) found.contextReads.push(reference(tree, String(tree.value)));
      break;
    case 'lambda': {
      const names = partsOf(tree.arguments).map(({ value }) => String(value));
      walkParts(tree, ['body'], { ...scope, bound: new Set([...scope.bound, ...names]) }, found);
      break;
    }
    case 'bind':
      partsOf(tree.lhs).forEach(({ value }) => scope.bound.add(String(value)));
      walkParts(tree, ['rhs'], scope, found);
      break;
    case 'block':
      walkParts(tree, ['expressions'], { ...scope, bound: new Set(scope.bound) }, found);
      break;
    default:
      walkParts(tree, subtrees, scope, found);
  }
  walkParts(tree, within, { ...scope, hasNoContext: false }, found);
}

/** Parts that see the same context as the node that holds them, and those that see its value as their context. */
const subtrees = [
  'lhs',
  'rhs',
  'expression',
  'expressions',
  'condition',
  'then',
  'else',
  'procedure',
  'arguments',
  'pattern',
  'update',
  'delete',
];
const within = ['stages', 'predicate', 'group', 'terms', 'expr'];

function walkPath(tree: Tree, scope: Scope, found: Found): void {
  const steps = partsOf(tree.steps);
  const inner = { hasNoContext: false, bound: new Set(scope.bound) };
  steps.forEach((step, index) => {
    const here = index === 0 ? { ...inner, hasNoContext: scope.hasNoContext } : inner;
    const [next] = steps.slice(index + 1);
    if (step.type === 'variable') {
      const field = next?.type === 'name' ? String(next.value) : undefined;
      readVariable(step, field, here, found);
      walkParts(step, within, inner, found);
    } else walk(step, here, found);
    for (const name of [step.focus, step.index]) if (name !== undefined) inner.bound.add(name);
  });
}

function walkParts(tree: Tree, names: readonly string[], scope: Scope, found: Found): void {
  for (const name of names) partsOf(tree[name]).forEach((part) => walk(part, scope, found));
}

function readVariable(tree: Tree, field: string | undefined, scope: Scope, found: Found): void {
  const name = String(tree.value);
  if (name === '' || name === '$') {
    if (name === '$' || scope.hasNoContext) found.contextReads.push(reference(tree, `$${name}`));
  } else if (!scope.bound.has(name)) {
    const read = reference(tree, `$${name}`);
    found.variables.push({ ...read, name, ...(field === undefined ? {} : { field }) });
  }
}

const reference = (tree: Tree, name: string): JsonataReference => ({
  name,
  offset: Math.max(0, (tree.position ?? 0) - name.length),
});

/** The subtrees in a part: one, a list, or a list of pairs (an object's fields). */
function partsOf(part: unknown): readonly Tree[] {
  if (Array.isArray(part)) return part.flatMap(partsOf);
  return typeof part === 'object' && part !== null ? [part as Tree] : [];
}

function describe(problem: unknown, expression: string): JsonataReading['problem'] {
  const { message, position, token }: { message?: unknown; position?: unknown; token?: unknown } =
    typeof problem === 'object' && problem !== null ? problem : {};
  const end = typeof position === 'number' ? position : expression.length;
  const length = typeof token === 'string' && token !== '(end)' ? token.length : 0;
  return {
    message: typeof message === 'string' ? message : 'The expression cannot be read',
    offset: Math.min(expression.length, Math.max(0, end - length)),
  };
}
