// Error names that AWS's integrations really give, by the service in a Task's Resource. Sources: the Step Functions Developer
// Guide ("Handling errors", the pages of the optimised integrations) and each service's API reference. The list suggests;
// any other name can be typed.

const byService: { readonly [service: string]: readonly string[] } = {
  lambda: [
    'Lambda.TooManyRequestsException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ResourceNotFoundException',
    'Lambda.Unknown',
  ],
  dynamodb: [
    'DynamoDB.ConditionalCheckFailedException',
    'DynamoDB.ProvisionedThroughputExceededException',
    'DynamoDB.ResourceNotFoundException',
    'DynamoDB.AmazonDynamoDBException',
  ],
  sqs: ['SQS.AmazonSQSException', 'SQS.SdkClientException'],
  sns: ['SNS.NotFoundException', 'SNS.InvalidParameterException'],
  states: [
    'StepFunctions.StateMachineDoesNotExistException',
    'StepFunctions.ExecutionAlreadyExistsException',
    'States.TaskFailed',
  ],
  events: ['EventBridge.FailedEntry'],
  ecs: ['AmazonECS.Unknown', 'States.TaskFailed'],
  batch: ['States.TaskFailed'],
  glue: ['States.TaskFailed'],
  codebuild: ['States.TaskFailed'],
  http: [
    'States.Http.StatusCode.429',
    'States.Http.StatusCode.500',
    'States.Http.StatusCode.503',
    'States.Http.Socket',
  ],
  'aws-sdk:dynamodb': [
    'DynamoDb.ConditionalCheckFailedException',
    'DynamoDb.ResourceNotFoundException',
    'DynamoDb.DynamoDbException',
  ],
  'aws-sdk:s3': ['S3.NoSuchKeyException', 'S3.NoSuchBucketException', 'S3.BucketAlreadyExistsException'],
  'aws-sdk:sfn': ['Sfn.InvalidTokenException'],
};
const everywhere = ['States.TaskFailed', 'States.Timeout', 'States.Permissions'];

/** Error names to suggest for a Task with this Resource, the most telling first. */
export function errorNamesFor(resource: string): readonly string[] {
  const service = serviceOf(resource);
  const names = Object.hasOwn(byService, service) ? (byService[service] ?? []) : [];
  return [...new Set([...names, ...everywhere])];
}

/** `lambda`, `dynamodb`, `aws-sdk:s3`, `activity` …: the service that a Task's Resource calls. */
function serviceOf(resource: string): string {
  const sdk = /^arn:[^:]*:states:[^:]*:[^:]*:aws-sdk:([^:.]+)/.exec(resource);
  if (sdk) return `aws-sdk:${sdk[1]}`;
  const optimised = /^arn:[^:]*:states:[^:]*:[^:]*:([a-z0-9-]+):/.exec(resource);
  if (optimised) return optimised[1] ?? '';
  return /^arn:[^:]*:([a-z0-9-]+):/.exec(resource)?.[1] ?? '';
}
