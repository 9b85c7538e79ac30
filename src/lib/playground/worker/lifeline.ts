// How the page learns that a worker is gone: a browser that ends one says so to nobody, but the lock that the worker holds as long as
// it lives is free then, however busy the worker was. Pages without HTTPS, and frames without an origin, have no locks.

/** In the worker: takes a lock for the rest of its life, and gives its name; undefined where there are no locks. */
export function holdLifeline(): Promise<string | undefined> {
  return new Promise((resolve) => {
    if (!isSecureContext) return resolve(undefined);
    const name = `stepwise:worker:${crypto.randomUUID()}`;
    const forEver = new Promise<never>(() => undefined);
    navigator.locks
      .request(name, () => {
        resolve(name);
        return forEver;
      })
      .catch(() => resolve(undefined));
  });
}

/** In the page: calls back when the worker that holds the lock is gone. Gives the function that ends the watch. */
export type WatchLifeline = (name: string, onGone: () => void) => () => void;

export const watchLifeline: WatchLifeline = (name, onGone) => {
  const watch = new AbortController();
  navigator.locks.request(name, { signal: watch.signal }, onGone).catch(() => undefined);
  return () => watch.abort();
};
