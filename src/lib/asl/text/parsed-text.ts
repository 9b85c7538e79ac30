// What the JSON parser and the YAML parser both return.
import type { Diagnostic } from '../diagnostic.ts';
import type { Node } from './node.ts';

/** What a parser of one format makes of a text. */
export interface ParsedText {
  readonly root: Node | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
export type TextParser = (text: string) => ParsedText;
