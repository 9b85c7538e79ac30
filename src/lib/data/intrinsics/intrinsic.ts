// A call of an intrinsic function, such as `States.Format('Hello, {}', $.name)`, ready to be evaluated.
import type { JsonValue } from '../../asl/json.ts';
import { cachedByText } from '../tools/cached.ts';
import { IntrinsicProblem, intrinsics } from './intrinsics.ts';
import { parsePathAt } from '../path/parse.ts';
import { compileParsedPath } from '../path/path.ts';
import type { Scope } from '../scope.ts';
import { PathNotFound, StatesError, SyntaxProblem } from '../states-error.ts';

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
      if (problem instanceof PathNotFound) throw problem.inCall(text, scope.input);
      throw problem instanceof IntrinsicProblem ? failed(text, problem) : problem;
    }
  };
  return { text, evaluate };
});

// Observed of AWS: whatever is wrong with the arguments of an inner call, the whole text is named.
const failed = (text: string, { message }: IntrinsicProblem) =>
  new StatesError(
    'States.Runtime',
    `There was an error while evaluating the intrinsic function: ${text}. ${message}`,
  );

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
    if (!intrinsics.has(name)) this.#fail(`calls "${name}", which is not an intrinsic function`);
    if (this.#match(/\s*\(/y) === undefined) this.#fail(`must have "(" after ${name}`);
    const args: Argument[] = [];
    this.#match(/\s*/y);
    while (!this.#take(')')) {
      if (args.length > 0 && !this.#take(',')) this.#fail('must have "," or ")" here');
      this.#match(/\s*/y);
      // A template keeps its escapes: in it `\\{}` is no place for a value.
      const isTemplate = name === 'States.Format' && args.length === 0;
      args.push(this.#argument(nesting, isTemplate));
      this.#match(/\s*/y);
    }
    return callOf(name, args);
  }

  end(): void {
    if (this.#at < this.#text.length) this.#fail('must end after its closing parenthesis');
  }

  #argument(nesting: number, isTemplate: boolean): Argument {
    const next = this.#text[this.#at];
    if (next === "'") {
      const written = this.#string();
      return constant(isTemplate ? written : written.replace(/\\(.)/gs, '$1'));
    }
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

  // With its escapes: `\'`, `\{`, `\}` and `\\` stand for the characters themselves.
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

// The number of arguments, too, is judged when the call is made: AWS creates a machine whose calls give too few or too many.
function callOf(name: string, args: readonly Argument[]): Argument {
  const intrinsic = intrinsics.get(name);
  return (scope) => {
    const values = args.map((argument) => argument(scope));
    const isTaken =
      intrinsic !== undefined && args.length >= intrinsic.least && args.length <= intrinsic.most;
    const value = isTaken ? intrinsic.evaluate(values, scope.random) : undefined;
    if (value === undefined) throw new IntrinsicProblem(`Invalid arguments in ${name}`);
    return value;
  };
}
