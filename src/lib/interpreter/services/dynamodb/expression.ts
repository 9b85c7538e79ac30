// DynamoDB's expressions, compiled to functions of an item: conditions, projections and updates. Mistakes are refused in
// DynamoDB's words. Grammar: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
import type { JsonObject } from '../../../asl/index.ts';
import { textOf } from '../service.ts';
import type { ServiceError } from '../service-error.ts';
import { difference, membersOf, sum, typeOf, type AttributeValue, type Item } from './attribute-value.ts';
import { attributeAt, withValueAt, type DocumentPath } from './document-path.ts';
import {
  added,
  areEqual,
  comparators,
  functions,
  invalid,
  isOrdered,
  missing,
  sizeOf,
  without,
  wrongType,
} from './operations.ts';
import { isReserved, tokensOf, type Token } from './tokens.ts';
import { attributeValueOf } from './values-given.ts';

export type Condition = (item: Item) => boolean;
export type Update = {
  /** The item after the update; `before` is `{}` with its key when there was none. */
  readonly apply: (before: Item) => Item;
  /** What the expression touches. */
  readonly paths: readonly DocumentPath[];
};
type Operand = (item: Item) => AttributeValue | undefined;

/** The expressions of one request: they share placeholders, and none of these may stay unused. */
export class Expressions {
  readonly #parameters: JsonObject;
  readonly #used = new Set<string>();

  constructor(parameters: JsonObject) {
    this.#parameters = parameters;
  }

  condition(field: string): Condition | undefined {
    return this.#parse(field, (parser) => parser.condition());
  }

  projection(field = 'ProjectionExpression'): readonly DocumentPath[] | undefined {
    return this.#parse(field, (parser) => parser.paths());
  }

  update(field = 'UpdateExpression'): Update | undefined {
    return this.#parse(field, (parser) => parser.update());
  }

  /** Throws when a placeholder was given that no expression uses. */
  finish(): void {
    for (const [field, kind] of [
      ['ExpressionAttributeNames', 'Value provided in ExpressionAttributeNames'],
      ['ExpressionAttributeValues', 'Value provided in ExpressionAttributeValues'],
    ] as const) {
      const unused = Object.keys(placeholdersOf(this.#parameters, field)).filter(
        (name) => !this.#used.has(name),
      );
      if (unused.length > 0) throw invalid(`${kind} unused in expressions: keys: {${unused.join(', ')}}`);
    }
  }

  #parse<T>(field: string, parse: (parser: Parser) => T): T | undefined {
    const text = textOf(this.#parameters, field);
    if (text === '') return undefined;
    const parser = new Parser(text, field, this.#parameters, this.#used);
    const parsed = parse(parser);
    parser.expectEnd();
    return parsed;
  }
}

const placeholdersOf = (parameters: JsonObject, field: string): JsonObject => {
  const given = Object.hasOwn(parameters, field) ? parameters[field] : undefined;
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as JsonObject) : {};
};

/** Nested so deep, an expression is refused, as it is by DynamoDB (300 operators). */
const maxDepth = 300;

class Parser {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly #field: string;
  readonly #names: JsonObject;
  readonly #values: JsonObject;
  readonly #used: Set<string>;
  #at = 0;
  #depth = 0;

  constructor(text: string, field: string, parameters: JsonObject, used: Set<string>) {
    this.#tokens = tokensOf(text, field);
    this.#text = text;
    this.#field = field;
    this.#names = placeholdersOf(parameters, 'ExpressionAttributeNames');
    this.#values = placeholdersOf(parameters, 'ExpressionAttributeValues');
    this.#used = used;
  }

  condition(): Condition {
    if (++this.#depth > maxDepth)
      throw invalid(`Invalid ${this.#field}: The expression is nested too deeply`);
    let left = this.#conjunction();
    while (this.#takeWord('OR')) {
      const [a, b] = [left, this.#conjunction()];
      left = (item) => a(item) || b(item);
    }
    this.#depth--;
    return left;
  }

  paths(): readonly DocumentPath[] {
    const paths = [this.#path()];
    while (this.#takeSign(',')) paths.push(this.#path());
    return paths;
  }

  update(): Update {
    const steps: { readonly path: DocumentPath; readonly value: Operand }[] = [];
    const seen = new Set<string>();
    while (this.#peek.kind !== 'end') {
      const clause = this.#peek.text.toUpperCase();
      if (this.#peek.kind !== 'name' || !Object.hasOwn(this.#clauses, clause)) throw this.#syntaxError();
      if (seen.has(clause)) {
        throw invalid(
          `Invalid ${this.#field}: The "${clause}" section can only be used once in an update expression;`,
        );
      }
      seen.add(clause);
      this.#at++;
      do steps.push(...(this.#clauses[clause]?.() ?? []));
      while (this.#takeSign(','));
    }
    const texts = steps.map(({ path }) => JSON.stringify(path));
    const twice = texts.findIndex((text, i) => texts.indexOf(text) !== i);
    if (twice >= 0) {
      const path = pathText(steps[twice]?.path ?? []);
      throw invalid(
        `Invalid ${this.#field}: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${path}, path two: ${path}`,
      );
    }
    // Every value is computed from the item as it was; elements are removed from the end, so that indexes hold.
    const order = (a: DocumentPath, b: DocumentPath) => Number(b.at(-1)) - Number(a.at(-1)) || 0;
    return {
      paths: steps.map(({ path }) => path),
      apply: (before) => {
        const values = steps.map(({ path, value }) => ({ path, value: value(before) }));
        const set = values.filter(({ value }) => value !== undefined);
        const removed = values
          .filter(({ value }) => value === undefined)
          .sort((a, b) => order(a.path, b.path));
        return [...set, ...removed].reduce((item, { path, value }) => withValueAt(item, path, value), before);
      },
    };
  }

  expectEnd(): void {
    if (this.#peek.kind !== 'end') throw this.#syntaxError();
  }

  readonly #clauses: {
    readonly [clause: string]: () => readonly { readonly path: DocumentPath; readonly value: Operand }[];
  } = {
    SET: () => {
      const path = this.#path();
      this.#expectSign('=');
      return [{ path, value: this.#assigned() }];
    },
    REMOVE: () => {
      const path = this.#path();
      return [
        {
          path,
          value: () => undefined,
        },
      ];
    },
    ADD: () => {
      const path = this.#path();
      const value = this.#value();
      return [{ path, value: (item) => added(attributeAt(item, path), value) }];
    },
    DELETE: () => {
      const path = this.#path();
      const value = this.#value();
      return [{ path, value: (item) => without(attributeAt(item, path), value) }];
    },
  };

  #conjunction(): Condition {
    let left = this.#negation();
    while (this.#takeWord('AND')) {
      const [a, b] = [left, this.#negation()];
      left = (item) => a(item) && b(item);
    }
    return left;
  }

  #negation(): Condition {
    if (!this.#takeWord('NOT')) return this.#test();
    if (++this.#depth > maxDepth)
      throw invalid(`Invalid ${this.#field}: The expression is nested too deeply`);
    const condition = this.#negation();
    this.#depth--;
    return (item) => !condition(item);
  }

  #test(): Condition {
    if (this.#takeSign('(')) {
      const condition = this.condition();
      this.#expectSign(')');
      return condition;
    }
    const functionName = this.#isCall ? this.#peek.text : undefined;
    if (functionName !== undefined && functionName !== 'size') return this.#functionTest(functionName);
    const left = this.#operand();
    if (this.#takeWord('BETWEEN')) {
      const low = this.#operand();
      this.#expectWord('AND');
      const high = this.#operand();
      return (item) => {
        const value = left(item);
        return (
          isOrdered(value, low(item), (order) => order >= 0) &&
          isOrdered(value, high(item), (order) => order <= 0)
        );
      };
    }
    if (this.#takeWord('IN')) {
      this.#expectSign('(');
      const options = [this.#operand()];
      while (this.#takeSign(',')) options.push(this.#operand());
      this.#expectSign(')');
      return (item) => options.some((option) => areEqual(left(item), option(item)));
    }
    const sign = this.#peek.text;
    if (this.#peek.kind !== 'sign') throw this.#syntaxError();
    if (sign === '=' || sign === '<>') {
      this.#at++;
      const right = this.#operand();
      return (item) => areEqual(left(item), right(item)) === (sign === '=');
    }
    const holds = Object.hasOwn(comparators, sign) ? comparators[sign] : undefined;
    if (holds === undefined) throw this.#syntaxError();
    this.#at++;
    const right = this.#operand();
    return (item) => isOrdered(left(item), right(item), holds);
  }

  #functionTest(name: string): Condition {
    this.#at += 2;
    const first = this.#operand();
    const rest: Operand[] = [];
    while (this.#takeSign(',')) rest.push(this.#operand());
    this.#expectSign(')');
    const test = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (test === undefined) throw invalid(`Invalid ${this.#field}: Invalid function name; function: ${name}`);
    if (rest.length !== test.operands - 1) {
      throw invalid(
        `Invalid ${this.#field}: Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${rest.length + 1}`,
      );
    }
    return (item) => test.holds(first(item), rest[0]?.(item));
  }

  // What a condition compares: a path, a placeholder or size(path).
  #operand(): Operand {
    if (this.#isCall && this.#peek.text === 'size') {
      this.#at += 2;
      const path = this.#path();
      this.#expectSign(')');
      return (item) => {
        const value = attributeAt(item, path);
        return value === undefined ? undefined : { N: String(sizeOf(value)) };
      };
    }
    if (this.#peek.kind === 'value') {
      const value = this.#value();
      return () => value;
    }
    const path = this.#path();
    return (item) => attributeAt(item, path);
  }

  // What SET assigns: an operand, or the sum or difference of two.
  #assigned(): Operand {
    const left = this.#assignedOperand();
    const sign = this.#peek.text;
    if (this.#peek.kind !== 'sign' || (sign !== '+' && sign !== '-')) return left;
    this.#at++;
    const right = this.#assignedOperand();
    return (item) => {
      const [a, b] = [left(item), right(item)];
      if (a === undefined || b === undefined) throw missing();
      if (typeOf(a) !== 'N' || typeOf(b) !== 'N') throw wrongType();
      return sign === '+' ? sum(a, b) : difference(a, b);
    };
  }

  #assignedOperand(): Operand {
    if (this.#takeSign('(')) {
      const inner = this.#assigned();
      this.#expectSign(')');
      return inner;
    }
    if (!this.#isCall) {
      const operand = this.#operand();
      return (item) => {
        const value = operand(item);
        if (value === undefined) throw missing();
        return value;
      };
    }
    const name = this.#peek.text;
    this.#at += 2;
    if (name === 'if_not_exists') {
      const path = this.#path();
      this.#expectSign(',');
      const otherwise = this.#assigned();
      this.#expectSign(')');
      return (item) => attributeAt(item, path) ?? otherwise(item);
    }
    if (name === 'list_append') {
      const first = this.#assigned();
      this.#expectSign(',');
      const second = this.#assigned();
      this.#expectSign(')');
      return (item) => {
        const [a, b] = [first(item), second(item)];
        if (a === undefined || b === undefined) throw missing();
        if (typeOf(a) !== 'L' || typeOf(b) !== 'L') throw wrongType();
        return { L: [...membersOf(a), ...membersOf(b)] };
      };
    }
    throw invalid(`Invalid ${this.#field}: Invalid function name; function: ${name}`);
  }

  #path(): DocumentPath {
    const steps: (string | number)[] = [this.#attribute()];
    for (;;) {
      if (this.#takeSign('.')) steps.push(this.#attribute());
      else if (this.#takeSign('[')) {
        if (this.#peek.kind !== 'index') throw this.#syntaxError();
        steps.push(Number(this.#next().text));
        this.#expectSign(']');
      } else return steps;
    }
  }

  #attribute(): string {
    const { kind, text } = this.#peek;
    if (kind === 'placeholder') {
      this.#at++;
      this.#used.add(text);
      const name = Object.hasOwn(this.#names, text) ? this.#names[text] : undefined;
      if (typeof name === 'string') return name;
      throw invalid(
        `Invalid ${this.#field}: An expression attribute name used in the document path is not defined; attribute name: ${text}`,
      );
    }
    if (kind !== 'name') throw this.#syntaxError();
    if (isReserved(text)) {
      throw invalid(
        `Invalid ${this.#field}: Attribute name is a reserved keyword; reserved keyword: ${text}`,
      );
    }
    this.#at++;
    return text;
  }

  #value(): AttributeValue {
    const { kind, text } = this.#peek;
    if (kind !== 'value') throw this.#syntaxError();
    this.#at++;
    this.#used.add(text);
    const value = Object.hasOwn(this.#values, text) ? this.#values[text] : undefined;
    if (value !== undefined) return attributeValueOf(value);
    throw invalid(
      `Invalid ${this.#field}: An expression attribute value used in expression is not defined; attribute value: ${text}`,
    );
  }

  get #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '<EOF>', at: this.#text.length };
  }

  get #isCall(): boolean {
    return this.#peek.kind === 'name' && this.#tokens[this.#at + 1]?.text === '(';
  }

  #next(): Token {
    const token = this.#peek;
    this.#at++;
    return token;
  }

  #takeSign(sign: string): boolean {
    if (this.#peek.kind !== 'sign' || this.#peek.text !== sign) return false;
    this.#at++;
    return true;
  }

  #takeWord(word: string): boolean {
    if (this.#peek.kind !== 'name' || this.#peek.text.toUpperCase() !== word) return false;
    this.#at++;
    return true;
  }

  #expectSign(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#syntaxError();
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) throw this.#syntaxError();
  }

  #syntaxError(): ServiceError {
    const { at, text } = this.#peek;
    const before = this.#tokens[this.#at - 1];
    const after = this.#tokens[this.#at + 1];
    const near = this.#text.slice(
      before?.at ?? at,
      after === undefined ? undefined : after.at + after.text.length + 1,
    );
    return invalid(`Invalid ${this.#field}: Syntax error; token: "${text}", near: "${near.trim()}"`);
  }
}

const pathText = (path: DocumentPath): string => `[${path.join(', ')}]`;
