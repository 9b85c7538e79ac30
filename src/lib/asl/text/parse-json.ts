// JSON text → tree, going on after every mistake. Comments and trailing commas are read but reported, since AWS
// refuses them; of a duplicate key AWS takes the last one without a word, so it is a warning.
import { printParseErrorCode, visit } from 'jsonc-parser';
import type { ParseErrorCode } from 'jsonc-parser';
import type { Diagnostic } from '../diagnostic.ts';
import { maxJsonNesting } from '../limits.ts';
import type { ArrayNode, Node, ObjectNode, PropertyNode, TextRange } from './node.ts';
import type { ParsedText } from './parsed-text.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Open {
  readonly node: Mutable<ObjectNode> | Mutable<ArrayNode>;
  readonly children: (PropertyNode | Node)[];
  readonly keys: Map<string, TextRange>;
  property: Mutable<PropertyNode> | undefined;
  comma: TextRange | undefined;
}

/** What to say for each mistake, given the text that stands there. */
const messages: { readonly [code in keyof typeof ParseErrorCode]: (found: string) => string } = {
  InvalidSymbol: (found) =>
    `${found} is not JSON: a text needs double quotes, and only true, false, null and numbers go without.`,
  InvalidNumberFormat: (found) => `${found} is not a number in JSON.`,
  PropertyNameExpected: (found) => `A field name in double quotes belongs here, not ${found}.`,
  ValueExpected: (found) => `A value belongs here, not ${found}.`,
  ColonExpected: (found) => `A colon belongs between a field name and its value, not ${found}.`,
  CommaExpected: (found) => `A comma belongs before ${found}.`,
  CloseBraceExpected: (found) => `A closing } is missing before ${found}.`,
  CloseBracketExpected: (found) => `A closing ] is missing before ${found}.`,
  EndOfFileExpected: (found) => `The definition ends before this; ${found} is too much.`,
  InvalidCommentToken: () => 'JSON knows no comments; AWS refuses them. Use a Comment field.',
  UnexpectedEndOfComment: () => 'This comment is never closed, and AWS refuses comments.',
  UnexpectedEndOfString: () => 'This text is never closed: a double quote is missing.',
  UnexpectedEndOfNumber: (found) => `${found} is not a whole number: digits are missing.`,
  InvalidUnicode: () => 'A \\u escape needs four hexadecimal digits.',
  InvalidEscapeCharacter: () =>
    'After a backslash only " \\ / b f n r t and u may stand; a backslash itself is written \\\\.',
  InvalidCharacter: () =>
    'A tab, line break or other control character in a text must be escaped, such as \\t or \\n.',
};

const closing: { readonly [code in keyof typeof ParseErrorCode]?: string } = {
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
};

/** The last two leave no doubt what is meant, so that the definition is looked at all the same. */
type SyntaxRule = 'json-syntax' | 'json-comment' | 'json-trailing-comma';

/** Parses JSON text into a tree. Pure; never throws; goes on after mistakes. */
export function parseJson(text: string): ParsedText {
  const deep = offsetBeyondNesting(text);
  if (deep !== undefined) {
    const message = `Objects and arrays nest deeper than ${maxJsonNesting} levels here; AWS cannot read that.`;
    return { root: undefined, diagnostics: [syntaxError(message, deep, deep + 1)] };
  }
  return new TreeBuilder(text).build();
}

/** Follows jsonc-parser's events; a class because it is one state machine over one text. */
class TreeBuilder {
  readonly #text: string;
  readonly #open: Open[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  /** The closing brackets that the last diagnostic says are missing. */
  #missing = '';
  #root: Node | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  build(): ParsedText {
    visit(
      this.#text,
      {
        onObjectBegin: (offset) => this.#begin('object', offset),
        onArrayBegin: (offset) => this.#begin('array', offset),
        onObjectEnd: (offset, length) => this.#end(offset + length),
        onArrayEnd: (offset, length) => this.#end(offset + length),
        onObjectProperty: (key, offset, length) => this.#property(key, offset, offset + length),
        onLiteralValue: (value, offset, length) =>
          this.#add({ kind: 'scalar', value: scalar(value), from: offset, to: offset + length }),
        onSeparator: (character, offset) => this.#separator(character, offset),
        onComment: (offset, length) => {
          this.#report(messages.InvalidCommentToken(''), offset, offset + length, 'json-comment');
        },
        onError: (code, offset, length) => this.#error(code, offset, length),
      },
      { allowTrailingComma: true, allowEmptyContent: true },
    );
    while (this.#open.length > 0) this.#end(this.#text.length);
    return { root: this.#root, diagnostics: this.#diagnostics };
  }

  #begin(kind: 'object' | 'array', from: number): void {
    const node: Open['node'] =
      kind === 'object' ? { kind, from, to: from, properties: [] } : { kind, from, to: from, items: [] };
    this.#add(node);
    this.#open.push({ node, children: [], keys: new Map(), property: undefined, comma: undefined });
  }

  #end(to: number): void {
    const open = this.#open.pop();
    if (!open) return;
    open.node.to = to;
    if (open.comma) {
      const { from, to: end } = open.comma;
      this.#report(
        'JSON allows no comma after the last entry; AWS refuses it.',
        from,
        end,
        'json-trailing-comma',
      );
    }
    if (open.node.kind === 'object') {
      open.node.properties = open.children.filter((child): child is PropertyNode => 'key' in child);
    } else {
      open.node.items = open.children.filter((child): child is Node => 'kind' in child);
    }
    const owner = this.#open.at(-1)?.property;
    if (owner) owner.to = to;
  }

  #property(key: string, from: number, to: number): void {
    const open = this.#open.at(-1);
    if (!open) return;
    const keyRange = { from, to };
    const earlier = open.keys.get(key);
    if (earlier) this.#duplicate(key, earlier);
    open.keys.set(key, keyRange);
    open.comma = undefined;
    open.property = { key, keyRange, from, to, value: undefined };
    open.children.push(open.property);
  }

  #add(node: Node): void {
    const open = this.#open.at(-1);
    if (!open) {
      this.#root ??= node;
      return;
    }
    open.comma = undefined;
    if (open.node.kind === 'array') open.children.push(node);
    else if (open.property && !open.property.value) {
      open.property.value = node;
      open.property.to = node.to;
    }
  }

  #separator(character: string, offset: number): void {
    const open = this.#open.at(-1);
    if (!open) return;
    if (character === ',') open.comma = { from: offset, to: offset + 1 };
    else if (open.property) open.property.to = offset + 1;
  }

  #error(code: ParseErrorCode, offset: number, length: number): void {
    const found = this.#text.slice(offset, offset + length);
    const to = Math.min(this.#text.length, offset + length);
    const shown =
      found.trim() === '' ? 'the end' : `"${found.length > 24 ? `${found.slice(0, 24)}…` : found}"`;
    const from = Math.min(offset, this.#text.length);
    const name = nameOf(code);
    const sign = closing[name];
    const last = this.#diagnostics.at(-1);
    if (sign !== undefined && this.#missing !== '' && last?.from === from) {
      // What nests is missing together: one sentence for one place.
      this.#missing += sign;
      const message = `The closing ${this.#missing} are missing before ${shown}.`;
      this.#diagnostics[this.#diagnostics.length - 1] = { ...last, message };
      return;
    }
    this.#missing = sign ?? '';
    this.#report(messages[name](shown), from, to);
  }

  #duplicate(key: string, { from, to }: TextRange): void {
    const message = `"${key}" is given twice in this object. AWS takes the last one and ignores this one.`;
    this.#diagnostics.push({
      severity: 'WARNING',
      code: 'DUPLICATE_KEY',
      message,
      rule: 'duplicate-key',
      from,
      to,
    });
  }

  #report(message: string, from: number, to: number, rule: SyntaxRule = 'json-syntax'): void {
    if (this.#diagnostics.length < maxDiagnostics)
      this.#diagnostics.push(syntaxError(message, from, to, rule));
  }
}

/** One broken quote can make every later token an error; nobody reads more than this. */
const maxDiagnostics = 100;

const nameOf = (code: ParseErrorCode): keyof typeof messages => {
  const name = printParseErrorCode(code);
  return name in messages ? (name as keyof typeof messages) : 'ValueExpected';
};

const syntaxError = (
  message: string,
  from: number,
  to: number,
  rule: SyntaxRule = 'json-syntax',
): Diagnostic => ({
  severity: 'ERROR',
  code: 'INVALID_JSON_DESCRIPTION',
  message,
  rule,
  from,
  to,
});

const scalar = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

function offsetBeyondNesting(text: string): number | undefined {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '"') {
      for (offset += 1; offset < text.length && text[offset] !== '"' && text[offset] !== '\n'; offset += 1) {
        if (text[offset] === '\\') offset += 1;
      }
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > maxJsonNesting) return offset;
    } else if (character === '}' || character === ']') {
      depth = Math.max(0, depth - 1);
    }
  }
  return undefined;
}
