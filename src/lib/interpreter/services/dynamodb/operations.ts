// What the functions, comparisons and clauses of DynamoDB's expressions do with attribute values, and the words in which it refuses.
import { ServiceError } from '../service-error.ts';
import {
  compareValues,
  identityOf,
  isSet,
  mapIn,
  membersOf,
  sum,
  textIn,
  typeOf,
  type AttributeType,
  type AttributeValue,
} from './attribute-value.ts';

export const comparators: { readonly [sign: string]: (order: number) => boolean } = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

interface FunctionTest {
  readonly operands: number;
  readonly holds: (value: AttributeValue | undefined, other: AttributeValue | undefined) => boolean;
}

/** The functions that answer yes or no. */
export const functions: { readonly [name: string]: FunctionTest } = {
  attribute_exists: { operands: 1, holds: (value) => value !== undefined },
  attribute_not_exists: { operands: 1, holds: (value) => value === undefined },
  attribute_type: {
    operands: 2,
    holds: (value, type) => value !== undefined && type !== undefined && typeOf(value) === textIn(type),
  },
  begins_with: {
    operands: 2,
    holds: (value, start) =>
      value !== undefined &&
      start !== undefined &&
      typeOf(value) === typeOf(start) &&
      textIn(value).startsWith(textIn(start)),
  },
  contains: {
    operands: 2,
    holds: (value, part) => value !== undefined && part !== undefined && includes(value, part),
  },
};

function includes(value: AttributeValue, part: AttributeValue): boolean {
  const type = typeOf(value);
  if (type === 'L') return membersOf(value).some((member) => areEqual(member as AttributeValue, part));
  if (isSet(type)) {
    const memberType = type.slice(0, 1) as AttributeType;
    return membersOf(value).some((member) => areEqual({ [memberType]: member }, part));
  }
  return type === typeOf(part) && textIn(value).includes(textIn(part));
}

export const areEqual = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  a !== undefined && b !== undefined && identityOf(a) === identityOf(b);

/** Whether two values have an order that holds; values of different types have none. */
export function isOrdered(
  a: AttributeValue | undefined,
  b: AttributeValue | undefined,
  holds: (order: number) => boolean,
): boolean {
  const order = a === undefined || b === undefined ? undefined : compareValues(a, b);
  return order !== undefined && holds(order);
}

/** `size(path)`: members of a map, list or set, else characters. */
export function sizeOf(value: AttributeValue): number {
  const type = typeOf(value);
  if (type === 'M') return Object.keys(mapIn(value)).length;
  return type === 'L' || isSet(type) ? membersOf(value).length : textIn(value).length;
}

/** What ADD leaves: a sum, or a set with more members. */
export function added(before: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  const type = typeOf(value);
  if (type !== 'N' && !isSet(type)) throw wrongType();
  if (before === undefined) return value;
  if (typeOf(before) !== type) throw wrongType();
  return type === 'N'
    ? sum(before, value)
    : { [type]: [...new Set([...membersOf(before), ...membersOf(value)])] };
}

/** What DELETE leaves of a set; undefined when that is nothing. */
export function without(
  before: AttributeValue | undefined,
  value: AttributeValue,
): AttributeValue | undefined {
  const type = typeOf(value);
  if (!isSet(type)) throw wrongType();
  if (before === undefined) return undefined;
  if (typeOf(before) !== type) throw wrongType();
  const gone = new Set(membersOf(value));
  const left = membersOf(before).filter((member) => !gone.has(member));
  return left.length === 0 ? undefined : { [type]: left };
}

export const invalid = (message: string): ServiceError =>
  new ServiceError('ValidationException', message, { isModelled: false });

export const missing = (): ServiceError =>
  invalid('The provided expression refers to an attribute that does not exist in the item');
export const wrongType = (): ServiceError =>
  invalid('An operand in the update expression has an incorrect data type');
