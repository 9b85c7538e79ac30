// The grammar of a JSONPath as AWS accepts it when a state machine is created (Jayway's dialect plus `$$` and `$name`).
// It says whether a text is one, what kind, and where it stops being one; it never evaluates.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html

export interface PathSyntax {
  /** What the path starts from: the input (or result) `$`, the context object `$$`, or a variable `$name`. */
  readonly root: 'input' | 'context' | 'variable';
  /** The variable's name, without the dollar sign. */
  readonly variable?: string;
  readonly steps: readonly PathStep[];
  /** Whether it names a single place: only field names and single indexes. */
  readonly isReference: boolean;
}

export interface PathStep {
  readonly kind: 'name' | 'names' | 'index' | 'indexes' | 'slice' | 'wildcard' | 'filter' | 'function';
  /** The step as written, without dots and brackets: `total`, `0`, `1:3`, `*`, `@.price < 10`. */
  readonly text: string;
  /** Whether it looks at every depth (`..`). */
  readonly deep: boolean;
}

export interface SyntaxProblem {
  readonly message: string;
  /** Offset in the checked text where it goes wrong. */
  readonly offset: number;
}

export type PathReading =
  | { readonly ok: true; readonly path: PathSyntax; readonly end: number }
  | { readonly ok: false; readonly problem: SyntaxProblem };

const variableName = /^[\p{ID_Start}_][\p{ID_Continue}]*/u;
const bareName = /^[^.[\]()\s'",]+/;

/** Reads a whole text as a path. Pure. */
export function readPath(text: string): PathReading {
  const reading = readPathAt(text, 0);
  if (!reading.ok || reading.end === text.length) return reading;
  return fail(`${JSON.stringify(text.charAt(reading.end))} does not belong in a path`, reading.end);
}

/** Reads the path that starts at an offset and ends where no further step follows. */
export function readPathAt(text: string, start: number): PathReading {
  if (text[start] !== '$') return fail('A path starts with $', start);
  let end = start + 1;
  let root: PathSyntax['root'] = 'input';
  let variable: string | undefined;
  if (text[end] === '$') {
    root = 'context';
    end += 1;
  } else {
    variable = variableName.exec(text.slice(end, end + 200))?.[0];
    if (variable !== undefined) {
      root = 'variable';
      end += variable.length;
    }
  }
  const steps: PathStep[] = [];
  for (;;) {
    const step = readStep(text, end);
    if (step === undefined) break;
    if (!step.ok) return step;
    steps.push(step.step);
    end = step.end;
  }
  const isReference = steps.every(({ kind, deep }) => !deep && (kind === 'name' || kind === 'index'));
  return {
    ok: true,
    path: { root, ...(variable === undefined ? {} : { variable }), steps, isReference },
    end,
  };
}

type StepReading =
  | { readonly ok: true; readonly step: PathStep; readonly end: number }
  | { readonly ok: false; readonly problem: SyntaxProblem };

function readStep(text: string, start: number): StepReading | undefined {
  if (text[start] === '[') return readBracket(text, start, false);
  if (text[start] !== '.') return undefined;
  const deep = text[start + 1] === '.';
  const at = start + (deep ? 2 : 1);
  // Jayway takes `$.[0]` for `$[0]`, and people write it.
  if (text[at] === '[') return readBracket(text, at, deep);
  if (text[at] === '*') return { ok: true, step: { kind: 'wildcard', text: '*', deep }, end: at + 1 };
  const name = bareName.exec(text.slice(at))?.[0];
  if (name === undefined) return fail('A dot needs a field name after it', at);
  const end = at + name.length;
  if (text[end] === ' ' && text.slice(end).trim() !== '' && !/^\s*[,)]/.test(text.slice(end))) {
    return fail("A field name with blanks is written ['like this']", end);
  }
  if (text[end] !== '(') return { ok: true, step: { kind: 'name', text: name, deep }, end };
  const close = text.indexOf(')', end);
  if (close < 0) return fail('A closing ) is missing', text.length);
  return { ok: true, step: { kind: 'function', text: name, deep }, end: close + 1 };
}

function readBracket(text: string, start: number, deep: boolean): StepReading {
  const close = closingBracket(text, start);
  if (close === undefined) return fail('A closing ] is missing', text.length);
  const inner = text.slice(start + 1, close).trim();
  const kind = bracketKind(inner);
  if (kind === undefined) {
    return fail(
      inner === '' ? 'The brackets are empty' : `[${inner}] is no index, slice, name or filter`,
      start,
    );
  }
  const shown =
    kind === 'name'
      ? inner.slice(1, -1)
      : kind === 'filter'
        ? inner.replace(/^\?\s*/, '').replace(/^\((.*)\)$/s, '$1')
        : inner;
  return { ok: true, step: { kind, text: shown, deep }, end: close + 1 };
}

const quoted = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const brackets: readonly { readonly kind: PathStep['kind']; readonly form: RegExp }[] = [
  { kind: 'wildcard', form: /^\*$/ },
  { kind: 'index', form: /^-?\d+$/ },
  { kind: 'indexes', form: /^-?\d+(?:\s*,\s*-?\d+)+$/ },
  { kind: 'slice', form: /^(?:-?\d+)?\s*:\s*(?:-?\d+)?$/ },
  { kind: 'filter', form: /^(?:\?.+|\(.+\))$/s },
  { kind: 'name', form: new RegExp(`^${quoted}$`, 's') },
  { kind: 'names', form: new RegExp(`^${quoted}(?:\\s*,\\s*${quoted})+$`, 's') },
];
const bracketKind = (inner: string): PathStep['kind'] | undefined =>
  brackets.find(({ form }) => form.test(inner))?.kind;

function closingBracket(text: string, start: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

const fail = (message: string, offset: number): { readonly ok: false; readonly problem: SyntaxProblem } => ({
  ok: false,
  problem: { message, offset },
});
