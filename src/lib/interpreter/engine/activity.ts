// Work that may have to wait: an activity is a generator that the scheduler drives, and hands to the scheduler what it waits for.

/**
 * What an activity yields: a promise, and it is given the promise's value or rejection; or `'rest'`, and it is given the Signal that
 * ends the rest.
 */
export type Effect = PromiseLike<unknown> | 'rest';
export type Activity<T = void> = Generator<Effect, T, unknown>;

/** A value that is known at once, or an activity that returns it: only JSONata has to be waited for. */
export type Soon<T> = T | Activity<T>;

/** Whether a value has to be waited for. JSON never contains functions, so no JSON value is mistaken for an activity. */
export const isActivity = <T>(value: Soon<T>): value is Activity<T> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';
