// What Step Functions itself checks of a service's request, by the types in requests.ts: of the request as written when the machine is
// created, and of the evaluated one before the call is made. The texts about formats and about missing and unsupported fields are
// recorded or reported from AWS; those about other types follow their pattern. A null counts as absent: AWS leaves it to the service.
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { RequestFieldType } from '../tables/requests.ts';
import { requestOf } from '../tables/requests.ts';
import { hasPlaceholder } from '../template/template-functions.ts';

/** What is wrong with the evaluated request of a call such as `sqs`, `sendMessage`; empty when nothing is. Pure. */
export const problemsOfRequest = (service: string, action: string, request: JsonObject): readonly string[] =>
  problemsOf(evaluated, service, action, request);

/**
 * What is wrong with a request as a definition writes it: `.$` fields, and values that `isOpen` says may become anything,
 * are left to the run. Pure.
 */
export const problemsOfWritten = (
  service: string,
  action: string,
  request: JsonObject,
  isOpen: (value: JsonValue) => boolean,
): readonly string[] => problemsOf(checksOf(isOpen), service, action, request, '.$');

function problemsOf(
  checks: Checks,
  service: string,
  action: string,
  request: JsonObject,
  template = '',
): readonly string[] {
  const has = (name: string): boolean =>
    Object.hasOwn(request, name) || (template !== '' && Object.hasOwn(request, name + template));
  if (service.startsWith('aws-sdk:')) {
    return Object.keys(request).flatMap((name) => (/^[A-Z]/.test(name) ? [] : [unsupported(name)]));
  }
  const shape = requestOf(`${service}:${action}`);
  if (shape === undefined) return [];
  const problems: string[] = [];
  for (const { name, isRequired } of shape.fields.values()) {
    if (isRequired && !has(name)) problems.push(`The field '${name}' is required but was missing`);
  }
  for (const [name, value] of Object.entries(request)) {
    const field = shape.fields.get(name);
    if (field !== undefined) problems.push(...checks[field.type](value, name));
    else if (!shape.isOpen && !name.endsWith('.$')) problems.push(unsupported(name));
  }
  return problems;
}

const unsupported = (name: string): string => `The field "${name}" is not supported by Step Functions`;

type Check = (value: JsonValue, name: string) => readonly string[];
type Checks = { readonly [T in RequestFieldType]: Check };

/** A number as DynamoDB and the other services read it from a text. */
export const isNumberText = (text: string): boolean =>
  /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*$/.test(text);

function checksOf(isOpen: (value: JsonValue) => boolean): Checks {
  const ofType =
    (type: string, holds: (value: JsonValue) => boolean): Check =>
    (value, name) =>
      value === null || holds(value) || isOpen(value)
        ? []
        : [`The value for the field '${name}' must be ${type}`];

  const text = ofType('a STRING', (value) => typeof value === 'string');
  const object = ofType('an OBJECT', isJsonObject);
  const list = ofType('an ARRAY', Array.isArray);

  const eachOf =
    (outer: Check, inner: Check): Check =>
    (value, name) => [
      ...outer(value, name),
      ...(typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, member]) =>
            key.endsWith('.$') ? [] : inner(member as JsonValue, isJsonObject(value) ? key : name),
          )
        : []),
    ];

  const fieldsOf =
    (checksOfFields: { readonly [field: string]: Check }): Check =>
    (value, name) => {
      if (!isJsonObject(value)) return object(value, name);
      return Object.entries(value).flatMap(([key, member]) => {
        const check = Object.hasOwn(checksOfFields, key) ? checksOfFields[key] : undefined;
        if (check !== undefined) return check(member, key);
        return key.endsWith('.$') ? [] : [unsupported(key)];
      });
    };

  // Texts that read as the type are taken: real definitions hold "BOOL": "true", and a text in the place of a DynamoDB value.
  const boolean = ofType(
    'a BOOLEAN',
    (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
  );
  const number = ofType(
    'a NUMBER',
    (value) => typeof value === 'number' || (typeof value === 'string' && isNumberText(value)),
  );
  // Sent as its JSON text when it is none; nothing was seen to be refused.
  const json: Check = () => [];

  const attributeFields: Check = fieldsOf({
    S: text,
    N: text,
    B: text,
    SS: eachOf(list, text),
    NS: eachOf(list, text),
    BS: eachOf(list, text),
    BOOL: boolean,
    NULL: boolean,
    M: (value, name) => eachOf(object, attributeValue)(value, name),
    L: (value, name) => eachOf(list, attributeValue)(value, name),
  });
  const attributeValue: Check = (value, name) =>
    typeof value === 'string' || isOpen(value) ? [] : attributeFields(value, name);

  const isMulti = (value: JsonValue): boolean =>
    isJsonObject(value) &&
    Object.entries(value).every(
      ([key, member]) => key.endsWith('.$') || Array.isArray(member) || isOpen(member),
    );

  return {
    text,
    number,
    boolean,
    list,
    object,
    json,
    any: () => [],
    multi: (value, name) =>
      value === null || isMulti(value) || isOpen(value)
        ? []
        : [`The value of the field '${name}' has an invalid format`],
    item: eachOf(object, attributeValue),
    attributes: eachOf(
      object,
      fieldsOf({
        DataType: text,
        StringValue: text,
        BinaryValue: text,
        StringListValues: list,
        BinaryListValues: list,
      }),
    ),
    entries: eachOf(
      list,
      fieldsOf({
        Detail: json,
        DetailType: text,
        EventBusName: text,
        Resources: list,
        Source: text,
        Time: ofType('a STRING', (value) => typeof value === 'string' || typeof value === 'number'),
        TraceHeader: text,
      }),
    ),
  };
}

// A template's function that nobody filled in is left alone here too.
const evaluated = checksOf((value) => typeof value !== 'string' && hasPlaceholder(value));
