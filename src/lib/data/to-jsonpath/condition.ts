// Rewrites a JSONata Condition as a rule of a JSONPath Choice that holds in the same cases. A path that leads nowhere makes a comparison
// false in JSONata but fails the state in JSONPath, so IsPresent is tested first where JSONata would go on.
import type { JsonObject, JsonValue } from '../../asl/index.ts';
import { calledBy, literalOf, NoCounterpart, plain, treesOf, type Tree } from './tree.ts';
import { pathOf, type Note, type Roots } from './value.ts';

/** A rule, and the paths without which the expression gives nothing at all. */
interface Test {
  readonly rule: JsonObject;
  readonly needs: readonly string[];
}

const roots: Roots = { input: '$' };
const orders: { readonly [sign: string]: string } = {
  '<': 'LessThan',
  '>': 'GreaterThan',
  '<=': 'LessThanEquals',
  '>=': 'GreaterThanEquals',
};
const turned: { readonly [sign: string]: string } = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
};
const kinds: { readonly [type: string]: string } = {
  string: 'IsString',
  number: 'IsNumeric',
  boolean: 'IsBoolean',
  null: 'IsNull',
};

/** The rule without its Next. Throws NoCounterpart. */
export function ruleOf(condition: Tree, note: Note): JsonObject {
  const path = pathOf(condition, roots, note);
  // At the top, where nothing but true and false is taken, a path alone is a test.
  if (path !== undefined) return { Variable: path, BooleanEquals: true };
  return testOf(condition, note).rule;
}

function testOf(tree: Tree, note: Note): Test {
  const literal = literalOf(tree)?.value;
  if (typeof literal === 'boolean') return { rule: { Variable: '$', IsPresent: literal }, needs: [] };
  if (tree.type === 'binary') {
    const sign = String(tree.value);
    const sides = [tree.lhs, tree.rhs].map((side) => plain(side as Tree));
    const [left, right] = sides;
    if (left && right) {
      if (sign === 'and' || sign === 'or') return joined(sign === 'and' ? 'And' : 'Or', sides, note);
      if (sign === '=' || sign === '!=' || Object.hasOwn(orders, sign))
        return comparison(sign, left, right, note);
      if (sign === 'in') return oneOf(left, right, note);
    }
  }
  return callTest(tree, note);
}

function joined(operator: 'And' | 'Or', sides: readonly Tree[], note: Note): Test {
  const rules = sides.flatMap((side) => {
    const rule = guarded(testOf(side, note));
    const inner = rule[operator];
    return Array.isArray(inner) ? inner : [rule];
  });
  return { rule: { [operator]: rules }, needs: [] };
}

/** Where JSONata takes nothing for false, the paths are asked for first. */
function guarded({ rule, needs }: Test): JsonObject {
  if (needs.length === 0) return rule;
  const asked = [...new Set(needs)].map((path) => ({ Variable: path, IsPresent: true }));
  return { And: [...asked, ...(Array.isArray(rule.And) ? rule.And : [rule])] };
}

function comparison(sign: string, left: Tree, right: Tree, note: Note): Test {
  const typed = typeTest(sign, left, right, note);
  if (typed) return typed;
  const [path, other] = [pathOf(left, roots, note), pathOf(right, roots, note)];
  if (path === undefined && other !== undefined) return comparison(turned[sign] ?? sign, right, left, note);
  if (path === undefined) throw new NoCounterpart('a Choice in JSONPath compares what stands at a path');
  const literal = literalOf(right);
  if (literal) return withLiteral(sign, path, literal.value);
  if (other === undefined)
    throw new NoCounterpart(
      'a Choice in JSONPath compares with a literal or a path, not with what is calculated',
    );
  if (!Object.hasOwn(orders, sign))
    throw new NoCounterpart(
      'a Choice in JSONPath compares texts, numbers and booleans at two paths, JSONata whole values',
    );
  const operator = orders[sign] ?? '';
  const rule = {
    Or: ['Numeric', 'String'].map((kind) => ({ Variable: path, [`${kind}${operator}Path`]: other })),
  };
  return { rule, needs: [path, other] };
}

function withLiteral(sign: string, path: string, value: string | number | boolean | null): Test {
  if (Object.hasOwn(orders, sign)) {
    const kind = typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Numeric' : undefined;
    if (kind === undefined) throw new NoCounterpart(`“${sign}” orders texts and numbers`);
    return { rule: { Variable: path, [`${kind}${orders[sign] ?? ''}`]: value }, needs: [path] };
  }
  const equal = equals(path, value);
  // JSONata calls nothing neither equal nor unequal.
  return { rule: guarded({ rule: sign === '=' ? equal : { Not: equal }, needs: [path] }), needs: [] };
}

function equals(path: string, value: string | number | boolean | null): JsonObject {
  if (value === null) return { Variable: path, IsNull: true };
  const kind = typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Numeric' : 'Boolean';
  return { Variable: path, [`${kind}Equals`]: value };
}

/** `$type(path) = "number"` */
function typeTest(sign: string, left: Tree, right: Tree, note: Note): Test | undefined {
  if (calledBy(left) !== 'type' && calledBy(right) === 'type') return typeTest(sign, right, left, note);
  if (calledBy(left) !== 'type') return undefined;
  const [asked] = treesOf(left.arguments).map(plain);
  const path = asked && pathOf(asked, roots, note);
  const type = literalOf(right)?.value;
  const operator = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (path === undefined || operator === undefined || (sign !== '=' && sign !== '!='))
    throw new NoCounterpart(
      'a Choice in JSONPath knows the types string, number, boolean and null of a path',
    );
  return { rule: guarded({ rule: { Variable: path, [operator]: sign === '=' }, needs: [path] }), needs: [] };
}

function oneOf(left: Tree, right: Tree, note: Note): Test {
  const path = pathOf(left, roots, note);
  const items = right.type === 'unary' && right.value === '[' ? treesOf(right.expressions).map(plain) : [];
  const values = items.map(literalOf);
  if (path === undefined || values.length === 0 || values.includes(undefined))
    throw new NoCounterpart('“in” has a counterpart only for a path in a list of literals');
  const rules: readonly JsonValue[] = values.flatMap((value) => (value ? [equals(path, value.value)] : []));
  return { rule: guarded({ rule: { Or: rules }, needs: [path] }), needs: [] };
}

function callTest(tree: Tree, note: Note): Test {
  const name = calledBy(tree);
  const [first, second, ...more] = treesOf(tree.arguments).map(plain);
  if (name === 'exists' && first && !second) {
    const path = pathOf(first, roots, note);
    if (path !== undefined) return { rule: { Variable: path, IsPresent: true }, needs: [] };
  }
  if (name === 'not' && first && !second) {
    const { rule, needs } = testOf(first, note);
    return { rule: { Not: rule }, needs };
  }
  if (name === 'contains' && first && second && more.length === 0) {
    const path = pathOf(first, roots, note);
    const part = literalOf(second)?.value;
    if (path !== undefined && typeof part === 'string')
      return {
        rule: { Variable: path, StringMatches: `*${part.replace(/[\\*]/g, '\\$&')}*` },
        needs: [path],
      };
  }
  const path = pathOf(tree, roots, note);
  if (path !== undefined)
    throw new NoCounterpart(`${path} counts as true for more values than true; compare it, as in “… = true”`);
  throw new NoCounterpart(
    name === undefined
      ? 'a Choice in JSONPath has no such test'
      : `a Choice in JSONPath has no test like $${name}`,
  );
}
