// Executions that start executions. Source: "Start a new AWS Step Functions workflow from a running execution" in the AWS Step
// Functions Developer Guide; the shapes of the answers are those of DescribeExecution.
import { expect, it } from 'vitest';
import type { Definition } from '../../../src/lib/asl/definition.ts';
import type { JsonObject } from '../../../src/lib/asl/json.ts';
import { execute } from '../../../src/lib/interpreter/index.ts';
import { maxNestedExecutions } from '../../../src/lib/interpreter/services/executions.ts';
import { chain, perform } from './perform.ts';

const arnOf = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;
const machines: { readonly [name: string]: Definition } = {
  Slow: {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 60, Next: 'Done' }, Done: { Type: 'Pass', End: true } },
  },
  Broken: { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'Broken', Cause: 'on purpose' } } },
  Asking: {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
        End: true,
      },
    },
  },
};
const start = (suffix: string, name: string, more: JsonObject = {}) => ({
  resource: `states:startExecution${suffix}`,
  parameters: { StateMachineArn: arnOf(name), Input: { a: 1 }, ...more },
});

it('.sync waits for the child and shows its input and output as texts, .sync:2 as JSON', async () => {
  const { execution, results } = await perform(
    [start('.sync', 'Slow', { Name: 'first' }), start('.sync:2', 'Slow')],
    {
      machines,
    },
  );
  expect(results[0]).toMatchObject({
    Name: 'first',
    Status: 'SUCCEEDED',
    Input: '{"a":1}',
    Output: '{"a":1}',
  });
  expect(results[1]).toMatchObject({ Status: 'SUCCEEDED', Input: { a: 1 }, Output: { a: 1 } });
  expect(
    execution.children.map(({ name, execution: child }) => [name, child.status, child.events.length]),
  ).toEqual([
    ['first', 'SUCCEEDED', 6],
    [expect.any(String), 'SUCCEEDED', 6],
  ]);
  expect(execution.events.at(-1)?.timestamp).toBe('2025-01-01T00:02:00.000Z');
});

it('a failed child fails the task with States.TaskFailed and its description', async () => {
  const { execution } = await perform([start('.sync', 'Broken')], { machines });
  expect(execution.error).toBe('States.TaskFailed');
  expect(JSON.parse(execution.cause ?? '')).toMatchObject({
    Error: 'Broken',
    Cause: 'on purpose',
    Status: 'FAILED',
  });
});

it('without .sync the parent goes on, and the child ends on its own', async () => {
  const { execution, results } = await perform([start('', 'Slow')], { machines });
  expect(results[0]).toEqual({
    ExecutionArn: execution.children[0]?.executionArn,
    StartDate: Date.parse('2025-01-01'),
  });
  expect(execution.events.at(-1)?.timestamp).toBe('2025-01-01T00:00:00.000Z');
  expect(execution.children[0]?.execution.status).toBe('SUCCEEDED');
});

it('a task that times out stops the child', async () => {
  const [name, task] = Object.entries(chain([start('.sync', 'Slow')]).States)[0] ?? ['', {}];
  const definition = { StartAt: name, States: { [name]: { ...task, TimeoutSeconds: 10 } } } as Definition;
  const execution = await execute({ definition, input: {}, machines });
  expect(execution.error).toBe('States.Timeout');
  expect(execution.children[0]?.execution.status).toBe('ABORTED');
});

it.each([
  [
    start('', 'Nobody'),
    'StepFunctions.StateMachineDoesNotExistException',
    `State Machine Does Not Exist: '${arnOf('Nobody')}' `,
  ],
  [
    start('', 'Slow', { StateMachineArn: 'slow' }),
    'StepFunctions.InvalidArnException',
    "Invalid Arn: 'Invalid ARN prefix: slow' ",
  ],
  [
    start('', 'Slow', { Input: '{' }),
    'StepFunctions.InvalidExecutionInputException',
    'Invalid State Machine Execution Input: ',
  ],
])('refuses %j', async (step, error, cause) => {
  const { execution } = await perform([step], { machines });
  expect(execution.error).toBe(error);
  expect(execution.cause?.startsWith(cause)).toBe(true);
});

it('refuses a second execution of the same name', async () => {
  const step = start('', 'Slow', { Name: 'twice' });
  const { execution } = await perform([step, step], { machines });
  expect(execution.error).toBe('StepFunctions.ExecutionAlreadyExistsException');
});

it('a machine that starts itself comes to an end', async () => {
  const definition = chain([start('.sync', 'Me')]);
  const execution = await execute({ definition, input: {}, stateMachineArn: arnOf('Me') });
  expect(execution.status).toBe('FAILED');
  let depth = 0;
  for (let at = execution.children[0]; at !== undefined; at = at.execution.children[0]) depth++;
  expect(depth).toBe(maxNestedExecutions);
});

it('a branch can answer the callback that another waits for', async () => {
  const ask = { ...machines['Asking']?.States['Ask'], ResultPath: '$.answer' };
  const definition = {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        End: true,
        Branches: [
          { StartAt: 'Ask', States: { Ask: { ...ask, Assign: { done: true } } } },
          {
            StartAt: 'Guess',
            States: {
              Guess: {
                Type: 'Task',
                Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess',
                Parameters: { TaskToken: 'nobody has it', Output: '1' },
                Catch: [{ ErrorEquals: ['Sfn.InvalidTokenException'], Next: 'End' }],
                Next: 'End',
              },
              End: { Type: 'Pass', End: true },
            },
          },
        ],
      },
    },
  } as unknown as Definition;
  const execution = await execute({ definition, input: {} });
  expect(execution.status).toBe('RUNNING');
  expect(
    execution.events.some(
      ({ type, taskFailedEventDetails }) =>
        type === 'TaskFailed' &&
        taskFailedEventDetails?.cause?.startsWith("Invalid Token: 'Invalid token' (Service: Sfn, ") === true,
    ),
  ).toBe(true);
});
