// Reads the text of a JSONPath (Jayway's dialect, with Step Functions' `$$` and `$variable` roots) into steps. Refuses what it
// does not understand with a SyntaxProblem that says where.
import type { JsonValue } from '../../asl/json.ts';
import { SyntaxProblem } from '../states-error.ts';
import { pathFunctions } from './functions.ts';
import { linearRegExp } from './linear-regexp.ts';
import { filterOperators } from './operators.ts';
import type { FilterTest, FilterValue, Path, Root, Step } from './syntax.ts';

const maxDepth = 50;
const identifier = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

/** Parses a whole text as a path; throws SyntaxProblem. */
export function parsePath(text: string): Path {
  const reader = new PathReader(text);
  const path = reader.path();
  reader.end();
  return path;
}

/** Parses the path at the start of `text.slice(from)`: for a path as an argument of an intrinsic function. */
export function parsePathAt(text: string, from: number): { path: Path; end: number } {
  const reader = new PathReader(text, from);
  return { path: reader.path(), end: reader.at };
}

class PathReader {
  at: number;
  readonly #text: string;
  #depth = 0;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  path(): Path {
    if (++this.#depth > maxDepth) this.#fail('is nested too deeply');
    const root = this.#root();
    const steps: Step[] = [];
    while (this.at < this.#text.length) {
      if (this.#take('..')) {
        steps.push({ is: 'scan' });
        if (this.#peek() === '[') continue;
        steps.push(this.#dotStep());
      } else if (this.#take('.')) steps.push(this.#dotStep());
      else if (this.#peek() === '[') steps.push(this.#bracketStep());
      else break;
    }
    this.#depth--;
    checkOrder(steps, (problem) => this.#fail(problem));
    return { root, steps };
  }

  end(): void {
    if (this.at < this.#text.length)
      this.#fail(`cannot go on with "${this.#text.slice(this.at, this.at + 10)}"`);
  }

  #root(): Root {
    if (this.#take('$$')) return { of: 'contextObject' };
    if (this.#take('@')) return { of: 'item' };
    if (!this.#take('$')) this.#fail('must start with "$"');
    identifier.lastIndex = this.at;
    const name = identifier.exec(this.#text)?.[0];
    if (name === undefined) return { of: 'input' };
    this.at += name.length;
    return { of: 'variable', name };
  }

  #dotStep(): Step {
    if (this.#take('*')) return { is: 'wildcard' };
    if (this.#peek() === '[') return this.#bracketStep();
    const from = this.at;
    while (this.at < this.#text.length && !/[\s.[\](),]/.test(this.#text[this.at] ?? '')) {
      if (this.#depth > 1 && /[=<>!&|~]/.test(this.#text[this.at] ?? '')) break;
      this.at++;
    }
    const name = this.#text.slice(from, this.at);
    if (name === '') this.#fail('must have a name after "."');
    return this.#peek() === '(' ? this.#functionStep(name, from) : { is: 'property', name };
  }

  #functionStep(name: string, from: number): Step {
    if (!pathFunctions.has(name)) {
      this.at = from;
      this.#fail(`has no function named "${name}"`);
    }
    this.at++;
    const args: FilterValue[] = [];
    this.#depth++;
    this.#blanks();
    while (!this.#take(')')) {
      if (args.length > 0 && !this.#take(',')) this.#fail('must have "," or ")" here');
      args.push(this.#value());
      this.#blanks();
    }
    this.#depth--;
    return { is: 'function', name, args };
  }

  #bracketStep(): Step {
    this.at++;
    this.#blanks();
    const step = this.#bracketContent();
    this.#blanks();
    if (!this.#take(']')) this.#fail('must have "]" here');
    return step;
  }

  #bracketContent(): Step {
    const next = this.#peek();
    if (next === '*') {
      this.at++;
      return { is: 'wildcard' };
    }
    if (next === '?') {
      this.at++;
      this.#blanks();
      if (this.#peek() !== '(') this.#fail('must have "(" after "[?"');
      this.#depth++;
      const test = this.#or();
      this.#depth--;
      return { is: 'filter', test };
    }
    if (next === "'" || next === '"') return this.#names();
    return this.#fromEnd() ?? this.#indices();
  }

  // `[(@.length-1)]`, the last item in older dialects; real definitions hold it.
  #fromEnd(): Step | undefined {
    const pattern = /\(\s*@\.length\s*-\s*(\d{1,9})\s*\)/y;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.at += found[0].length;
    return { is: 'index', index: -Number(found[1]) };
  }

  #names(): Step {
    const names = [this.#string()];
    for (this.#blanks(); this.#take(','); this.#blanks()) {
      this.#blanks();
      if (this.#peek() !== "'" && this.#peek() !== '"') this.#fail('must have a quoted name here');
      names.push(this.#string());
    }
    const [first] = names;
    return names.length === 1 && first !== undefined
      ? { is: 'property', name: first }
      : { is: 'properties', names };
  }

  #indices(): Step {
    const content = /[-0-9:,\s]*/y;
    content.lastIndex = this.at;
    const written = content.exec(this.#text)?.[0] ?? '';
    const slice = /^(-?\d+)?\s*:\s*(-?\d+)?\s*$/.exec(written);
    if (slice !== null && (slice[1] ?? slice[2]) !== undefined) {
      this.at += written.length;
      return { is: 'slice', from: optionalInteger(slice[1]), to: optionalInteger(slice[2]) };
    }
    if (!/^-?\d+\s*(,\s*-?\d+\s*)*$/.test(written)) {
      this.#fail('must have a quoted name, an index, a slice, "*" or a filter in its brackets');
    }
    this.at += written.length;
    const indices = written.split(',').map(Number);
    const [first] = indices;
    return indices.length === 1 && first !== undefined
      ? { is: 'index', index: first }
      : { is: 'indices', indices };
  }

  // Filters. The grammar is Jayway's: or over and over not, parentheses, comparisons and existence checks.

  #or(): FilterTest {
    if (++this.#depth > maxDepth) this.#fail('is nested too deeply');
    let left = this.#and();
    for (this.#blanks(); this.#take('||'); this.#blanks()) left = { is: 'or', left, right: this.#and() };
    this.#depth--;
    return left;
  }

  #and(): FilterTest {
    let left = this.#unary();
    for (this.#blanks(); this.#take('&&'); this.#blanks()) left = { is: 'and', left, right: this.#unary() };
    return left;
  }

  #unary(): FilterTest {
    this.#blanks();
    if (this.#peek() === '!' && this.#text[this.at + 1] !== '=') {
      this.at++;
      if (++this.#depth > maxDepth) this.#fail('is nested too deeply');
      const test = this.#unary();
      this.#depth--;
      return { is: 'not', test };
    }
    if (this.#take('(')) {
      const test = this.#or();
      if (!this.#take(')')) this.#fail('must have ")" here');
      return test;
    }
    return this.#comparison();
  }

  #comparison(): FilterTest {
    const left = this.#value();
    this.#blanks();
    const operator = this.#operator();
    if (operator === undefined) {
      if (left.is !== 'path') this.#fail('must compare a literal in a filter with something');
      return { is: 'exists', path: left.path };
    }
    return { is: 'comparison', operator, left, right: this.#value() };
  }

  #operator(): string | undefined {
    const pattern = /===|!==|==|!=|=~|<=|>=|<|>|[A-Za-z]+/y;
    pattern.lastIndex = this.at;
    const written = pattern.exec(this.#text)?.[0];
    if (written === undefined) return undefined;
    const operator = written.toLowerCase();
    if (operator !== '=~' && !filterOperators.has(operator))
      this.#fail(`has no filter operator "${written}"`);
    this.at += written.length;
    return operator;
  }

  #value(): FilterValue {
    this.#blanks();
    const next = this.#peek() ?? '';
    if (next === '@' || next === '$') return { is: 'path', path: this.path() };
    if (next === '/') return this.#pattern();
    return { is: 'literal', value: this.#literal() };
  }

  #literal(): JsonValue {
    const next = this.#peek() ?? '';
    if (next === "'" || next === '"') return this.#string();
    if (next === '[' || next === '{') return this.#json();
    const word = /[-+.\w]+/y;
    word.lastIndex = this.at;
    const written = word.exec(this.#text)?.[0] ?? '';
    // Real definitions compare with texts that nobody quoted.
    if (/^(?!(?:true|false|null)$)[A-Za-z_]\w*$/.test(written)) {
      this.at += written.length;
      return written;
    }
    if (!/^(true|false|null|-?\d+(\.\d+)?([eE][-+]?\d+)?)$/.test(written)) {
      this.#fail('must have a value here: a path, a number, a quoted text, true, false, null or a list');
    }
    this.at += written.length;
    return JSON.parse(written.replace(/^(-?)0+(?=\d)/, '$1')) as JsonValue;
  }

  // A JSON array or object, in which Jayway also takes texts in single quotes.
  #json(): JsonValue {
    if (++this.#depth > maxDepth) this.#fail('is nested too deeply');
    const isArray = this.#text[this.at++] === '[';
    const close = isArray ? ']' : '}';
    const items: JsonValue[] = [];
    const members: [string, JsonValue][] = [];
    this.#blanks();
    while (!this.#take(close)) {
      if (items.length + members.length > 0 && !this.#take(','))
        this.#fail(`must have "," or "${close}" here`);
      this.#blanks();
      if (isArray) items.push(this.#literal());
      else {
        const name = this.#string();
        this.#blanks();
        if (!this.#take(':')) this.#fail('must have ":" here');
        this.#blanks();
        members.push([name, this.#literal()]);
      }
      this.#blanks();
    }
    this.#depth--;
    return isArray ? items : Object.fromEntries(members);
  }

  #pattern(): FilterValue {
    const written = /\/((?:[^/\\]|\\.)*)\/([a-zA-Z]*)/y;
    written.lastIndex = this.at;
    const found = written.exec(this.#text);
    if (found === null) this.#fail('must close its regular expression with "/"');
    try {
      const pattern = linearRegExp((found?.[1] ?? '').replaceAll('\\/', '/'), found?.[2] ?? '');
      this.at += found?.[0].length ?? 0;
      return { is: 'pattern', pattern };
    } catch (problem) {
      if (typeof problem !== 'string') throw problem;
      return this.#fail(`has a bad regular expression. ${problem}`);
    }
  }

  #string(): string {
    const quote = this.#text[this.at++];
    let value = '';
    while (this.at < this.#text.length) {
      const character = this.#text[this.at++] ?? '';
      if (character === quote) return value;
      value += character === '\\' ? this.#escaped() : character;
    }
    return this.#fail('must close its quotes');
  }

  #escaped(): string {
    const character = this.#text[this.at++] ?? '';
    if (character === 'u') {
      const digits = this.#text.slice(this.at, this.at + 4);
      if (/^[0-9a-fA-F]{4}$/.test(digits)) {
        this.at += 4;
        return String.fromCharCode(parseInt(digits, 16));
      }
    }
    return escapes[character] ?? character;
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.at] ?? '')) this.at++;
  }

  #peek(): string | undefined {
    return this.#text[this.at];
  }

  #take(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  #fail(problem: string): never {
    throw new SyntaxProblem(this.#text, `The path "${this.#text}" ${problem}.`, this.at);
  }
}

const escapes: { readonly [letter: string]: string | undefined } = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
};

const optionalInteger = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function checkOrder(steps: readonly Step[], fail: (problem: string) => never): void {
  steps.forEach((step, i) => {
    if (step.is === 'scan' && i === steps.length - 1) fail('must not end with ".."');
    if (step.is === 'function' && i < steps.length - 1) fail('must not go on after a function');
    // Jayway: "Multi properties can only be used as path leafs".
    if (step.is === 'properties' && i < steps.length - 1)
      fail('can use several names in one bracket only at its end');
  });
}
