// The shapes of service responses that a mocked result is checked against, after the services' API models. A row per API;
// an API without a row accepts anything.
import { isJsonObject, type JsonArray, type JsonValue } from '../../asl/json.ts';
import type { Resource } from '../resource.ts';

type Shape =
  | {
      readonly type: 'string' | 'boolean';
      readonly min?: number;
      readonly max?: number;
      readonly values?: readonly string[];
    }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'array'; readonly of: Shape }
  | {
      readonly type: 'object';
      readonly fields?: { readonly [name: string]: Shape };
      readonly required?: readonly string[];
    };

/** What is wrong with a response, or undefined. `isStrict` also asks for the required fields. */
export function schemaProblem(
  resource: Resource,
  response: JsonValue,
  isStrict: boolean,
): string | undefined {
  const shape = shapeOf(resource);
  if (shape === undefined) return undefined;
  if (!isJsonObject(response)) return 'Mocked result must be a JSON object.';
  const problem = problemOf('', shape, response, isStrict);
  return problem === undefined ? undefined : `Mock result schema validation error: ${problem}`;
}

function shapeOf(resource: Resource): Shape | undefined {
  if (resource.kind !== 'service' || resource.pattern === 'waitForTaskToken') return undefined;
  const service = serviceNames.get(resource.resourceType) ?? resource.resourceType.replace('aws-sdk:', '');
  const key = `${service}:${resource.action}`;
  return rows.get(resource.pattern === 'sync' ? `${key}.sync` : key);
}

function problemOf(name: string, shape: Shape, value: JsonValue, isStrict: boolean): string | undefined {
  const at = `Field '${name}'`;
  switch (shape.type) {
    case 'array':
      if (!Array.isArray(value)) return `${at} must be an array`;
      return first(value as JsonArray, (item) => problemOf(name, shape.of, item, isStrict));
    case 'object': {
      if (!isJsonObject(value)) return `${at} must be an object`;
      const missing = isStrict ? shape.required?.find((field) => !Object.hasOwn(value, field)) : undefined;
      if (missing !== undefined) return `Required field '${missing}' is missing`;
      return first(Object.entries(shape.fields ?? {}), ([field, inner]) => {
        const member = Object.hasOwn(value, field) ? value[field] : undefined;
        return member === undefined ? undefined : problemOf(field, inner, member, isStrict);
      });
    }
    case 'number':
      if (typeof value !== 'number') return `${at} must be a number`;
      if (shape.min !== undefined && value < shape.min) return `${at} is less than the minimum value`;
      if (shape.max !== undefined && value > shape.max) return `${at} exceeds the maximum value`;
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${at} must be a boolean`;
    case 'string':
      if (typeof value !== 'string') return `${at} must be a string`;
      if (shape.min !== undefined && value.length < shape.min)
        return `${at} is smaller than the minimum length`;
      if (shape.max !== undefined && value.length > shape.max) return `${at} exceeds the maximum length`;
      if (shape.values !== undefined && !shape.values.includes(value))
        return `${at} is not an expected value`;
      return undefined;
  }
}

function first<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const serviceNames: ReadonlyMap<string, string> = new Map([
  ['aws-sdk:sfn', 'states'],
  ['aws-sdk:eventbridge', 'events'],
]);

const string: Shape = { type: 'string' };
const number: Shape = { type: 'number' };
const boolean: Shape = { type: 'boolean' };
const oneOf = (...values: string[]): Shape => ({ type: 'string', values });
const text = (min: number, max: number): Shape => ({ type: 'string', min, max });
const between = (min: number, max?: number): Shape => ({
  type: 'number',
  min,
  ...(max === undefined ? {} : { max }),
});
const listOf = (of: Shape): Shape => ({ type: 'array', of });
const anyObject: Shape = { type: 'object' };
const object = (fields: { readonly [name: string]: Shape }, required: readonly string[] = []): Shape => ({
  type: 'object',
  fields,
  required,
});

const consumedCapacity = object({
  TableName: string,
  CapacityUnits: number,
  ReadCapacityUnits: number,
  WriteCapacityUnits: number,
  Table: object({ CapacityUnits: number, ReadCapacityUnits: number, WriteCapacityUnits: number }),
  LocalSecondaryIndexes: anyObject,
  GlobalSecondaryIndexes: anyObject,
});
const itemCollectionMetrics = object({ ItemCollectionKey: anyObject, SizeEstimateRangeGB: listOf(number) });
const changedItem = object({
  Attributes: anyObject,
  ConsumedCapacity: consumedCapacity,
  ItemCollectionMetrics: itemCollectionMetrics,
});
const executionStatus = oneOf('RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE');
const storageClass = oneOf(
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'OUTPOSTS',
  'GLACIER_IR',
  'SNOW',
  'EXPRESS_ONEZONE',
  'FSX_OPENZFS',
);
const encryption = oneOf('AES256', 'aws:fsx', 'aws:kms', 'aws:kms:dsse');
const s3Object: { readonly [name: string]: Shape } = {
  AcceptRanges: string,
  BucketKeyEnabled: boolean,
  CacheControl: string,
  ContentDisposition: string,
  ContentEncoding: string,
  ContentLanguage: string,
  ContentLength: number,
  ContentRange: string,
  ContentType: string,
  DeleteMarker: boolean,
  ETag: string,
  Expiration: string,
  LastModified: string,
  Metadata: anyObject,
  MissingMeta: number,
  ObjectLockLegalHoldStatus: oneOf('ON', 'OFF'),
  ObjectLockMode: oneOf('GOVERNANCE', 'COMPLIANCE'),
  PartsCount: number,
  ReplicationStatus: oneOf('COMPLETE', 'PENDING', 'FAILED', 'REPLICA', 'COMPLETED'),
  RequestCharged: oneOf('requester'),
  SSEKMSKeyId: string,
  ServerSideEncryption: encryption,
  StorageClass: storageClass,
  TagCount: number,
  VersionId: string,
};
const keyId = text(1, 2048);
const encryptionAlgorithm = oneOf('SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE');
const functionConfiguration = object({
  CodeSha256: string,
  CodeSize: number,
  Description: text(0, 256),
  FunctionArn: string,
  FunctionName: string,
  Handler: text(0, 128),
  LastModified: string,
  LastUpdateStatus: oneOf('Successful', 'Failed', 'InProgress'),
  MemorySize: between(128, 10240),
  PackageType: oneOf('Zip', 'Image'),
  RevisionId: string,
  Role: string,
  State: oneOf('Pending', 'Active', 'Inactive', 'Failed'),
  Timeout: between(1),
  Version: text(1, 1024),
  Architectures: listOf(oneOf('x86_64', 'arm64')),
  EphemeralStorage: object({ Size: between(512, 10240) }),
  TracingConfig: object({ Mode: oneOf('Active', 'PassThrough') }),
});

const rows: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'events:putEvents',
    object({
      Entries: listOf(object({ EventId: string, ErrorCode: string, ErrorMessage: string })),
      FailedEntryCount: number,
    }),
  ],
  [
    'states:startExecution',
    object({ ExecutionArn: text(1, 256), StartDate: string }, ['ExecutionArn', 'StartDate']),
  ],
  [
    'states:startExecution.sync',
    object(
      {
        ExecutionArn: text(1, 256),
        StateMachineArn: text(1, 256),
        Name: text(1, 80),
        Status: executionStatus,
        StartDate: string,
        StopDate: string,
        Error: text(0, 256),
        Cause: text(0, 32768),
      },
      ['ExecutionArn', 'StateMachineArn', 'Status', 'StartDate'],
    ),
  ],
  [
    'states:startSyncExecution',
    object(
      {
        ExecutionArn: text(1, 256),
        StartDate: string,
        StopDate: string,
        Status: oneOf('SUCCEEDED', 'FAILED', 'TIMED_OUT'),
      },
      ['ExecutionArn', 'StartDate', 'StopDate', 'Status'],
    ),
  ],
  [
    'states:describeExecution',
    object(
      {
        ExecutionArn: text(1, 256),
        StateMachineArn: text(1, 256),
        Status: executionStatus,
        StartDate: string,
      },
      ['ExecutionArn', 'StateMachineArn', 'Status', 'StartDate'],
    ),
  ],
  ['dynamodb:getItem', object({ Item: anyObject, ConsumedCapacity: consumedCapacity })],
  ['dynamodb:putItem', changedItem],
  ['dynamodb:updateItem', changedItem],
  ['dynamodb:deleteItem', changedItem],
  [
    'dynamodb:query',
    object({
      Items: listOf(anyObject),
      Count: number,
      ScannedCount: number,
      LastEvaluatedKey: anyObject,
      ConsumedCapacity: consumedCapacity,
    }),
  ],
  [
    'dynamodb:scan',
    object({
      Items: listOf(anyObject),
      Count: number,
      ScannedCount: number,
      LastEvaluatedKey: anyObject,
      ConsumedCapacity: consumedCapacity,
    }),
  ],
  ['s3:getObject', object({ ...s3Object, Body: string })],
  ['s3:headObject', object(s3Object)],
  [
    's3:putObject',
    object({
      ETag: string,
      Expiration: string,
      ServerSideEncryption: encryption,
      VersionId: string,
      BucketKeyEnabled: boolean,
      Size: number,
    }),
  ],
  [
    's3:listBuckets',
    object({
      Buckets: listOf(object({ Name: string, CreationDate: string, BucketRegion: string })),
      Owner: object({ DisplayName: string, ID: string }),
      ContinuationToken: string,
    }),
  ],
  [
    's3:listObjectsV2',
    object({
      Contents: listOf(object({ Key: text(1, Infinity), ETag: string, Size: number, LastModified: string })),
      KeyCount: number,
      MaxKeys: number,
      IsTruncated: boolean,
      Name: string,
      Prefix: string,
    }),
  ],
  [
    'kms:encrypt',
    object({ CiphertextBlob: text(1, 6144), KeyId: keyId, EncryptionAlgorithm: encryptionAlgorithm }),
  ],
  [
    'kms:decrypt',
    object({ Plaintext: text(1, 4096), KeyId: keyId, EncryptionAlgorithm: encryptionAlgorithm }),
  ],
  [
    'lambda:getFunction',
    object({
      Configuration: functionConfiguration,
      Code: object({ RepositoryType: string, Location: string }),
      Tags: anyObject,
      Concurrency: object({ ReservedConcurrentExecutions: between(0) }),
    }),
  ],
  [
    'sqs:sendMessage',
    object({
      MD5OfMessageBody: string,
      MD5OfMessageAttributes: string,
      MessageId: string,
      SequenceNumber: string,
    }),
  ],
  ['sns:publish', object({ MessageId: string, SequenceNumber: string })],
  [
    'secretsmanager:getSecretValue',
    object({
      ARN: text(20, 2048),
      Name: text(1, 256),
      SecretString: text(1, 65536),
      VersionId: text(32, 64),
    }),
  ],
]);
