// What Step Functions itself asks of a service's parameters before it makes the call, by the types in asl/requests.ts. The
// frame and the texts about formats, missing and unsupported fields and texts are recorded or reported from AWS; the texts
// about other types follow their pattern. A null passes as absent: AWS leaves it to the service.
import { isJsonObject, type JsonObject, type JsonValue } from '../../asl/json.ts';
import { requestOf, type RequestFieldType } from '../../asl/requests.ts';
import { StatesError } from '../../data/states-error.ts';
import { isNumberText } from './dynamodb/attribute-value.ts';
import type { Resource } from '../resource.ts';

/** The parameters as the call is made with; throws States.Runtime when they cannot be used. Pure. */
export function preparedParameters(resource: Resource, parameters: JsonValue): JsonValue {
  if (resource.kind !== 'service' || !isJsonObject(parameters)) return parameters;
  const problems = problemsOf(resource.resourceType, resource.action, parameters);
  if (problems.length > 0) {
    throw new StatesError(
      'States.Runtime',
      `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${problems.join(', ')}]`,
    );
  }
  const added = additions[`${resource.resourceType}:${resource.resource}`];
  return added === undefined ? parameters : { ...added, ...parameters };
}

/** What is wrong with the parameters of a call, in AWS's words; empty when nothing is. */
export function problemsOf(service: string, action: string, parameters: JsonObject): readonly string[] {
  return [...problemsOfShape(service, action, parameters), ...straysIn(parameters)];
}

function* problemsOfShape(service: string, action: string, parameters: JsonObject): Iterable<string> {
  if (service.startsWith('aws-sdk:')) {
    for (const name of Object.keys(parameters)) if (!/^[A-Z]/.test(name)) yield unsupported(name);
    return;
  }
  const request = requestOf(`${service}:${action}`);
  if (request === undefined) return;
  for (const { name, isRequired } of request.fields.values()) {
    if (isRequired && !Object.hasOwn(parameters, name))
      yield `The field '${name}' is required but was missing`;
  }
  for (const [name, value] of Object.entries(parameters)) {
    const field = request.fields.get(name);
    if (field !== undefined) yield* checks[field.type](value, name);
    else if (!request.isOpen && !name.endsWith('.$')) yield unsupported(name);
  }
}

const unsupported = (name: string): string => `The field "${name}" is not supported by Step Functions`;

// A `.$` that came with the data is read as a path after all (reported of AWS).
function* straysIn(value: JsonValue): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name.endsWith('.$') && !(typeof member === 'string' && /^(\$|States\.)/.test(member))) {
      yield `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`;
    } else yield* straysIn(member as JsonValue);
  }
}

type Check = (value: JsonValue, name: string) => Iterable<string>;

const ofType =
  (type: string, holds: (value: JsonValue) => boolean): Check =>
  (value, name) =>
    value === null || holds(value) ? [] : [`The value for the field '${name}' must be ${type}`];

const text = ofType('a STRING', (value) => typeof value === 'string');
const object = ofType('an OBJECT', isJsonObject);
const list = ofType('an ARRAY', Array.isArray);

const eachOf = (outer: Check, inner: Check): Check =>
  function* (value, name) {
    yield* outer(value, name);
    if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value))
        yield* inner(member as JsonValue, isJsonObject(value) ? key : name);
    }
  };

const fieldsOf = (checksOfFields: { readonly [field: string]: Check }): Check =>
  function* (value, name) {
    yield* object(value, name);
    if (!isJsonObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      const check = Object.hasOwn(checksOfFields, key) ? checksOfFields[key] : undefined;
      if (check === undefined) {
        if (!key.endsWith('.$')) yield unsupported(key);
      } else yield* check(member, key);
    }
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
const json = ofType('a STRING', (value) => typeof value === 'string' || typeof value === 'object');

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
  typeof value === 'string' ? [] : attributeFields(value, name);

const checks: { readonly [T in RequestFieldType]: Check } = {
  text,
  number,
  boolean,
  list,
  object,
  json,
  any: () => [],
  multi: (value, name) =>
    value === null || (isJsonObject(value) && Object.values(value).every(Array.isArray))
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
      Time: (value, name) =>
        typeof value === 'number' ? [] : ofType('a STRING', (v) => typeof v === 'string')(value, name),
      TraceHeader: text,
    }),
  ),
};

// Recorded: what Step Functions adds on its own to the request of a job that it watches.
const additions: { readonly [resource: string]: JsonObject } = {
  'ecs:runTask.sync': { StartedBy: 'AWS Step Functions' },
};
