import { describe, expect, it } from 'vitest';
import { assign, createActor, setup, toPromise, waitFor } from 'xstate';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { execute, fromDefinition } from '../../src/lib/interpreter/index.ts';

const asking: Definition = {
  StartAt: 'Prepare',
  States: {
    Prepare: {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: "{% {'n': $states.input.n + 1} %}",
      Next: 'Ask',
    },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://queue', MessageBody: { 'token.$': '$$.Task.Token' } },
      TimeoutSeconds: 60,
      ResultPath: '$.answer',
      End: true,
    },
  },
};
const failing: Definition = {
  StartAt: 'No',
  States: { No: { Type: 'Fail', Error: 'Refused', Cause: 'because' } },
};

const startAsking = async () => {
  const actor = createActor(fromDefinition(asking), { input: { n: 1 } }).start();
  const { pendingCallbacks } = await waitFor(actor, (snapshot) => snapshot.pendingCallbacks.length > 0);
  return { actor, taskToken: pendingCallbacks[0]?.taskToken ?? '' };
};

describe('an actor of a definition', () => {
  it('gives the output of the execution to toPromise', async () => {
    const { actor, taskToken } = await startAsking();
    actor.send({ type: 'SendTaskSuccess', taskToken, output: 'yes' });
    expect(await toPromise(actor)).toEqual({ n: 2, answer: 'yes' });
  });

  it('has the history that execute gives for the same journal', async () => {
    const { actor, taskToken } = await startAsking();
    const afterEvent = actor.getSnapshot().position;
    actor.subscribe({ error: () => {} });
    actor.send({ type: 'PassTime' });
    await expect(toPromise(actor)).rejects.toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    const { events } = await execute({
      definition: asking,
      input: { n: 1 },
      journal: [{ afterEvent, event: { type: 'PassTime' } }],
    });
    expect(actor.getSnapshot().execution.events).toEqual(events);
    expect(taskToken).not.toBe('');
  });

  it('is restored from its persisted snapshot, which is plain JSON, where it was', async () => {
    const { actor, taskToken } = await startAsking();
    const snapshot = JSON.parse(JSON.stringify(actor.getPersistedSnapshot())) as never;
    const restored = createActor(fromDefinition(asking), { snapshot, input: undefined }).start();
    await waitFor(restored, ({ pendingCallbacks }) => pendingCallbacks.length > 0);
    expect(restored.getSnapshot().execution.events).toEqual(actor.getSnapshot().execution.events);
    restored.send({ type: 'SendTaskSuccess', taskToken, output: 1 });
    expect(await toPromise(restored)).toEqual({ n: 2, answer: 1 });
  });

  it('takes one turn at each STEP when it was started paused, and runs on at RUN', () => {
    const definition: Definition = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Succeed' } },
    };
    const actor = createActor(fromDefinition(definition, { isPaused: true }), { input: {} }).start();
    const positions = [0, 1].map(() => {
      actor.send({ type: 'STEP' });
      return actor.getSnapshot().position;
    });
    expect(positions).toEqual([3, 5]);
    actor.send({ type: 'RUN' });
    expect(actor.getSnapshot().status).toBe('done');
  });

  it('ends with the error of an execution that failed', async () => {
    const actor = createActor(fromDefinition(failing));
    actor.subscribe({ error: () => {} });
    actor.start();
    await expect(toPromise(actor)).rejects.toEqual({ status: 'FAILED', error: 'Refused', cause: 'because' });
  });

  it('stays active when it is to be redriven', () => {
    const definition: Definition = {
      StartAt: 'Work',
      States: {
        Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true },
      },
    };
    const mocks = { Work: { '0': { Throw: { Error: 'Boom' } }, '1': { Return: 'fine' } } };
    const actor = createActor(fromDefinition(definition, { mocks, staysRedrivable: true })).start();
    expect(actor.getSnapshot().execution.status).toBe('FAILED');
    actor.send({ type: 'RedriveExecution' });
    expect(actor.getSnapshot()).toMatchObject({ status: 'done', output: 'fine' });
  });

  it('is stopped by StopExecution', async () => {
    const { actor } = await startAsking();
    actor.subscribe({ error: () => {} });
    actor.send({ type: 'StopExecution', error: 'Changed', cause: 'a new plan' });
    await expect(toPromise(actor)).rejects.toEqual({
      status: 'ABORTED',
      error: 'Changed',
      cause: 'a new plan',
    });
  });

  it('can be invoked by another machine', () => {
    const definition: Definition = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Result: { v: 7 }, End: true } },
    };
    const machine = setup({
      actors: { execution: fromDefinition(definition) },
      types: { context: {} as { result: JsonValue } },
    }).createMachine({
      context: { result: null },
      initial: 'executing',
      states: {
        executing: {
          invoke: {
            src: 'execution',
            input: {},
            onDone: { target: 'finished', actions: assign({ result: ({ event }) => event.output }) },
          },
        },
        finished: { type: 'final' },
      },
    });
    const actor = createActor(machine).start();
    expect(actor.getSnapshot()).toMatchObject({ value: 'finished', context: { result: { v: 7 } } });
  });

  it('is seen by inspection', () => {
    const seen: string[] = [];
    const definition: Definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
    createActor(fromDefinition(definition), { inspect: ({ type }) => seen.push(type) }).start();
    expect(seen).toContain('@xstate.snapshot');
  });
});
