// What TestState's TRACE level shows of an HTTP Task: the request that its parameters produce, and the response.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionDataRequest.html
import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type State,
  isJsonObject,
  ownValue,
} from '../../asl/index.ts';
import { parseResource } from '../services/resource.ts';
import type { InspectedStep } from './inspect-state.ts';

/** `request` and `response` of an HTTP Task, as far as it came; nothing for any other state. Connections add nothing here, so there is no secret to hide. */
export function traceOf(
  state: State,
  steps: readonly InspectedStep[],
): { readonly request?: JsonObject; readonly response?: JsonObject } {
  if (state.Type !== 'Task') return {};
  const resource = parseResource(state.Resource);
  if (resource.kind !== 'service' || resource.resourceType !== 'http') return {};
  const valueOf = (...fields: readonly InspectedStep['field'][]): JsonValue | undefined =>
    steps.find(({ field }) => fields.includes(field))?.value;
  const parameters = valueOf('afterParameters', 'afterArguments');
  const result = valueOf('result');
  return {
    ...(isJsonObject(parameters) ? { request: requestOf(parameters) } : {}),
    ...(isJsonObject(result) ? { response: responseOf(result) } : {}),
  };
}

function requestOf(parameters: JsonObject): JsonObject {
  const body = ownValue(parameters, 'RequestBody');
  return {
    protocol: 'https',
    method: textOf(ownValue(parameters, 'Method')),
    url: urlOf(parameters),
    headers: headersOf(ownValue(parameters, 'Headers')),
    ...(body === undefined ? {} : { body: textOf(body) }),
  };
}

function responseOf(result: JsonObject): JsonObject {
  const body = ownValue(result, 'ResponseBody');
  return {
    protocol: 'https',
    statusCode: textOf(ownValue(result, 'StatusCode')),
    statusMessage: textOf(ownValue(result, 'StatusText')),
    headers: headersOf(ownValue(result, 'Headers')),
    ...(body === undefined ? {} : { body: textOf(body) }),
  };
}

function urlOf(parameters: JsonObject): string {
  const endpoint = textOf(ownValue(parameters, 'ApiEndpoint'));
  const query = ownValue(parameters, 'QueryParameters');
  if (!isJsonObject(query) || Object.keys(query).length === 0) return endpoint;
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    valuesOf(value).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(one))}`),
  );
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

const headersOf = (headers: JsonValue | undefined): string =>
  isJsonObject(headers)
    ? `[${Object.entries(headers)
        .flatMap(([name, value]) => valuesOf(value).map((one) => `${name}: ${textOf(one)}`))
        .join(', ')}]`
    : '[]';

const valuesOf = (value: JsonValue): JsonArray => (Array.isArray(value) ? (value as JsonArray) : [value]);
const textOf = (value: JsonValue | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
