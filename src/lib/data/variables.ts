// The variables of an execution: an immutable chain of scopes. A branch or an iteration reads the variables of its outer scopes and
// assigns only in its own. Names are looked up in Maps, so `__proto__` and `constructor` are names like any other.
import type { JsonValue } from '../asl/index.ts';

export class Variables {
  static readonly none = new Variables(new Map(), undefined);

  readonly #own: ReadonlyMap<string, JsonValue>;
  readonly #outer: Variables | undefined;

  private constructor(own: ReadonlyMap<string, JsonValue>, outer: Variables | undefined) {
    this.#own = own;
    this.#outer = outer;
  }

  /** The value of a variable in this scope or the nearest outer one; undefined when there is none. */
  get(name: string): JsonValue | undefined {
    const value = this.#own.get(name);
    return value !== undefined || this.#outer === undefined ? value : this.#outer.get(name);
  }

  /** A scope like this one in which these variables have these values. */
  assign(values: Iterable<readonly [string, JsonValue]>): Variables {
    const own = new Map(this.#own);
    for (const [name, value] of values) own.set(name, value);
    return new Variables(own, this.#outer);
  }

  /** A new, empty scope inside this one: that of a branch or an iteration. */
  inner(): Variables {
    return this.#own.size === 0 ? this : new Variables(new Map(), this);
  }

  /** Calls `visit` for every visible variable, outer scopes first. */
  forEach(visit: (name: string, value: JsonValue) => void): void {
    this.#outer?.forEach(visit);
    for (const [name, value] of this.#own) visit(name, value);
  }

  /** Every visible variable by name. */
  entries(): IterableIterator<[string, JsonValue]> {
    const visible = new Map<string, JsonValue>();
    this.forEach((name, value) => visible.set(name, value));
    return visible.entries();
  }

  /** The variables of this scope alone, without those of outer scopes. */
  own(): IterableIterator<[string, JsonValue]> {
    return this.#own.entries();
  }
}
