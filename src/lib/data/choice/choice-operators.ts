// The comparison operators of a Choice state in JSONPath, one row each; the `…Path` forms are made from the rows they belong to.
// A value of another type than the operator's never matches and is no error.
import type { JsonValue } from '../../asl/json.ts';
import { compareInstants, parseTimestamp, type Instant } from '../tools/timestamp.ts';

export interface ChoiceOperator {
  /** Whether the variable's value passes; `value` is undefined only for IsPresent. */
  readonly test: (value: JsonValue | undefined, operand: JsonValue) => boolean;
  /** Whether the operand is a path to the value to compare with. */
  readonly takesPath: boolean;
  /** Whether a variable that leads to nothing is an answer rather than an error. */
  readonly allowsMissing: boolean;
}

type Order = number | undefined;

const orders: { readonly [suffix: string]: (order: number) => boolean } = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

// How two values of one type are ordered; undefined when one is not of the type.
const types: { readonly [prefix: string]: (left: JsonValue, right: JsonValue) => Order } = {
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
    return a !== undefined && b !== undefined ? compareInstants(a, b) : undefined;
  },
};

/** All 39 operators by name. */
export const choiceOperators: ReadonlyMap<string, ChoiceOperator> = new Map(
  [...comparisons(), ...checks()].map(([name, test, options]) => [
    name,
    { test, takesPath: name.endsWith('Path'), allowsMissing: false, ...options },
  ]),
);

type Row = readonly [name: string, test: ChoiceOperator['test'], options?: Partial<ChoiceOperator>];

function comparisons(): Row[] {
  return Object.entries(types).flatMap(([type, compare]) =>
    Object.entries(orders).flatMap(([suffix, accepts]): Row[] => {
      const test = (value: JsonValue | undefined, operand: JsonValue) => {
        const order = value === undefined ? undefined : compare(value, operand);
        return order !== undefined && accepts(order);
      };
      return [
        [type + suffix, test],
        [`${type}${suffix}Path`, test],
      ];
    }),
  );
}

function checks(): Row[] {
  const booleanEquals: ChoiceOperator['test'] = (value, operand) =>
    typeof value === 'boolean' && value === operand;
  return [
    ['BooleanEquals', booleanEquals],
    ['BooleanEqualsPath', booleanEquals],
    ['StringMatches', (value, pattern) => matchesWildcard(value, pattern)],
    ['IsNull', (value, expected) => (value === null) === expected],
    ['IsPresent', (value, expected) => (value !== undefined) === expected, { allowsMissing: true }],
    ['IsNumeric', (value, expected) => (typeof value === 'number') === expected],
    ['IsString', (value, expected) => (typeof value === 'string') === expected],
    ['IsBoolean', (value, expected) => (typeof value === 'boolean') === expected],
    [
      'IsTimestamp',
      (value, expected) => (value !== undefined && instantOf(value) !== undefined) === expected,
    ],
  ];
}

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
