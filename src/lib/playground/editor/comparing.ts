// The changes since another text, shown within the editor: what was there stands above what is there now, and each change can
// be taken back. Loaded only when somebody compares.
import { goToNextChunk, goToPreviousChunk, unifiedMergeView } from '@codemirror/merge';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

export function comparing(original: string): Extension {
  return [
    unifiedMergeView({ original, mergeControls, gutter: true, collapseUnchanged: { margin: 3, minSize: 8 } }),
    keymap.of([
      { key: 'Alt-F5', run: goToNextChunk },
      { key: 'Shift-Alt-F5', run: goToPreviousChunk },
    ]),
    look,
  ];
}

/** Only taking back makes sense here: the other text is not the learner's to change. */
function mergeControls(type: 'reject' | 'accept', action: (event: MouseEvent) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  if (type === 'accept') {
    button.hidden = true;
    return button;
  }
  button.className = 'cm-take-back';
  button.textContent = 'Take back';
  button.onmousedown = (event) => event.preventDefault();
  button.onclick = action;
  return button;
}

const look = EditorView.theme({
  '.cm-changedLine, .cm-inlineChangedLine': {
    backgroundColor: 'color-mix(in srgb, var(--succeeded) 10%, transparent)',
  },
  '&.cm-merge-b .cm-changedText, .cm-changedText': {
    background: 'color-mix(in srgb, var(--succeeded) 26%, transparent)',
  },
  '.cm-deletedChunk': { backgroundColor: 'color-mix(in srgb, var(--failed) 10%, transparent)' },
  '.cm-deletedChunk .cm-deletedText, .cm-deletedText': {
    background: 'color-mix(in srgb, var(--failed) 24%, transparent)',
    textDecoration: 'line-through',
  },
  '.cm-changeGutter .cm-changedLineGutter': { background: 'var(--succeeded)' },
  '.cm-changeGutter .cm-deletedLineGutter': { background: 'var(--failed)' },
  '.cm-collapsedLines': {
    color: 'var(--text-soft)',
    background: 'var(--surface)',
    padding: '2px var(--space-3)',
  },
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: 'none' },
  '.cm-chunkButtons .cm-take-back': {
    padding: '1px var(--space-2)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    background: 'var(--surface-raised)',
    color: 'var(--text)',
    font: '500 var(--text-xs)/1.4 var(--font-text)',
    cursor: 'pointer',
  },
});
