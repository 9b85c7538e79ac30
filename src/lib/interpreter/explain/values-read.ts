// The values that a JSONata expression reads from `$states` and from variables: the plain paths in its text, each evaluated by
// itself. An expression that computes its paths shows only their plain beginnings.
import type { JsonValue } from '../../asl/json.ts';
import {
  compileExpressionTemplate,
  StatesError,
  SyntaxProblem,
  type ExpressionScope,
} from '../../data/index.ts';

export interface ReadValue {
  /** As it stands in the expression: `$states.input.order.total`. */
  readonly path: string;
  /** Undefined when it gives nothing. */
  readonly value?: JsonValue;
}

const readings = /\$[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*(?!\w|\s*\()/g;
const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** Every plain path of an expression's text with its value, in order of appearance; at most 20. */
export async function readValues(text: string, scope: ExpressionScope): Promise<readonly ReadValue[]> {
  const paths = new Set(text.replace(strings, '""').match(readings) ?? []);
  const read: ReadValue[] = [];
  for (const path of [...paths].slice(0, 20)) {
    const root = /^\$(\w+)/.exec(path)?.[1] ?? '';
    if (root !== 'states' && scope.variables.get(root) === undefined) continue;
    read.push({ path, ...(await valueOf(path, scope)) });
  }
  return read;
}

async function valueOf(path: string, scope: ExpressionScope): Promise<{ value?: JsonValue }> {
  try {
    return { value: await compileExpressionTemplate(`{% ${path} %}`, 'Why').evaluate(scope) };
  } catch (problem) {
    if (problem instanceof StatesError || problem instanceof SyntaxProblem) return {};
    throw problem;
  }
}
