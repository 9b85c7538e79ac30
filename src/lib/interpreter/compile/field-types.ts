// Checks that the fields of a state have the types of the field table, without bounds. `diagnose` says everything that is wrong with a
// definition; this check only makes sure that no state meets a wrong type while it is performed.
import {
  type Field,
  type FieldKind,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type ObjectKind,
  type QueryLanguage,
  fields,
  isJsonObject,
  takesExpression,
} from '../../asl/index.ts';
import { isExpression } from '../../data/index.ts';

/** What is wrong with the first field whose type is wrong; undefined when there is none. Inner blocks are not checked. */
export function wrongFieldType(
  kind: ObjectKind,
  object: JsonObject,
  language: QueryLanguage,
): string | undefined {
  for (const field of fields[kind]) {
    if (field.language !== undefined && field.language !== language) continue;
    const value = Object.hasOwn(object, field.name) ? object[field.name] : undefined;
    if (value === undefined || (value === null && field.nullable === true)) {
      if (field.required === true && value === undefined) return `The field '${field.name}' is required`;
      continue;
    }
    const problem = wrongValue(field, value, language);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function wrongValue(field: Field, value: JsonValue, language: QueryLanguage): string | undefined {
  const { name, kind } = field;
  const { expected, accepts } = types[kind];
  const mayBeExpression = language === 'JSONata' && takesExpression(field) && isExpression(value);
  // Any JSON value may be a template, but variables are assigned by name.
  const mayBeAnything = kind === 'template' && name !== 'Assign';
  if (!mayBeExpression && !mayBeAnything && !accepts(value))
    return `Expected ${expected} for the field '${name}'`;
  const inner = field.object;
  if (inner === undefined || blocks.has(inner)) return undefined;
  const objects = Array.isArray(value) ? (value as JsonArray) : [value];
  for (const object of objects) {
    const problem = isJsonObject(object) ? wrongFieldType(inner, object, language) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const blocks: ReadonlySet<ObjectKind> = new Set(['Branch', 'ItemProcessor']);

interface Type {
  readonly expected: string;
  readonly accepts: (value: JsonValue) => boolean;
}

const isText = (value: JsonValue): boolean => typeof value === 'string';
const text: Type = { expected: 'a text', accepts: isText };
const anything: Type = { expected: 'a JSON value', accepts: () => true };
const object: Type = { expected: 'an object', accepts: isJsonObject };
const listOf = (expected: string, accepts: (value: JsonValue) => boolean): Type => ({
  expected,
  accepts: (value) => Array.isArray(value) && (value as JsonArray).every(accepts),
});

const types: { readonly [K in FieldKind]: Type } = {
  text,
  boolean: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  integer: { expected: 'a whole number', accepts: (value) => Number.isInteger(value) },
  number: { expected: 'a number', accepts: (value) => typeof value === 'number' },
  path: text,
  'reference-path': text,
  'path-or-intrinsic': text,
  template: object,
  payload: anything,
  json: anything,
  timestamp: text,
  'state-name': text,
  resource: text,
  'error-names': listOf('a list of error names', isText),
  texts: listOf('a list of texts', isText),
  objects: listOf('a list of objects', isJsonObject),
  object,
  states: object,
};
