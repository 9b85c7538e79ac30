// Map Runs as DescribeMapRun counts them: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import { execute } from '../../src/lib/interpreter/index.ts';

// Items, or batches, that hold a number over 10 fail.
const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      QueryLanguage: 'JSONata',
      Choices: [{ Condition: '{% $max($states.input.(Items ? Items : $)) > 10 %}', Next: 'Refuse' }],
      Default: 'Take',
    },
    Refuse: { Type: 'Fail', Error: 'TooMuch' },
    Take: { Type: 'Succeed' },
  },
};

const run = (items: JsonValue, fields: JsonObject = {}): Promise<Execution> =>
  execute({
    definition: {
      StartAt: 'Each',
      States: { Each: { Type: 'Map', ItemProcessor: processor, End: true, ...fields } },
    } as unknown as Definition,
    input: items,
  });

// The files that the failed Map Run has left, one after the other.
const failingExport = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: processor,
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'out' } },
      Catch: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Next: 'List' }],
      End: true,
    },
    List: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:s3:listObjectsV2',
      Parameters: { Bucket: 'b', Prefix: 'out' },
      Next: 'Read',
    },
    Read: {
      Type: 'Map',
      ItemsPath: '$.Contents',
      ItemProcessor: {
        StartAt: 'Get',
        States: {
          Get: {
            Type: 'Task',
            Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
            Parameters: { Bucket: 'b', 'Key.$': '$.Key' },
            ResultSelector: { 'body.$': 'States.StringToJson($.Body)' },
            OutputPath: '$.body',
            End: true,
          },
        },
      },
      End: true,
    },
  },
} as unknown as Definition;

describe('a Map Run', () => {
  it('counts child executions, and the items that they were given', async () => {
    const { mapRuns } = await run([1, 2, 3, 40, 5], {
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ToleratedFailureCount: 1,
    });
    expect(mapRuns).toMatchObject([
      {
        stateName: 'Each',
        status: 'SUCCEEDED',
        itemCounts: { total: 5, succeeded: 3, failed: 2, pending: 0, running: 0, resultsWritten: 0 },
        executionCounts: { total: 3, succeeded: 2, failed: 1 },
      },
    ]);
  });

  it('leaves what it did not start pending when too many have failed', async () => {
    const { mapRuns } = await run([20, 1, 2], { MaxConcurrency: 1 });
    expect(mapRuns?.[0]).toMatchObject({
      status: 'FAILED',
      executionCounts: { total: 3, failed: 1, pending: 2, succeeded: 0 },
    });
  });

  it('says how many results a ResultWriter wrote', async () => {
    const { mapRuns } = await run([1, 2], {
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'results' } },
    });
    expect(mapRuns?.[0]?.itemCounts.resultsWritten).toBe(2);
  });

  // https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
  it('leaves its results in S3 when it fails too, with what was not started', async () => {
    const { output, mapRuns } = await execute({ definition: failingExport, input: [1, 20, 3] });
    const [failed, pending, succeeded, manifest] = JSON.parse(output ?? '[]').flat();
    expect(failed).toMatchObject({ Status: 'FAILED', Error: 'TooMuch', Input: '20' });
    expect(pending).toEqual({ Input: '3', InputDetails: { Included: true }, Status: 'PENDING' });
    expect(succeeded).toMatchObject({ Status: 'SUCCEEDED', Output: '1' });
    const folder = `out/${mapRuns?.[0]?.mapRunArn.split(':').at(-1)}`;
    const file = (name: string) => [{ Key: `${folder}/${name}_0.json`, Size: expect.any(Number) }];
    expect(manifest).toEqual({
      DestinationBucket: 'b',
      MapRunArn: mapRuns?.[0]?.mapRunArn,
      ResultFiles: { FAILED: file('FAILED'), PENDING: file('PENDING'), SUCCEEDED: file('SUCCEEDED') },
    });
    expect(mapRuns?.[0]?.itemCounts.resultsWritten).toBe(2);
  });

  it('is a new one for every retry of the state', async () => {
    const { mapRuns } = await run([20], { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }] });
    expect(mapRuns?.map(({ status }) => status)).toEqual(['FAILED', 'FAILED']);
    expect(new Set(mapRuns?.map(({ mapRunArn }) => mapRunArn)).size).toBe(2);
  });

  it('is not there without a distributed Map', async () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } as const;
    expect(await execute({ definition, input: {} })).not.toHaveProperty('mapRuns');
  });
});
