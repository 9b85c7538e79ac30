import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { createActor } from 'xstate';
import { execute, executeSync, fromDefinition } from '../../src/lib/interpreter/index.ts';

const endless: Definition = { StartAt: 'Again', States: { Again: { Type: 'Pass', Next: 'Again' } } };

describe('limits', () => {
  it('ends a Standard execution at its 25,000th event', () => {
    const execution = executeSync({ definition: endless, input: {} });
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(execution?.events.at(-1)).toMatchObject({
      id: 25_000,
      previousEventId: 24_999,
      type: 'ExecutionFailed',
    });
  });

  it('lets an endless Express execution meet its five minutes', () => {
    const execution = executeSync({
      definition: endless,
      input: {},
      type: 'EXPRESS',
      startTime: '2026-01-01T00:00:00Z',
    });
    expect(execution?.status).toBe('TIMED_OUT');
  });

  it('gives control back while an endless loop runs: no transition of the actor takes more than 2,000 turns', async () => {
    const goOns: (() => void)[] = [];
    const clock = { setTimeout: (goOn: () => void) => goOns.push(goOn), clearTimeout: () => undefined };
    const actor = createActor(fromDefinition(endless, { staysRedrivable: true }), { clock }).start();
    const positions = [actor.getSnapshot().position];
    for (let goOn = goOns.shift(); goOn !== undefined; goOn = goOns.shift()) {
      goOn();
      positions.push(actor.getSnapshot().position);
    }
    expect(actor.getSnapshot().execution.status).toBe('FAILED');
    expect(positions.length).toBeGreaterThan(5);
    // A turn of a Choice or Pass writes two events.
    for (const [i, position] of positions.entries()) {
      expect(position - (positions[i - 1] ?? 0)).toBeLessThanOrEqual(2 * 2000 + 1);
    }
  });

  it('shows a call that waits longer than there are dates', () => {
    const call = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
      Parameters: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', 'Message.$': '$$.Task.Token' },
      TimeoutSecondsPath: '$.seconds',
      End: true,
    };
    const definition = { StartAt: 'A', States: { A: call } } as Definition;
    const execution = executeSync({ definition, input: { seconds: 3_550_435_443_203_589 } });
    expect(execution?.pendingCallbacks).toMatchObject([{ stateName: 'A' }]);
  });

  it('refuses an input over 256 KiB, counted in bytes of UTF-8', () => {
    const definition: Definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
    const fits = executeSync({ definition, input: 'é'.repeat(131_071) });
    const tooLong = executeSync({ definition, input: 'é'.repeat(131_072) });
    expect(fits?.status).toBe('SUCCEEDED');
    expect(tooLong).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('refuses values nested deeper than 1,000, wherever they come from', async () => {
    const deep = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as never;
    const machine = (fields: object): Definition => ({
      StartAt: 'A',
      States: { A: { Type: 'Pass', End: true, ...fields } as never },
    });
    const call = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    const requests = [
      { definition: machine({}), input: deep },
      { definition: machine({ Result: deep }), input: {} },
      { definition: machine({ QueryLanguage: 'JSONata', Output: deep }), input: {} },
      {
        definition: machine({ Type: 'Task', Resource: call }),
        input: {},
        mocks: { A: { '0': { Return: deep } } },
      },
      { definition: machine({ Parameters: { 'x.$': '$' }, Next: 'A', End: undefined }), input: {} },
    ];
    for (const request of requests) {
      const execution = await execute(request);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
      expect(JSON.stringify(execution.events)).toContain('ExecutionFailed');
    }
  });

  it('fails an Assign over 256 KiB', () => {
    const definition: Definition = {
      StartAt: 'Set',
      States: { Set: { Type: 'Pass', Assign: { 'a.$': '$', 'b.$': '$' }, End: true } },
    };
    expect(executeSync({ definition, input: 'x'.repeat(140_000) })).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });

  it('lets an execution time out after a year', () => {
    const definition: Definition = {
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: 99_999_999, End: true } },
    };
    expect(executeSync({ definition, input: {} })).toMatchObject({
      status: 'TIMED_OUT',
      error: 'States.Timeout',
    });
  });
});

describe('whatever a definition holds', () => {
  const broken: readonly unknown[] = [
    null,
    [],
    'text',
    {},
    { StartAt: 'A', States: null },
    { StartAt: 'A', States: { A: null } },
    { StartAt: 'A', States: { A: { Type: 'Dance' } } },
    { StartAt: 'B', States: { A: { Type: 'Succeed' } } },
    { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nowhere' } } },
    { StartAt: 'A', States: { A: { Type: 'Task', Resource: 5, End: true } } },
    { StartAt: 'A', States: { A: { Type: 'Choice', Choices: [{ And: [null], Next: 'A' }] } } },
    {
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [{ Variable: 5, StringEquals: 'x', Next: 'A' }] } },
    },
    { StartAt: 'A', States: { A: { Type: 'Map', ItemProcessor: 7, End: true } } },
    { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 'soon', End: true } } },
    { StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$[', End: true } } },
    { StartAt: 'A', States: { A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% ( %}', End: true } } },
  ];
  it.each(broken)('%j fails with a name and a cause', async (definition) => {
    const execution = await execute({ definition: definition as Definition, input: {} });
    expect(execution.status).toBe('FAILED');
    expect(execution.error).toBeTruthy();
    expect(execution.cause).toBeTruthy();
    expect(execution.events.at(-1)?.type).toBe('ExecutionFailed');
  });
});
