// Iterations that go on one after the other, MaxConcurrency at a time: nothing of an iteration is left in the one that follows it.
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonObject } from '../../src/lib/asl/json.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import { executeSync } from '../../src/lib/interpreter/index.ts';

const run = (states: JsonObject, input: readonly number[], options: Partial<ExecutionRequest> = {}) => {
  const definition = {
    StartAt: 'Each',
    States: {
      Each: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: { StartAt: 'A', States: states }, End: true },
    },
  } as unknown as Definition;
  const execution = executeSync({ definition, input, ...options });
  if (execution === undefined) throw new Error('It had to wait for a promise.');
  return execution;
};
const count = ({ events }: Execution, type: string): number =>
  events.filter((event) => event.type === type).length;
const call: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:call',
  End: true,
};

describe('an iteration that follows another', () => {
  it('is not ended by the time-out of the one before it', () => {
    // The second is at work from second 6 to second 12; the first would have timed out at second 10.
    const execution = run({ A: { ...call, TimeoutSeconds: 10 } }, [0, 1, 2], {
      mocks: { A: { '0-2': { Return: 'done', DelaySeconds: 6 } } },
    });
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.events.at(-1)?.timestamp).toBe('2025-01-01T00:00:18.000Z');
  });

  it('does not see the variables of the one before it', () => {
    const choice = {
      Type: 'Choice',
      Choices: [{ Variable: '$', NumericEquals: 1, Next: 'B' }],
      Default: 'C',
    };
    const execution = run(
      {
        A: choice,
        B: { Type: 'Pass', Parameters: { 'was.$': '$seen' }, End: true },
        C: { Type: 'Pass', Assign: { seen: true }, End: true },
      },
      [0, 1],
    );
    expect(execution.status).toBe('FAILED');
    expect(execution.cause).toContain('seen');
  });

  it('has the retries of its own visit', () => {
    const execution = run({ A: { ...call, Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] } }, [0, 1, 2], {
      mocks: { A: { '0': { Throw: { Error: 'E' } }, '2': { Throw: { Error: 'E' } } } },
      seed: 1,
    });
    expect(execution.status).toBe('SUCCEEDED');
    expect(count(execution, 'LambdaFunctionFailed')).toBe(2);
  });

  it('is the one that a redrive takes up again', () => {
    const failing: Partial<ExecutionRequest> = {
      mocks: { A: { '1': { Throw: { Error: 'E', Cause: 'once' } } } },
    };
    const failed = run({ A: call }, [0, 1, 2], failing);
    expect(failed.status).toBe('FAILED');
    const execution = run({ A: call }, [0, 1, 2], {
      ...failing,
      journal: [{ afterEvent: failed.events.length, event: { type: 'RedriveExecution' } }],
    });
    expect(execution.status).toBe('SUCCEEDED');
    // The first iteration is not run again, the third had not begun.
    expect(count(execution, 'LambdaFunctionSucceeded')).toBe(3);
    expect(execution.events.filter(({ type }) => type === 'MapIterationStarted').length).toBe(3);
  });
});
