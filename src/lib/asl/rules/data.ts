// How JSONPath states select and shape data: paths, templates, and texts that look like either but are plain text.
import {
  isReferencePath,
  namesInsidePath,
  pathsIn,
  readPath,
  readReference,
  type IntrinsicName,
} from '../../grammar/index.ts';
import type { Field } from '../tables/fields.ts';
import { fieldOf } from '../tables/fields.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { LocatedExpression, LocatedObject } from '../reading/objects.ts';
import { isJsonata, neverJsonata } from '../reading/objects.ts';
import type { Check, Report } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';
import { whyCallFails } from './intrinsic-arguments.ts';

/** Paths, templates and texts that look like them. */
export const data: Check = (machine, report) => {
  for (const expression of machine.expressions) {
    if (expression.kind === 'jsonata' || hasPlaceholder(expression.text)) continue;
    if (expression.kind === 'path-or-intrinsic') checkReference(expression, report);
    else checkPath(expression, report);
  }
  for (const objects of machine.objects.values()) {
    for (const object of objects) checkFields(object, report);
  }
};

/** A path or a call. */
function checkReference(expression: LocatedExpression, report: Report): void {
  const { text, location, holder, key, field } = expression;
  const isOwnField = field.name === key;
  const isTextPath = isOwnField && key.endsWith('Path');
  const refuse = (from: number) => {
    const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
    const hasOwnPlace = isOwnField && field.kind === 'path-or-intrinsic' && !key.endsWith('.$');
    const span = { from, to: text.length };
    report('template-value', { message, location: hasOwnPlace ? location : holder, at: location, span });
  };
  const reading = readReference(text);
  if (!reading.ok) return refuse(reading.mistake.offset);
  const { value } = reading;
  if (value.is === 'path' && isTextPath && !isReferencePath(value.path)) {
    return report('reference-path', { message: notReference, location });
  }
  if (value.is === 'call' && isTextPath && !givesText.has(value.name)) return refuse(0);
  if (pathsIn(value).some(namesInsidePath)) sayOfNames(expression, report);
  const failure = value.is === 'call' ? whyCallFails(value, text) : undefined;
  if (!failure) return;
  const span = { from: failure.offset, to: text.length };
  report('intrinsic-arguments', { message: `${failure.message}: this call always fails.`, location, span });
}

function sayOfNames({ text, location }: LocatedExpression, report: Report): void {
  const message = `"${text}" always fails: several names in one bracket can only end a path.`;
  report('names-inside-path', { message, location });
}

/** The functions that can give a text: ErrorPath and CausePath take no others. */
const givesText: ReadonlySet<IntrinsicName> = new Set<IntrinsicName>([
  'States.Format',
  'States.JsonToString',
  'States.ArrayGetItem',
  'States.Base64Encode',
  'States.Base64Decode',
  'States.Hash',
  'States.UUID',
]);

const notReference = 'Value is not a Reference Path';

function checkPath(expression: LocatedExpression, report: Report): void {
  const { text, kind, location, key, object, field } = expression;
  const isRule = object.kind === 'ChoiceRule' || object.kind === 'NestedRule';
  if (!text.startsWith('$') && (isRule || kind === 'reference-path')) {
    report('reference-path', { message: `${notReference}: Reference path didn't start with '$'`, location });
    return;
  }
  const reading = readPath(text);
  if (!reading.ok) {
    const place = text.startsWith('$') ? { span: { from: reading.mistake.offset, to: text.length } } : {};
    report('path-syntax', { message: 'Value must be a valid JSONPath.', location, ...place });
    return;
  }
  const { of } = reading.value.root;
  const wrongRoot =
    key === 'ResultPath' ? of !== 'input' : field.refusesContext === true && of === 'contextObject';
  if ((kind === 'reference-path' && !isReferencePath(reading.value)) || wrongRoot) {
    report('reference-path', { message: notReference, location });
  } else if (namesInsidePath(reading.value)) sayOfNames(expression, report);
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
