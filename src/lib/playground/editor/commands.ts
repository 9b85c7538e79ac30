// The editor's commands by name: one table for its menu and its keys.
import { redo, undo } from '@codemirror/commands';
import { startCompletion } from '@codemirror/autocomplete';
import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import type { Assistant } from './assistant.ts';
import { convertState } from './converting.ts';
import { offerFixes } from './fixing.ts';
import { goToTarget, rename } from './names.ts';

export type EditorCommand = 'undo' | 'redo' | 'search' | 'complete' | 'fix' | 'rename' | 'goTo' | 'convert';

const commands: { readonly [name in EditorCommand]: (view: EditorView, assistant: Assistant) => unknown } = {
  undo: (view) => undo(view),
  redo: (view) => redo(view),
  search: (view) => openSearchPanel(view),
  complete: (view) => startCompletion(view),
  fix: (view, assistant) => offerFixes(view, assistant),
  rename: (view, assistant) => rename(view, assistant),
  convert: (view, assistant) => convertState(view, assistant),
  goTo: (view, assistant) =>
    goToTarget(view, assistant, view.state.selection.main.head) ||
    assistant.say('Put the cursor on the name of a state after Next, Default or StartAt.'),
};

export function runCommand(view: EditorView, name: EditorCommand, assistant: Assistant): void {
  view.focus();
  commands[name](view, assistant);
}
