import { describe, expect, it } from 'vitest';
import { assign, createActor, setup, toPromise, waitFor } from 'xstate';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { atOnce, execute, fromDefinition } from '../../src/lib/interpreter/index.ts';

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

describe('a snapshot reads like a machine’s', () => {
  const token = { 'token.$': '$$.Task.Token' };
  const ask = (name: string) => ({
    Type: 'Task' as const,
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: { QueueUrl: name, MessageBody: token },
    End: true as const,
  });
  const both: Definition = {
    StartAt: 'Both.sides',
    States: {
      'Both.sides': {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Ask one', States: { 'Ask one': ask('https://one') } },
          {
            StartAt: 'Each',
            States: {
              Each: {
                Type: 'Map',
                ItemsPath: '$.items',
                ItemProcessor: { StartAt: 'Ask many', States: { 'Ask many': ask('https://many') } },
                End: true,
              },
            },
          },
        ],
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  };
  const retrying: Definition = {
    StartAt: 'Try',
    States: {
      Try: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f' },
        Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 5 }],
        End: true,
      },
    },
  };

  it('whose value nests the states in progress of Parallel and Map', () => {
    const actor = createActor(fromDefinition(both), { input: { items: [1, 2] } }).start();
    const snapshot = actor.getSnapshot();
    expect(snapshot.value).toEqual({
      'Both.sides': { 0: 'Ask one', 1: { Each: { 0: 'Ask many', 1: 'Ask many' } } },
    });
    expect(snapshot.matches('Both.sides')).toBe(true);
    expect(snapshot.matches({ 'Both.sides': { 1: 'Each' } })).toBe(true);
    expect(snapshot.matches({ 'Both.sides': { 1: { Each: { 1: 'Ask many' } } } })).toBe(true);
    expect(snapshot.matches({ 'Both.sides': { 0: 'Ask many' } })).toBe(false);
    expect(snapshot.matches('Both')).toBe(false);
    expect(snapshot.matches('constructor')).toBe(false);
    expect([...snapshot.tags]).toEqual(['waiting']);

    const [first] = snapshot.pendingCallbacks;
    actor.send({ type: 'SendTaskSuccess', taskToken: first?.taskToken ?? '', output: 1 });
    expect(actor.getSnapshot().value).toEqual({
      'Both.sides': { 1: { Each: { 0: 'Ask many', 1: 'Ask many' } } },
    });
    // A snapshot shows its own moment, whatever becomes of the execution.
    expect(snapshot.matches({ 'Both.sides': { 0: 'Ask one' } })).toBe(true);
  });

  it('whose tags say that a failed attempt is to be made again', () => {
    const mocks = { Try: { '0': { Throw: { Error: 'Busy' } }, '1': { Return: {} } } };
    const actor = createActor(fromDefinition(retrying, { mocks, isPaused: true }), { input: {} }).start();
    const tags: string[][] = [];
    while (actor.getSnapshot().status === 'active') {
      actor.send({ type: 'STEP' });
      tags.push([...actor.getSnapshot().tags]);
    }
    expect(tags).toContainEqual(['paused', 'retrying']);
    expect(tags.at(-1)).toEqual([]);
    expect(actor.getSnapshot().value).toEqual({});
  });

  it('whose can says what would be taken: the rest changes nothing', () => {
    const actor = createActor(fromDefinition(both, { staysRedrivable: true }), {
      input: { items: [] },
    }).start();
    const { pendingCallbacks } = actor.getSnapshot();
    const taskToken = pendingCallbacks[0]?.taskToken ?? '';
    const answer = { type: 'SendTaskSuccess', taskToken, output: 1 } as const;
    expect(actor.getSnapshot().can(answer)).toBe(true);
    expect(actor.getSnapshot().can({ ...answer, taskToken: 'another' })).toBe(false);
    expect(actor.getSnapshot().can({ type: 'RedriveExecution' })).toBe(false);
    expect(actor.getSnapshot().can({ type: 'CANCEL' })).toBe(false);
    const before = actor.getSnapshot().execution.events;
    actor.send({ type: 'RedriveExecution' });
    actor.send({ ...answer, taskToken: 'another' });
    expect(actor.getSnapshot().execution.events).toEqual(before);
    actor.send({ type: 'StopExecution' });
    expect(actor.getSnapshot().can({ type: 'RedriveExecution' })).toBe(true);
    expect(actor.getSnapshot().can({ type: 'StopExecution' })).toBe(false);
    actor.send({ type: 'RedriveExecution' });
    expect(actor.getSnapshot().execution.status).toBe('RUNNING');
  });

  it('and every event is seen by inspection: what is sent, and what a long run sends itself', async () => {
    const seen: string[] = [];
    const counting: Definition = {
      StartAt: 'Again?',
      States: {
        'Again?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericGreaterThan: 2500, Next: 'Enough' }],
          Default: 'Count',
        },
        Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again?' },
        Enough: { Type: 'Succeed' },
      },
    };
    const actor = createActor(fromDefinition(counting, { isPaused: true }), {
      input: { n: 1 },
      clock: atOnce,
      inspect: (inspected) => {
        if (inspected.type === '@xstate.event') seen.push(inspected.event.type);
      },
    });
    const ended = toPromise(actor.start());
    actor.send({ type: 'STEP' });
    actor.send({ type: 'RUN' });
    await ended;
    expect(seen.slice(0, 3)).toEqual(['xstate.init', 'STEP', 'RUN']);
    expect(seen.slice(3)).toEqual(['stepwise.goOn', 'stepwise.goOn']);
  });
});
