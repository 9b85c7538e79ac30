// A completion as the editor is offered it, and what is known beyond the text to make completions from.
import type { JsonValue } from '../json.ts';

export type CompletionKind =
  | 'field'
  | 'state'
  | 'error'
  | 'resource'
  | 'operator'
  | 'value'
  | 'path'
  | 'variable'
  | 'function'
  | 'snippet';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What to put in place of the range; with `isSnippet`, `${name}` are fields to fill in. */
  readonly insert: string;
  readonly isSnippet?: true;
  readonly from: number;
  readonly to: number;
  /** Short text beside the label. */
  readonly detail?: string;
  readonly doc?: string;
}

/** What is known beyond the text: from the input, or from the last run. */
export interface Knowledge {
  readonly input?: JsonValue;
  /** Values of variables by name. */
  readonly variables?: { readonly [name: string]: JsonValue };
}
