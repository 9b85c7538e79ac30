// How JSONPath states select and shape data: paths, templates, and texts that look like either but are plain text.
import type { Field } from '../tables/fields.ts';
import { fieldOf } from '../tables/fields.ts';
import { readIntrinsic } from '../reading/intrinsic-syntax.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { LocatedExpression, LocatedObject } from '../reading/objects.ts';
import { isJsonata, neverJsonata } from '../reading/objects.ts';
import type { SyntaxProblem } from '../reading/path-syntax.ts';
import { readPath } from '../reading/path-syntax.ts';
import type { PathReader } from '../reading/syntax.ts';
import type { Check, Report } from './check.ts';
import { hasPlaceholder } from './check.ts';

/** Paths, templates and texts that look like them. */
export const data: Check = (machine, report) => {
  for (const expression of machine.expressions) {
    if (!hasPlaceholder(expression.text)) checkExpression(expression, machine.paths, report);
  }
  for (const objects of machine.objects.values()) {
    for (const object of objects) checkFields(object, report);
  }
};

function checkExpression(expression: LocatedExpression, paths: PathReader | undefined, report: Report): void {
  if (expression.kind === 'jsonata') return;
  if (expression.kind === 'path-or-intrinsic') checkTemplateValue(expression, paths, report);
  else checkPath(expression, paths, report);
}

function checkTemplateValue(
  { text, location, holder, key, field }: LocatedExpression,
  paths: PathReader | undefined,
  report: Report,
): void {
  const isField = field.name === key;
  const isTextPath = isField && key.endsWith('Path');
  const problem = problemIn(text, paths) ?? (isTextPath ? problemInText(text) : undefined);
  if (!problem) {
    const reading = isTextPath && text.startsWith('$') ? readPath(text) : undefined;
    if (reading?.ok && !reading.path.isReference)
      report('reference-path', { message: 'Value is not a Reference Path', location });
    else sayOfArguments(text, paths, location, report);
    return;
  }
  const wanted = 'must be a valid JSONPath or a valid intrinsic function call';
  report('template-value', {
    message: `The value for the field '${key}' ${wanted}`,
    location: isField && field.kind === 'path-or-intrinsic' && !key.endsWith('.$') ? location : holder,
    at: location,
    span: { from: problem.offset, to: text.length },
  });
}

/** The mistake in what should be a path or an intrinsic call. */
function problemIn(text: string, paths: PathReader | undefined): SyntaxProblem | undefined {
  const reading = text.startsWith('$') ? readPath(text) : readIntrinsic(text);
  if (!reading.ok) return reading.problem;
  const problem = paths?.(text);
  return problem?.whenRun ? undefined : problem;
}

/** ErrorPath and CausePath take only the functions that can give a text. */
function problemInText(text: string): SyntaxProblem | undefined {
  const reading = text.startsWith('$') ? undefined : readIntrinsic(text);
  if (!reading?.ok || givesText.has(reading.call.name)) return undefined;
  return { message: `${reading.call.name} gives no text`, offset: 0 };
}
const givesText: ReadonlySet<string> = new Set([
  'States.Format',
  'States.JsonToString',
  'States.ArrayGetItem',
  'States.Base64Encode',
  'States.Base64Decode',
  'States.Hash',
  'States.UUID',
]);

/** A call that fails whenever it is made: AWS creates a machine with it. */
function sayOfArguments(text: string, paths: PathReader | undefined, location: string, report: Report): void {
  const reading = text.startsWith('$') ? undefined : readIntrinsic(text);
  const problem = reading?.ok ? (reading.doomed ?? paths?.(text)) : undefined;
  if (!problem) return;
  const span = { from: problem.offset, to: text.length };
  report('intrinsic-arguments', { message: `${problem.message}: this call always fails.`, location, span });
}

function checkPath(
  { text, kind, location, key, object, field }: LocatedExpression,
  paths: PathReader | undefined,
  report: Report,
): void {
  const isRule = object.kind === 'ChoiceRule' || object.kind === 'NestedRule';
  if (!text.startsWith('$')) {
    const message =
      isRule || kind === 'reference-path'
        ? "Value is not a Reference Path: Reference path didn't start with '$'"
        : 'Value must be a valid JSONPath.';
    report(isRule || kind === 'reference-path' ? 'reference-path' : 'path-syntax', { message, location });
    return;
  }
  const reading = readPath(text);
  const problem = reading.ok ? paths?.(text) : reading.problem;
  if (!reading.ok || problem) {
    const span = { from: problem?.offset ?? 0, to: text.length };
    report('path-syntax', { message: 'Value must be a valid JSONPath.', location, span });
    return;
  }
  const { isReference, root } = reading.path;
  const wrongRoot =
    key === 'ResultPath' ? root !== 'input' : field.refusesContext === true && root === 'context';
  if ((kind === 'reference-path' && !isReference) || wrongRoot) {
    report('reference-path', { message: 'Value is not a Reference Path', location });
  }
}

function checkFields(object: LocatedObject, report: Report): void {
  for (const [name, value] of Object.entries(object.value)) {
    const field = fieldOf(object.kind, name);
    const location = within(object.location, name);
    if (!field) continue;
    if (object.language === 'JSONPath') {
      if (field.kind === 'template') checkTemplate(value, location, report);
      checkStatic(field, value, object, location, report);
    } else if (!neverJsonata.has(name)) checkDelimiters(value, location, report);
  }
}

function checkTemplate(value: JsonValue, location: string, report: Report): void {
  if (Array.isArray(value))
    value.forEach((item, index) => checkTemplate(item, atIndex(location, index), report));
  if (!isJsonObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    const at = within(location, key);
    if (key.endsWith('.$')) {
      const plain = key.slice(0, -2);
      if (ownValue(value, plain) !== undefined) {
        const message = `The fields '${plain}' and '${key}' give the same field twice`;
        report('duplicate-template-key', { message, location, at, part: 'key' });
      }
      if (typeof item !== 'string') {
        const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
        report('template-value', { message, location, at });
      }
    } else if (typeof item === 'string') {
      if (looksEvaluated(item)) {
        const message = `"${item}" is taken as plain text: write "${key}.$" to have it evaluated.`;
        report('no-dollar', { message, location: at });
      } else if (isJsonata(item)) report('not-evaluated', { message: notJsonata(item), location: at });
    } else checkTemplate(item, at, report);
  }
}

/** Fields with plain values in which a path was meant. */
function checkStatic(
  field: Field,
  value: JsonValue,
  object: LocatedObject,
  location: string,
  report: Report,
): void {
  if (field.name === 'Result' && object.kind === 'Pass') checkResult(value, location, report);
  if (typeof value !== 'string') return;
  const withPath = fieldOf(object.kind, `${field.name}Path`);
  if (withPath && looksEvaluated(value)) {
    const message = `"${value}" is taken as plain text: write "${withPath.name}" to take the value at that path.`;
    report('no-path', { message, location });
  } else if (isJsonata(value) && field.kind !== 'timestamp' && field.name !== 'Comment' && !field.values) {
    report('not-evaluated', { message: notJsonata(value), location });
  }
}

function checkResult(value: JsonValue, location: string, report: Report): void {
  const found = firstEvaluated(value, location);
  if (found) {
    const message = `Nothing in Result is evaluated, so ${found.shown} stays as it is. Use Parameters to evaluate it.`;
    report('static-result', { message, location, at: found.at });
  }
}

function firstEvaluated(
  value: JsonValue,
  at: string,
): { readonly shown: string; readonly at: string } | undefined {
  if (typeof value === 'string') return looksEvaluated(value) ? { shown: `"${value}"`, at } : undefined;
  const entries: readonly (readonly [string, JsonValue])[] = Array.isArray(value)
    ? value.map((item, index) => [atIndex(at, index), item])
    : isJsonObject(value)
      ? Object.entries(value).map(([key, item]) => [within(at, key), item])
      : [];
  for (const [place, item] of entries) {
    const found = firstEvaluated(item, place);
    if (found) return found;
  }
  return undefined;
}

/** A `{%` without its `%}`, or with blanks around: JSONata that AWS would not evaluate. */
function checkDelimiters(value: JsonValue, location: string, report: Report): void {
  if (typeof value !== 'string' || isJsonata(value)) return;
  const trimmed = value.trim();
  if (isJsonata(trimmed)) {
    const message =
      'With blanks around {% and %} this is plain text; nothing may stand before {% or after %}.';
    report('not-evaluated', { message, location });
  } else if (value.startsWith('{%') || value.endsWith('%}')) {
    const message = 'A JSONata expression starts with {% and ends with %}.';
    report('jsonata-syntax', { message, location });
  }
}

const notJsonata = (text: string): string =>
  `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" is taken as plain text: this state's query language is JSONPath.`;

/** Whether a plain text looks like a path or a call; `$` signs in prices and texts do not. */
const looksEvaluated = (text: string): boolean =>
  /^\$(?:\$?\.[\w['"]|\[)|^\$\$?$/.test(text) || /^States\.[A-Z]\w*\(.*\)$/s.test(text);
