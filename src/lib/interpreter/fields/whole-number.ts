// Numbers that a state may give as a constant, a path or an expression: TimeoutSeconds, MaxConcurrency, MaxItems and the like.
import type { JsonValue, QueryLanguage } from '../../asl/index.ts';
import { StatesError, compilePath, isExpression } from '../../data/index.ts';
import { compileField } from './expression-fields.ts';
import type { Activity } from '../engine/activity.ts';
import type { Thread } from '../engine/types.ts';

/** Gives the number. `$` is what the thread's `input` was set to. */
export type NumberField = (thread: Thread) => Activity<number>;

interface Given {
  readonly name: string;
  /** The field of the state that it stands in, such as `ItemBatcher/`: where an expression is said to fail. */
  readonly within?: string;
  readonly value: JsonValue | undefined;
  readonly path: string | undefined;
  /** The cause when the path leads to something else than a number. */
  readonly complaint?: (value: JsonValue, field: string, path: string) => string;
  /** Whether the number may have a fraction when it comes from a path or an expression. */
  readonly isFloat?: boolean;
  /** Whether zero and less are refused when they come from a path or an expression. */
  readonly isPositive?: boolean;
  /** Whether less than zero is refused. */
  readonly isCount?: boolean;
  /** Whether less than 0 and more than 100 is refused. */
  readonly isPercentage?: boolean;
}

/** The field that gives a number; undefined when the state has none. */
export function compileNumber(given: Given, queryLanguage: QueryLanguage): NumberField | undefined {
  const { name, value, path, within = '' } = given;
  const place = `${within}${name}`;
  if (path !== undefined) return compileNumberPath(given, path);
  if (queryLanguage === 'JSONata' && isExpression(value)) {
    const field = compileField(value, place, 'number');
    return (
      field &&
      function* (thread) {
        const number = Number(yield* field.evaluate(thread));
        if (given.isFloat !== true && !Number.isInteger(number)) throw notWhole(name, number, place);
        if (given.isPositive === true && number <= 0) throw notPositive(name, number, place);
        const problem = outOfRange(given, number);
        if (problem !== undefined) throw new StatesError('States.QueryEvaluationError', problem, place);
        return number;
      }
    );
  }
  if (value === undefined) return undefined;
  const constant = Number(value);
  const problem = outOfRange(given, constant);
  return function* () {
    if (problem !== undefined) throw new StatesError('States.Runtime', problem);
    return constant;
  };
}

function compileNumberPath(given: Given, path: string): NumberField {
  const { name, complaint = notAnInteger, isFloat = false, isPositive = false } = given;
  const { select } = compilePath(path);
  return function* (thread) {
    const value = select(thread);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && (isFloat ? Number.isFinite(number) : Number.isInteger(number))) {
      const problem = outOfRange(given, number);
      if (problem !== undefined) throw new StatesError('States.Runtime', problem);
      if (!isPositive || number > 0) return number;
      const cause = `The ${name}Path parameter references a value that is not positive: ${path} == ${number}`;
      throw new StatesError('States.Runtime', cause);
    }
    throw new StatesError('States.Runtime', complaint(value, `${name}Path`, path));
  };
}

// In the words recorded for ToleratedFailureCount and ToleratedFailurePercentage.
function outOfRange({ name, isCount, isPercentage }: Given, number: number): string | undefined {
  if (isCount === true && number < 0) return `${name} cannot be negative.`;
  const isOutside = isPercentage === true && !(number >= 0 && number <= 100);
  return isOutside ? `${name} must be between 0 and 100.` : undefined;
}

// The words for numbers that are not whole or not positive follow those recorded for SecondsPath and for a Map's items.
const notWhole = (field: string, number: number, place: string): StatesError =>
  new StatesError(
    'States.QueryEvaluationError',
    `The ${field} field must be a whole number but was: ${number}`,
    place,
  );

const notPositive = (field: string, number: number, place: string): StatesError =>
  new StatesError(
    'States.QueryEvaluationError',
    `The ${field} field must be a positive number but was: ${number}`,
    place,
  );

const notAnInteger = (value: JsonValue, field: string, path: string): string =>
  `The ${field} field refers to value "${shown(value)}" which is not a valid integer: ${path}`;

export const notAFloat = (value: JsonValue, field: string, path: string): string =>
  `The ${field} field refers to value "${shown(value)}" which is not a valid float: ${path}`;

const shown = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
