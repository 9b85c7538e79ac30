// Where the cursor is in a definition that is being written, and therefore often broken at that very place: in a key or a value, of
// which object, and which part of the text a completion would replace.
import { getLocation } from 'jsonc-parser';
import type { PathSegment } from './location.ts';
import type { ParsedDocument } from './parse.ts';

export interface Cursor {
  /** Path of the value; for a key that is being typed the path of its object. */
  readonly path: readonly PathSegment[];
  readonly place: 'key' | 'value';
  /** The key or string at the cursor, with its quotes; empty where nothing stands yet. */
  readonly from: number;
  readonly to: number;
  /** What has been typed of it before the cursor, without quotes. */
  readonly typed: string;
  /** Whether a colon and a value follow the key already. */
  readonly hasValue: boolean;
}

/** The cursor at an offset of a document. Pure. */
export function cursorAt(document: ParsedDocument, offset: number): Cursor {
  return document.format === 'json' ? jsonCursor(document.text, offset) : yamlCursor(document.text, offset);
}

function jsonCursor(text: string, offset: number): Cursor {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const node =
    previousNode && previousNode.offset < offset && offset <= previousNode.offset + previousNode.length
      ? previousNode
      : undefined;
  const isInside =
    node &&
    !(
      node.type === 'string' &&
      offset === node.offset + node.length &&
      text[offset - 1] === '"' &&
      node.length > 1
    );
  const from = isInside ? node.offset : offset;
  const to = isInside ? node.offset + node.length : offset;
  const typed = text.slice(text[from] === '"' ? from + 1 : from, offset);
  const hasValue = /^\s*:/.test(text.slice(to));
  return isAtPropertyKey
    ? { path: path.slice(0, -1), place: 'key', from, to, typed, hasValue }
    : { path, place: 'value', from, to, typed, hasValue: false };
}

interface YamlLine {
  /** Columns of the list signs before the key. */
  readonly dashes: readonly number[];
  readonly key: string | undefined;
  /** Column of the key, or of what stands in its place. */
  readonly column: number;
  readonly isBlank: boolean;
}

function yamlCursor(text: string, offset: number): Cursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const line = yamlLine(before);
  const value = /^(?:[\s-]*)(?:"[^"]*"|'[^']*'|[^\s"'][^:]*):(\s+)(.*)$/s.exec(before);
  const lines = text.slice(0, Math.max(0, start - 1)).split('\n');
  const outer = yamlPath(lines, line);
  const typed = value ? (value[2] ?? '') : before.slice(line.column);
  const rest = /^[^\n#]*?(?=\s*(?:#|\n|$|:\s))/.exec(text.slice(offset))?.[0] ?? '';
  const from = offset - typed.length;
  const to = offset + rest.length;
  const plain = typed.replace(/^["']/, '');
  if (value)
    return { path: [...outer, line.key ?? ''], place: 'value', from, to, typed: plain, hasValue: false };
  const hasValue = /^\s*:/.test(text.slice(to));
  const inList = line.dashes.length > 0 && !hasValue;
  const holder = outer.at(-1);
  if (inList && typeof holder === 'number' && outer.at(-2) === 'ErrorEquals') {
    return { path: outer, place: 'value', from, to, typed: plain, hasValue };
  }
  return { path: outer, place: 'key', from, to, typed: plain, hasValue };
}

function yamlLine(text: string): YamlLine {
  const dashes: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  while (text.startsWith('- ', column) || text.slice(column) === '-') {
    dashes.push(column);
    column += 1 + (/^ */.exec(text.slice(column + 1))?.[0].length ?? 0);
  }
  const key = /^(?:"([^"]*)"|'([^']*)'|([^\s#"'][^:#]*?))\s*:(?:\s|$)/.exec(text.slice(column));
  const rest = text.slice(column).trim();
  return {
    dashes,
    key: key ? (key[1] ?? key[2] ?? key[3]) : undefined,
    column,
    isBlank: rest === '' || rest.startsWith('#'),
  };
}

/** The path that the lines above give to a key in a column, by indentation. */
function yamlPath(lines: readonly string[], current: YamlLine): readonly PathSegment[] {
  const path: PathSegment[] = [];
  let column = current.column;
  let dashes = [...current.dashes];
  let counting: { readonly column: number; index: number } | undefined;
  const openList = (): void => {
    const at = dashes.pop();
    if (at === undefined) return;
    counting = { column: at, index: 0 };
    column = at;
  };
  openList();
  for (let number = lines.length - 1; number >= 0; number -= 1) {
    const line = yamlLine(lines[number] ?? '');
    if (line.isBlank && line.dashes.length === 0) continue;
    const first = line.dashes[0] ?? line.column;
    if (counting) {
      if (line.dashes.includes(counting.column)) counting.index += 1;
      else if (first < counting.column || (first === counting.column && line.key !== undefined)) {
        path.unshift(counting.index);
        counting = undefined;
        if (dashes.length > 0) openList();
      } else continue;
      if (counting) continue;
      // The line that ended the list holds it.
      if (line.key !== undefined && line.column <= column) {
        path.unshift(line.key);
        column = line.column;
        dashes = [...line.dashes];
        openList();
      }
      continue;
    }
    if (line.column < column && line.key !== undefined) {
      path.unshift(line.key);
      column = line.column;
      dashes = [...line.dashes];
      openList();
    } else if (line.column === column && line.dashes.length > 0) {
      dashes = [...line.dashes];
      openList();
    }
    if (first === 0 && column === 0 && !counting) break;
  }
  return counting ? [counting.index, ...path] : path;
}
