// The error names that Step Functions knows or raises: one row each, for diagnostics, completion and hover; and which
// further ones a service integration is known to raise.
// Sources: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html and the services' pages.
import { readResource } from './resources.ts';

export interface ErrorName {
  readonly name: string;
  readonly doc: string;
  /** No retrier or catcher ever matches it. */
  readonly neverMatches?: true;
}

export const stateErrors: readonly ErrorName[] = [
  { name: 'States.ALL', doc: 'Every error that can be caught; alone, and in the last entry.' },
  { name: 'States.TaskFailed', doc: 'Any failure of a task, except a timeout.' },
  { name: 'States.Timeout', doc: 'The task took longer than TimeoutSeconds, or a heartbeat was missed.' },
  { name: 'States.HeartbeatTimeout', doc: 'No heartbeat came for HeartbeatSeconds.' },
  { name: 'States.Permissions', doc: 'The role may not make the call.' },
  {
    name: 'States.Runtime',
    doc: 'The state could not be run, such as a path that leads nowhere. It cannot be caught or retried.',
    neverMatches: true,
  },
  { name: 'States.DataLimitExceeded', doc: 'The data is larger than 256 KiB.' },
  { name: 'States.QueryEvaluationError', doc: 'A JSONata expression failed or gave nothing.' },
  { name: 'States.BranchFailed', doc: 'A branch of a Parallel state failed.' },
  { name: 'States.NoChoiceMatched', doc: 'No rule of a Choice was true and it has no Default.' },
  { name: 'States.IntrinsicFailure', doc: 'An intrinsic function failed.' },
  { name: 'States.ParameterPathFailure', doc: 'A path in a template leads nowhere.' },
  { name: 'States.ResultPathMatchFailure', doc: 'ResultPath cannot be applied to the input.' },
  {
    name: 'States.ExceedToleratedFailureThreshold',
    doc: 'More items of a distributed Map failed than tolerated.',
  },
  { name: 'States.ItemReaderFailed', doc: 'The items of a distributed Map could not be read.' },
  { name: 'States.ResultWriterFailed', doc: 'The results of a distributed Map could not be written.' },
  { name: 'States.Http.Socket', doc: 'An HTTP task could not reach the endpoint.' },
];

/** Errors of a service, by the service's name in a Resource. */
const serviceErrors: { readonly [service: string]: readonly ErrorName[] } = {
  lambda: [
    { name: 'Lambda.ServiceException', doc: 'Lambda itself failed; retry.' },
    { name: 'Lambda.AWSLambdaException', doc: 'Lambda itself failed; retry.' },
    { name: 'Lambda.SdkClientException', doc: 'Lambda could not be reached; retry.' },
    { name: 'Lambda.ClientExecutionTimeoutException', doc: 'The call to Lambda timed out; retry.' },
    { name: 'Lambda.TooManyRequestsException', doc: 'The function is throttled; retry with backoff.' },
    { name: 'Lambda.ResourceNotFoundException', doc: 'There is no such function.' },
    { name: 'Lambda.Unknown', doc: 'The function crashed or ran out of memory.' },
    { name: 'Sandbox.Timedout', doc: 'The function took longer than its own timeout.' },
  ],
  dynamodb: [
    { name: 'DynamoDB.ConditionalCheckFailedException', doc: 'The condition of the write was not true.' },
    {
      name: 'DynamoDB.ProvisionedThroughputExceededException',
      doc: 'The table is throttled; retry with backoff.',
    },
    { name: 'DynamoDB.ResourceNotFoundException', doc: 'There is no such table.' },
    { name: 'DynamoDB.AmazonDynamoDBException', doc: 'DynamoDB refused the request.' },
  ],
  sqs: [
    { name: 'SQS.AmazonSQSException', doc: 'SQS refused the request.' },
    { name: 'SQS.SdkClientException', doc: 'SQS could not be reached.' },
  ],
  sns: [
    { name: 'SNS.NotFoundException', doc: 'There is no such topic.' },
    { name: 'SNS.InvalidParameterException', doc: 'SNS refused the request.' },
  ],
  events: [{ name: 'EventBridge.FailedEntry', doc: 'At least one of the events was not taken.' }],
  states: [
    { name: 'StepFunctions.ExecutionAlreadyExistsException', doc: 'An execution of this name exists.' },
    { name: 'StepFunctions.StateMachineDoesNotExistException', doc: 'There is no such state machine.' },
  ],
  ecs: [{ name: 'AmazonECS.Unknown', doc: 'The task could not be placed.' }],
  apigateway: [
    { name: 'ApiGateway.403', doc: 'The API refused the caller.' },
    { name: 'ApiGateway.429', doc: 'The API is throttled; retry with backoff.' },
    { name: 'ApiGateway.500', doc: 'The API failed.' },
  ],
  http: [
    { name: 'States.Http.StatusCode.404', doc: 'The endpoint answered 404; any other status code likewise.' },
    { name: 'States.Http.StatusCode.429', doc: 'The endpoint is throttled; retry with backoff.' },
    { name: 'States.Http.StatusCode.500', doc: 'The endpoint failed.' },
  ],
  glue: [{ name: 'Glue.ConcurrentRunsExceededException', doc: 'Too many runs of the job at once.' }],
};

const byName = new Map(
  [...stateErrors, ...Object.values(serviceErrors).flat()].map((each) => [each.name, each] as const),
);

export const errorName = (name: string): ErrorName | undefined => byName.get(name);

/** The errors that the integration behind a Resource is known to raise. */
export function errorsOf(resource: string): readonly ErrorName[] {
  const reading = readResource(resource);
  if (reading.kind === 'lambda-function') return serviceErrors.lambda ?? [];
  if (reading.kind !== 'integration') return [];
  const service = reading.name.split(':')[0] ?? '';
  return Object.hasOwn(serviceErrors, service) ? (serviceErrors[service] ?? []) : [];
}
