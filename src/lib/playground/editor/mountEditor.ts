// CodeMirror, mounted by hand and loaded only in a browser: the document belongs to CodeMirror, the problems are told to it.
// It refuses to parse or judge the text itself.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Diagnostic } from '../../asl/diagnostic.ts';
import { editorTheme } from './editorTheme.ts';

export interface EditorOptions {
  readonly text: string;
  /** The name of the text box. */
  readonly label: string;
  readonly lineNumbers: boolean;
  /** Called with the whole text after each change that the learner made. */
  readonly onEdit: (text: string) => void;
  /** Called with the cursor's offset, in UTF-16 code units, when the learner moved it. */
  readonly onCursor?: (offset: number) => void;
  /** Called on Ctrl+Enter (Cmd+Enter). */
  readonly onRun?: () => void;
  /** Called on Shift+Alt+F. */
  readonly onFormat?: () => void;
}

export interface EditorHandle {
  /** Replaces the text as one change that can be undone; `onEdit` hears nothing of it. */
  setText(text: string): void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  /** Selects a range, scrolls it into the middle and, if asked, takes the focus. */
  reveal(from: number, to: number, focus: boolean): void;
  destroy(): void;
}

const told = Annotation.define<boolean>();

/** Puts an editor into `parent` and gives its handle; `destroy` takes it away again. */
export function mountEditor(parent: HTMLElement, options: EditorOptions): EditorHandle {
  const view = new EditorView({
    parent,
    state: EditorState.create({ doc: options.text, extensions: extensionsOf(options) }),
  });
  return {
    setText(text) {
      const now = view.state.doc.toString();
      if (now === text) return;
      view.dispatch({ changes: changeBetween(now, text), annotations: told.of(true) });
    },
    setDiagnostics(diagnostics) {
      const end = view.state.doc.length;
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map(({ from, to, severity, message }) => ({
            from: Math.min(from, end),
            to: Math.min(Math.max(to, from), end),
            severity: severity === 'ERROR' ? 'error' : 'warning',
            message,
          })),
        ),
      );
    },
    reveal(from, to, focus) {
      const end = view.state.doc.length;
      const anchor = Math.min(from, end);
      const head = Math.min(to, end);
      view.dispatch({
        selection: { anchor, head },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
        annotations: told.of(true),
      });
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function extensionsOf({ label, onEdit, onCursor, onRun, onFormat, ...options }: EditorOptions) {
  return [
    options.lineNumbers ? [lineNumbers(), highlightActiveLineGutter(), foldGutter(), lintGutter()] : [],
    history(),
    drawSelection(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    json(),
    editorTheme,
    keymap.of([
      { key: 'Mod-Enter', run: () => (onRun?.(), true) },
      { key: 'Shift-Alt-f', run: () => (onFormat?.(), true) },
      ...closeBracketsKeymap,
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      // Escape, then Tab, leaves the editor: CodeMirror lets the next Tab through after Escape.
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-description': 'Press Escape, then Tab, to leave the editor.',
      spellcheck: 'false',
      // Says what the browser does anyway: the box takes the focus, so its scrolling parent can be scrolled by keyboard.
      tabindex: '0',
    }),
    EditorView.updateListener.of((update) => {
      const ours = update.transactions.some((transaction) => transaction.annotation(told));
      if (update.docChanged && !ours) onEdit(update.state.doc.toString());
      else if (update.selectionSet && !ours) onCursor?.(update.state.selection.main.head);
    }),
  ];
}

/** The smallest single replacement between two texts, so that the cursor and the scroll position stay. */
function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
