// What the comparison operators of a Choice state decide in JSONPath: a table of types and a table of orders.
// A value of another type than the operator's never matches and is no error.
import type { JsonValue } from '../../asl/index.ts';
import {
  parseTimestamp,
  type ChoiceOperator,
  type ComparedType,
  type Comparison,
  type Instant,
} from '../../grammar/index.ts';

/** Whether a variable's value passes; undefined is a variable that leads to nothing. */
export type OperatorTest = (value: JsonValue | undefined, operand: JsonValue) => boolean;

/** The test of an operator. */
export function testOf({ type, comparison }: ChoiceOperator): OperatorTest {
  if (comparison === 'Matches') return matchesWildcard;
  if (comparison === 'Is') {
    const isOfType = kinds[type];
    return (value, expected) => isOfType(value) === expected;
  }
  const [order, accepts] = [orderOf[type], orders[comparison]];
  return (value, operand) => {
    const found = value === undefined ? undefined : order(value, operand);
    return found !== undefined && accepts(found);
  };
}

const orders: { readonly [comparison in Exclude<Comparison, 'Is' | 'Matches'>]: (order: number) => boolean } =
  {
    Equals: (order) => order === 0,
    LessThan: (order) => order < 0,
    GreaterThan: (order) => order > 0,
    LessThanEquals: (order) => order <= 0,
    GreaterThanEquals: (order) => order >= 0,
  };

// How two values of one type are ordered; undefined when one is not of the type, or the type knows no order.
const orderOf: {
  readonly [type in ComparedType]: (left: JsonValue, right: JsonValue) => number | undefined;
} = {
  String: (left, right) =>
    typeof left === 'string' && typeof right === 'string'
      ? left < right
        ? -1
        : left > right
          ? 1
          : 0
      : undefined,
  Numeric: (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? left - right : undefined,
  Timestamp: (left, right) => {
    const [a, b] = [instantOf(left), instantOf(right)];
    return a !== undefined && b !== undefined ? a.ms - b.ms || a.nanos - b.nanos : undefined;
  },
  Boolean: (left, right) =>
    typeof left === 'boolean' && typeof right === 'boolean' ? Number(left) - Number(right) : undefined,
  Null: () => undefined,
  Present: () => undefined,
};

const kinds: { readonly [type in ComparedType]: (value: JsonValue | undefined) => boolean } = {
  Null: (value) => value === null,
  Present: (value) => value !== undefined,
  Numeric: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Timestamp: (value) => value !== undefined && instantOf(value) !== undefined,
};

const instantOf = (value: JsonValue): Instant | undefined =>
  typeof value === 'string' ? parseTimestamp(value) : undefined;

// `*` stands for any characters, `\*` and `\\` for themselves. Greedy with one point to return to, so that a hostile pattern
// costs at most its length times the text's.
function matchesWildcard(value: JsonValue | undefined, pattern: JsonValue): boolean {
  if (typeof value !== 'string' || typeof pattern !== 'string') return false;
  const wanted = wildcardTokens(pattern);
  let [at, token] = [0, 0];
  let [starAt, starToken] = [-1, -1];
  while (at < value.length) {
    if (wanted[token] === anything) {
      [starAt, starToken] = [at, token];
      token++;
    } else if (wanted[token] === value[at]) {
      at++;
      token++;
    } else if (starToken >= 0) {
      starAt++;
      at = starAt;
      token = starToken + 1;
    } else return false;
  }
  while (wanted[token] === anything) token++;
  return token === wanted.length;
}

const anything = Symbol('*');

function wildcardTokens(pattern: string): (string | typeof anything)[] {
  const tokens: (string | typeof anything)[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] ?? '';
    const next = pattern[i + 1];
    if (character === '\\' && (next === '*' || next === '\\')) {
      tokens.push(next);
      i++;
    } else tokens.push(character === '*' ? anything : character);
  }
  return tokens;
}
