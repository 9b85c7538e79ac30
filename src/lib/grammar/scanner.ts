// A text read from left to right. What does not follow the grammar ends the reading with a mistake: inside this room it is thrown, to
// the callers of its readers it is a value.

/** Why a text does not follow its grammar. */
export interface SyntaxMistake {
  /** What is at fault: a call may hold paths. */
  readonly subject: 'path' | 'call';
  /** What is wrong with it, as the rest of a sentence about it: `must have "]" here`. */
  readonly message: string;
  /** Where the reading stopped, in UTF-16 code units. */
  readonly offset: number;
}

/** What a text says, or why it says nothing. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: SyntaxMistake };

/** Reads a text; the reader throws mistakes through `Scanner.fail`. */
export function readText<T>(text: string, read: (scanner: Scanner) => T): Reading<T> {
  try {
    return { ok: true, value: read(new Scanner(text)) };
  } catch (problem) {
    if (!(problem instanceof Mistake)) throw problem;
    return { ok: false, mistake: problem.mistake };
  }
}

class Mistake {
  readonly mistake: SyntaxMistake;
  constructor(mistake: SyntaxMistake) {
    this.mistake = mistake;
  }
}

export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The next character, or an empty text at the end. */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /** Takes a text if it stands here, and says whether it did. */
  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** Takes what a sticky pattern matches here; undefined if it matches nothing. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  blanks(): void {
    this.match(/\s*/y);
  }

  fail(subject: SyntaxMistake['subject'], message: string, at = this.at): never {
    throw new Mistake({ subject, message, offset: Math.min(at, this.text.length) });
  }
}
