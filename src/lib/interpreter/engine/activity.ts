// Work that may have to wait: an activity is a generator that the scheduler drives, and hands to the scheduler what it waits for.

/**
 * What an activity yields: a promise, whose value or rejection it is given back, or `'rest'`, for which it is given the Signal
 * that ends the rest.
 */
export type Effect = PromiseLike<unknown> | 'rest';
export type Activity<T = void> = Generator<Effect, T, unknown>;

/** A value that is there at once, or an activity that gives it: only what holds JSONata has to wait. */
export type Soon<T> = T | Activity<T>;

/** Whether a value has to be waited for. JSON never holds functions, so no value is taken for an activity. */
export const isActivity = <T>(value: Soon<T>): value is Activity<T> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';
