// CodeMirror, mounted by hand and loaded only in a browser. The document belongs to CodeMirror; problems are handed to it, and it
// neither parses nor judges the text itself.
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bidiIsolates,
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic as LintDiagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { DefinitionFormat, Diagnostic } from '../../asl/index.ts';
import { assist } from './assist.ts';
import type { Assistant } from './assistant.ts';
import { runCommand, type EditorCommand } from './commands.ts';
import { editorTheme } from './editor-theme.ts';
import { lintDiagnostic } from './fixing.ts';

export interface EditorOptions {
  readonly text: string;
  /** The name of the text box. */
  readonly label: string;
  readonly lineNumbers: boolean;
  /** Called with the whole text after each change that the learner made. */
  readonly onEdit: (text: string) => void;
  /** Knows ASL; an editor without it is one for plain JSON. */
  readonly assistant?: Assistant;
  /** Called with the cursor's offset, in UTF-16 code units, when the learner moved it. */
  readonly onCursor?: (offset: number) => void;
  /** Called with the cursor's offset whenever it is another one, for whatever reason. */
  readonly onCaret?: (offset: number) => void;
  /** Called on Ctrl+Enter (Cmd+Enter). */
  readonly onRun?: () => void;
  /** Called on Shift+Alt+F. */
  readonly onFormat?: () => void;
}

export interface EditorHandle {
  /** Replaces the text as one change that can be undone; `onEdit` hears nothing of it. */
  setText(text: string): void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  /** Colours the text as JSON or YAML; YAML's part is loaded when it is needed. */
  setNotation(notation: DefinitionFormat): Promise<void>;
  /** Shows what was changed since another text, within the editor; undefined ends that. */
  compareWith(original: string | undefined): Promise<void>;
  /** Does one of the things of the editor's menu. */
  run(command: EditorCommand): void;
  /** Selects a range, scrolls it into the middle and, if asked, takes the focus. */
  reveal(from: number, to: number, focus: boolean): void;
  destroy(): void;
}

/** Advice stays out of the gutter: there it would look like a mistake. */
const withoutAdvice = (problems: readonly LintDiagnostic[]): LintDiagnostic[] =>
  problems.filter(({ severity }) => severity !== 'info');

/** Marks what the page changes or selects, as against the learner. */
const fromPage = Annotation.define<boolean>();

/** Puts an editor into `parent` and gives its handle; `destroy` takes it away again. */
export function mountEditor(parent: HTMLElement, options: EditorOptions): EditorHandle {
  const language = new Compartment();
  const comparison = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [extensionsOf(options), language.of(json()), comparison.of([])],
    }),
  });
  let isGone = false;
  const put = (place: Compartment, extension: Extension): void => {
    if (!isGone) view.dispatch({ effects: place.reconfigure(extension) });
  };
  return {
    setText(text) {
      const now = view.state.doc.toString();
      if (now === text) return;
      view.dispatch({ changes: changeBetween(now, text), annotations: fromPage.of(true) });
    },
    setDiagnostics(diagnostics) {
      const end = view.state.doc.length;
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map((problem) => lintDiagnostic(problem, end, options.assistant)),
        ),
      );
    },
    async setNotation(notation) {
      if (notation === 'json') put(language, json());
      else put(language, (await import('@codemirror/lang-yaml')).yaml());
    },
    async compareWith(original) {
      if (original === undefined) put(comparison, []);
      else {
        const { comparing } = await import('./comparing.ts');
        put(comparison, comparing(original));
      }
    },
    run(command) {
      if (options.assistant) runCommand(view, command, options.assistant);
    },
    reveal(from, to, focus) {
      const end = view.state.doc.length;
      const anchor = Math.min(from, end);
      const head = Math.min(to, end);
      view.dispatch({
        selection: { anchor, head },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
        annotations: fromPage.of(true),
      });
      if (focus) view.focus();
    },
    destroy() {
      isGone = true;
      view.destroy();
    },
  };
}

function extensionsOf({ label, onEdit, onCursor, onCaret, onRun, onFormat, ...options }: EditorOptions) {
  return [
    options.lineNumbers
      ? [
          lineNumbers(),
          highlightActiveLineGutter(),
          foldGutter(),
          lintGutter({ markerFilter: withoutAdvice }),
        ]
      : [],
    history(),
    drawSelection(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    indentOnInput(),
    bracketMatching(),
    // A text that reads from right to left keeps its colon and comma where they stand.
    bidiIsolates(),
    closeBrackets(),
    options.assistant ? assist(options.assistant) : [],
    highlightActiveLine(),
    highlightSelectionMatches(),
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
      const ours = update.transactions.some((transaction) => transaction.annotation(fromPage));
      if (update.docChanged && !ours) onEdit(update.state.doc.toString());
      else if (update.selectionSet && !ours) onCursor?.(update.state.selection.main.head);
      if (update.docChanged || update.selectionSet) onCaret?.(update.state.selection.main.head);
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
