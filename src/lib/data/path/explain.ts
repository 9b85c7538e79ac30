// A path followed segment by segment, for people: what each segment matched, and where the path came to an end.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import { readPath, type Root, type Step } from '../../grammar/index.ts';
import type { Scope } from '../scope.ts';
import { accepted } from '../states-error.ts';
import { compileFind } from './evaluate.ts';

export interface PathSegment {
  /** The segment as a path would write it: `$`, `.order`, `[0]`. */
  readonly text: string;
  /** What the path has led to after this segment; undefined when it matched nothing. */
  readonly value: JsonValue | undefined;
  /** Why it matched nothing, in a sentence. */
  readonly problem?: string;
}

export interface PathExplanation {
  readonly path: string;
  /** The segments up to the one that matched nothing, or all of them. */
  readonly segments: readonly PathSegment[];
  readonly value: JsonValue | undefined;
}

/** Follows a path; throws SyntaxProblem. The last segment's value is what `compilePath(text).find` gives. */
export function explainPath(text: string, scope: Scope): PathExplanation {
  const { root, steps } = accepted(text, readPath(text));
  const segments: PathSegment[] = [];
  let before: JsonValue | undefined;
  let pending = '';
  for (let count = 0; count <= steps.length; count++) {
    const step = steps[count - 1];
    pending += step === undefined ? rootText(root) : stepText(step, pending.endsWith('..'));
    // `..` says something only together with what follows it.
    if (step?.is === 'scan' && count < steps.length) continue;
    const goesOn = steps.slice(0, Math.max(0, count - 1)).some(({ is }) => is === 'properties');
    const value = goesOn ? undefined : compileFind({ root, steps: steps.slice(0, count) })(scope);
    const isNothing = value === undefined || (count > 0 && Array.isArray(value) && value.length === 0);
    const problem =
      value === undefined
        ? step === undefined
          ? `${pending} is not there.`
          : goesOn
            ? `${pending} cannot be followed: several names in one bracket can only end a path.`
            : whyNothing(step, pending, before)
        : undefined;
    segments.push({ text: pending, value, ...(problem !== undefined && { problem }) });
    if (isNothing && value === undefined) return { path: text, segments, value: undefined };
    before = value;
    pending = '';
  }
  return { path: text, segments, value: before };
}

/** Why a step that is written `text` finds nothing in the value before it, in a sentence. */
export function whyNothing(step: Step, text: string, value: JsonValue | undefined): string {
  if (step.is === 'property') {
    if (isJsonObject(value)) return `${text} matched nothing: ${keysText(Object.keys(value))}`;
    return `${text} matched nothing: before it stands ${kindText(value)}, which has no fields.`;
  }
  if (step.is === 'index') {
    if (Array.isArray(value))
      return `${text} matched nothing: the array has ${value.length} ${value.length === 1 ? 'item' : 'items'}.`;
    return `${text} matched nothing: before it stands ${kindText(value)}, not an array.`;
  }
  return `${text} matched nothing.`;
}

function keysText(keys: readonly string[]): string {
  if (keys.length === 0) return 'the object is empty.';
  const shown = keys.slice(0, 12).join(', ');
  return `the object has ${shown}${keys.length > 12 ? ` and ${keys.length - 12} more` : ''}.`;
}

function kindText(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${JSON.stringify(value)}`;
}

function rootText(root: Root): string {
  switch (root.of) {
    case 'input':
      return '$';
    case 'contextObject':
      return '$$';
    case 'variable':
      return `$${root.name}`;
    case 'item':
      return '@';
  }
}

function stepText(step: Step, afterScan: boolean): string {
  switch (step.is) {
    case 'property':
      return /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(step.name)
        ? `${afterScan ? '' : '.'}${step.name}`
        : `[${JSON.stringify(step.name)}]`;
    case 'properties':
      return `[${step.names.map((name) => JSON.stringify(name)).join(',')}]`;
    case 'index':
      return `[${step.index}]`;
    case 'indices':
      return `[${step.indices.join(',')}]`;
    case 'slice':
      return `[${step.from ?? ''}:${step.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'scan':
      return '..';
    case 'filter':
      return '[?(…)]';
    case 'function':
      return `.${step.name}()`;
  }
}
