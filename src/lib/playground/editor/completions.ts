// Completion for CodeMirror: what the room asl proposes, as options with their documentation. Choosing a field adds the commas that
// JSON needs around it, and goes on to its value.
import {
  insertCompletionText,
  pickedCompletion,
  snippet,
  startCompletion,
  type Completion as Option,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { type Completion, type CompletionKind, complete } from '../../asl/index.ts';
import type { Assistant } from './assistant.ts';
import { snippetTemplate } from './snippet-template.ts';

/** What can be written at the cursor; while nothing is typed yet, only when it was asked for. */
export function completionsAt(assistant: Assistant, context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  const document = assistant.read(state.doc.toString());
  const found = complete(document, pos, assistant.knowledge(document, pos));
  const [first] = found;
  if (!first) return null;
  const opens = pos > first.from && /["']/.test(state.sliceDoc(first.from, first.from + 1)) ? 1 : 0;
  const from = first.from + opens;
  const afterColon = /:[ ]$/.test(state.sliceDoc(Math.max(0, pos - 2), pos));
  if (!context.explicit && from === pos && opens === 0 && !afterColon) return null;
  const tail = Math.max(0, first.to - pos);
  const options = found.map((each, index): Option => {
    const { detail, doc } = each;
    return {
      label: each.label,
      type: types[each.kind],
      boost: Math.max(-99, -index / 4),
      ...(detail === undefined ? {} : { detail }),
      ...(doc === undefined ? {} : { info: doc }),
      apply: (view, option, start, end) => {
        const to = Math.min(view.state.doc.length, end + tail);
        if (each.isSnippet) insertEntry(view, option, each, start - opens, to, document.format === 'json');
        else {
          view.dispatch({
            ...insertCompletionText(view.state, each.insert, start - opens, to),
            annotations: pickedCompletion.of(option),
          });
        }
      },
    };
  });
  return { from, options, validFor: /^[\w$.:-]*$/ };
}

/** CodeMirror's names of icons. */
const types: { readonly [kind in CompletionKind]: string } = {
  field: 'property',
  state: 'class',
  error: 'enum',
  resource: 'interface',
  operator: 'keyword',
  value: 'constant',
  path: 'variable',
  variable: 'variable',
  function: 'function',
  snippet: 'text',
};

/** A whole `"key": value`, with the commas before and after it. */
function insertEntry(
  view: EditorView,
  option: Option,
  { insert }: Completion,
  from: number,
  to: number,
  isJson: boolean,
): void {
  const before = view.state.sliceDoc(0, from).trimEnd();
  const after = view.state.sliceDoc(to, to + 2000).trimStart();
  const lacksComma = isJson && !/(?:^|[{[,/])$/.test(before);
  if (lacksComma) view.dispatch({ changes: { from: before.length, insert: ',' } });
  const shift = lacksComma ? 1 : 0;
  const template = `${snippetTemplate(insert)}${isJson && after.startsWith('"') ? ',' : ''}`;
  snippet(template)(view, option, from + shift, to + shift);
  if (/"\$\{\}"/.test(insert)) startCompletion(view);
}
