// How CodeMirror looks: only names from the design tokens, so light and dark follow the page.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'transparent', fontSize: 'var(--text-s)' },
  // Above the gutters, which stay while the text scrolls beneath them.
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    border: '2px solid var(--accent)',
    pointerEvents: 'none',
  },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: 'var(--space-2) 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 var(--space-3) 0 var(--space-2)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 22%, transparent)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--surface-hover) 55%, transparent)' },
  '.cm-gutters': { backgroundColor: 'var(--page)', color: 'var(--text-faint)', border: 'none' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2ch', padding: '0 2px 0 6px' },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.25em 0 0 2px' },
  '.cm-lint-marker': { width: '0.7em', height: '0.7em', borderRadius: '50%', content: '""' },
  '.cm-lint-marker-error': { background: 'var(--failed)', content: '""' },
  '.cm-lint-marker-warning': { background: 'var(--caught)', borderRadius: '2px', content: '""' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer', padding: '0 2px' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--surface-hover)',
    border: '1px solid var(--line)',
    color: 'var(--text-soft)',
    padding: '0 var(--space-1)',
  },
  // Nothing is typed where nobody is.
  '.cm-matchingBracket': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'var(--failed-soft)',
    color: 'var(--failed-text)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--accent) 14%, transparent)' },
  '.cm-searchMatch': { backgroundColor: 'var(--caught-soft)', outline: '1px solid var(--caught)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--failed) 1.5px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--caught) 1.5px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-info': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted var(--line-strong) 1.5px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-s)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip-lint, .cm-diagnostic': { fontFamily: 'var(--font-text)', fontSize: 'var(--text-s)' },
  '.cm-diagnostic': { padding: 'var(--space-2) var(--space-3)', maxWidth: '46ch' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--failed)' },
  '.cm-diagnostic-info': { borderLeft: '3px solid var(--line-strong)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--caught)' },
  '.cm-docs': {
    padding: 'var(--space-2) var(--space-3)',
    maxWidth: '52ch',
    fontFamily: 'var(--font-text)',
    fontSize: 'var(--text-s)',
    lineHeight: '1.45',
  },
  '.cm-docs p': { margin: 'var(--space-1) 0' },
  '.cm-docs a': { color: 'var(--accent-text, var(--accent))' },
  '.cm-fixes': { display: 'flex', flexWrap: 'wrap', gap: 'var(--space-1)', marginTop: 'var(--space-2)' },
  '.cm-fixes button': {
    padding: '2px var(--space-2)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    background: 'var(--surface)',
    color: 'var(--text)',
    font: '500 var(--text-xs)/1.4 var(--font-text)',
    cursor: 'pointer',
  },
  '.cm-fixes button:hover': { background: 'var(--surface-hover)' },
  // The documentation of the chosen one stands beside the list.
  '.cm-tooltip-autocomplete.cm-tooltip': { overflow: 'visible' },
  '.cm-tooltip-autocomplete.cm-tooltip > ul': {
    borderRadius: 'var(--radius-s)',
    fontFamily: 'var(--font-code)',
    fontSize: 'var(--text-s)',
    maxHeight: '16em',
  },
  '.cm-tooltip-autocomplete.cm-tooltip > ul > li': {
    display: 'flex',
    gap: 'var(--space-3)',
    padding: '2px var(--space-2)',
  },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontStyle: 'normal',
    color: 'var(--text-soft)',
    whiteSpace: 'nowrap',
  },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': {
    padding: 'var(--space-2) var(--space-3)',
    fontFamily: 'var(--font-text)',
    fontSize: 'var(--text-s)',
    lineHeight: '1.45',
    maxWidth: '36ch',
  },
  '.cm-dialog': { padding: 'var(--space-2) var(--space-3)', fontFamily: 'var(--font-text)' },
  '.cm-dialog label': { display: 'inline-flex', alignItems: 'center', gap: 'var(--space-2)' },
  '.cm-snippetField': { backgroundColor: 'var(--accent-soft)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--text)', borderColor: 'var(--line)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-textfield': {
    backgroundColor: 'var(--page)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    fontSize: 'var(--text-s)',
    padding: '2px var(--space-2)',
  },
  '.cm-button': {
    fontSize: 'var(--text-s)',
    padding: '2px var(--space-2)',
    backgroundImage: 'none',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
  },
  '.cm-panel button[name=close]': { color: 'var(--text-soft)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-property)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null, tags.keyword], color: 'var(--code-keyword)' },
  { tag: tags.comment, color: 'var(--code-comment)' },
]);

export const editorTheme = [look, syntaxHighlighting(colours)];
