// The error names that Step Functions knows or raises, one row each, and further ones that a service integration is known to raise.
// Read by diagnostics, completion and hover.
// Sources: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html and the services' pages.
import { maxPayloadBytes } from '../limits.ts';
import { bytesText } from '../quantity.ts';
import { readResource } from './resources.ts';

export interface ErrorName {
  readonly name: string;
  readonly doc: string;
  /** No retrier or catcher ever matches it. */
  readonly neverMatches?: true;
  /** Any Task may meet it, whatever it calls. */
  readonly ofAnyTask?: true;
}

export const stateErrors: readonly ErrorName[] = [
  { name: 'States.ALL', doc: 'Every error that can be caught; alone, and in the last entry.' },
  { name: 'States.TaskFailed', doc: 'Any failure of a task, except a timeout.', ofAnyTask: true },
  {
    name: 'States.Timeout',
    doc: 'The task took longer than TimeoutSeconds, or a heartbeat was missed.',
    ofAnyTask: true,
  },
  { name: 'States.HeartbeatTimeout', doc: 'No heartbeat came for HeartbeatSeconds.' },
  { name: 'States.Permissions', doc: 'The role may not make the call.', ofAnyTask: true },
  {
    name: 'States.Runtime',
    doc: 'The state could not be run, such as a path that leads nowhere. It cannot be caught or retried.',
    neverMatches: true,
  },
  { name: 'States.DataLimitExceeded', doc: `The data is larger than ${bytesText(maxPayloadBytes)}.` },
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

const retryIt = 'The service could not answer; retry with backoff.';
const throttled = 'The service is throttled; retry with backoff.';
const jobFailed: ErrorName = {
  name: 'States.TaskFailed',
  doc: 'The job ended, and not well; the cause describes it.',
};

/** Errors of a service, by the service's name in a Resource (`aws-sdk:…` has names of its own). */
const serviceErrors: { readonly [service: string]: readonly ErrorName[] } = {
  lambda: [
    { name: 'Lambda.TooManyRequestsException', doc: 'The function is throttled; retry with backoff.' },
    { name: 'Lambda.ServiceException', doc: 'Lambda itself failed; retry.' },
    { name: 'Lambda.AWSLambdaException', doc: 'Lambda itself failed; retry.' },
    { name: 'Lambda.SdkClientException', doc: 'Lambda could not be reached; retry.' },
    { name: 'Lambda.ClientExecutionTimeoutException', doc: 'The call to Lambda timed out; retry.' },
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
    { name: 'StepFunctions.StateMachineDoesNotExistException', doc: 'There is no such state machine.' },
    { name: 'StepFunctions.ExecutionAlreadyExistsException', doc: 'An execution of this name exists.' },
    { name: 'StepFunctions.InvalidArnException', doc: 'StateMachineArn is no ARN.' },
    { name: 'StepFunctions.InvalidExecutionInputException', doc: 'Input is no JSON.' },
    { name: 'StepFunctions.ExecutionLimitExceededException', doc: 'Too many executions run at once.' },
    jobFailed,
  ],
  ecs: [{ name: 'AmazonECS.Unknown', doc: 'The task could not be placed.' }, jobFailed],
  batch: [{ name: 'Batch.AWSBatchException', doc: 'Batch refused the job.' }, jobFailed],
  glue: [
    { name: 'Glue.ConcurrentRunsExceededException', doc: 'Too many runs of the job at once.' },
    { name: 'Glue.EntityNotFoundException', doc: 'There is no such job.' },
    jobFailed,
  ],
  sagemaker: [
    { name: 'SageMaker.ResourceLimitExceededException', doc: 'The account may not run more of these.' },
    { name: 'SageMaker.AmazonSageMakerException', doc: 'SageMaker refused the request.' },
    jobFailed,
  ],
  athena: [
    { name: 'Athena.InvalidRequestException', doc: 'Athena refused the query.' },
    { name: 'Athena.TooManyRequestsException', doc: throttled },
    jobFailed,
  ],
  codebuild: [{ name: 'CodeBuild.ResourceNotFoundException', doc: 'There is no such project.' }, jobFailed],
  elasticmapreduce: [jobFailed],
  'emr-serverless': [jobFailed],
  'emr-containers': [jobFailed],
  databrew: [jobFailed],
  mediaconvert: [jobFailed],
  eks: [jobFailed],
  bedrock: [
    { name: 'Bedrock.ThrottlingException', doc: throttled },
    { name: 'Bedrock.ModelTimeoutException', doc: retryIt },
    { name: 'Bedrock.ValidationException', doc: 'The model does not take this request.' },
    { name: 'Bedrock.AccessDeniedException', doc: 'The account has no access to the model.' },
  ],
  apigateway: [
    { name: 'ApiGateway.403', doc: 'The API refused the caller.' },
    { name: 'ApiGateway.429', doc: 'The API is throttled; retry with backoff.' },
    { name: 'ApiGateway.500', doc: 'The API failed.' },
  ],
  http: [
    { name: 'States.Http.StatusCode.404', doc: 'The endpoint answered 404; any other status code likewise.' },
    { name: 'States.Http.StatusCode.429', doc: 'The endpoint is throttled; retry with backoff.' },
    { name: 'States.Http.StatusCode.500', doc: 'The endpoint failed.' },
    { name: 'States.Http.StatusCode.503', doc: retryIt },
    { name: 'States.Http.Socket', doc: 'The endpoint could not be reached.' },
  ],
  'aws-sdk:dynamodb': [
    { name: 'DynamoDb.ConditionalCheckFailedException', doc: 'The condition of the write was not true.' },
    { name: 'DynamoDb.TransactionCanceledException', doc: 'A condition of the transaction was not true.' },
    { name: 'DynamoDb.ResourceNotFoundException', doc: 'There is no such table.' },
    { name: 'DynamoDb.DynamoDbException', doc: 'DynamoDB refused the request.' },
  ],
  'aws-sdk:s3': [
    { name: 'S3.NoSuchKeyException', doc: 'There is no such object.' },
    { name: 'S3.NoSuchBucketException', doc: 'There is no such bucket.' },
    { name: 'S3.BucketAlreadyExistsException', doc: 'The name of the bucket is taken.' },
  ],
  'aws-sdk:sfn': [
    { name: 'Sfn.InvalidTokenException', doc: 'There is no task with this token.' },
    { name: 'Sfn.ExecutionDoesNotExistException', doc: 'There is no such execution.' },
    { name: 'Sfn.StateMachineDoesNotExistException', doc: 'There is no such state machine.' },
  ],
  'aws-sdk:secretsmanager': [
    { name: 'SecretsManager.ResourceNotFoundException', doc: 'There is no such secret.' },
    { name: 'SecretsManager.SecretsManagerException', doc: 'Secrets Manager refused the request.' },
  ],
};

const byName = new Map(
  [...stateErrors, ...Object.values(serviceErrors).flat()].map((each) => [each.name, each] as const),
);

export const errorName = (name: string): ErrorName | undefined => byName.get(name);

/** The errors that the integration behind a Resource is known to raise, the most telling first. */
export function errorsOf(resource: string): readonly ErrorName[] {
  const reading = readResource(resource);
  if (reading.kind === 'lambda-function') return serviceErrors['lambda'] ?? [];
  if (reading.kind !== 'integration' && reading.kind !== 'sdk') return [];
  const [first = '', second = ''] = reading.name.split(':');
  const service = reading.kind === 'sdk' ? `${first}:${second}` : first;
  if (Object.hasOwn(serviceErrors, service)) return serviceErrors[service] ?? [];
  if (reading.kind !== 'sdk' || second === '') return [];
  // Recorded: whatever an SDK does not model has the service's own name twice.
  const prefix = second.charAt(0).toUpperCase() + second.slice(1);
  return [{ name: `${prefix}.${prefix}Exception`, doc: 'The service refused the request.' }];
}

/** Names of the errors that a Task with this Resource may fail with, the most telling first. */
export const errorNamesFor = (resource: string): readonly string[] => [
  ...new Set(
    [...errorsOf(resource), ...stateErrors.filter(({ ofAnyTask }) => ofAnyTask)].map(({ name }) => name),
  ),
];
