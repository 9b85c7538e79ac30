// CSV as an ItemReader reads it: every field is a text, missing columns are empty, surplus columns are dropped.
import type { JsonObject } from '../../../asl/index.ts';

export const delimiters: ReadonlyMap<string, string> = new Map([
  ['COMMA', ','],
  ['PIPE', '|'],
  ['SEMICOLON', ';'],
  ['SPACE', ' '],
  ['TAB', '\t'],
]);

/**
 * The rows of a CSV text. A quoted field may hold delimiters and line breaks; a doubled quote stands for one, in any field; a
 * backslash makes plain what follows (a backslash, a quote or the delimiter) and is dropped before anything else. Empty lines
 * are no rows. https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
 */
export function parseCsv(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(field);
    if (row.length > 1 || field !== '') rows.push(row);
    row = [];
    field = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const next = text.charAt(i + 1);
    if (char === '\\') {
      if (next === '\\' || next === '"' || next === delimiter) {
        field += next;
        i++;
      }
    } else if (char === '"' && next === '"' && (isQuoted || field !== '')) {
      field += '"';
      i++;
    } else if (isQuoted) {
      if (char === '"') isQuoted = false;
      else field += char;
    } else if (char === '"' && field === '') isQuoted = true;
    else if (char === delimiter) {
      row.push(field);
      field = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r' || next !== '\n') field += char;
  }
  endRow();
  return rows;
}

/** The rows as objects by header. */
export const toItems = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): readonly JsonObject[] =>
  rows.map((row) => Object.fromEntries(headers.map((header, column) => [header, row[column] ?? ''])));
