// CSV as an ItemReader reads it: every field is a text, columns that are missing are empty, columns too many are dropped.
import type { JsonObject } from '../../asl/json.ts';

export const delimiters: ReadonlyMap<string, string> = new Map([
  ['COMMA', ','],
  ['PIPE', '|'],
  ['SEMICOLON', ';'],
  ['SPACE', ' '],
  ['TAB', '\t'],
]);

/** The rows of a CSV text; a quoted field may hold delimiters, line breaks and doubled quotes. Empty lines are no rows. */
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
    if (isQuoted) {
      if (char !== '"') field += char;
      else if (text.charAt(i + 1) === '"') {
        field += '"';
        i++;
      } else isQuoted = false;
    } else if (char === '"' && field === '') isQuoted = true;
    else if (char === delimiter) {
      row.push(field);
      field = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r' || text.charAt(i + 1) !== '\n') field += char;
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
