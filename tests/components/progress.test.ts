// Progress as the browser keeps it: nothing that was done is lost to another tab, to a newer version or to a bad file.
import { get, set } from 'idb-keyval';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProgressStore } from '../../src/lib/lessons/progress/progress-store.svelte.ts';

const key = 'stepwise:progress';
const now = () => Date.UTC(2026, 0, 1);
const opened = async () => {
  const store = new ProgressStore(now);
  await store.open();
  return store;
};
const stored = async () => (await get<{ lessons: object }>(key))?.lessons;

beforeEach(() => set(key, undefined));

describe('progress in this browser', () => {
  it('is there again', async () => {
    const store = await opened();
    await store.complete('retry');
    await store.keepGuess('retry', 'How many?', '4');
    await store.useHints('catch', 2);
    const again = await opened();
    expect(again.lesson('retry').doneAt).toBe('2026-01-01T00:00:00.000Z');
    expect(again.guess('retry', 'How many?')).toBe('4');
    expect(again.guess('retry', 'constructor')).toBeUndefined();
    expect(again.lesson('catch').hints).toBe(2);
    expect(again.isKept).toBe(true);
  });

  it('keeps what two tabs have done', async () => {
    const [one, other] = [await opened(), await opened()];
    await one.complete('retry');
    await other.complete('catch');
    expect(Object.keys((await stored()) ?? {}).sort()).toEqual(['catch', 'retry']);
  });

  it('does not lose what was done before it could be read', async () => {
    await (await opened()).complete('retry');
    const late = new ProgressStore(now);
    await late.complete('catch');
    await late.open();
    expect(Object.keys(late.progress.lessons).sort()).toEqual(['catch', 'retry']);
  });

  it('of a newer Stepwise is left as it is, and said to be so', async () => {
    const newer = { format: 'stepwise-progress', version: 2, lessons: { retry: { stars: 3 } } };
    await set(key, newer);
    const store = await opened();
    await store.complete('catch');
    expect(store.statusOf('catch')).toBe('done');
    expect(store.isKept).toBe(false);
    expect(store.problem).toContain('newer Stepwise');
    expect(await get(key)).toEqual(newer);
    await store.reset();
    expect(store.problem).toBeUndefined();
    expect(await stored()).toEqual({});
  });

  it.each(['{"format":"stepwise-progress","version":1,"less', '{"format":"other"}', '[1]'])(
    'is untouched by a bad file: %s',
    async (text) => {
      const store = await opened();
      await store.complete('retry');
      expect(await store.import(text)).toMatch(/\.$/);
      expect(store.statusOf('retry')).toBe('done');
      expect(Object.keys((await stored()) ?? {})).toEqual(['retry']);
    },
  );

  it('goes into a file and comes back from it elsewhere', async () => {
    const store = await opened();
    await store.complete('retry');
    const file = store.export();
    await store.reset();
    expect(store.statusOf('retry')).toBe('open');
    expect(await store.import(file)).toBeUndefined();
    expect((await opened()).statusOf('retry')).toBe('done');
  });
});
