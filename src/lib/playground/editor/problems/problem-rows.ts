// The problems in the order in which they are worth reading: errors, then likely mistakes, then advice; what a rule says many
// times is one row that can be opened. Pure.
import { type Diagnostic, ruleOf } from '../../../asl/index.ts';

export type ProblemTone = 'error' | 'warning' | 'advice';
export type ProblemRow =
  | { readonly kind: 'one'; readonly tone: ProblemTone; readonly problem: Diagnostic }
  | {
      readonly kind: 'many';
      readonly tone: ProblemTone;
      readonly rule: string;
      readonly words: string;
      readonly problems: readonly Diagnostic[];
    };

/** So many of one rule make a row together. */
const fewest = 3;

export function toneOf({ severity, rule }: Diagnostic): ProblemTone {
  if (severity === 'ERROR') return 'error';
  return ruleOf(rule)?.isAdvice ? 'advice' : 'warning';
}

/** Rows for diagnostics in the text's order. Errors stand alone, since each has to be mended by itself. */
export function problemRows(diagnostics: readonly Diagnostic[]): readonly ProblemRow[] {
  const byRule = new Map<string, Diagnostic[]>();
  for (const problem of diagnostics) {
    if (problem.rule === undefined || problem.severity === 'ERROR') continue;
    const same = byRule.get(problem.rule);
    if (same) same.push(problem);
    else byRule.set(problem.rule, [problem]);
  }
  const rows: { readonly [tone in ProblemTone]: ProblemRow[] } = { error: [], warning: [], advice: [] };
  for (const problem of diagnostics) {
    const tone = toneOf(problem);
    const { rule } = problem;
    const same = rule === undefined ? undefined : byRule.get(rule);
    if (rule === undefined || !same || same.length < fewest) rows[tone].push({ kind: 'one', tone, problem });
    else if (same[0] === problem)
      rows[tone].push({ kind: 'many', tone, rule, words: wordsFor(rule, same), problems: same });
  }
  return [...rows.error, ...rows.warning, ...rows.advice];
}

function wordsFor(name: string, problems: readonly Diagnostic[]): string {
  const rule = ruleOf(name);
  const count = String(problems.length);
  if (rule?.many !== undefined) return rule.many.replace('{}', count);
  return `${count} times: ${rule?.about ?? problems[0]?.message ?? ''}`;
}
