// What was typed is kept on this machine, so that a closed tab loses nothing. Storage may be full or forbidden: then the bench
// works without it. Drafts are bounded in size and number; the oldest goes first.
import * as v from 'valibot';
import type { Texts } from './workspace.svelte.ts';

const stem = 'stepwise:draft:';
const longestDraft = 400_000;
const mostDrafts = 60;

const draft = v.object({
  definition: v.string(),
  input: v.string(),
  mocks: v.string(),
  /** Milliseconds since 1970; only to tell older from newer. */
  at: v.number(),
});

/** The kept texts under a key, or undefined. Never throws. */
export function readDraft(storage: Storage | undefined, key: string): Required<Texts> | undefined {
  try {
    const read: unknown = JSON.parse(storage?.getItem(stem + key) ?? 'null');
    return v.is(draft, read)
      ? { definition: read.definition, input: read.input, mocks: read.mocks }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps texts under a key; false when they could not be kept. */
export function writeDraft(
  storage: Storage | undefined,
  key: string,
  texts: Required<Texts>,
  at: number,
): boolean {
  const text = JSON.stringify({ ...texts, at });
  if (!storage || text.length > longestDraft) return false;
  try {
    storage.setItem(stem + key, text);
    prune(storage);
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(storage: Storage | undefined, key: string): void {
  try {
    storage?.removeItem(stem + key);
  } catch {
    // Storage is forbidden: there was no draft either.
  }
}

/** The browser's storage, or undefined where it is forbidden. */
export function localStorageIfAllowed(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function prune(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) =>
    key.startsWith(stem),
  );
  if (keys.length <= mostDrafts) return;
  const ages = keys.map((key) => ({
    key,
    at: Number(/"at":(\d+)\}$/.exec(storage.getItem(key) ?? '')?.[1] ?? 0),
  }));
  ages.sort((a, b) => a.at - b.at);
  for (const { key } of ages.slice(0, keys.length - mostDrafts)) storage.removeItem(key);
}
