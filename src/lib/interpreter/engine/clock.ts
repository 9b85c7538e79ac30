// Virtual time. Nothing here reads a real clock: time moves on when the next thing that is due is taken off this one. Timers (a wait
// that ends, a retry, an answer) and deadlines (time-outs) are kept apart, because deadlines alone do not let time pass while the
// execution waits for somebody to answer.

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
  /** The queue that the last `takeNext` took from. */
  #taking = this.#timers;
  readonly #isLive: (what: T) => boolean;

  /** `isLive` says whether something on the clock still matters; what does not is dropped, and time does not move for it. */
  constructor(isLive: (what: T) => boolean) {
    this.#isLive = isLive;
  }

  /** Sets a timer for `at`, in ms since the execution started; a time in the past is now. */
  schedule(at: number, what: T): void {
    this.#timers.put(Math.max(at, this.now), what);
  }

  /** Sets a deadline for `at`: it is taken only when a timer would let time pass it, or when `takeNext` is asked to let time pass. */
  scheduleDeadline(at: number, what: T): void {
    this.#deadlines.put(Math.max(at, this.now), what);
  }

  /** The deadline that comes first. */
  get nextDeadline(): T | undefined {
    return this.#deadlines.peek(this.#isLive)?.what;
  }

  /** Moves time to the next instant at which something is due, and takes the first thing that is due then; undefined when only deadlines are left and `passTime` is false. */
  takeNext(passTime: boolean): T | undefined {
    const timer = this.#timers.peek(this.#isLive);
    const deadline = this.#deadlines.peek(this.#isLive);
    if (timer === undefined && !passTime) return undefined;
    const isDeadlineFirst = deadline !== undefined && (timer === undefined || deadline.at < timer.at);
    this.#taking = isDeadlineFirst ? this.#deadlines : this.#timers;
    this.now = (isDeadlineFirst ? deadline : timer)?.at ?? this.now;
    return this.takeAlso();
  }

  /** Takes what else is due at the instant of the last `takeNext`, one thing at a time, in the order in which they were set. */
  takeAlso(): T | undefined {
    return this.#taking.takeAt(this.now, this.#isLive);
  }
}

/** A binary heap by time; things that are due at the same time come out in the order in which they were put in. */
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

  /** The first thing that is live. */
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
