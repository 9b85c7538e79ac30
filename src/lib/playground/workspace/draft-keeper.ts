// Keeps a playground's texts as a draft while they are typed, and brings them back when it is opened again, also over a new version
// of the lesson: what was typed stays, and the playground says that there is a newer text.
import { dropDraft, localStorageIfAllowed, readDraft, versionOf, writeDraft } from './drafts.ts';
import type { Workspace } from './workspace.svelte.ts';
import type { Texts, WaitingRun } from './types.ts';

export interface DraftKeeper {
  /** Opens the draft under a key, if there is one, in place of the texts it starts with. */
  open(key: string): void;
  /**
   * Keeps these texts soon, with the run that waits for somebody, and whether a newer version of them waits; texts that are the
   * lesson's own need no draft.
   */
  keep(texts: Required<Texts>, hasNewVersion: boolean, run: WaitingRun | undefined): void;
  /** Keeps what is still to be kept, and ends. */
  stop(): void;
}

export function createDraftKeeper(workspace: Workspace): DraftKeeper {
  const storage = localStorageIfAllowed();
  let key: string | undefined;
  /** The version of the lesson that the opened draft was an edit of, as long as the learner has not decided for it or a newer. */
  let editedVersion: string | undefined;
  let pending:
    | {
        readonly texts: Required<Texts>;
        readonly hasNewVersion: boolean;
        readonly run: WaitingRun | undefined;
        readonly timer: ReturnType<typeof setTimeout>;
      }
    | undefined;

  const flush = (): void => {
    if (!pending || key === undefined) return;
    clearTimeout(pending.timer);
    const { texts, hasNewVersion, run } = pending;
    pending = undefined;
    const current = versionOf(workspace.texts.original);
    const of = (hasNewVersion && editedVersion) || current;
    if (versionOf(texts) === current && !run) dropDraft(storage, key);
    else writeDraft(storage, key, { texts, of, ...(run && { run }) }, Date.now());
  };
  addEventListener('pagehide', flush);

  return {
    open(next) {
      flush();
      key = next;
      const draft = readDraft(storage, next);
      if (!draft) return;
      // A draft of texts that were never edited is there for its run alone.
      const isEdited = draft.of !== versionOf(draft.texts);
      editedVersion = isEdited ? draft.of : undefined;
      if (isEdited) workspace.load(draft.texts);
      workspace.texts.hasNewVersion =
        editedVersion !== undefined && editedVersion !== versionOf(workspace.texts.original);
      if (draft.run) void workspace.run.restore(draft.run);
    },
    keep(texts, hasNewVersion, run) {
      clearTimeout(pending?.timer);
      pending = { texts, hasNewVersion, run, timer: setTimeout(flush, 400) };
    },
    stop() {
      flush();
      removeEventListener('pagehide', flush);
    },
  };
}
