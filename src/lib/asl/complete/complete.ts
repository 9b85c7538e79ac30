// What could be written at a place of a definition: fields that are allowed there and not there yet, names of states,
// errors and resources, operators, functions, paths and variables that are known, and whole states. From the tables
// alone; the editor shows them and puts the chosen one in.
import { keyCompletions } from './complete-keys.ts';
import { placeAt } from './complete-place.ts';
import { valueCompletions } from './complete-values.ts';
import { cursorAt } from '../text/cursor.ts';
import type { JsonValue } from '../json.ts';
import type { ParsedDocument } from '../text/parse.ts';

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

/** Completions at an offset of the text. Pure; never throws. */
export function complete(
  document: ParsedDocument,
  offset: number,
  knowledge: Knowledge = {},
): readonly Completion[] {
  const cursor = cursorAt(document, offset);
  const context = { document, cursor, offset, knowledge, ...placeAt(document, cursor.path) };
  return cursor.place === 'key' ? keyCompletions(context) : valueCompletions(context);
}
