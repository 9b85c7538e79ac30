// Random numbers from a seed: the same seed gives the same numbers, so that a run can be repeated. sfc32 (Chris Doty-Humphrey's
// PractRand), seeded through splitmix32. Not for secrets.

export type RandomState = readonly [number, number, number, number];

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  /** A generator from a seed (any number), or one that goes on from a `state` taken earlier. */
  constructor(from: number | RandomState) {
    if (typeof from !== 'number') {
      [this.#a, this.#b, this.#c, this.#counter] = from;
      return;
    }
    let seed = Math.floor(from) ^ Math.floor(from / 0x1_0000_0000);
    const splitmix = () => {
      seed = (seed + 0x9e3779b9) | 0;
      let z = seed;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return (z ^ (z >>> 15)) | 0;
    };
    this.#a = splitmix();
    this.#b = splitmix();
    this.#c = splitmix();
    this.#counter = 1;
    for (let warmUp = 0; warmUp < 12; warmUp++) this.uint32();
  }

  /** A whole number from 0 to 2³² − 1. */
  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number from 0 (inclusive) to 1 (exclusive) with 53 random bits. */
  next(): number {
    return ((this.uint32() >>> 5) * 0x400_0000 + (this.uint32() >>> 6)) / 0x20_0000_0000_0000;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const word = () => this.uint32().toString(16).padStart(8, '0');
    const [a, b, c, d] = [word(), word(), word(), word()];
    const variant = '89ab'[parseInt(c[0] ?? '0', 16) & 3];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
  }

  /** A generator of its own for a seed that an author wrote. */
  reseeded(seed: number): Random {
    return new Random(seed);
  }

  /** What to give to the constructor to go on from here. */
  get state(): RandomState {
    return [this.#a, this.#b, this.#c, this.#counter];
  }
}
