// Problems and their quick fixes inside the editor: buttons in the tooltip of a problem, and Ctrl+. for a list of all fixes of
// the line, shown as a list of completions, which screen readers know.
import { startCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Diagnostic as LintDiagnostic } from '@codemirror/lint';
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type Diagnostic, type Fix, fixesFor } from '../../asl/index.ts';
import { toneOf, type ProblemTone } from './problems/problem-rows.ts';
import type { Assistant } from './assistant.ts';

const lintSeverity: { readonly [tone in ProblemTone]: LintDiagnostic['severity'] } = {
  error: 'error',
  warning: 'warning',
  advice: 'info',
};

/** A problem for CodeMirror, its range bounded by the text. */
export function lintDiagnostic(problem: Diagnostic, end: number, assistant?: Assistant): LintDiagnostic {
  const { from, to, message } = problem;
  return {
    from: Math.min(from, end),
    to: Math.min(Math.max(to, from), end),
    severity: lintSeverity[toneOf(problem)],
    message,
    ...(assistant ? { renderMessage: (view) => messageWithFixes(view, problem, assistant) } : {}),
  };
}

/** Offers the fixes of the problems of the cursor's line. */
export function offerFixes(view: EditorView, assistant: Assistant): boolean {
  const { state } = view;
  const line = state.doc.lineAt(state.selection.main.head);
  const document = assistant.read(state.doc.toString());
  const problems = assistant.diagnostics().filter(({ from, to }) => from <= line.to && to >= line.from);
  const fixes = problems.flatMap((problem) => fixesFor(problem, document));
  const distinct = fixes.filter(({ title }, at) => fixes.findIndex((each) => each.title === title) === at);
  if (distinct.length === 0) {
    assistant.say(
      problems.length === 0 ? 'There is no problem in this line.' : 'There is no quick fix for this line.',
    );
    return true;
  }
  view.dispatch({ effects: offer.of(distinct) });
  return startCompletion(view);
}

function applyFix(view: EditorView, { edits }: Fix): void {
  view.dispatch({ changes: [...edits], userEvent: 'input.fix', scrollIntoView: true });
  view.focus();
}

const offer = StateEffect.define<readonly Fix[]>();
const offered = StateField.define<readonly Fix[]>({
  create: () => [],
  update(fixes, transaction) {
    for (const effect of transaction.effects) if (effect.is(offer)) return effect.value;
    return transaction.docChanged || transaction.selection ? [] : fixes;
  },
});
export const offeredFixes: Extension = offered;

/** The fixes that are on offer, as completions; null when none is. */
export function fixesAsCompletions({ state, pos }: CompletionContext): CompletionResult | null {
  const fixes = state.field(offered, false) ?? [];
  if (fixes.length === 0) return null;
  return {
    from: pos,
    filter: false,
    options: fixes.map((fix) => ({ label: fix.title, type: 'fix', apply: (view) => applyFix(view, fix) })),
  };
}

function messageWithFixes(view: EditorView, problem: Diagnostic, assistant: Assistant): Node {
  const dom = document.createElement('div');
  dom.append(problem.message);
  const read = assistant.read(view.state.doc.toString());
  // Places of an older text would be wrong ones.
  const isCurrent = assistant.diagnostics().includes(problem);
  const fixes = isCurrent ? fixesFor(problem, read) : [];
  if (fixes.length === 0) return dom;
  const row = document.createElement('div');
  row.className = 'cm-fixes';
  for (const fix of fixes.slice(0, 4)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = fix.title;
    button.onclick = () => applyFix(view, fix);
    row.append(button);
  }
  dom.append(row);
  return dom;
}
