// HTTP endpoints: API Gateway and third parties. Without a mock they answer 200 with the request's own body.
import type { JsonValue } from '../../asl/index.ts';
import { jsonBytes } from '../../data/index.ts';
import type { Action, ServiceRequest } from './service.ts';

const invoke: Action = (request) => {
  const body: JsonValue = request.parameters['RequestBody'] ?? {};
  return {
    response: {
      Headers: headersOf(request, body),
      ResponseBody: body,
      StatusCode: 200,
      StatusText: 'OK',
    },
  };
};

export const http = { invoke };
/** `eks:call` speaks to a cluster's API server in the same shape. */
export const kubernetes = { call: invoke };
export const apigateway = { invoke };

const headersOf = ({ resource, random, nowMs }: ServiceRequest, body: JsonValue): JsonValue => ({
  Connection: ['keep-alive'],
  'Content-Length': [String(jsonBytes(body))],
  'Content-Type': ['application/json'],
  Date: [new Date(nowMs).toUTCString()],
  ...(resource.resourceType === 'apigateway' ? { 'x-amzn-RequestId': [random.uuid()] } : {}),
});
