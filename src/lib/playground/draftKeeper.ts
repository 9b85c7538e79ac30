// Keeps a bench's texts as a draft while they are typed, and brings them back when the bench opens again.
import { dropDraft, localStorageIfAllowed, readDraft, writeDraft } from './drafts.ts';
import type { Texts, Workspace } from './workspace.svelte.ts';

export interface DraftKeeper {
  /** Opens the draft under a key, if there is one, in place of the bench's texts. */
  open(key: string): void;
  /** Keeps these texts soon; texts that are the lesson's own need no draft. */
  keep(texts: Required<Texts>): void;
  /** Keeps what is still to be kept, and ends. */
  stop(): void;
}

export function createDraftKeeper(bench: Workspace): DraftKeeper {
  const storage = localStorageIfAllowed();
  let key: string | undefined;
  let pending: { readonly texts: Required<Texts>; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  const flush = (): void => {
    if (!pending || key === undefined) return;
    clearTimeout(pending.timer);
    const { texts } = pending;
    pending = undefined;
    const { definition, input, mocks } = bench.original;
    const isOriginal = texts.definition === definition && texts.input === input && texts.mocks === mocks;
    if (isOriginal) dropDraft(storage, key);
    else writeDraft(storage, key, texts, Date.now());
  };
  addEventListener('pagehide', flush);

  return {
    open(next) {
      flush();
      key = next;
      const draft = readDraft(storage, next);
      if (draft) bench.load(draft);
    },
    keep(texts) {
      clearTimeout(pending?.timer);
      pending = { texts, timer: setTimeout(flush, 400) };
    },
    stop() {
      flush();
      removeEventListener('pagehide', flush);
    },
  };
}
