// What was typed is kept on this machine, so that a closed tab loses nothing. Storage may be full or forbidden: then the
// playground works without it. Drafts are bounded in size and number; the oldest goes first.
import * as v from 'valibot';
import { journalSchema } from '../run/journal-schema.ts';
import type { Texts, WaitingRun } from './types.ts';

const stem = 'stepwise:draft:';
const longestDraft = 400_000;
const mostDrafts = 60;

const waitingRun = v.object({
  journal: journalSchema,
  turns: v.pipe(v.number(), v.integer(), v.minValue(0)),
  seed: v.number(),
  waitsFor: v.string(),
  of: v.object({ definition: v.string(), input: v.string(), mocks: v.string(), environment: v.string() }),
});

const draft = v.object({
  definition: v.string(),
  input: v.string(),
  mocks: v.string(),
  environment: v.optional(v.string(), '{}'),
  /** Which texts were edited: `versionOf` them. Absent in drafts from before it was kept. */
  of: v.optional(v.string()),
  /** A run of these texts that waits for somebody; texts stay when theirs cannot be read. */
  run: v.fallback(v.optional(waitingRun), undefined),
  /** Milliseconds since 1970; only to tell older from newer. */
  at: v.number(),
});

export interface Draft {
  readonly texts: Required<Texts>;
  readonly of?: string;
  readonly run?: WaitingRun;
}

/** The draft under a key, or undefined. Never throws. */
export function readDraft(storage: Storage | undefined, key: string): Draft | undefined {
  try {
    const read = v.safeParse(draft, JSON.parse(storage?.getItem(stem + key) ?? 'null'));
    if (!read.success) return undefined;
    const { definition, input, mocks, environment, of, run } = read.output;
    const texts = { definition, input, mocks, environment };
    return { texts, ...(of !== undefined && { of }), ...(run && { run: run as WaitingRun }) };
  } catch {
    return undefined;
  }
}

/** Keeps a draft under a key; false when it could not be kept. `at` is in milliseconds since 1970. */
export function writeDraft(
  storage: Storage | undefined,
  key: string,
  { texts, of, run }: Draft,
  at: number,
): boolean {
  const text = JSON.stringify({ ...texts, of, run, at });
  if (!storage || text.length > longestDraft) return false;
  try {
    storage.setItem(stem + key, text);
    prune(storage);
    return true;
  } catch {
    return false;
  }
}

/** A short name for exactly these texts, by which a new version of a lesson is told from the one that was edited. */
export const versionOf = ({ definition, input, mocks, environment }: Required<Texts>): string =>
  hashOf([definition, input, mocks, environment].join('\u0000'));

/** A short name for exactly this text: 32 bits of FNV-1a. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
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
