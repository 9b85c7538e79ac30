// A regular expression of a filter, read into a tree: what Java takes, but for look-around and back-references, which cannot be
// matched without backtracking and are refused by name. Matching is done elsewhere.

/** What matches one character, an empty place, or parts after, beside and over each other. */
export type RegularExpression =
  | { readonly is: 'one'; readonly accepts: Accepts }
  | { readonly is: 'assert'; readonly holds: (text: string, at: number) => boolean }
  | { readonly is: 'sequence'; readonly parts: readonly RegularExpression[] }
  | { readonly is: 'choice'; readonly options: readonly RegularExpression[] }
  | { readonly is: 'repeat'; readonly part: RegularExpression; readonly min: number; readonly max: number };

export type Accepts = (codePoint: number) => boolean;

const maxSize = 5000;
const maxDepth = 100;

/** Reads a pattern; `flags` may hold `i` (ignore case), `s` (dot matches line ends), `m`. Gives a sentence that says what is wrong if anything is. */
export function readRegularExpression(source: string, flags: string): RegularExpression | string {
  const unknown = /[^gimsuxdU]/.exec(flags);
  if (unknown !== null) return `The flag "${unknown[0]}" of a regular expression is not known.`;
  try {
    const read = new Reader(source, flags).read();
    return sizeOf(read) > maxSize ? 'The regular expression is too long.' : read;
  } catch (problem) {
    if (typeof problem !== 'string') throw problem;
    return problem;
  }
}

/** How many parts it has when what is repeated is written out as often as it must or may be. */
function sizeOf(part: RegularExpression): number {
  switch (part.is) {
    case 'one':
    case 'assert':
      return 1;
    case 'sequence':
      return part.parts.reduce((sum, each) => sum + sizeOf(each), 0);
    case 'choice':
      return part.options.reduce((sum, each) => sum + sizeOf(each), 1);
    case 'repeat': {
      const size = Math.max(1, sizeOf(part.part));
      return part.max === Infinity ? 1 + (part.min + 1) * size : part.max * size + part.max - part.min;
    }
  }
}

const digit: Accepts = (c) => c >= 48 && c <= 57;
const word: Accepts = (c) => digit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
const blank: Accepts = (c) => c === 32 || (c >= 9 && c <= 13);
const not =
  (accepts: Accepts): Accepts =>
  (c) =>
    !accepts(c);
const classes: { readonly [letter: string]: Accepts | undefined } = {
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  s: blank,
  S: not(blank),
};
const controls: { readonly [letter: string]: number | undefined } = {
  n: 10,
  r: 13,
  t: 9,
  f: 12,
  v: 11,
  0: 0,
};
const lineEnd: Accepts = (c) => c === 10 || c === 13 || c === 0x85 || c === 0x2028 || c === 0x2029;

class Reader {
  readonly #characters: readonly string[];
  readonly #flags: string;
  #at = 0;
  #depth = 0;

  constructor(source: string, flags: string) {
    this.#characters = [...source];
    this.#flags = flags;
  }

  read(): RegularExpression {
    const node = this.#choice();
    if (this.#at < this.#characters.length) throw 'A regular expression has a ")" too many.';
    return node;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #choice(): RegularExpression {
    if (++this.#depth > maxDepth) throw 'A regular expression is nested too deeply.';
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth--;
    return options.length === 1 ? (options[0] as RegularExpression) : { is: 'choice', options };
  }

  #sequence(): RegularExpression {
    const parts: RegularExpression[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { is: 'sequence', parts };
  }

  #repeated(part: RegularExpression): RegularExpression {
    let repeated = part;
    let depth = 0;
    for (let bounds = this.#bounds(); bounds !== undefined; bounds = this.#bounds()) {
      if (++depth > maxDepth) throw 'A regular expression is nested too deeply.';
      // Lazy and possessive marks change what a group captures, not whether a whole text matches (possessive: nearly always).
      if (!this.#take('?')) this.#take('+');
      repeated = { is: 'repeat', part: repeated, ...bounds };
    }
    return repeated;
  }

  #bounds(): { min: number; max: number } | undefined {
    if (this.#take('*')) return { min: 0, max: Infinity };
    if (this.#take('+')) return { min: 1, max: Infinity };
    if (this.#take('?')) return { min: 0, max: 1 };
    if (this.#peek() !== '{') return undefined;
    const rest = this.#characters.slice(this.#at, this.#at + 16).join('');
    const counted = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(rest);
    if (counted === null)
      throw 'A "{" in a regular expression starts a count such as {2,5}; write \\{ for the character.';
    this.#at += counted[0].length;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : counted[3] === undefined ? Infinity : Number(counted[3]);
    if (max < min) throw 'A count in a regular expression has its greater number first.';
    return { min, max };
  }

  #atom(): RegularExpression {
    const character = this.#characters[this.#at++];
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { is: 'one', accepts: this.#cased(this.#set()) };
      case '.': {
        const accepts: Accepts = this.#flags.includes('s') ? () => true : not(lineEnd);
        return { is: 'one', accepts };
      }
      case '^':
        return { is: 'assert', holds: (_, at) => at === 0 };
      case '$':
        return { is: 'assert', holds: (text, at) => at === text.length };
      case '*':
      case '+':
      case '?':
        throw `A "${character}" in a regular expression has nothing to repeat; write \\${character} for the character.`;
      case '\\':
        return this.#escape();
      default:
        return { is: 'one', accepts: this.#cased(equal(character ?? '')) };
    }
  }

  #group(): RegularExpression {
    if (this.#take('?')) {
      const named = /^<[A-Za-z]\w{0,40}>/.exec(this.#characters.slice(this.#at, this.#at + 44).join(''));
      if (named !== null) this.#at += named[0].length;
      else if (!this.#take(':')) throw 'Look-around in a regular expression is not supported.';
    }
    const node = this.#choice();
    if (!this.#take(')')) throw 'A "(" in a regular expression is not closed.';
    return node;
  }

  #escape(): RegularExpression {
    const character = this.#peek();
    if (character === 'b' || character === 'B') {
      this.#at++;
      return {
        is: 'assert',
        holds: (text, at) =>
          (word(text.charCodeAt(at - 1)) !== word(text.charCodeAt(at))) === (character === 'b'),
      };
    }
    return { is: 'one', accepts: this.#cased(this.#escapedClass()) };
  }

  #escapedClass(): Accepts {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw 'A regular expression ends in a backslash.';
    if (character === 'u' || character === 'x') {
      const length = character === 'u' ? 4 : 2;
      const digits = this.#characters.slice(this.#at, this.#at + length).join('');
      if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) {
        throw `\\${character} in a regular expression needs ${length} hexadecimal digits.`;
      }
      this.#at += length;
      return equal(String.fromCharCode(parseInt(digits, 16)));
    }
    const known = classes[character];
    if (known !== undefined) return known;
    const control = controls[character];
    if (control !== undefined) return (c) => c === control;
    if (/[A-Za-z1-9]/.test(character)) throw `\\${character} in a regular expression is not supported.`;
    return equal(character);
  }

  #set(): Accepts {
    const negated = this.#take('^');
    const members: Accepts[] = [];
    while (!this.#take(']') || members.length === 0) {
      if (this.#at >= this.#characters.length) throw 'A "[" in a regular expression is not closed.';
      const from = this.#member();
      if (typeof from === 'function') {
        members.push(from);
        continue;
      }
      if (this.#peek() === '-' && this.#characters[this.#at + 1] !== ']') {
        this.#at++;
        const to = this.#member();
        if (typeof to === 'function' || to < from) throw 'A range in a regular expression has no order.';
        members.push((c) => c >= from && c <= to);
      } else members.push((c) => c === from);
    }
    const accepts: Accepts = (c) => members.some((member) => member(c));
    return negated ? not(this.#cased(accepts)) : accepts;
  }

  #member(): number | Accepts {
    const character = this.#characters[this.#at++] ?? '';
    if (character !== '\\') return character.codePointAt(0) ?? 0;
    const escaped = this.#peek() ?? '';
    const known = this.#escapedClass();
    if (classes[escaped] !== undefined) return known;
    if (controls[escaped] !== undefined) return controls[escaped];
    if (escaped === 'u' || escaped === 'x') {
      return parseInt(this.#characters.slice(this.#at - (escaped === 'u' ? 4 : 2), this.#at).join(''), 16);
    }
    return escaped.codePointAt(0) ?? 0;
  }

  #cased(accepts: Accepts): Accepts {
    if (!this.#flags.includes('i')) return accepts;
    return (c) => {
      const text = String.fromCodePoint(c);
      return (
        accepts(c) ||
        accepts(text.toLowerCase().codePointAt(0) ?? 0) ||
        accepts(text.toUpperCase().codePointAt(0) ?? 0)
      );
    };
  }
}

const equal = (character: string): Accepts => {
  const codePoint = character.codePointAt(0);
  return (c) => c === codePoint;
};
