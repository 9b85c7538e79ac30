// Virtual time. Nothing here reads a real clock: time moves because somebody takes what falls due next. What an execution does
// by itself (a wait, a retry, an answer) and what it only fears (a time-out) are kept apart: while somebody is awaited, fears
// alone do not make time pass.

interface Due<T> {
  readonly at: number;
  readonly order: number;
  readonly what: T;
}

export class VirtualClock<T> {
  /** Milliseconds since the execution started; never goes back. */
  now = 0;
  readonly #timers = new DueQueue<T>();
  readonly #deadlines = new DueQueue<T>();
  #striking = this.#timers;
  readonly #isLive: (what: T) => boolean;

  /** `isLive` says whether something on the clock still matters; what does not is dropped and moves no time. */
  constructor(isLive: (what: T) => boolean) {
    this.#isLive = isLive;
  }

  /** Something that happens by itself at `at`; a time in the past is now. */
  schedule(at: number, what: T): void {
    this.#timers.put(Math.max(at, this.now), what);
  }

  /** A time-out: it strikes only when time passes for another reason, or when asked for with `passTime`. */
  scheduleDeadline(at: number, what: T): void {
    this.#deadlines.put(Math.max(at, this.now), what);
  }

  /** The time-out that would strike first. */
  get nextDeadline(): T | undefined {
    return this.#deadlines.peek(this.#isLive)?.what;
  }

  /** Moves time to the next instant at which something falls due and gives the first of that; nothing when time does not move by itself. */
  takeNext(passTime: boolean): T | undefined {
    const timer = this.#timers.peek(this.#isLive);
    const deadline = this.#deadlines.peek(this.#isLive);
    if (timer === undefined && !passTime) return undefined;
    const strikes = deadline !== undefined && (timer === undefined || deadline.at < timer.at);
    this.#striking = strikes ? this.#deadlines : this.#timers;
    this.now = (strikes ? deadline : timer)?.at ?? this.now;
    return this.takeAlso();
  }

  /** What else falls due at the instant of the last `takeNext`, one after the other in the order in which it was scheduled. */
  takeAlso(): T | undefined {
    return this.#striking.takeAt(this.now, this.#isLive);
  }
}

/** A binary heap by time; what falls due at the same time comes out in the order it was put in. */
class DueQueue<T> {
  readonly #heap: Due<T>[] = [];
  #order = 0;

  put(at: number, what: T): void {
    const heap = this.#heap;
    const due: Due<T> = { at, what, order: this.#order++ };
    let i = heap.push(due) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(due, above)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = due;
  }

  /** What falls due next and is live. */
  peek(isLive: (what: T) => boolean): Due<T> | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined || isLive(first.what)) return first;
      this.#take();
    }
  }

  takeAt(at: number, isLive: (what: T) => boolean): T | undefined {
    const first = this.peek(isLive);
    if (first === undefined || first.at > at) return undefined;
    this.#take();
    return first.what;
  }

  #take(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const a = heap[left];
      if (a === undefined) break;
      const b = heap[left + 1];
      const child = b !== undefined && isBefore(b, a) ? b : a;
      if (!isBefore(child, last)) break;
      heap[i] = child;
      i = child === a ? left : left + 1;
    }
    heap[i] = last;
  }
}

const isBefore = (a: Due<unknown>, b: Due<unknown>): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);
