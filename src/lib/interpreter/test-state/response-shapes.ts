// Checks a mocked result against what the service really answers. The models of the responses are rows in `response-models.ts`; an
// action without a row accepts anything, and so do functions, activities, HTTP endpoints and tasks that wait for a token.
import { type JsonArray, type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { Resource } from '../services/resource.ts';
import { responseModels, type ServiceModel } from './response-models.ts';

type Shape =
  | { readonly kind: 'any' | 'boolean' }
  | { readonly kind: 'text' | 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: Shape }
  | { readonly kind: 'structure'; readonly name: string };

interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly shape: Shape;
}

/** What is wrong with a mocked response, in the service's words, or undefined. `isStrict` also asks for the required fields. */
export function responseProblem(
  resource: Resource,
  response: JsonValue,
  isStrict: boolean,
): string | undefined {
  const action = modelledAction(resource);
  const model = action && responseModels[action.service];
  const name =
    action && model && Object.hasOwn(model.actions, action.name) ? model.actions[action.name] : undefined;
  if (action === undefined || model === undefined || name === undefined) return undefined;
  if (!isJsonObject(response)) return 'Mocked result must be a JSON object.';
  const check: Check = { model, isStrict, open: action.open };
  const problem = name === '' ? undefined : problemOfStructure(check, name, response);
  return problem === undefined ? undefined : `Mock result schema validation error: ${problem}`;
}

interface ModelledAction {
  readonly service: string;
  readonly name: string;
  /** Fields that Step Functions gives as JSON where the service gives text. */
  readonly open: readonly string[];
}

function modelledAction(resource: Resource): ModelledAction | undefined {
  if (resource.kind !== 'service' || resource.pattern === 'waitForTaskToken') return undefined;
  const isSdk = resource.resourceType.startsWith('aws-sdk:');
  const service = isSdk
    ? resource.resourceType.slice('aws-sdk:'.length)
    : (sdkNames.get(resource.resourceType) ?? resource.resourceType);
  const key = `${service}:${resource.action}`;
  if (resource.pattern === 'sync') {
    const polled = polledActions.get(key);
    if (polled === undefined) return undefined;
    return { service, name: polled, open: resource.isSyncVersion2 ? ['Input', 'Output'] : [] };
  }
  return { service, name: resource.action, open: isSdk ? [] : (jsonFields.get(key) ?? []) };
}

/** Optimized integrations that are called otherwise than their service. */
const sdkNames: ReadonlyMap<string, string> = new Map([
  ['bedrock', 'bedrockruntime'],
  ['events', 'eventbridge'],
  ['states', 'sfn'],
]);

/** `.sync` answers with what the service says of the finished job: the actions whose response is the result as it is. */
const polledActions: ReadonlyMap<string, string> = new Map([
  ['sfn:startExecution', 'describeExecution'],
  ['sagemaker:createTrainingJob', 'describeTrainingJob'],
  ['sagemaker:createTransformJob', 'describeTransformJob'],
  ['athena:startQueryExecution', 'getQueryExecution'],
]);

const jsonFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['lambda:invoke', ['Payload']],
  ['bedrockruntime:invokeModel', ['Body']],
]);

interface Check {
  readonly model: ServiceModel;
  readonly isStrict: boolean;
  readonly open: readonly string[];
}

function problemOfStructure(check: Check, name: string, value: JsonObject): string | undefined {
  const fields = fieldsOf(check.model, name);
  const missing = fields.find(({ name, isRequired }) => isRequired && !Object.hasOwn(value, name));
  if (check.isStrict && missing !== undefined) return `Required field '${missing.name}' is missing`;
  return firstProblem(fields, (field) => {
    const member = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
    if (member === undefined || check.open.includes(field.name)) return undefined;
    return problemOf(check, field.name, field.shape, member);
  });
}

function problemOf(check: Check, name: string, shape: Shape, value: JsonValue): string | undefined {
  const at = `Field '${name}'`;
  switch (shape.kind) {
    case 'any':
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${at} must be a boolean`;
    case 'text':
      if (typeof value !== 'string') return `${at} must be a string`;
      if (value.length < shape.min) return `${at} is smaller than the minimum length`;
      return value.length > shape.max ? `${at} exceeds the maximum length` : undefined;
    case 'number':
      if (typeof value !== 'number') return `${at} must be a number`;
      if (value < shape.min) return `${at} is less than the minimum value`;
      return value > shape.max ? `${at} exceeds the maximum value` : undefined;
    case 'choice':
      if (typeof value !== 'string') return `${at} must be a string`;
      return shape.values.includes(value) ? undefined : `${at} is not an expected value`;
    case 'list':
      if (!Array.isArray(value)) return `${at} must be an array`;
      return firstProblem(value as JsonArray, (item) => problemOf(check, name, shape.of, item));
    case 'map':
      if (!isJsonObject(value)) return `${at} must be an object`;
      return firstProblem(Object.entries(value), ([key, member]) => problemOf(check, key, shape.of, member));
    case 'structure':
      return isJsonObject(value) ? problemOfStructure(check, shape.name, value) : `${at} must be an object`;
  }
}

function firstProblem<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const known = new Map<string, readonly Field[]>();

function fieldsOf({ structures }: ServiceModel, name: string): readonly Field[] {
  const row = structures[name] ?? '';
  const fields = known.get(row) ?? (row === '' ? [] : row.split('; ').map(readField));
  known.set(row, fields);
  return fields;
}

function readField(text: string): Field {
  const space = text.indexOf(' ');
  const name = text.slice(0, space);
  const isRequired = name.endsWith('!');
  return { name: isRequired ? name.slice(0, -1) : name, isRequired, shape: readShape(text.slice(space + 1)) };
}

function readShape(text: string): Shape {
  if (text === '*') return { kind: 'any' };
  if (text === 'boolean') return { kind: 'boolean' };
  if (text.startsWith('one of ')) return { kind: 'choice', values: text.slice('one of '.length).split('|') };
  if (text.startsWith('[')) return { kind: 'list', of: readShape(text.slice(1, -1)) };
  if (text.startsWith('{')) return { kind: 'map', of: readShape(text.slice(1, -1)) };
  const [kind = '', bounds = '..'] = text.split(' ');
  if (kind !== 'text' && kind !== 'number') return { kind: 'structure', name: kind };
  const [min = '', max = ''] = bounds.split('..');
  return { kind, min: min === '' ? -Infinity : Number(min), max: max === '' ? Infinity : Number(max) };
}
