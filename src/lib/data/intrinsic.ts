// A call of an intrinsic function, such as `States.Format('Hello, {}', $.name)`, ready to be evaluated.
import type { JsonValue } from '../asl/json.ts';
import { cachedByText } from './cached.ts';
import { intrinsics, type Intrinsic } from './intrinsics.ts';
import { parsePathAt } from './path/parse.ts';
import { compileParsedPath } from './path/path.ts';
import type { Scope } from './scope.ts';
import { PathNotFound, StatesError, SyntaxProblem } from './states-error.ts';

export interface CompiledIntrinsic {
  readonly text: string;
  /** The value of the call; throws StatesError. */
  readonly evaluate: (scope: Scope) => JsonValue;
}

type Argument = (scope: Scope) => JsonValue;

const maxNesting = 10;

/** Compiles the text of a call once; throws SyntaxProblem. */
export const compileIntrinsic: (text: string) => CompiledIntrinsic = cachedByText((text) => {
  const reader = new CallReader(text);
  const call = reader.call(1);
  reader.end();
  const evaluate = (scope: Scope) => {
    try {
      return call(scope);
    } catch (problem) {
      throw problem instanceof PathNotFound ? problem.inCall(text) : problem;
    }
  };
  return { text, evaluate };
});

class CallReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  call(nesting: number): Argument {
    if (nesting > maxNesting) this.#fail(`nests functions more than ${maxNesting} deep`);
    const name =
      this.#match(/States\.[A-Za-z0-9]+/y) ?? this.#fail('must start with "States." and a function name');
    const intrinsic =
      intrinsics.get(name) ?? this.#fail(`calls "${name}", which is not an intrinsic function`);
    if (!this.#take('(')) this.#fail(`must have "(" after ${name}`);
    const args: Argument[] = [];
    this.#match(/\s*/y);
    while (!this.#take(')')) {
      if (args.length > 0 && !this.#take(',')) this.#fail('must have "," or ")" here');
      this.#match(/\s*/y);
      args.push(this.#argument(nesting));
      this.#match(/\s*/y);
    }
    if (args.length < intrinsic.least || args.length > intrinsic.most) {
      this.#fail(`gives ${args.length} arguments to ${name}, which takes ${arity(intrinsic)}`);
    }
    return callOf(name, intrinsic, args);
  }

  end(): void {
    if (this.#at < this.#text.length) this.#fail('must end after its closing parenthesis');
  }

  #argument(nesting: number): Argument {
    const next = this.#text[this.#at];
    if (next === "'") return constant(this.#string());
    if (next === '$') {
      const { path, end } = parsePathAt(this.#text, this.#at);
      const compiled = compileParsedPath(this.#text.slice(this.#at, end), path);
      this.#at = end;
      return compiled.select;
    }
    const number = this.#match(/-?\d+(\.\d+)?([eE][-+]?\d+)?/y);
    if (number !== undefined) return constant(Number(number));
    const word = this.#match(/true|false|null/y);
    if (word !== undefined) return constant(JSON.parse(word) as JsonValue);
    return this.call(nesting + 1);
  }

  // `\'` and `\\` are undone here; `\{` and `\}` are left for States.Format, which alone gives braces a meaning.
  #string(): string {
    const written = this.#match(/'(?:[^'\\]|\\.)*'/sy) ?? this.#fail('must close its quotes');
    return written.slice(1, -1);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #fail(problem: string): never {
    throw new SyntaxProblem(this.#text, `The call "${this.#text}" ${problem}.`, this.#at);
  }
}

const constant = (value: JsonValue) => () => value;

const arity = ({ least, most }: Intrinsic) =>
  most === Infinity ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;

function callOf(name: string, { evaluate }: Intrinsic, args: readonly Argument[]): Argument {
  return (scope) => {
    const value = evaluate(
      args.map((argument) => argument(scope)),
      scope.random,
    );
    if (value === undefined) throw new StatesError('States.Runtime', `Invalid arguments in ${name}`);
    return value;
  };
}
