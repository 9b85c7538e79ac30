// The grammar of an intrinsic function call such as `States.Format('Hello {}', $.name)`, as AWS checks it when a state
// machine is created. It gives a tree for explanations and the first mistake for diagnostics; it never evaluates.
import type { IntrinsicFunction } from '../tables/intrinsics.ts';
import { intrinsicFunction, signatureOf } from '../tables/intrinsics.ts';
import type { PathSyntax, SyntaxProblem } from './path-syntax.ts';
import { readPathAt } from './path-syntax.ts';

export type IntrinsicArgument =
  | { readonly kind: 'call'; readonly call: IntrinsicCall }
  | { readonly kind: 'path'; readonly text: string; readonly path: PathSyntax }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null };

export interface IntrinsicCall {
  readonly name: string;
  readonly arguments: readonly IntrinsicArgument[];
}

export type IntrinsicReading =
  | {
      readonly ok: true;
      readonly call: IntrinsicCall;
      /** Why the call fails whenever it is made: AWS judges number and types of arguments only then. */
      readonly doomed: SyntaxProblem | undefined;
    }
  | { readonly ok: false; readonly problem: SyntaxProblem };

/** AWS's limit for calls inside calls. */
const maxNesting = 10;

/** Reads a whole text as one call of an intrinsic function. Pure; never throws. */
export function readIntrinsic(text: string): IntrinsicReading {
  const reader = new Reader(text);
  try {
    const call = reader.call(1);
    reader.expectEnd();
    return { ok: true, call, doomed: reader.doomed };
  } catch (error) {
    if (error instanceof Mistake)
      return { ok: false, problem: { message: error.message, offset: error.offset } };
    throw error;
  }
}

/** Every path in a call, at any depth. */
export function pathsOf(call: IntrinsicCall): readonly PathSyntax[] {
  return call.arguments.flatMap((argument) => {
    if (argument.kind === 'path') return [argument.path];
    return argument.kind === 'call' ? pathsOf(argument.call) : [];
  });
}

/** Carries the first mistake out of the recursive reader; never leaves this file. */
class Mistake extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  doomed: SyntaxProblem | undefined = undefined;

  constructor(text: string) {
    this.#text = text;
  }

  call(depth: number): IntrinsicCall {
    const start = this.#at;
    const name = this.#take(/States\.[A-Za-z0-9]+/y);
    if (name === undefined) throw new Mistake('A call starts with a function such as States.Format', start);
    const known = intrinsicFunction(name);
    if (!known) throw new Mistake(`There is no intrinsic function ${name}`, start);
    if (depth > maxNesting) throw new Mistake(`Calls nest at most ${maxNesting} deep`, start);
    if (this.#take(/\s*\(\s*/y) === undefined) throw new Mistake(`${name} needs arguments in ( )`, this.#at);
    const found: IntrinsicArgument[] = [];
    const offsets: number[] = [];
    if (this.#take(/\)/y) === undefined) {
      do {
        offsets.push(this.#at);
        found.push(this.#argument(depth));
      } while (this.#take(/\s*,\s*/y) !== undefined);
      if (this.#take(/\s*\)/y) === undefined) throw new Mistake('A comma or ) belongs here', this.#at);
    }
    this.doomed ??= wrongArguments(known, found, offsets, start);
    return { name, arguments: found };
  }

  expectEnd(): void {
    if (this.#at < this.#text.length) throw new Mistake('The call ends before this', this.#at);
  }

  #argument(depth: number): IntrinsicArgument {
    const next = this.#text.charAt(this.#at);
    if (next === "'") return { kind: 'literal', value: this.#string() };
    if (next === '$') return this.#path();
    if (next === 'S') return { kind: 'call', call: this.call(depth + 1) };
    const word = this.#take(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y);
    if (word === undefined) {
      throw new Mistake(
        "An argument is a path, a number, true, false, null, a 'text' or another call",
        this.#at,
      );
    }
    const literal: unknown = JSON.parse(/^-?0\d/.test(word) ? String(Number(word)) : word);
    return {
      kind: 'literal',
      value: typeof literal === 'number' || typeof literal === 'boolean' ? literal : null,
    };
  }

  #path(): IntrinsicArgument {
    const reading = readPathAt(this.#text, this.#at);
    if (!reading.ok) throw new Mistake(reading.problem.message, reading.problem.offset);
    const text = this.#text.slice(this.#at, reading.end);
    this.#at = reading.end;
    return { kind: 'path', text, path: reading.path };
  }

  #string(): string {
    const start = this.#at;
    let value = '';
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character === "'") {
        this.#at += 1;
        return value;
      }
      if (character === '\\') {
        this.#at += 1;
        const escaped = this.#text.charAt(this.#at);
        if (!["'", '{', '}', '\\'].includes(escaped)) {
          throw new Mistake("Only \\', \\{, \\} and \\\\ may be escaped in a text", this.#at - 1);
        }
        value += escaped === "'" || escaped === '\\' ? escaped : `\\${escaped}`;
      } else value += character;
    }
    throw new Mistake('This text is never closed', start);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

function wrongArguments(
  known: IntrinsicFunction,
  found: readonly IntrinsicArgument[],
  offsets: readonly number[],
  start: number,
): SyntaxProblem | undefined {
  const { parameters } = known;
  const repeats = parameters.some(([name]) => name.startsWith('...'));
  const needed = parameters.filter(([name]) => !name.startsWith('...') && !name.endsWith('?')).length;
  if (found.length < needed || (!repeats && found.length > parameters.length)) {
    return { message: `${signatureOf(known)} cannot take ${found.length} arguments`, offset: start };
  }
  for (const [index, argument] of found.entries()) {
    const parameter = parameters[index] ?? parameters.at(-1);
    if (!parameter || argument.kind !== 'literal' || parameter[1] === 'any') continue;
    const [name, kind] = parameter;
    if (argument.value === null || typeof argument.value === kind) continue;
    const message = `${known.name} takes ${kind === 'array' ? 'an array' : `a ${kind}`} as ${name}`;
    return { message, offset: offsets[index] ?? start };
  }
  return undefined;
}
