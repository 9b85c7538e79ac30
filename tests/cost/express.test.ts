import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { breakEven, expressRun, memoryEstimate, whatBreaksUnderExpress } from '../../src/lib/cost/index.ts';
import { examples } from '../examples.ts';
import { lambda, prices, ran } from './runs.ts';

describe('a run as Express', () => {
  // aws.amazon.com/step-functions/pricing: 50 MB + 50 KB + 32 KB × 400 steps = 62.85 MB, billed 64 MB.
  it("needs the memory of AWS's example", () => {
    const memory = memoryEstimate({ definitionBytes: 50_000, payloadBytes: 32_000, steps: 400 });
    expect(memory.megabytes).toBeCloseTo(62.85, 10);
    expect(memory.billedMegabytes).toBe(64);
    expect(memory.howSure).toMatch(/Sure enough/);
  });
  it('says how far the estimate may be off', () => {
    const memory = memoryEstimate({ definitionBytes: 1_000, payloadBytes: 200_000, steps: 2, visits: 300 });
    expect([memory.billedMegabytes, memory.atMostMegabytes]).toEqual([64, 128]);
    expect(memory.howSure).toMatch(/between 64 and 128 MB/);
  });

  const waiting = (seconds: number): Definition => ({
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', Seconds: seconds, Next: 'Call' },
      Call: { Type: 'Task', Resource: lambda, End: true },
    },
  });
  it('is billed its virtual duration in steps of 100 ms', async () => {
    const { execution, index } = await ran(waiting(2));
    const express = expressRun(execution.events, index, { definitionBytes: 200, taskMs: 30 });
    expect(express).toMatchObject({ durationMs: 2_030, billedDurationMs: 2_100, units: 21, isOver: true });
    expect(expressRun(execution.events, index, { definitionBytes: 200 }).billedDurationMs).toBe(2_000);
  });
  it('is billed at least 100 ms', async () => {
    const { execution, index } = await ran(waiting(0));
    expect(expressRun(execution.events, index, { definitionBytes: 200 }).billedDurationMs).toBe(100);
  });
  it('adds the time of tasks: branches side by side, iterations by their concurrency', async () => {
    const task = { Type: 'Task', Resource: lambda, End: true } as const;
    const { execution, index } = await ran(
      {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'One', States: { One: task } },
              {
                StartAt: 'Each',
                States: {
                  Each: {
                    Type: 'Map',
                    MaxConcurrency: 2,
                    ItemProcessor: { StartAt: 'Work', States: { Work: task } },
                    End: true,
                  },
                },
              },
            ],
            Next: 'Last',
          },
          Last: task,
        },
      },
      { input: [1, 2, 3, 4, 5, 6] },
    );
    // By hand: six tasks two at a time are three rounds of 100 ms, longer than One; then Last: 400 ms.
    expect(expressRun(execution.events, index, { definitionBytes: 1, taskMs: 100 }).durationMs).toBe(400);
  });
  it('that has not ended is measured as far as it went', async () => {
    const { execution, index } = await ran(waiting(2));
    const started = expressRun(execution.events, index, { definitionBytes: 1 }, 2);
    expect(started).toMatchObject({ isOver: false, durationMs: 0 });
  });
});

describe('break-even', () => {
  const month = { runs: 1_000_000, transitions: 4, durationMs: 1_000, megabytes: 64 };
  it('is where both bills meet', () => {
    const { expressUntilMs = 0, points, untilMs } = breakEven(month, prices);
    // By hand: Standard (4,000,000 − 4,000) × 0.000025 = 99.90 USD. Express: 1 USD for requests, then 1,000 GB-hours for 60 USD
    // (576,000,000 units of 100 ms) and 38.90 USD at 0.03 (1,296.67 GB-hours): 2,296.67 GB-hours, 1,322.88 units a run.
    expect(expressUntilMs).toBe(132_200);
    expect(untilMs).toBe(265_000);
    expect(points[0]?.express).toBeLessThan(points[0]?.standard ?? 0n);
    expect(points.at(-1)?.express).toBeGreaterThan(points.at(-1)?.standard ?? 0n);
  });
  it('Express is never cheaper within the free transitions', () => {
    expect(breakEven({ ...month, runs: 1_000 }, prices).expressUntilMs).toBeUndefined();
  });
  it('says from how many transitions on Express is cheaper', () => {
    // By hand: a run of 1 s costs 0.000001 + 10 × 0.000000104 = 0.000002042 USD, less than one transition.
    expect(breakEven(month, prices).expressFromTransitions).toBe(1);
    // Nothing is billed by Standard up to 4,000 transitions, which are 4 a run.
    expect(breakEven({ ...month, runs: 1_000 }, prices).expressFromTransitions).toBe(5);
  });
  it('the Express bill never falls with the duration', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(100),
        fc.nat(400_000),
        fc.integer({ min: 1, max: 1_000 }),
        (runs, transitions, durationMs, megabytes) => {
          const { points } = breakEven({ runs, transitions, durationMs, megabytes }, prices);
          return points.every((point, at) => at === 0 || point.express >= (points[at - 1]?.express ?? 0n));
        },
      ),
      { numRuns: examples(50) },
    );
  });
});

describe('what breaks under Express', () => {
  const codes = (definition: Definition, execution?: Parameters<typeof whatBreaksUnderExpress>[1]) =>
    whatBreaksUnderExpress(definition, execution).map(({ code, kind, location }) => [code, kind, location]);
  const one = (state: Definition['States'][string]): Definition => ({
    StartAt: 'A/b',
    States: { 'A/b': state },
  });
  const task = (Resource: string) => one({ Type: 'Task', Resource, End: true });

  it.each([
    ['arn:aws:states:::glue:startJobRun.sync', 'SYNC'],
    ['arn:aws:states:::states:startExecution.sync:2', 'SYNC'],
    ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'CALLBACK'],
    ['arn:aws:states:us-east-1:123456789012:activity:Pack', 'ACTIVITY'],
  ])('%s is refused', (resource, code) => {
    expect(codes(task(resource))[0]).toEqual([code, 'refused', '/States/A/b/Resource']);
  });
  it('a task may run twice, one that reads may', () => {
    expect(codes(task(lambda))).toEqual([['AT_LEAST_ONCE', 'changes', '/States/A/b/Resource']]);
    expect(codes(task('arn:aws:states:::dynamodb:getItem'))).toEqual([]);
    expect(codes(task('arn:aws:states:::aws-sdk:s3:listObjectsV2'))).toEqual([]);
    expect(codes(task('arn:aws:states:::dynamodb:updateItem'))).toHaveLength(1);
  });
  it('a wait of five minutes times out, a shorter one does not', () => {
    expect(codes(one({ Type: 'Wait', Seconds: 300, End: true }))).toEqual([
      ['LONG_WAIT', 'fails', '/States/A/b/Seconds'],
    ]);
    expect(codes(one({ Type: 'Wait', Seconds: 299, End: true }))).toEqual([]);
  });
  it('a run of more than five minutes times out', async () => {
    const definition = one({ Type: 'Wait', Seconds: '{% 301 %}', End: true });
    const { execution } = await ran({ ...definition, QueryLanguage: 'JSONata' });
    expect(codes(definition, execution)).toEqual([['LONG_RUN', 'fails', undefined]]);
  });
  it('a distributed Map is refused, and its children are no part of the workflow', () => {
    const definition = one({
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Job',
        States: { Job: { Type: 'Task', Resource: 'arn:aws:states:::batch:submitJob.sync', End: true } },
      },
      End: true,
    });
    expect(codes(definition)[0]).toEqual([
      'DISTRIBUTED_MAP',
      'refused',
      '/States/A/b/ItemProcessor/ProcessorConfig',
    ]);
    expect(codes(definition).map(([code]) => code)).not.toContain('SYNC');
  });
  it('finds what is deep inside', () => {
    const inner = {
      StartAt: 'Job',
      States: { Job: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', End: true } },
    } as const;
    expect(codes(one({ Type: 'Parallel', Branches: [inner], End: true }))[0]?.[2]).toBe(
      '/States/A/b/Branches[0]/States/Job/Resource',
    );
  });
});
