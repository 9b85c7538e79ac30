// A regular expression that takes time proportional to its size times the text, whatever the pattern: it follows all
// alternatives at once (Thompson's construction) and never backtracks. Filters in paths come from definitions that anyone may
// write, and the engine's own RegExp can be made to run for years. Look-around and back-references are refused by name.

/** Matches whole texts, as Java's `Matcher.matches` does. */
export interface LinearRegExp {
  readonly source: string;
  matches(text: string): boolean;
}

type Accepts = (codePoint: number) => boolean;
type Node =
  | { readonly is: 'one'; readonly accepts: Accepts }
  | { readonly is: 'assert'; readonly holds: (text: string, at: number) => boolean }
  | { readonly is: 'sequence'; readonly parts: readonly Node[] }
  | { readonly is: 'choice'; readonly options: readonly Node[] }
  | { readonly is: 'repeat'; readonly part: Node; readonly min: number; readonly max: number };

interface Instruction {
  readonly accepts?: Accepts;
  readonly holds?: (text: string, at: number) => boolean;
  readonly to: number[];
}

const maxInstructions = 5000;

/** Compiles a pattern; `flags` may hold `i` (ignore case), `s` (dot matches line ends), `m`. Throws a text that says what is wrong. */
export function linearRegExp(source: string, flags: string): LinearRegExp {
  const unknown = /[^gimsuxdU]/.exec(flags);
  if (unknown !== null) throw `The flag "${unknown[0]}" of a regular expression is not known.`;
  const program: Instruction[] = [];
  const start = assemble(new Reader(source, flags).read(), program, accept(program));
  return { source, matches: (text) => run(program, start, text) };
}

const accept = (program: Instruction[]) => program.push({ to: [] }) - 1;

// Adds a node's instructions, which go on to `next`, and gives the first of them.
function assemble(node: Node, program: Instruction[], next: number): number {
  if (program.length > maxInstructions) throw 'The regular expression is too long.';
  switch (node.is) {
    case 'one':
      return program.push({ accepts: node.accepts, to: [next] }) - 1;
    case 'assert':
      return program.push({ holds: node.holds, to: [next] }) - 1;
    case 'sequence':
      return node.parts.reduceRight((after, part) => assemble(part, program, after), next);
    case 'choice':
      return program.push({ to: node.options.map((option) => assemble(option, program, next)) }) - 1;
    case 'repeat': {
      let first = next;
      if (node.max === Infinity) {
        const fork: Instruction = { to: [] };
        first = program.push(fork) - 1;
        fork.to.push(assemble(node.part, program, first), next);
      } else {
        for (let i = node.min; i < node.max; i++) {
          first = program.push({ to: [assemble(node.part, program, first), next] }) - 1;
        }
      }
      for (let i = 0; i < node.min; i++) first = assemble(node.part, program, first);
      return first;
    }
  }
}

// Instruction 0 is the accepting one.
function run(program: readonly Instruction[], start: number, text: string): boolean {
  let current: number[] = [];
  let seen = new Uint32Array(program.length);
  let generation = 1;
  const pending: number[] = [];
  const follow = (into: number[], from: number, at: number) => {
    pending.push(from);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const instruction = program[id];
      if (instruction === undefined || seen[id] === generation) continue;
      seen[id] = generation;
      if (instruction.accepts !== undefined || id === 0) into.push(id);
      else if (instruction.holds === undefined || instruction.holds(text, at))
        pending.push(...instruction.to);
    }
  };
  follow(current, start, 0);
  for (let at = 0; at < text.length && current.length > 0;) {
    const codePoint = text.codePointAt(at) ?? 0;
    at += codePoint > 0xffff ? 2 : 1;
    if (++generation === 0xffff_ffff) [seen, generation] = [new Uint32Array(program.length), 1];
    const following: number[] = [];
    for (const id of current) {
      const instruction = program[id];
      if (instruction?.accepts?.(codePoint)) follow(following, instruction.to[0] ?? 0, at);
    }
    current = following;
  }
  return current.includes(0);
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

  read(): Node {
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

  #choice(): Node {
    if (++this.#depth > 100) throw 'A regular expression is nested too deeply.';
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth--;
    return options.length === 1 ? (options[0] as Node) : { is: 'choice', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { is: 'sequence', parts };
  }

  #repeated(part: Node): Node {
    const bounds = this.#bounds();
    if (bounds === undefined) return part;
    // Lazy and possessive marks change what a group captures, not whether a whole text matches (possessive: nearly always).
    if (!this.#take('?')) this.#take('+');
    return this.#repeated({ is: 'repeat', part, ...bounds });
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

  #atom(): Node {
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

  #group(): Node {
    if (this.#take('?')) {
      const named = /^<[A-Za-z]\w{0,40}>/.exec(this.#characters.slice(this.#at, this.#at + 44).join(''));
      if (named !== null) this.#at += named[0].length;
      else if (!this.#take(':')) throw 'Look-around in a regular expression is not supported.';
    }
    const node = this.#choice();
    if (!this.#take(')')) throw 'A "(" in a regular expression is not closed.';
    return node;
  }

  #escape(): Node {
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
