// Reads the text of a JSONPath. What Jayway would take and nobody has seen AWS take is refused here once for everybody: the rules say
// of a text what the evaluation makes of it.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
import {
  filterOperators,
  pathFunctions,
  type FilterOperator,
  type FilterTest,
  type FilterValue,
  type Literal,
  type Path,
  type Root,
  type Step,
} from './path.ts';
import { readRegularExpression } from './regular-expression.ts';
import { readText, type Reading, type Scanner } from './scanner.ts';

const maxDepth = 50;

/** Reads a whole text as a path. Pure; never throws. */
export const readPath = (text: string): Reading<Path> =>
  readText(text, (scanner) => {
    const path = readPathAt(scanner);
    const rest = text.slice(scanner.at, scanner.at + 10);
    if (rest !== '') scanner.fail('path', `cannot go on with "${rest}"`);
    return path;
  });

/** Reads the path that starts where the scanner is, up to where no further step follows: an argument of a call. */
export const readPathAt = (scanner: Scanner): Path => new PathReader(scanner).path();

class PathReader {
  readonly #scanner: Scanner;
  #depth = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  path(): Path {
    this.#enter();
    const root = this.#root();
    const steps: Step[] = [];
    for (;;) {
      if (this.#scanner.take('..')) {
        steps.push({ is: 'scan' });
        if (this.#scanner.next === '[') continue;
        steps.push(this.#dotStep());
      } else if (this.#scanner.take('.')) steps.push(this.#dotStep());
      else if (this.#scanner.next === '[') steps.push(this.#bracketStep());
      else break;
    }
    this.#depth--;
    this.#checkOrder(steps);
    return { root, steps };
  }

  #root(): Root {
    if (this.#scanner.take('$$')) return { of: 'contextObject' };
    if (this.#depth > 1 && this.#scanner.take('@')) return { of: 'item' };
    if (!this.#scanner.take('$')) this.#fail('must start with "$"');
    const name = this.#scanner.match(/[\p{ID_Start}_][\p{ID_Continue}]*/uy);
    return name === undefined ? { of: 'input' } : { of: 'variable', name };
  }

  #dotStep(): Step {
    if (this.#scanner.take('*')) return { is: 'wildcard' };
    // Jayway takes `$.[0]` for `$[0]`, and people write it.
    if (this.#scanner.next === '[') return this.#bracketStep();
    const from = this.#scanner.at;
    const name = this.#scanner.match(this.#depth > 1 ? /[^\s.[\](),=<>!&|~]+/y : /[^\s.[\](),]+/y);
    if (name === undefined) return this.#fail('must have a name after "."');
    return this.#scanner.next === '(' ? this.#functionStep(name, from) : { is: 'property', name };
  }

  #functionStep(written: string, from: number): Step {
    const name = pathFunctions.find((known) => known === written);
    if (name === undefined) return this.#fail(`has no function named "${written}"`, from);
    this.#scanner.at++;
    const args: FilterValue[] = [];
    this.#depth++;
    this.#scanner.blanks();
    while (!this.#scanner.take(')')) {
      if (args.length > 0 && !this.#scanner.take(',')) this.#fail('must have "," or ")" here');
      args.push(this.#value());
      this.#scanner.blanks();
    }
    this.#depth--;
    return { is: 'function', name, args };
  }

  #bracketStep(): Step {
    const from = this.#scanner.at++;
    this.#scanner.blanks();
    const step = this.#bracketContent(from);
    this.#scanner.blanks();
    this.#expect(']');
    return step;
  }

  #bracketContent(from: number): Step {
    if (this.#scanner.take('*')) return { is: 'wildcard' };
    if (this.#scanner.take('?')) return this.#filter();
    if (this.#isQuote()) return this.#names();
    return this.#fromEnd() ?? this.#indices(from);
  }

  // Jayway takes `[?@.a]` too; whether AWS does is not known.
  #filter(): Step {
    this.#scanner.blanks();
    if (this.#scanner.next !== '(') this.#fail('must have "(" after "[?"');
    const from = this.#scanner.at;
    this.#depth++;
    const test = this.#or();
    this.#depth--;
    const text = this.#scanner.text.slice(from, this.#scanner.at).trim();
    return { is: 'filter', test, text: text.replace(/^\((.*)\)$/s, '$1') };
  }

  // `[(@.length-1)]`, the last item in older dialects; real definitions hold it.
  #fromEnd(): Step | undefined {
    const found = this.#scanner.match(/\(\s*@\.length\s*-\s*\d{1,9}\s*\)/y);
    return found === undefined ? undefined : { is: 'index', index: -Number(/\d+/.exec(found)?.[0]) };
  }

  #names(): Step {
    const names = [this.#string()];
    for (this.#scanner.blanks(); this.#scanner.take(','); this.#scanner.blanks()) {
      this.#scanner.blanks();
      if (!this.#isQuote()) this.#fail('must have a quoted name here');
      names.push(this.#string());
    }
    const [first] = names;
    return names.length === 1 && first !== undefined
      ? { is: 'property', name: first }
      : { is: 'properties', names };
  }

  // A slice has at least one end: what AWS makes of `[:]` is not known.
  #indices(from: number): Step {
    const written = this.#scanner.match(/[-0-9:,\s]+/y) ?? '';
    const slice = /^(-?\d+)?\s*:\s*(-?\d+)?\s*$/.exec(written);
    if (slice !== null && (slice[1] ?? slice[2]) !== undefined) {
      return { is: 'slice', from: optionalInteger(slice[1]), to: optionalInteger(slice[2]) };
    }
    if (!/^-?\d+\s*(,\s*-?\d+\s*)*$/.test(written)) {
      const at = this.#scanner.next === '' ? this.#scanner.at : from;
      this.#fail('must have a quoted name, an index, a slice, "*" or a filter in its brackets', at);
    }
    const indices = written.split(',').map(Number);
    const [first] = indices;
    return indices.length === 1 && first !== undefined
      ? { is: 'index', index: first }
      : { is: 'indices', indices };
  }

  // Filters. The grammar is Jayway's: or over and over not, parentheses, comparisons and existence checks.

  #or(): FilterTest {
    this.#enter();
    let left = this.#and();
    for (this.#scanner.blanks(); this.#scanner.take('||'); this.#scanner.blanks()) {
      left = { is: 'or', left, right: this.#and() };
    }
    this.#depth--;
    return left;
  }

  #and(): FilterTest {
    let left = this.#unary();
    for (this.#scanner.blanks(); this.#scanner.take('&&'); this.#scanner.blanks()) {
      left = { is: 'and', left, right: this.#unary() };
    }
    return left;
  }

  #unary(): FilterTest {
    this.#scanner.blanks();
    if (this.#scanner.match(/!(?!=)/y) !== undefined) {
      this.#enter();
      const test = this.#unary();
      this.#depth--;
      return { is: 'not', test };
    }
    if (!this.#scanner.take('(')) return this.#comparison();
    const test = this.#or();
    this.#expect(')');
    return test;
  }

  #comparison(): FilterTest {
    const left = this.#value();
    this.#scanner.blanks();
    const operator = this.#operator();
    if (operator !== undefined) return { is: 'comparison', operator, left, right: this.#value() };
    if (left.is !== 'path') return this.#fail('must compare a literal in a filter with something');
    return { is: 'exists', path: left.path };
  }

  #operator(): FilterOperator | undefined {
    const from = this.#scanner.at;
    const written = this.#scanner.match(/===|!==|==|!=|=~|<=|>=|<|>|[A-Za-z]+/y);
    if (written === undefined) return undefined;
    const operator = filterOperators.find((known) => known === written.toLowerCase());
    return operator ?? this.#fail(`has no filter operator "${written}"`, from);
  }

  #value(): FilterValue {
    this.#scanner.blanks();
    const { next } = this.#scanner;
    if (next === '@' || next === '$') return { is: 'path', path: this.path() };
    if (next === '/') return this.#pattern();
    return { is: 'literal', value: this.#literal() };
  }

  #literal(): Literal {
    if (this.#isQuote()) return this.#string();
    if (this.#scanner.next === '[' || this.#scanner.next === '{') return this.#json();
    const from = this.#scanner.at;
    const written = this.#scanner.match(/[-+.\w]+/y) ?? '';
    // Real definitions compare with texts that nobody quoted.
    if (/^(?!(?:true|false|null)$)[A-Za-z_]\w*$/.test(written)) return written;
    if (!/^(true|false|null|-?\d+(\.\d+)?([eE][-+]?\d+)?)$/.test(written)) {
      this.#fail(
        'must have a value here: a path, a number, a quoted text, true, false, null or a list',
        from,
      );
    }
    return JSON.parse(written.replace(/^(-?)0+(?=\d)/, '$1')) as Literal;
  }

  // A JSON array or object, in which Jayway also takes texts in single quotes.
  #json(): Literal {
    this.#enter();
    const isArray = this.#scanner.next === '[';
    this.#scanner.at++;
    const close = isArray ? ']' : '}';
    const items: Literal[] = [];
    const members: [string, Literal][] = [];
    this.#scanner.blanks();
    while (!this.#scanner.take(close)) {
      if (items.length + members.length > 0 && !this.#scanner.take(',')) {
        this.#fail(`must have "," or "${close}" here`);
      }
      this.#scanner.blanks();
      if (isArray) items.push(this.#literal());
      else {
        const name = this.#string();
        this.#scanner.blanks();
        this.#expect(':');
        this.#scanner.blanks();
        members.push([name, this.#literal()]);
      }
      this.#scanner.blanks();
    }
    this.#depth--;
    return isArray ? items : Object.fromEntries(members);
  }

  #pattern(): FilterValue {
    const from = this.#scanner.at;
    const written = this.#scanner.match(/\/(?:[^/\\]|\\.)*\/[a-zA-Z]*/y);
    if (written === undefined) return this.#fail('must close its regular expression with "/"');
    const end = written.lastIndexOf('/');
    const pattern = readRegularExpression(
      written.slice(1, end).replaceAll('\\/', '/'),
      written.slice(end + 1),
    );
    return typeof pattern === 'string'
      ? this.#fail(`has a bad regular expression. ${pattern}`, from)
      : { is: 'pattern', pattern };
  }

  #isQuote(): boolean {
    return this.#scanner.next === "'" || this.#scanner.next === '"';
  }

  #string(): string {
    const { text } = this.#scanner;
    const quote = text[this.#scanner.at++];
    let value = '';
    while (this.#scanner.at < text.length) {
      const character = text[this.#scanner.at++] ?? '';
      if (character === quote) return value;
      value += character === '\\' ? this.#escaped() : character;
    }
    return this.#fail('must close its quotes');
  }

  #escaped(): string {
    const unicode = this.#scanner.match(/u[0-9a-fA-F]{4}/y);
    if (unicode !== undefined) return String.fromCharCode(parseInt(unicode.slice(1), 16));
    const character = this.#scanner.next;
    this.#scanner.at++;
    return escapes[character] ?? character;
  }

  #checkOrder(steps: readonly Step[]): void {
    steps.forEach((step, i) => {
      if (step.is === 'scan' && i === steps.length - 1) this.#fail('must not end with ".."');
      if (step.is === 'function' && i < steps.length - 1) this.#fail('must not go on after a function');
    });
  }

  #expect(character: string): void {
    if (!this.#scanner.take(character)) this.#fail(`must have "${character}" here`);
  }

  #enter(): void {
    if (++this.#depth > maxDepth) this.#fail('is nested too deeply');
  }

  #fail(message: string, at?: number): never {
    return this.#scanner.fail('path', message, at);
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
