// Names of states in the editor: rename one everywhere (F2), and go where a name leads (F12, Ctrl+click).
import { EditorSelection } from '@codemirror/state';
import { EditorView, showDialog } from '@codemirror/view';
import { innermostState } from '../../asl/explain.ts';
import { renameState, targetAt } from '../../asl/navigate.ts';
import { locationAt } from '../../asl/parse.ts';
import type { Assistant } from './assistant.ts';

/** Asks for a new name of the state that the cursor names or stands in, and writes it wherever the state is named. */
export function rename(view: EditorView, assistant: Assistant): boolean {
  const head = view.state.selection.main.head;
  const document = assistant.read(view.state.doc.toString());
  const here = targetAt(document, head) ?? innermostState(document, locationAt(document, head));
  if (!here) {
    assistant.say('Put the cursor into a state to rename it.');
    return true;
  }
  void ask(view, assistant, here, `New name of “${here.name}”`, here.name);
  return true;
}

async function ask(
  view: EditorView,
  assistant: Assistant,
  state: { readonly name: string; readonly location: string },
  label: string,
  value: string,
): Promise<void> {
  const { result } = showDialog(view, {
    label,
    input: { type: 'text', name: 'name', value, 'aria-label': label },
    submitLabel: 'Rename',
    focus: 'input',
    class: 'cm-rename',
  });
  const form = await result;
  if (!form) {
    view.focus();
    return;
  }
  const name = String(new FormData(form).get('name') ?? '');
  const { edits, problem } = renameState(assistant.read(view.state.doc.toString()), state.location, name);
  if (problem !== undefined) return ask(view, assistant, state, problem, name);
  view.dispatch({ changes: [...edits], userEvent: 'input.rename' });
  view.focus();
  if (edits.length === 0) return;
  assistant.renamed(state.name, name);
  assistant.say(`Renamed “${state.name}” to “${name}” in ${edits.length} places.`);
}

/** Goes to the state that the text at an offset names. */
export function goToTarget(view: EditorView, assistant: Assistant, offset: number): boolean {
  const target = targetAt(assistant.read(view.state.doc.toString()), offset);
  if (!target) return false;
  view.dispatch({
    selection: EditorSelection.single(target.from, target.to),
    effects: EditorView.scrollIntoView(target.from, { y: 'center' }),
  });
  view.focus();
  return true;
}
