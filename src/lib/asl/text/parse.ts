// Text → document: the tree with its places, the definition as far as it can be read, and the syntax diagnostics.
// Never throws, whatever the text. JSON is read here; a YAML parser is handed in, so that JSON alone does not ship it.
import type { Definition } from '../definition.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { isDefinition } from './is-definition.ts';
import type { JsonValue } from '../json.ts';
import { maxDefinitionCharacters } from '../limits.ts';
import { locationOf, pathAt, rangeAt } from './location.ts';
import type { Node, TextRange } from './node.ts';
import { valueOf } from './node.ts';
import { parseJson } from './parse-json.ts';
import type { ParsedText, TextParser } from './parsed-text.ts';

export type DefinitionFormat = 'json' | 'yaml';

export interface ParsedDocument {
  readonly text: string;
  readonly format: DefinitionFormat;
  /** The syntax tree; absent for an empty text. */
  readonly root: Node | undefined;
  /** What could be read, whatever it is; absent for an empty text. */
  readonly value: JsonValue | undefined;
  /** The value, if it has the shape of a definition all the way down: what graph-less readers and runners take. */
  readonly definition: Definition | undefined;
  /** What is wrong with the text as JSON or YAML. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParseOptions {
  readonly format?: DefinitionFormat;
  /** `parseYaml` of `parse-yaml.ts`; without it a YAML text is answered with a diagnostic. */
  readonly yaml?: TextParser;
}

/** Reads a definition's text. Pure; never throws. */
export function parse(text: string, options: ParseOptions = {}): ParsedDocument {
  const format = options.format ?? 'json';
  const { root, diagnostics } = read(text, format, options.yaml);
  const value = root && valueOf(root);
  return { text, format, root, value, definition: isDefinition(value) ? value : undefined, diagnostics };
}

/** The text range that a location such as `/States/Check/Next` names; undefined if it is not in the text. */
export const rangeOf = (
  document: ParsedDocument,
  location: string,
  part?: 'key' | 'value' | 'whole',
): TextRange | undefined => rangeAt(document.root, location, part);

/** The location of the innermost value or key at an offset. */
export const locationAt = (document: ParsedDocument, offset: number): string =>
  locationOf(pathAt(document.root, offset).path);

function read(text: string, format: DefinitionFormat, yaml: TextParser | undefined): ParsedText {
  if (text.length > maxDefinitionCharacters) {
    const size = `${text.length} characters, but AWS takes at most ${maxDefinitionCharacters}`;
    return refused(`The definition has ${size}.`);
  }
  if (format === 'json') return parseJson(text);
  return yaml ? yaml(text) : refused('The YAML parser has not been loaded.');
}

function refused(message: string): ParsedText {
  const code = 'INVALID_JSON_DESCRIPTION';
  return { root: undefined, diagnostics: [{ severity: 'ERROR', code, message, from: 0, to: 0 }] };
}
