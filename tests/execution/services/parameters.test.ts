// What Step Functions refuses before it makes a call. Sources: the recorded refusal of API Gateway headers that are no lists, and
// refusals reported by users of the service (a token beside Payload, a `.$` that came with the data).
import { expect, it } from 'vitest';
import type { JsonObject } from '../../../src/lib/asl/json.ts';
import { problemsOf } from '../../../src/lib/interpreter/services/parameters.ts';
import { perform } from './perform.ts';

it.each<[string, string, JsonObject, readonly string[]]>([
  ['lambda', 'invoke', { FunctionName: 'f', Payload: { a: 1 } }, []],
  ['lambda', 'invoke', { FunctionName: 'f', Payload: 1 }, []],
  ['lambda', 'invoke', { FunctionName: 1 }, ["The value for the field 'FunctionName' must be a STRING"]],
  ['lambda', 'invoke', { FunctionName: 'f', Payload: null }, []],
  [
    'lambda',
    'invoke',
    { FunctionName: 'f', TaskToken: 't' },
    ['The field "TaskToken" is not supported by Step Functions'],
  ],
  ['lambda', 'invoke', {}, ["The field 'FunctionName' is required but was missing"]],
  [
    'lambda',
    'invoke',
    { FunctionName: 'f', Payload: { 'token.$': 'AQDE' } },
    ["The value for the field 'token.$' must be a valid JSONPath or a valid intrinsic function call"],
  ],
  [
    'apigateway',
    'invoke',
    { ApiEndpoint: 'e', Method: 'GET', Headers: { a: 'b' }, QueryParameters: { q: ['1'] } },
    ["The value of the field 'Headers' has an invalid format"],
  ],
  [
    'dynamodb',
    'putItem',
    { TableName: 't', Item: { n: { N: 5 } } },
    ["The value for the field 'N' must be a STRING"],
  ],
  ['dynamodb', 'putItem', { TableName: 't', Item: { done: { BOOL: 'true' }, id: 'x' } }, []],
  ['dynamodb', 'putItem', { TableName: 't', Item: null }, []],
  ['events', 'putEvents', { Entries: [{ Detail: {}, DetailType: 't', Source: 's' }] }, []],
  [
    'aws-sdk:batch',
    'submitJob',
    { jobName: 'j' },
    ['The field "jobName" is not supported by Step Functions'],
  ],
  ['aws-sdk:unknown', 'doIt', { Anything: 1 }, []],
  ['sagemaker', 'createModel', { ModelName: 'm', Containers: [] }, []],
])('%s:%s with %j', (service, action, parameters, expected) => {
  expect(problemsOf(service, action, parameters)).toEqual(expected);
});

it('a refusal is States.Runtime, comes before TaskScheduled and quotes the parameters', async () => {
  const parameters = { ApiEndpoint: 'e', Method: 'GET', Headers: { a: 'b' } };
  const { execution } = await perform([{ resource: 'apigateway:invoke', parameters }]);
  expect(execution.events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'ExecutionFailed',
  ]);
  expect(execution).toMatchObject({
    error: 'States.Runtime',
    cause: `An error occurred while executing the state 'Step0' (entered at the event id #2). The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [The value of the field 'Headers' has an invalid format]`,
  });
});
