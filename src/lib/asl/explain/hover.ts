// What to show about the thing under the mouse: its explanation, and the range of text that it explains.
import type { Explanation } from './explain.ts';
import { explainAt } from './explain.ts';
import { docsBase, fields } from '../tables/fields.ts';
import { locationOf, pathAt, rangeAt } from '../text/location.ts';
import type { TextRange } from '../text/node.ts';
import type { ParsedDocument } from '../text/parse.ts';

export interface Hover extends Explanation, TextRange {}

/** The hover at an offset of the text, or undefined where there is nothing to say. Pure. */
export function hover(document: ParsedDocument, offset: number): Hover | undefined {
  const { path, inKey } = pathAt(document.root, offset);
  const location = locationOf(path);
  const range = rangeAt(document.root, location, inKey ? 'key' : 'value');
  if (!range || offset > range.to) return undefined;
  const explanation = explainAt(document, offset) ?? machineField(path[0], path.length, location);
  return explanation && { ...explanation, ...range };
}

function machineField(name: unknown, depth: number, location: string): Explanation | undefined {
  const field = depth === 1 ? fields.Machine.find((each) => each.name === name) : undefined;
  return field && { title: field.name, sentences: [field.doc], location, link: `${docsBase}${field.page}` };
}
