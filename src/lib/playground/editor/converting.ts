// Writes the state under the cursor in the other query language, or goes to what that language cannot express and says why.
import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import {
  type LocatedState,
  type StateConversion,
  convertToJsonata,
  isJsonObject,
  languageOf,
  locationAt,
  rangeOf,
  replaceValue,
  stateAt,
} from '../../asl/index.ts';
import type { Assistant } from './assistant.ts';

/** Converts the state that the cursor stands in; one change that can be undone. */
export async function convertState(view: EditorView, assistant: Assistant): Promise<void> {
  const text = view.state.doc.toString();
  const document = assistant.read(text);
  const state = stateAt(document, locationAt(document, view.state.selection.main.head));
  if (!state) return assistant.say('Put the cursor into a state to convert it.');
  const { value } = document;
  if (state.language === 'JSONata' && isJsonObject(value) && languageOf(value, 'JSONPath') === 'JSONata') {
    return assistant.say(
      `“${state.name}” stays as it is: AWS takes no JSONPath state in a machine whose QueryLanguage is JSONata.`,
    );
  }
  const { state: converted, obstacles, notes } = await conversionOf(state);
  if (view.state.doc.toString() !== text) return;
  const [obstacle] = obstacles;
  const target = state.language === 'JSONata' ? 'JSONPath' : 'JSONata';
  if (!converted || obstacle) {
    const more = obstacles.length > 1 ? ` (and ${obstacles.length - 1} more)` : '';
    const place = obstacle?.place ?? '/';
    const range = rangeOf(document, place === '/' ? state.location : state.location + place);
    if (range) select(view, range.from, range.to);
    const where = place === '/' ? '' : ` at ${place.slice(1)}`;
    return assistant.say(
      `“${state.name}” stays as it is, since ${target} has no counterpart${where}: ${obstacle?.reason}${more}.`,
    );
  }
  const edits = replaceValue(document, state.location, converted);
  view.dispatch({ changes: [...edits], userEvent: 'input.convert' });
  const range = rangeOf(assistant.read(view.state.doc.toString()), state.location, 'key');
  if (range) select(view, range.from, range.to);
  assistant.say([`“${state.name}” is written in ${target} now.`, ...notes].join(' '));
}

async function conversionOf({ value, language }: LocatedState): Promise<StateConversion> {
  if (language === 'JSONPath') return convertToJsonata(value);
  const { convertToJsonpath } = await import('../../data/to-jsonpath/state.ts');
  return convertToJsonpath(value);
}

function select(view: EditorView, from: number, to: number): void {
  view.dispatch({
    selection: EditorSelection.single(from, to),
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
  view.focus();
}
