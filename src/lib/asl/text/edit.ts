// Small changes to a definition's text that leave the rest as it is, comments and layout included. The functions return edits and change
// nothing themselves; JSON and YAML each have their own way.
import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { nodeAt, within } from './location.ts';
import { propertyNode, type Node, type ObjectNode, type PropertyNode } from './node.ts';
import type { ParsedDocument } from './parse.ts';

/** Replaces a range of the text. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text with all edits done; edits must not overlap. Pure. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to), text);
}

/** Puts a property at the end of the object at a location. */
export function addProperty(
  document: ParsedDocument,
  location: string,
  key: string,
  value: JsonValue,
): readonly TextEdit[] {
  const node = nodeAt(document.root, location)?.node;
  if (node?.kind !== 'object') return [];
  return document.format === 'json' || document.text[node.from] === '{'
    ? addToBraces(document.text, node, key, value)
    : addToBlock(document.text, node, key, value);
}

/** Writes another value in place of the one at a location. */
export function replaceValue(
  document: ParsedDocument,
  location: string,
  value: JsonValue,
): readonly TextEdit[] {
  const node = nodeAt(document.root, location)?.node;
  if (!node) return [];
  const indent = indentAt(document.text, lineStart(document.text, node.from));
  return [{ from: node.from, to: endOf(document, node), insert: written(document, node, value, indent) }];
}

/** Writes another key in place of the one at a location. */
export function renameKey(document: ParsedDocument, location: string, key: string): readonly TextEdit[] {
  const range = nodeAt(document.root, location)?.property?.keyRange;
  if (!range) return [];
  const insert = document.format === 'json' ? JSON.stringify(key) : yamlScalar(key);
  return [{ from: range.from, to: range.to, insert }];
}

/** Takes an item out of a list, with the comma or line that belonged to it. */
export function removeItem(document: ParsedDocument, location: string): readonly TextEdit[] {
  const { text } = document;
  const node = nodeAt(document.root, location)?.node;
  if (!node) return [];
  const start = lineStart(text, node.from);
  if (document.format === 'yaml' && /^[ \t]*-[ \t]+$/.test(text.slice(start, node.from)))
    return [{ from: start, to: lineEnd(text, endOf(document, node) + 1), insert: '' }];
  return [{ ...withComma(text, node.from, endOf(document, node)), insert: '' }];
}

/** Takes the property at a location out, with the comma or line that belonged to it. */
export function removeProperty(document: ParsedDocument, location: string): readonly TextEdit[] {
  const { text } = document;
  const property = nodeAt(document.root, location)?.property;
  if (!property) return [];
  if (document.format === 'yaml' && isAloneInLine(text, property)) {
    const end = property.from + text.slice(property.from, property.to).trimEnd().length;
    return [{ from: lineStart(text, property.from), to: lineEnd(text, end + 1), insert: '' }];
  }
  return [{ ...withComma(text, property.from, property.to), insert: '' }];
}

/** Gives a field of the object at a location another value, or takes it out when there is none. */
export function setField(
  document: ParsedDocument,
  location: string,
  key: string,
  value: JsonValue | undefined,
): readonly TextEdit[] {
  const node = nodeAt(document.root, location)?.node;
  if (node?.kind !== 'object') return [];
  const property = propertyNode(node, key);
  if (value === undefined) return property ? removeProperty(document, within(location, key)) : [];
  if (!property) return addProperty(document, location, key, value);
  const { text, format } = document;
  const { from, to } = property;
  if (format === 'json' || text[node.from] === '{')
    return replaceValue(document, within(location, key), value);
  // A block of YAML ends somewhere in the blanks after it: the whole property is written again.
  const indent = ' '.repeat(from - lineStart(text, from));
  const end = from + text.slice(from, to).trimEnd().length;
  return [{ from, to: end, insert: `${yamlScalar(key)}: ${yamlValue(value, indent)}` }];
}

/** A JSON value as text, laid out as far as it needs to be, its later lines indented like the first. */
function jsonText(value: JsonValue, indent: string): string {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return text.length <= 40 && !text.includes('{\n')
    ? JSON.stringify(value)
    : text.replace(/\n/g, `\n${indent}`);
}

function addToBraces(text: string, node: ObjectNode, key: string, value: JsonValue): readonly TextEdit[] {
  const last = node.properties.at(-1);
  const [first] = node.properties;
  const name = JSON.stringify(key);
  if (!first || !last) {
    return [{ from: node.from + 1, to: node.from + 1, insert: ` ${name}: ${jsonText(value, '')} ` }];
  }
  const isOneLine = !text.slice(node.from, first.from).includes('\n');
  const indent = indentAt(text, lineStart(text, first.from));
  const separator = isOneLine ? ' ' : `\n${indent}`;
  const insert = `,${separator}${name}: ${jsonText(value, isOneLine ? '' : indent)}`;
  return [{ from: last.to, to: last.to, insert }];
}

function addToBlock(text: string, node: ObjectNode, key: string, value: JsonValue): readonly TextEdit[] {
  const [first] = node.properties;
  const last = node.properties.at(-1);
  if (!first || !last) return [];
  const indent = ' '.repeat(first.from - lineStart(text, first.from));
  const written = text.slice(first.from, last.to).trimEnd().length + first.from;
  const comment = /^[ \t]*#[^\n]*/.exec(text.slice(written))?.[0] ?? '';
  const end = written + comment.length;
  return [{ from: end, to: end, insert: `\n${indent}${yamlScalar(key)}:${yamlValue(value, indent)}` }];
}

/** A value in place of a node: JSON in JSON and in YAML's braces, YAML's lines where the node is written in lines. */
function written(document: ParsedDocument, node: Node, value: JsonValue, indent: string): string {
  if (document.format === 'json') return jsonText(value, indent);
  if (typeof value !== 'object' || value === null) return yamlScalar(value);
  const { text } = document;
  const isInLines = node.kind !== 'scalar' && !/[[{]/.test(text.charAt(node.from));
  if (!isInLines) return JSON.stringify(value);
  return yamlLines(value).join(`\n${' '.repeat(node.from - lineStart(text, node.from))}`);
}

/** The end of a node without the blanks that YAML counts to it. */
const endOf = ({ text }: ParsedDocument, node: Node): number =>
  node.from + text.slice(node.from, node.to).trimEnd().length;

/** What stands behind `key:`, with the blank or line break before it. */
function yamlValue(value: JsonValue, indent: string): string {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  if (typeof value !== 'object' || value === null || isEmpty) return ` ${yamlScalar(value)}`;
  return yamlLines(value)
    .map((line) => `\n${indent}  ${line}`)
    .join('');
}

/** An object or list that is not empty as lines of YAML. */
export function yamlLines(value: JsonValue): readonly string[] {
  const isWhole = (item: JsonValue): boolean =>
    typeof item !== 'object' || item === null || Object.keys(item).length === 0;
  if (Array.isArray(value)) {
    return value.flatMap((item) =>
      isWhole(item)
        ? [`- ${yamlScalar(item)}`]
        : yamlLines(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
  }
  if (!isJsonObject(value) || isWhole(value)) return [yamlScalar(value)];
  return Object.entries(value).flatMap(([key, item]) =>
    isWhole(item)
      ? [`${yamlScalar(key)}: ${yamlScalar(item)}`]
      : [`${yamlScalar(key)}:`, ...yamlLines(item).map((line) => `  ${line}`)],
  );
}

/** A scalar as YAML; quoted wherever YAML could take it for something else. */
function yamlScalar(value: JsonValue): string {
  const isPlain =
    typeof value === 'string' &&
    /^[A-Za-z_][\w .\-/$]*$/.test(value) &&
    !/ $|^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return isPlain && typeof value === 'string' ? value : JSON.stringify(value);
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', Math.max(0, offset - 1));
  return end < 0 ? text.length : end + 1;
};
const indentAt = (text: string, start: number): string => /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';

const isAloneInLine = (text: string, property: PropertyNode): boolean =>
  text.slice(lineStart(text, property.from), property.from).trim() === '';

/** A range of a list with the comma after it, or else the one before it, and the blanks between. */
export function withComma(
  text: string,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const after = /^\s*,[ \t]*/.exec(text.slice(to))?.[0];
  if (after !== undefined) {
    const rest = /^\n[ \t]*/.exec(text.slice(to + after.length))?.[0] ?? '';
    const isFirstInLine = text.slice(lineStart(text, from), from).trim() === '';
    return { from, to: to + after.length + (isFirstInLine ? rest.length : 0) };
  }
  const before = /,?\s*$/.exec(text.slice(0, from))?.[0] ?? '';
  return { from: from - before.length, to };
}

/** The text that a node takes. */
export const sourceOf = (document: ParsedDocument, node: Node): string =>
  document.text.slice(node.from, node.to);
