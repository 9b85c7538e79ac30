// What could be written at a place of a definition: fields that are allowed and still missing, names of states, errors and resources,
// operators, functions, known paths and variables, and whole states. It reads only the tables; the editor shows the completions and
// inserts the chosen one.
import { keyCompletions } from './complete-keys.ts';
import { placeAt } from './complete-place.ts';
import { valueCompletions } from './complete-values.ts';
import { cursorAt } from '../text/cursor.ts';
import type { Completion, Knowledge } from './completion.ts';
import type { ParsedDocument } from '../text/parse.ts';

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
