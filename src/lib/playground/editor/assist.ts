// Everything that makes the text box know ASL: completion, documentation, fixes, names. Only the definition's editor has it.
import { autocompletion } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Assistant } from './assistant.ts';
import { completionsAt } from './completions.ts';
import { hoverDocs } from './docs.ts';
import { fixesAsCompletions, offeredFixes, offerFixes } from './fixing.ts';
import { goToTarget, rename, renamings } from './names.ts';

export function assist(assistant: Assistant): Extension {
  return [
    offeredFixes,
    renamings(assistant),
    autocompletion({
      override: [(context) => fixesAsCompletions(context) ?? completionsAt(assistant, context)],
      maxRenderedOptions: 60,
      icons: false,
    }),
    hoverDocs(assistant),
    keymap.of([
      { key: 'F2', run: (view) => rename(view, assistant) },
      { key: 'F12', run: (view) => goFromCursor(view, assistant) },
      { key: 'Mod-.', run: (view) => offerFixes(view, assistant) },
    ]),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return false;
        const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (offset === null || !goToTarget(view, assistant, offset)) return false;
        event.preventDefault();
        return true;
      },
    }),
  ];
}

function goFromCursor(view: EditorView, assistant: Assistant): boolean {
  if (!goToTarget(view, assistant, view.state.selection.main.head))
    assistant.say('Put the cursor on the name of a state after Next, Default or StartAt.');
  return true;
}
