// Names of states in the editor: rename one everywhere (F2), and go where a name leads (F12, Ctrl+click).
import { invertedEffects } from '@codemirror/commands';
import { EditorSelection, StateEffect, type Extension } from '@codemirror/state';
import { EditorView, showDialog } from '@codemirror/view';
import { locationAt, renameState, stateAt, targetAt } from '../../asl/index.ts';
import type { Assistant } from './assistant.ts';

/** A state got another name; undoing it names it back. */
const renaming = StateEffect.define<{ readonly from: string; readonly to: string }>();

/** Tells of every renaming, also of one that is undone or done again. */
export const renamings = (assistant: Assistant): Extension => [
  invertedEffects.of(({ effects }) =>
    effects.flatMap((effect) =>
      effect.is(renaming) ? [renaming.of({ from: effect.value.to, to: effect.value.from })] : [],
    ),
  ),
  EditorView.updateListener.of(({ transactions }) => {
    for (const effect of transactions.flatMap(({ effects }) => effects))
      if (effect.is(renaming)) assistant.renamed(effect.value.from, effect.value.to);
  }),
];

/** Asks for a new name of the state that the cursor names or stands in, and writes it wherever the state is named. */
export function rename(view: EditorView, assistant: Assistant): boolean {
  const head = view.state.selection.main.head;
  const document = assistant.read(view.state.doc.toString());
  const here = targetAt(document, head) ?? stateAt(document, locationAt(document, head));
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
  if (edits.length > 0)
    view.dispatch({
      changes: [...edits],
      effects: renaming.of({ from: state.name, to: name }),
      userEvent: 'input.rename',
    });
  view.focus();
  if (edits.length === 0) return;
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
