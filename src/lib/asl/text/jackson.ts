// What Jackson, the JSON parser behind AWS, says about the first mistake in a text, and where. Only `validate` needs it, to answer as
// AWS does; people get the messages of `parse-json.ts`.
// Source: a recorded ValidateStateMachineDefinition answer; the words of Jackson 2's ReaderBasedJsonParser.
import { maxJsonNesting } from '../limits.ts';

export interface JacksonProblem {
  readonly message: string;
  /** `[Source: (String)"…"; line: 1, column: 4]` */
  readonly location: string;
}

/** The first mistake in a JSON text, or undefined. Pure; never throws. */
export function jacksonProblem(text: string): JacksonProblem | undefined {
  const shown = shownText(text);
  const locate = (at: number) => source(text, at, shown);
  const stop = firstMistake(text, locate);
  if (stop === undefined) return undefined;
  const location = locate(stop.at);
  return { message: `${stop.message}\n at ${location}`, location };
}

/**
 * The first mistake in the words of the newer Jackson that runs inside executions: it does not show the text, and points at
 * an unexpected character instead of behind it. Source: a failed States.StringToJson, observed by tiny-asl-machine's suite.
 */
export function redactedJacksonProblem(text: string): string | undefined {
  const locate = (at: number) => source(text, at, redacted);
  const stop = firstMistake(text, locate);
  return stop && `${stop.message}\n at ${locate(stop.at - (stop.isCharacter ? 1 : 0))}`;
}

const redacted = 'REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)';

type Locate = (at: number) => string;

function firstMistake(text: string, locate: Locate): Stop | undefined {
  const scanner = new Scanner(text, locate);
  try {
    scanner.value(0);
    scanner.end();
    return undefined;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return error;
  }
}

/** Jackson shows at most so much of the text. */
const shownLength = 500;
const anyValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** Carries the first mistake out of the scanner; never leaves this file. */
class Stop extends Error {
  readonly at: number;
  /** Whether it is about the character before `at`. */
  readonly isCharacter: boolean;
  constructor(message: string, at: number, isCharacter = false) {
    super(message);
    this.at = at;
    this.isCharacter = isCharacter;
  }
}

class Scanner {
  readonly #text: string;
  readonly #locate: Locate;
  #at = 0;

  constructor(text: string, locate: Locate) {
    this.#text = text;
    this.#locate = locate;
  }

  value(depth: number): void {
    this.#blanks();
    const character = this.#text[this.#at];
    if (depth > maxJsonNesting) {
      throw new Stop(
        `Document nesting depth (${depth}) exceeds the maximum allowed (${maxJsonNesting})`,
        this.#at,
      );
    }
    if (character === undefined) throw new Stop('Unexpected end-of-input', this.#at);
    if (character === '{') this.#object(depth);
    else if (character === '[') this.#array(depth);
    else if (character === '"') this.#string();
    else if (/[-\d]/.test(character)) this.#number();
    else this.#word();
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) this.value(0);
  }

  #object(depth: number): void {
    const start = this.#at;
    this.#at += 1;
    for (let first = true; ; first = false) {
      if (this.#next(start, 'Object') === '}' && first) break;
      if (this.#text[this.#at] !== '"')
        throw this.#unexpected('was expecting double-quote to start field name');
      this.#string();
      if (this.#next(start, 'Object') !== ':') {
        throw this.#unexpected('was expecting a colon to separate field name and value');
      }
      this.#at += 1;
      this.#next(start, 'Object');
      this.value(depth + 1);
      const separator = this.#next(start, 'Object');
      if (separator === '}') break;
      if (separator !== ',') throw this.#unexpected('was expecting comma to separate Object entries');
      this.#at += 1;
    }
    this.#at += 1;
  }

  #array(depth: number): void {
    const start = this.#at;
    this.#at += 1;
    for (let first = true; ; first = false) {
      if (this.#next(start, 'Array') === ']' && first) break;
      this.value(depth + 1);
      const separator = this.#next(start, 'Array');
      if (separator === ']') break;
      if (separator !== ',') throw this.#unexpected('was expecting comma to separate Array entries');
      this.#at += 1;
    }
    this.#at += 1;
  }

  #string(): void {
    for (this.#at += 1; ; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === undefined) {
        throw new Stop('Unexpected end-of-input: was expecting closing quote for a string value', this.#at);
      }
      if (character === '"') break;
      const code = character.charCodeAt(0);
      if (code < 0x20) {
        const message = `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`;
        throw new Stop(message, this.#at + 1);
      }
      if (character === '\\') this.#escape();
    }
    this.#at += 1;
  }

  #escape(): void {
    this.#at += 1;
    const character = this.#text[this.#at] ?? '';
    if (character === 'u') {
      const digits = /^[0-9a-fA-F]*/.exec(this.#text.slice(this.#at + 1, this.#at + 5))?.[0] ?? '';
      if (digits.length < 4) {
        this.#at += 1 + digits.length;
        throw this.#unexpected('expected a hex-digit for character escape sequence');
      }
      this.#at += 4;
    } else if (character === '' || !'"\\/bfnrt'.includes(character)) {
      throw new Stop(`Unrecognized character escape ${named(character)}`, this.#at + 1);
    }
  }

  #number(): void {
    const found = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(
      this.#text.slice(this.#at, this.#at + 400),
    )?.[0];
    const after = this.#text.charAt(this.#at + (found?.length ?? 1));
    if (found === undefined || /[\w.]/.test(after)) {
      this.#at += found?.length ?? 1;
      const leading = found === '0' || found === '-0';
      if (leading && /\d/.test(after)) {
        throw new Stop('Invalid numeric value: Leading zeroes not allowed', this.#at + 1);
      }
      throw this.#unexpected('Expected space separating root-level values');
    }
    this.#at += found.length;
  }

  #word(): void {
    const word = /^[\p{L}\p{N}_$]*/u.exec(this.#text.slice(this.#at, this.#at + 256))?.[0] ?? '';
    if (word === '') throw this.#unexpected(`expected a valid value ${anyValue}`);
    this.#at += word.length;
    if (word === 'true' || word === 'false' || word === 'null') return;
    throw new Stop(`Unrecognized token '${word}': was expecting ${anyValue}`, this.#at);
  }

  #next(start: number, kind: 'Object' | 'Array'): string {
    this.#blanks();
    const character = this.#text[this.#at];
    if (character !== undefined) return character;
    const marker = `start marker at ${this.#locate(start)}`;
    throw new Stop(`Unexpected end-of-input: expected close marker for ${kind} (${marker})`, this.#at);
  }

  #blanks(): void {
    while (/[ \t\r\n]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }

  #unexpected(expectation: string): Stop {
    const character = this.#text.charAt(this.#at);
    if (character === '/') {
      const message = `Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)`;
      return new Stop(message, this.#at + 1, true);
    }
    if (character === '') return new Stop('Unexpected end-of-input', this.#at);
    return new Stop(`Unexpected character (${named(character)}): ${expectation}`, this.#at + 1, true);
  }
}

const named = (character: string): string => `'${character}' (code ${character.charCodeAt(0) || 0})`;

/** Line and column, from 1, of what has been read up to an offset. */
function source(text: string, at: number, shown: string): string {
  const read = text.slice(0, at);
  const line = read.split('\n').length;
  const column = at - read.lastIndexOf('\n');
  return `[Source: ${shown}; line: ${line}, column: ${column}]`;
}

function shownText(text: string): string {
  const more = text.length > shownLength ? `[truncated ${text.length - shownLength} chars]` : '';
  return `(String)"${text.slice(0, shownLength)}"${more}`;
}
