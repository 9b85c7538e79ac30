// YAML text → the same tree as JSON gives. Loaded only where YAML is used. CloudFormation's short functions become what
// they stand for in a definition: `!Ref Table` is `"${Table}"`, `!GetAtt F.Arn` is `"${F.Arn}"`, `!Sub` its text.
// Aliases are followed, but only so far: a bomb of aliases is a diagnostic.
import type { Node as YamlNode, ParsedNode, Pair, Scalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Diagnostic } from '../diagnostic.ts';
import type { JsonPrimitive } from '../json.ts';
import type { Node, PropertyNode, TextRange } from './node.ts';
import type { ParsedText } from './parsed-text.ts';

/** Nodes that one text may become: the largest definition has about half of it without aliases. */
const maxNodes = 200_000;
/** The parser recurses; no definition that people write nests a quarter as deep. */
const maxNesting = 200;
const maxDiagnostics = 100;

/** Parses YAML text into a tree. Pure; never throws. */
export function parseYaml(text: string): ParsedText {
  const deep = offsetBeyondNesting(text);
  if (deep !== undefined) return refused(`This nests deeper than ${maxNesting} levels.`, deep, deep + 1);
  const document = parseDocument<ParsedNode>(text, { uniqueKeys: false, logLevel: 'silent' });
  const builder = new TreeBuilder(text);
  const syntax = document.errors.slice(0, maxDiagnostics).map((error) => syntaxError(error, text.length));
  try {
    const root = document.contents ? builder.node(document.contents, 0) : undefined;
    return { root, diagnostics: [...syntax, ...builder.diagnostics] };
  } catch (error) {
    if (error instanceof TooMuch) return refused(error.message, error.from, error.to);
    throw error;
  }
}

const refused = (message: string, from: number, to: number): ParsedText => ({
  root: undefined,
  diagnostics: [problem(message, from, to)],
});

/** Stops the building of a tree that grows beyond bounds; never leaves this file. */
class TooMuch extends Error {
  readonly from: number;
  readonly to: number;
  constructor(message: string, { from, to }: TextRange) {
    super(message);
    this.from = from;
    this.to = to;
  }
}

class TreeBuilder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #anchors = new Map<string, YamlNode>();
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  node(yaml: YamlNode, depth: number): Node {
    const range = this.#range(yaml);
    this.#count += 1;
    if (this.#count > maxNodes) throw new TooMuch('The aliases make this grow beyond all bounds.', range);
    if (depth > maxNesting) throw new TooMuch(`This nests deeper than ${maxNesting} levels.`, range);
    if (isAlias(yaml)) {
      const target = this.#anchors.get(yaml.source);
      if (target) return this.node(target, depth + 1);
      this.diagnostics.push(problem(`There is no anchor &${yaml.source} before this.`, range.from, range.to));
      return { kind: 'scalar', value: null, ...range };
    }
    if (yaml.anchor !== undefined) this.#anchors.set(yaml.anchor, yaml);
    const node = this.#plain(yaml, range, depth);
    return shortFunction(yaml.tag, node) ?? node;
  }

  #plain(yaml: YamlNode, range: TextRange, depth: number): Node {
    if (isMap(yaml)) return { kind: 'object', properties: this.#properties(yaml, depth), ...range };
    if (isSeq(yaml)) return { kind: 'array', items: this.#items(yaml, depth), ...range };
    return { kind: 'scalar', value: isScalar(yaml) ? this.#scalar(yaml, range) : null, ...range };
  }

  #items(yaml: YAMLSeq, depth: number): readonly Node[] {
    return yaml.items.flatMap((item) => (isYamlNode(item) ? [this.node(item, depth + 1)] : []));
  }

  #properties(yaml: YAMLMap, depth: number): readonly PropertyNode[] {
    const properties: PropertyNode[] = [];
    const seen = new Set<string>();
    for (const pair of yaml.items) {
      const merged = this.#merged(pair, depth);
      if (merged) {
        properties.unshift(...merged);
        continue;
      }
      const property = this.#property(pair, depth);
      if (!property) continue;
      if (seen.has(property.key)) {
        const message = `"${property.key}" is given twice in this mapping. The last one counts.`;
        const { from, to } = property.keyRange;
        this.diagnostics.push({
          severity: 'WARNING',
          code: 'DUPLICATE_KEY',
          message,
          rule: 'duplicate-key',
          from,
          to,
        });
      }
      seen.add(property.key);
      properties.push(property);
    }
    return properties;
  }

  #property({ key, value }: Pair, depth: number): PropertyNode | undefined {
    if (!isYamlNode(key)) return undefined;
    const keyRange = this.#range(key);
    const node = isYamlNode(value) ? this.node(value, depth + 1) : undefined;
    const name = isScalar(key) ? String(key.value ?? '') : this.#text.slice(keyRange.from, keyRange.to);
    const end = isYamlNode(value) ? this.#range(value).to : keyRange.to;
    return { key: name, keyRange, value: node, from: keyRange.from, to: Math.max(keyRange.to, end) };
  }

  /** `<<: *base` gives the fields of the base, under those that are written out. */
  #merged({ key, value }: Pair, depth: number): readonly PropertyNode[] | undefined {
    if (!isScalar(key) || key.value !== '<<' || !isYamlNode(value)) return undefined;
    const node = this.node(value, depth + 1);
    if (node.kind === 'object') return node.properties;
    return node.kind === 'array'
      ? node.items.flatMap((item) => (item.kind === 'object' ? item.properties : []))
      : undefined;
  }

  #scalar(yaml: Scalar, range: TextRange): JsonPrimitive {
    const { value } = yaml;
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return this.#text.slice(range.from, range.to);
  }

  #range(yaml: YamlNode): TextRange {
    const [from = 0, to = from] = yaml.range ?? [];
    const end = Math.min(to, this.#text.length);
    return { from: Math.min(from, end), to: end };
  }
}

const isYamlNode = (value: unknown): value is YamlNode =>
  isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);

/** A tag such as `!Sub` applied to what follows it; undefined for values without a tag of CloudFormation's. */
function shortFunction(tag: string | undefined, node: Node): Node | undefined {
  if (tag === undefined || !/^![A-Z]\w*$/.test(tag)) return undefined;
  const { from, to } = node;
  const text = scalarText(node);
  const placeholder = (name: string): Node => ({ kind: 'scalar', value: `\${${name}}`, from, to });
  if (tag === '!Sub') return node.kind === 'array' ? (node.items[0] ?? node) : node;
  if (tag === '!Ref' && text !== undefined) return placeholder(text);
  if (tag === '!GetAtt') {
    const parts = node.kind === 'array' ? node.items.map((item) => scalarText(item) ?? '') : [text ?? ''];
    return placeholder(parts.join('.'));
  }
  if (tag === '!Join' && node.kind === 'array') {
    const separator = node.items[0] && scalarText(node.items[0]);
    const list = node.items[1]?.kind === 'array' ? node.items[1].items.map(scalarText) : [undefined];
    if (separator !== undefined && !list.includes(undefined)) {
      return { kind: 'scalar', value: list.join(separator), from, to };
    }
  }
  const keyRange = { from, to: from };
  const key = tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag.slice(1)}`;
  return { kind: 'object', properties: [{ key, keyRange, value: node, from, to }], from, to };
}

const scalarText = (node: Node): string | undefined =>
  node.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;

function syntaxError(error: YAMLError, length: number): Diagnostic {
  const [from, to] = error.pos;
  const message =
    error.code === 'TAB_AS_INDENT'
      ? 'YAML is indented with blanks, never with tabs.'
      : firstLine(error.message);
  return problem(message, Math.min(from, length), Math.min(Math.max(to, from), length));
}

const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '.');

/** Where brackets, list signs in one line (`- - -`) or indentation go deeper than the parser can follow. */
function offsetBeyondNesting(text: string): number | undefined {
  let brackets = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    const indent = /^(?: |[-?:] )*/.exec(line)?.[0] ?? '';
    if (indent.length > 2 * maxNesting) return offset;
    // A line that starts at the margin with a name ends every bracket that was left open in a text.
    if (/^[\w"']/.test(line)) brackets = 0;
    for (let at = 0; at < line.length; at += 1) {
      const character = line[at];
      if (character === '[' || character === '{') brackets += 1;
      else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > maxNesting) return offset + at;
    }
    offset += line.length + 1;
  }
  return undefined;
}

const problem = (message: string, from: number, to: number): Diagnostic => ({
  severity: 'ERROR',
  code: 'INVALID_YAML_DESCRIPTION',
  message,
  rule: 'yaml-syntax',
  from,
  to,
});
