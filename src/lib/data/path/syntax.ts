// What a JSONPath says: the Jayway dialect that Step Functions uses, as data. Reading and evaluating are done elsewhere.
import type { JsonValue } from '../../asl/json.ts';
import type { LinearRegExp } from './linear-regexp.ts';

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
  | { readonly is: 'scan' }
  | { readonly is: 'filter'; readonly test: FilterTest }
  | { readonly is: 'function'; readonly name: string; readonly args: readonly FilterValue[] };

export interface Path {
  readonly root: Root;
  readonly steps: readonly Step[];
}

export type FilterTest =
  | { readonly is: 'and' | 'or'; readonly left: FilterTest; readonly right: FilterTest }
  | { readonly is: 'not'; readonly test: FilterTest }
  | { readonly is: 'exists'; readonly path: Path }
  | {
      readonly is: 'comparison';
      readonly operator: string;
      readonly left: FilterValue;
      readonly right: FilterValue;
    };

export type FilterValue =
  | { readonly is: 'literal'; readonly value: JsonValue }
  | { readonly is: 'path'; readonly path: Path }
  | { readonly is: 'pattern'; readonly pattern: LinearRegExp };
