// What a service's refusal looks like to a state machine: the name that Catch matches and the text of the cause. Optimized
// integrations and `aws-sdk:…` differ in both (recorded: `DynamoDB.AmazonDynamoDBException` against `DynamoDb.DynamoDbException`).
import { Failure } from '../engine/failure.ts';
import type { ServiceError } from './service-error.ts';
import type { ServiceRequest } from './service.ts';

interface Names {
  /** What stands before the dot. */
  readonly prefix: string;
  /** How the text calls the service. */
  readonly service: string;
  /** The name of every error that the service does not model. */
  readonly general: string;
}

const optimized: { readonly [resourceType: string]: Names } = {
  lambda: { prefix: 'Lambda', service: 'AWSLambda', general: 'AWSLambdaException' },
  dynamodb: { prefix: 'DynamoDB', service: 'AmazonDynamoDBv2', general: 'AmazonDynamoDBException' },
  sqs: { prefix: 'SQS', service: 'AmazonSQS', general: 'AmazonSQSException' },
  sns: { prefix: 'SNS', service: 'AmazonSNS', general: 'AmazonSNSException' },
  states: { prefix: 'StepFunctions', service: 'AWSStepFunctions', general: 'AWSStepFunctionsException' },
  ecs: { prefix: 'ECS', service: 'AmazonECS', general: 'AmazonECSException' },
  batch: { prefix: 'Batch', service: 'AWSBatch', general: 'AWSBatchException' },
  glue: { prefix: 'Glue', service: 'AWSGlue', general: 'AWSGlueException' },
  sagemaker: { prefix: 'SageMaker', service: 'AmazonSageMaker', general: 'AmazonSageMakerException' },
  athena: { prefix: 'Athena', service: 'AmazonAthena', general: 'AmazonAthenaException' },
  codebuild: { prefix: 'CodeBuild', service: 'AWSCodeBuild', general: 'AWSCodeBuildException' },
};

/** Service names of the SDK that are not just the capitalised word of the resource. */
const sdk: { readonly [service: string]: string } = {
  dynamodb: 'DynamoDb',
  eventbridge: 'EventBridge',
  secretsmanager: 'SecretsManager',
};

/** The failure of a task whose call the service refused. */
export function failureOf(error: ServiceError, request: ServiceRequest): Failure {
  const { random, resource, isSdk } = request;
  const requestId = random.uuid();
  const exception = error.code.endsWith('Exception') ? error.code : `${error.code}Exception`;
  if (isSdk) {
    const service = resource.resourceType.slice('aws-sdk:'.length);
    const prefix =
      (Object.hasOwn(sdk, service) ? sdk[service] : undefined) ??
      service.charAt(0).toUpperCase() + service.slice(1);
    const extended = service === 's3' ? `, Extended Request ID: ${random.uuid().replaceAll('-', '')}` : '';
    return new Failure(
      `${prefix}.${error.isModelled ? exception : `${prefix}Exception`}`,
      `${error.message} (Service: ${prefix}, Status Code: ${error.statusCode}, Request ID: ${requestId}${extended}) (SDK Attempt Count: 1)`,
    );
  }
  const type = resource.resourceType;
  const names = (Object.hasOwn(optimized, type) ? optimized[type] : undefined) ?? {
    prefix: type,
    service: type,
    general: exception,
  };
  return new Failure(
    `${names.prefix}.${error.isModelled ? exception : names.general}`,
    `${error.message} (Service: ${names.service}; Status Code: ${error.statusCode}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null)`,
  );
}
