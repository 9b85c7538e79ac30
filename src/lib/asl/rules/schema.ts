// Applies the field table: fields that are missing, unknown, of the other query language, of a wrong type or out of bounds.
// AWS points at the object when a field is missing or unknown, and at the field when its value is wrong.
import type { Field, FieldKind, ObjectKind } from '../tables/fields.ts';
import { alternatives, fieldOf, fields } from '../tables/fields.ts';
import { stateTypes } from '../text/is-definition.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { LocatedObject } from '../reading/objects.ts';
import { blockObject, isJsonata, takesExpression } from '../reading/objects.ts';
import { choiceOperator } from '../tables/operators.ts';
import type { LocatedBlock } from '../reading/walk.ts';
import type { Check, Machine, Report } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';

/** Every object of the machine against its rows of the table. */
export const schema: Check = (machine, report) => {
  for (const block of machine.blocks) {
    checkObject(blockObject(block, machine.language), machine, report);
    checkStates(block, report);
  }
  for (const state of machine.states) {
    if (!state.type) checkStateType(state.value, state.location, report);
    if (machine.language === 'JSONata' && ownValue(state.value, 'QueryLanguage') === 'JSONPath') {
      const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
      report('language-downgrade', {
        message,
        location: state.location,
        at: within(state.location, 'QueryLanguage'),
      });
    }
    for (const object of machine.objects.get(state) ?? []) checkObject(object, machine, report);
  }
};

function checkStates(block: LocatedBlock, report: Report): void {
  const states = ownValue(block.value, 'States');
  if (!isJsonObject(states)) return;
  for (const [name, state] of Object.entries(states)) {
    if (isJsonObject(state)) continue;
    report('value-type', expected('OBJECT', within(within(block.location, 'States'), name)));
  }
}

function checkStateType(state: JsonValue, location: string, report: Report): void {
  const type = ownValue(state, 'Type');
  if (type === undefined)
    report('required-fields', { message: 'These fields are required: [Type]', location });
  else if (typeof type !== 'string') report('value-type', expected('STRING', within(location, 'Type')));
  else {
    const message = `The field 'Type' should have one of these values: [${stateTypes.join(', ')}]`;
    report('state-type', { message, location: within(location, 'Type') });
  }
}

function checkObject(object: LocatedObject, machine: Machine, report: Report): void {
  const { kind, value, location } = object;
  // Of a state whose language is refused, AWS does not name the fields on top.
  const downgraded = machine.language === 'JSONata' && object.language === 'JSONPath';
  for (const [name, item] of Object.entries(value)) {
    const field = fieldOf(kind, name);
    if (!field) {
      if (!isRuleField(object, name) && !open.has(kind)) {
        report('unsupported-field', {
          message: `Field '${name}' is not supported`,
          location,
          at: within(location, name),
          part: 'key',
        });
      }
    } else if (field.language && field.language !== object.language) {
      if (!downgraded) report('other-language-field', otherLanguage(object, field));
    } else {
      checkValue(field, item, object, report);
      if (field.deprecated !== undefined) {
        const message = `"${name}" is the old name of "${field.deprecated}".`;
        report('deprecated-field', { message, location: within(location, name), part: 'key' });
      }
    }
  }
  const missing = fields[kind].filter((field) => field.required && ownValue(value, field.name) === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    report('required-fields', { message: `These fields are required: [${names}]`, location, part: 'key' });
  }
  checkAlternatives(kind, object, report);
}

/** AWS says nothing of further fields in these. */
const open: ReadonlySet<ObjectKind> = new Set(['Credentials']);

function otherLanguage({ location, language }: LocatedObject, field: Field): Parameters<Report>[1] {
  const message = `The QueryLanguage is set to '${language}', but field '${field.name}' is only supported for the '${field.language}' QueryLanguage`;
  return { message, location, at: within(location, field.name), part: 'key' };
}

/** Fields of a Choice rule that the table of operators holds. */
const isRuleField = ({ kind, language }: LocatedObject, name: string): boolean =>
  (kind === 'NestedRule' || (kind === 'ChoiceRule' && language === 'JSONPath')) &&
  (['And', 'Or', 'Not', 'Variable'].includes(name) || choiceOperator(name) !== undefined);

function checkAlternatives(
  kind: ObjectKind,
  { value, location, language }: LocatedObject,
  report: Report,
): void {
  for (const alternative of alternatives[kind] ?? []) {
    const names = alternative.fields;
    const present = names.filter((name) => ownValue(value, name) !== undefined);
    const list = `[${names.join(', ')}]`;
    if (present.length > 1) {
      const message = `There should only be one of the following fields: ${list}`;
      report('exclusive-fields', { message, location, at: within(location, present[1] ?? ''), part: 'key' });
    } else if (alternative.needed && (present.length === 0 || isEndFalse(present[0], value))) {
      const usable = names.filter((name) => (fieldOf(kind, name)?.language ?? language) === language);
      const message = `This object should have only one of the following fields: [${usable.join(', ')}]`;
      report('exclusive-fields', { message, location, part: 'key' });
    }
  }
}

const isEndFalse = (name: string | undefined, value: JsonValue): boolean =>
  name === 'End' && ownValue(value, 'End') === false;

type JsonType = 'STRING' | 'BOOLEAN' | 'INTEGER' | 'NUMBER' | 'OBJECT' | 'ARRAY';

/** The JSON type of each kind of value; `undefined` takes any. */
const jsonTypes: { readonly [kind in FieldKind]: JsonType | undefined } = {
  text: 'STRING',
  boolean: 'BOOLEAN',
  integer: 'INTEGER',
  number: 'NUMBER',
  path: 'STRING',
  'reference-path': 'STRING',
  'path-or-intrinsic': 'STRING',
  template: 'OBJECT',
  payload: undefined,
  json: undefined,
  timestamp: 'STRING',
  'state-name': 'STRING',
  resource: 'STRING',
  'error-names': 'ARRAY',
  texts: 'ARRAY',
  objects: 'ARRAY',
  object: 'OBJECT',
  states: 'OBJECT',
};

/** Templates that may be any JSON in JSONata; a JSONPath template is an object everywhere but here. */
const anyInJsonata: ReadonlySet<string> = new Set(['ItemSelector', 'BatchInput', 'Arguments']);

function checkValue(field: Field, value: JsonValue, object: LocatedObject, report: Report): void {
  const location = within(object.location, field.name);
  if (hasPlaceholder(value) || (value === null && field.nullable)) return;
  if (object.language === 'JSONata' && isExpressionFor(field, value)) return;
  const type = jsonTypes[field.kind];
  if (type !== undefined && !hasType(value, type)) {
    // statelint and older definitions hand a path to Parameters; AWS takes any JSON there too.
    if (field.kind === 'template' && field.name !== 'Assign') return;
    report('value-type', expected(type, location));
    return;
  }
  if (field.values && !field.values.some((each) => each === value)) {
    const message = `Value should be one of the following: [${field.values.join(', ')}]`;
    report('value-choice', { message, location });
  }
  if (typeof value === 'number') checkRange(field, value, location, report);
  if (field.nonEmpty && isEmpty(value)) report('empty-value', { message: 'Value cannot be empty', location });
  if (Array.isArray(value)) checkItems(field, value, location, report);
}

function checkItems(field: Field, items: readonly JsonValue[], location: string, report: Report): void {
  const type =
    field.kind === 'objects'
      ? 'OBJECT'
      : field.kind === 'error-names' || field.kind === 'texts'
        ? 'STRING'
        : undefined;
  if (!type) return;
  items.forEach((item, index) => {
    if (!hasType(item, type)) report('value-type', expected(type, atIndex(location, index)));
  });
}

function checkRange(field: Field, value: number, location: string, report: Report): void {
  const shown = (bound: number): string => (field.kind === 'number' ? bound.toFixed(1) : String(bound));
  if (field.min !== undefined && value < field.min) {
    report('value-range', { message: `Minimum value is ${shown(field.min)}`, location });
  }
  if (field.max !== undefined && value > field.max) {
    report('value-range', { message: `Maximum value is ${shown(field.max)}`, location });
  }
}

const isExpressionFor = (field: Field, value: JsonValue): boolean =>
  (typeof value === 'string' && isJsonata(value) && takesExpression(field)) || anyInJsonata.has(field.name);

const expected = (
  type: JsonType,
  location: string,
): { readonly message: string; readonly location: string } => ({
  message: `Expected value of type [${type}]`,
  location,
});

function hasType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case 'ARRAY':
      return Array.isArray(value);
    case 'OBJECT':
      return isJsonObject(value);
    case 'INTEGER':
      return Number.isInteger(value);
    case 'NUMBER':
      return typeof value === 'number';
    case 'STRING':
      return typeof value === 'string';
    case 'BOOLEAN':
      return typeof value === 'boolean';
  }
}

const isEmpty = (value: JsonValue): boolean =>
  Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
