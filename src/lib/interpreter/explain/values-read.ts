// The values that a JSONata expression reads from `$states` and from variables: each plain path in its text is evaluated by itself.
// Of a path that is computed, only the plain beginning is shown.
import type { JsonValue } from '../../asl/index.ts';
import {
  compileExpressionTemplate,
  StatesError,
  SyntaxProblem,
  whyNothing,
  type ExpressionScope,
  type PathSegment,
} from '../../data/index.ts';

export interface ReadValue {
  /** As it stands in the expression: `$states.input.order.total`. */
  readonly path: string;
  /** Undefined when it gives nothing. */
  readonly value?: JsonValue;
  /** Segment by segment, up to the one that found nothing. */
  readonly segments: readonly PathSegment[];
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
    const segments = await segmentsOf(path, scope);
    const value = segments.at(-1)?.value;
    read.push({ path, ...(value !== undefined && { value }), segments });
  }
  return read;
}

const segmentPattern = /^\$\w+(?:\.(?:input|result|errorOutput|context)(?!\w))?|\.\w+|\[\d+\]/g;

async function segmentsOf(path: string, scope: ExpressionScope): Promise<readonly PathSegment[]> {
  const segments: PathSegment[] = [];
  let before: JsonValue | undefined;
  let read = '';
  for (const text of path.match(segmentPattern) ?? []) {
    read += text;
    const value = await valueOf(read, scope);
    segments.push({ text, value, ...(value === undefined && { problem: whyNot(text, before) }) });
    if (value === undefined) break;
    before = value;
  }
  return segments;
}

function whyNot(text: string, before: JsonValue | undefined): string {
  if (before === undefined) return `${text} is not there.`;
  const name = text.replace(/^\./, '');
  // A name asks every item of an array.
  if (text.startsWith('.') && Array.isArray(before)) {
    const items = before.length === 1 ? 'the one item' : `none of the ${before.length} items`;
    return `${text} matched nothing: ${items} of the array ${before.length === 1 ? 'does not have it' : 'has it'}.`;
  }
  const step = text.startsWith('[')
    ? ({ is: 'index', index: Number(text.slice(1, -1)) } as const)
    : ({ is: 'property', name } as const);
  return whyNothing(step, text, before);
}

async function valueOf(path: string, scope: ExpressionScope): Promise<JsonValue | undefined> {
  try {
    return await compileExpressionTemplate(`{% ${path} %}`, 'Why').evaluate(scope);
  } catch (problem) {
    if (problem instanceof StatesError || problem instanceof SyntaxProblem) return undefined;
    throw problem;
  }
}
