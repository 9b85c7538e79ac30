// Services other than DynamoDB and Step Functions itself: shapes as the services' API references and the pages of the optimized
// integrations in the AWS Step Functions Developer Guide give them.
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/lib/asl/json.ts';
import { requestOf } from '../../../src/lib/asl/tables/requests.ts';
import { integrations } from '../../../src/lib/asl/tables/resources.ts';
import { detailsOf } from '../../../src/lib/history/event.ts';
import { jobMs } from '../../../src/lib/interpreter/services/jobs.ts';
import { execute } from '../../../src/lib/interpreter/index.ts';
import { chain, perform } from './perform.ts';

const uuid = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
const one = async (resource: string, parameters: JsonObject) => {
  const { results, execution } = await perform([{ resource, parameters }]);
  return results[0] ?? { error: execution.error, cause: execution.cause };
};

it('a function gives back what it was given, wrapped only by lambda:invoke', async () => {
  expect(await one('lambda:invoke', { FunctionName: 'f', Payload: { a: 1 } })).toEqual({
    ExecutedVersion: '$LATEST',
    Payload: { a: 1 },
    StatusCode: 200,
  });
  const direct = await execute({
    definition: {
      StartAt: 'F',
      States: {
        F: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true },
      },
    },
    input: { a: 1 },
  });
  expect(direct.output).toBe('{"a":1}');
});

// Recorded: a function's result travels alone, SNS answers in XML, and SQS in the JSON that is shown.
it.each([
  ['lambda:invoke', { FunctionName: 'f', Payload: { a: 1 } }, '7'],
  ['lambda:invoke', { FunctionName: 'f', Payload: 'HelloWorld!' }, '13'],
  ['sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:1:t', Message: 'm' }, '294'],
  ['sqs:sendMessage', { QueueUrl: 'https://sqs/1/q', MessageBody: 'm' }, '106'],
])('the metadata of %s %j tell the length of what travels', async (resource, parameters, length) => {
  const { execution } = await perform([{ resource, parameters }]);
  const outputs = execution.events
    .filter(({ type }) => type === 'TaskSucceeded')
    .map((event): unknown => JSON.parse(detailsOf(event).output ?? ''));
  expect(outputs).toMatchObject([{ SdkHttpMetadata: { HttpHeaders: { 'Content-Length': length } } }]);
});

describe('messages', () => {
  it('SQS digests the body and the attributes', async () => {
    // MD5 of the body is `md5sum`'s; that of the attribute was computed by the rule in the SQS Developer Guide.
    expect(
      await one('sqs:sendMessage', {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
        MessageBody: 'hello',
        MessageAttributes: {
          test_attribute_name_1: { DataType: 'String', StringValue: 'test_attribute_value_1' },
        },
      }),
    ).toEqual({
      MD5OfMessageAttributes: 'ba056227cfd9533dba1f72ad9816d233',
      MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
      MessageId: uuid,
    });
  });

  it('a FIFO topic numbers its messages', async () => {
    const sent = await one('sns:publish', {
      TopicArn: 'arn:aws:sns:us-east-1:123456789012:t.fifo',
      Message: { a: 1 },
      MessageGroupId: 'g',
    });
    expect(sent).toEqual({ MessageId: uuid, SequenceNumber: expect.stringMatching(/^\d{20}$/) });
  });

  it('a FIFO topic or queue needs a group', async () => {
    expect(
      await one('sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:1:t.fifo', Message: 'm' }),
    ).toMatchObject({
      error: 'SNS.InvalidParameterException',
      cause: expect.stringContaining(
        'The MessageGroupId parameter is required for FIFO topics (Service: AmazonSNS;',
      ),
    });
    expect(
      await one('sqs:sendMessage', { QueueUrl: 'https://sqs/1/q.fifo', MessageBody: 'm' }),
    ).toMatchObject({
      error: 'SQS.AmazonSQSException',
    });
  });

  it.each([null, ''])('a queue takes no message %j', async (MessageBody) => {
    expect(await one('sqs:sendMessage', { QueueUrl: 'https://sqs/1/q', MessageBody })).toMatchObject({
      error: 'SQS.AmazonSQSException',
      cause: expect.stringContaining(
        'The request must contain the parameter MessageBody. (Service: AmazonSQS;',
      ),
    });
  });

  it('an event without a source fails the optimized integration and not the SDK', async () => {
    const Entries: JsonValue[] = [
      { Detail: { a: 1 }, DetailType: 't', Source: 's' },
      { Detail: {}, DetailType: 't' },
    ];
    const failed = {
      Entries: [
        { EventId: uuid },
        {
          ErrorCode: 'InvalidArgument',
          ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.',
        },
      ],
      FailedEntryCount: 1,
    };
    const refused = (await one('events:putEvents', { Entries })) as { error: string; cause: string };
    expect(refused.error).toBe('EventBridge.FailedEntry');
    expect(JSON.parse(refused.cause)).toEqual(failed);
    expect(await one('aws-sdk:eventbridge:putEvents', { Entries })).toEqual(failed);
  });
});

describe('S3', () => {
  it('keeps objects, lists them in order and deletes them', async () => {
    const object = (Key: string) => ({ Bucket: 'b', Key });
    const { results, execution } = await perform(
      [
        { resource: 'aws-sdk:s3:putObject', parameters: { ...object('in/2'), Body: { a: 1 } } },
        { resource: 'aws-sdk:s3:getObject', parameters: object('in/2') },
        { resource: 'aws-sdk:s3:listObjectsV2', parameters: { Bucket: 'b', Prefix: 'in/', MaxKeys: 1 } },
        { resource: 'aws-sdk:s3:deleteObject', parameters: object('in/1') },
        { resource: 'aws-sdk:s3:getObject', parameters: object('in/1') },
      ],
      { s3Objects: [{ Bucket: 'b', Key: 'in/1', Body: 'one' }] },
    );
    expect(results[1]).toMatchObject({
      Body: '{"a":1}',
      ContentLength: 7,
      ETag: '"bb6cb5c68df4652941caf652a366f2d8"',
    });
    expect(results[2]).toMatchObject({
      Contents: [{ Key: 'in/1', Size: 3 }],
      IsTruncated: true,
      KeyCount: 1,
    });
    expect(execution.error).toBe('S3.NoSuchKeyException');
    expect(execution.cause).toMatch(
      /^The specified key does not exist\. \(Service: S3, Status Code: 404, Request ID: [\w-]+, Extended Request ID: \w+\)/,
    );
  });
});

describe('jobs', () => {
  const runTask = { resource: 'ecs:runTask.sync', parameters: { TaskDefinition: 'family:3', Cluster: 'c' } };

  it('answer at once what the API answers, and after some virtual time what the finished job shows', async () => {
    const { execution, results } = await perform([runTask]);
    const at = (type: string) => execution.events.find((event) => event.type === type);
    const submitted = at('TaskSubmitted');
    const ended = at('TaskSucceeded');
    expect(Date.parse(ended?.timestamp ?? '') - Date.parse(submitted?.timestamp ?? '')).toBe(jobMs);
    expect(JSON.parse(submitted === undefined ? '' : (detailsOf(submitted).output ?? ''))).toMatchObject({
      Failures: [],
      Tasks: [{ LastStatus: 'PROVISIONING', Group: 'family:family' }],
    });
    expect(results[0]).toMatchObject({
      LastStatus: 'STOPPED',
      StopCode: 'EssentialContainerExited',
      StartedBy: 'AWS Step Functions',
      Containers: [{ ExitCode: 0 }],
    });
  });

  it('may take too long for TimeoutSeconds', async () => {
    const definition = chain([runTask]);
    const states = Object.fromEntries(
      Object.entries(definition.States).map(([name, state]) => [name, { ...state, TimeoutSeconds: 5 }]),
    );
    const execution = await execute({ definition: { ...definition, States: states }, input: {} });
    expect([execution.status, execution.error]).toEqual(['FAILED', 'States.Timeout']);
  });

  it.each([
    [
      'batch:submitJob.sync',
      { JobName: 'j', JobQueue: 'q', JobDefinition: 'd' },
      { JobName: 'j', Status: 'SUCCEEDED' },
    ],
    ['glue:startJobRun.sync', { JobName: 'j' }, { JobName: 'j', JobRunState: 'SUCCEEDED' }],
    [
      'sagemaker:createTrainingJob.sync',
      { TrainingJobName: 't', RoleArn: 'r', OutputDataConfig: { S3OutputPath: 's3://b/out' } },
      {
        TrainingJobArn: 'arn:aws:sagemaker:us-east-1:111111111111:training-job/t',
        TrainingJobStatus: 'Completed',
        ModelArtifacts: { S3ModelArtifacts: 's3://b/out/t/output/model.tar.gz' },
      },
    ],
    [
      'athena:startQueryExecution.sync',
      { QueryString: 'SELECT 1' },
      { QueryExecution: { Status: { State: 'SUCCEEDED' } } },
    ],
    ['codebuild:startBuild.sync', { ProjectName: 'p' }, { Build: { BuildStatus: 'SUCCEEDED' } }],
  ])('%s', async (resource, parameters, expected) => {
    expect(await one(resource, parameters as JsonObject)).toMatchObject(expected);
  });
});

it('a model answers in the shape of its family', async () => {
  expect(
    await one('bedrock:invokeModel', { ModelId: 'amazon.titan-text-express-v1', Body: { inputText: 'hi' } }),
  ).toMatchObject({
    Body: { results: [{ completionReason: 'FINISH' }] },
    ContentType: 'application/json',
  });
  expect(
    await one('bedrock:invokeModel', { ModelId: 'anthropic.claude-3-haiku-20240307-v1:0', Body: {} }),
  ).toMatchObject({
    Body: { role: 'assistant', content: [{ type: 'text' }] },
  });
});

it('an endpoint answers 200 with the body that it was sent', async () => {
  const request = { ApiEndpoint: 'https://example.com', Method: 'POST', RequestBody: { a: 1 } };
  const answer = { ResponseBody: { a: 1 }, StatusCode: 200, StatusText: 'OK', Headers: expect.any(Object) };
  expect(await one('http:invoke', request)).toEqual(answer);
  expect(await one('apigateway:invoke', request)).toEqual(answer);
});

it('whatever has no row answers an empty object', async () => {
  expect(await one('aws-sdk:ec2:describeInstances', { InstanceIds: ['i-1'] })).toEqual({});
});

it('a call that waits for its token is submitted and waits', async () => {
  const { execution } = await perform([
    { resource: 'sqs:sendMessage.waitForTaskToken', parameters: { QueueUrl: 'q', MessageBody: 'x' } },
  ]);
  expect(execution.status).toBe('RUNNING');
  expect(execution.events.at(-1)?.type).toBe('TaskSubmitted');
  expect(execution.pendingCallbacks).toHaveLength(1);
});

it('the same request gives the same history', async () => {
  const steps = [{ resource: 'ecs:runTask.sync', parameters: { TaskDefinition: 'f' } }];
  const [a, b] = [await perform(steps), await perform(steps)];
  expect(JSON.stringify(a.execution.events)).toBe(JSON.stringify(b.execution.events));
});

describe('a job that nobody waits for', () => {
  // Developer Guide, "Request Response": the task goes on with the answer to the call, not with the job's result.
  it('gives the answer to the call', async () => {
    const started = (await one('ecs:runTask', { Cluster: 'c', TaskDefinition: 't' })) as {
      Failures: unknown[];
    };
    expect(started.Failures).toEqual([]);
    const training = await one('sagemaker:createTrainingJob', {
      TrainingJobName: 'job',
      RoleArn: 'arn:aws:iam::123456789012:role/r',
      OutputDataConfig: { S3OutputPath: 's3://b' },
    });
    expect(training).toHaveProperty('TrainingJobArn');
    expect(training).not.toHaveProperty('TrainingJobStatus');
  });
});

it('a model whose answer goes to S3 answers with its place', async () => {
  const { results } = await perform([
    {
      resource: 'bedrock:invokeModel',
      parameters: { ModelId: 'amazon.titan-text', Body: {}, Output: { S3Uri: 's3://answers/one.json' } },
    },
    { resource: 'aws-sdk:s3:getObject', parameters: { Bucket: 'answers', Key: 'one.json' } },
  ]);
  expect(results[0]).toMatchObject({ Body: 's3://answers/one.json' });
  expect(results[1]).toMatchObject({ Body: expect.stringContaining('simulated model') });
});

// Their API answers with nothing, or what it would answer is not made up.
const answersNothing = [
  'athena:stopQueryExecution',
  'bedrock-agentcore:invokeAgentRuntime',
  'dynamodb:getItem',
  'dynamodb:putItem',
  'dynamodb:updateItem',
  'dynamodb:deleteItem',
  'eks:runJob',
  'elasticmapreduce:terminateCluster',
  'elasticmapreduce:setClusterTerminationProtection',
  'elasticmapreduce:modifyInstanceFleetByName',
  'elasticmapreduce:modifyInstanceGroupByName',
];

it.each(
  integrations
    .filter(({ name }) => !answersNothing.includes(name))
    .map(({ name, required }) => ({ name, required })),
)('$name answers in a shape of its own', async ({ name, required }) => {
  const isOpen = requestOf(name)?.isOpen ?? true;
  const fields = [...required, ...(isOpen ? ['Name'] : []), ...(name === 'sns:publish' ? ['TopicArn'] : [])];
  const parameters = Object.fromEntries(fields.map((field) => [field, valueFor(name, field)]));
  const answer = (await one(name, parameters)) as JsonObject;
  expect(Object.keys(answer).length).toBeGreaterThan(0);
  if (name !== 'states:startExecution') expect(answer).not.toHaveProperty('error');
});

/** A value of the type that the request's field has. */
function valueFor(name: string, field: string): JsonValue {
  const values: { readonly [type: string]: JsonValue } = {
    object: {},
    list: [],
    number: 1,
    boolean: true,
    entries: [{ Source: 's', DetailType: 't', Detail: {} }],
  };
  return values[requestOf(name)?.fields.get(field)?.type ?? 'text'] ?? 'x';
}
