// What a JSONPath says, as data: the Jayway dialect that Step Functions uses, with `$$` and `$variable` as roots. `read-path.ts` makes
// it of a text.
import type { RegularExpression } from './regular-expression.ts';

export interface Path {
  readonly root: Root;
  readonly steps: readonly Step[];
}

/** Where a path starts. */
export type Root =
  | { readonly of: 'input' }
  | { readonly of: 'contextObject' }
  | { readonly of: 'variable'; readonly name: string }
  /** `@`, the item a filter looks at. */
  | { readonly of: 'item' };

export type Step =
  | { readonly is: 'property'; readonly name: string }
  | { readonly is: 'properties'; readonly names: readonly string[] }
  | { readonly is: 'index'; readonly index: number }
  | { readonly is: 'indices'; readonly indices: readonly number[] }
  | { readonly is: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly is: 'wildcard' }
  /** `..`: the step after it is taken at every depth. */
  | { readonly is: 'scan' }
  /** `text` is the test as written, without the parentheses around it. */
  | { readonly is: 'filter'; readonly test: FilterTest; readonly text: string }
  | { readonly is: 'function'; readonly name: PathFunctionName; readonly args: readonly FilterValue[] };

export type FilterTest =
  | { readonly is: 'and' | 'or'; readonly left: FilterTest; readonly right: FilterTest }
  | { readonly is: 'not'; readonly test: FilterTest }
  | { readonly is: 'exists'; readonly path: Path }
  | {
      readonly is: 'comparison';
      readonly operator: FilterOperator;
      readonly left: FilterValue;
      readonly right: FilterValue;
    };

export type FilterValue =
  | { readonly is: 'literal'; readonly value: Literal }
  | { readonly is: 'path'; readonly path: Path }
  | { readonly is: 'pattern'; readonly pattern: RegularExpression };

/** A JSON value that is written out. */
export type Literal =
  string | number | boolean | null | readonly Literal[] | { readonly [name: string]: Literal };

/** The functions that may end a path. */
export const pathFunctions = [
  'length',
  'size',
  'min',
  'max',
  'sum',
  'avg',
  'stddev',
  'keys',
  'concat',
  'append',
  'first',
  'last',
  'index',
] as const;
export type PathFunctionName = (typeof pathFunctions)[number];

/** The operators between two values of a filter, in lower case. */
export const filterOperators = [
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  '=~',
  'in',
  'nin',
  'subsetof',
  'anyof',
  'noneof',
  'all',
  'contains',
  'size',
  'empty',
  'exists',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** The names and indices of a path that consists of nothing else; undefined for every other path. */
export function keysOf({ steps }: Path): readonly (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  for (const step of steps) {
    if (step.is === 'property') keys.push(step.name);
    else if (step.is === 'index') keys.push(step.index);
    else return undefined;
  }
  return keys;
}

/** The step with several names after which a path goes on: AWS creates a machine with it, and fails when it follows the path. */
export const namesInsidePath = ({ steps }: Path): Extract<Step, { is: 'properties' }> | undefined =>
  steps.slice(0, -1).find((step) => step.is === 'properties');

/** Whether it is a Reference Path, which leads to a single place: names and indices from the front only. */
export const isReferencePath = ({ steps }: Path): boolean =>
  steps.every((step) => step.is === 'property' || (step.is === 'index' && step.index >= 0));
