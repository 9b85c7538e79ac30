// The two ways to write a definition, JSON and YAML: which of them a text is written in, and the same text formatted.
import { applyEdits as applyJsonEdits, format as formatJsonText } from 'jsonc-parser';
import type { DefinitionFormat } from '../../asl/index.ts';

/** The notation of a text; a text that shows none (empty, or broken at its start) keeps the one it had. Pure. */
export function notationOf(text: string, before: DefinitionFormat): DefinitionFormat {
  const start = text.slice(0, 2000).trimStart();
  if (/^(?:\{|\/\/|\/\*)/.test(start)) return 'json';
  return /^(?:---|#|%YAML|[A-Za-z_][\w-]*:(?:\s|$))/.test(start) ? 'yaml' : before;
}

/** The text indented by two blanks, its comments kept; undefined when it is too broken for that. */
export async function formatted(text: string, notation: DefinitionFormat): Promise<string | undefined> {
  if (notation === 'json') {
    const edits = formatJsonText(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' });
    return `${applyJsonEdits(text, edits).trimEnd()}\n`;
  }
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : document.toString({ lineWidth: 0, indent: 2 });
}
