// Converts a definition's text from JSON to YAML and back. YAML keeps every comment. JSON has no comments: those above the machine and
// above states become `Comment` fields where there is none yet, and the rest are counted, so that the learner can be told. Loaded only
// where it is used, with YAML's library.
import { visit as visitJson } from 'jsonc-parser';
import type { Document, ParsedNode } from 'yaml';
import { isCollection, isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { parse } from './parse.ts';
import { parseYaml } from './parse-yaml.ts';

export interface Conversion {
  /** The text in the other format; undefined if the text is too broken to be read. */
  readonly text: string | undefined;
  /** How many comments could not go along. */
  readonly lostComments: number;
}

/** JSON text, with comments if there are any, as YAML. Pure. */
export function toYaml(json: string): Conversion {
  const { root, diagnostics } = parse(json);
  const isBroken = diagnostics.some(({ severity, rule }) => severity === 'ERROR' && rule === 'json-syntax');
  if (!root || isBroken) return { text: undefined, lostComments: 0 };
  const document = parseDocument(asYamlFlow(json), { uniqueKeys: false, logLevel: 'silent' });
  visit(document, {
    Collection: (_, node) => {
      node.flow = isCollection(node) && node.items.length === 0;
    },
    Scalar: (_, node) => {
      if (!needsQuotes(node.value)) delete node.type;
    },
  });
  return { text: document.toString({ lineWidth: 0, indent: 2 }), lostComments: 0 };
}

/** Texts that older YAML readers, CloudFormation's among them, take for a truth value, a number or a date. */
const needsQuotes = (value: unknown): boolean =>
  typeof value === 'string' &&
  (!/^[A-Za-z_$]/.test(value) || /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value));

/** YAML text as JSON with two blanks of indentation. Pure. */
export function toJson(yaml: string): Conversion {
  const { value, diagnostics } = parse(yaml, { format: 'yaml', yaml: parseYaml });
  if (value === undefined || diagnostics.some(({ severity }) => severity === 'ERROR')) {
    return { text: undefined, lostComments: 0 };
  }
  const document = parseDocument<ParsedNode>(yaml, { uniqueKeys: false, logLevel: 'silent' });
  const comments = collectComments(document);
  const commented = withComments(value, [], comments.texts);
  const lostComments = countComments(document) - comments.kept;
  return { text: `${JSON.stringify(commented, null, 2)}\n`, lostComments: Math.max(0, lostComments) };
}

/** JSON is YAML but for its comments and tabs: those are written in YAML's way. */
function asYamlFlow(json: string): string {
  const pieces: string[] = [];
  let done = 0;
  visitJson(
    json,
    {
      onComment: (offset, length) => {
        const comment = json.slice(offset, offset + length);
        const lines = comment.startsWith('//') ? [comment.slice(2)] : comment.slice(2, -2).split('\n');
        const written = lines.map((line) => `#${line.replace(/^\s*\*(?=\s)/, '').trimEnd()}`).join('\n');
        const isLast = /^[ \t]*(?:\n|$)/.test(json.slice(offset + length));
        pieces.push(json.slice(done, offset), written, isLast ? '' : '\n');
        done = offset + length;
      },
    },
    { allowTrailingComma: true },
  );
  pieces.push(json.slice(done));
  return pieces.join('').replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', '  '));
}

interface Comments {
  /** By the path of the object that they are above. */
  readonly texts: Map<string, string>;
  /** How many of the document's comments they are made of. */
  kept: number;
}

/** Comments above the machine and above states. YAML hangs a comment above a first entry on what holds the entry. */
function collectComments(document: Document<ParsedNode>): Comments {
  const comments: Comments = { texts: new Map(), kept: 0 };
  const { contents } = document;
  const firstKey = isMap(contents) ? contents.items[0]?.key : undefined;
  keep(
    comments,
    [],
    [document.commentBefore, contents?.commentBefore, isScalar(firstKey) ? firstKey.commentBefore : null],
  );
  collectFrom(contents, [], comments);
  return comments;
}

function collectFrom(node: unknown, path: readonly string[], comments: Comments): void {
  if (!isCollection(node)) return;
  node.items.forEach((item, index) => {
    if (!isPair(item)) collectFrom(item, [...path, String(index)], comments);
    else if (isScalar(item.key)) {
      const { key, value } = item;
      const here = [...path, String(key.value)];
      if (path.at(-1) === 'States' && isMap(value)) {
        keep(comments, here, [
          index === 0 ? node.commentBefore : null,
          key.commentBefore,
          value.commentBefore,
        ]);
      }
      collectFrom(value, here, comments);
    }
  });
}

function keep(
  comments: Comments,
  path: readonly string[],
  found: readonly (string | null | undefined)[],
): void {
  const texts = found.filter((each) => typeof each === 'string' && each.trim() !== '');
  if (texts.length === 0) return;
  comments.kept += texts.length;
  comments.texts.set(keyOf(path), clean(texts.join('\n')));
}

function withComments(
  value: JsonValue,
  path: readonly string[],
  comments: ReadonlyMap<string, string>,
): JsonValue {
  if (Array.isArray(value))
    return value.map((item, index) => withComments(item, [...path, String(index)], comments));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, withComments(item, [...path, key], comments)] as const,
  );
  const comment = comments.get(keyOf(path));
  const all =
    comment === undefined || Object.hasOwn(value, 'Comment')
      ? entries
      : [['Comment', comment] as const, ...entries];
  return Object.fromEntries(all) satisfies JsonObject;
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

const clean = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

function countComments(document: Document): number {
  let count = [document.commentBefore, document.comment].filter((each) => each).length;
  visit(document, (_, node) => {
    if (isPair(node) || typeof node !== 'object' || node === null) return;
    const { commentBefore, comment } = node as { commentBefore?: string | null; comment?: string | null };
    count += [commentBefore, comment].filter((each) => each).length;
  });
  return count;
}
