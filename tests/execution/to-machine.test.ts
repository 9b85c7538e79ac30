import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, fromPromise, SimulatedClock, toPromise, type AnyStateMachine } from 'xstate';
import type { Definition, State } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { detailsOf } from '../../src/lib/history/index.ts';
import type { Mocks } from '../../src/lib/execution/mocks.ts';
import { executeSync, toMachine, type TaskInput } from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';

/** Names of the states that a stock actor of the machine enters, and its status when it stops by itself. */
async function visitsOf(machine: AnyStateMachine, input: JsonValue) {
  const visited: string[] = [];
  const clock = new SimulatedClock();
  const entered = (_: unknown, { name }: { name: string }) => visited.push(name);
  const actor = createActor(machine.provide({ actions: { entered } }), { input, clock });
  actor.subscribe({ error: () => {} });
  actor.start();
  for (let turn = 0; turn < 200 && actor.getSnapshot().status === 'active'; turn++) {
    await Promise.resolve();
    if (turn % 20 === 19) clock.increment(100_000);
  }
  return { visited, output: await toPromise(actor) };
}

const interpreted = (definition: Definition, input: JsonValue, mocks: Mocks) => {
  const execution = executeSync({ definition, input, mocks });
  return {
    status: execution?.status,
    output: execution?.output,
    visited: (execution?.events ?? []).flatMap((event) =>
      event.type.endsWith('StateEntered') ? [detailsOf(event).name ?? ''] : [],
    ),
  };
};

const answering = (machine: AnyStateMachine, mocks: Mocks) =>
  machine.provide({
    actors: {
      task: fromPromise<JsonValue, TaskInput>(async ({ input }) => {
        const mock = mocks[input.name]?.['0'];
        if (mock?.Throw) throw { Error: mock.Throw.Error, Cause: mock.Throw.Cause };
        return mock?.Return ?? null;
      }),
    },
  });

// States only lead forward: an endless `always` loop is where the stock interpreter hangs.
const plans = fc.record({
  kinds: fc.array(fc.constantFrom('Pass', 'Choice', 'Wait', 'Task', 'Parallel', 'Succeed', 'Fail'), {
    minLength: 1,
    maxLength: 7,
  }),
  numbers: fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }),
  n: fc.nat(9),
});

function build(
  { kinds, numbers }: { kinds: string[]; numbers: number[] },
  prefix = '',
): { definition: Definition; mocks: Mocks } {
  const name = (index: number) => `${prefix}${index < kinds.length ? `State.${index}` : 'Done'}`;
  const later = (index: number) => name(index + 1 + ((numbers[index] ?? 0) % 2));
  const mocks: Record<string, Mocks[string]> = {};
  const states: Record<string, State> = { [name(kinds.length)]: { Type: 'Succeed' } };
  kinds.forEach((kind, index) => {
    const number = numbers[index] ?? 0;
    const next = later(Math.min(index, kinds.length - 1));
    const target = Object.hasOwn(states, next) || index + 2 <= kinds.length ? next : name(kinds.length);
    const catching =
      number > 4 ? [{ ErrorEquals: ['Boom'], ResultPath: '$.caught', Next: name(kinds.length) }] : [];
    states[name(index)] = (
      {
        Pass: {
          Type: 'Pass',
          Parameters: { 'n.$': '$.n', kept: number },
          ResultPath: '$.kept',
          Next: target,
        },
        Choice: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericGreaterThan: number, Next: name(index + 1) }],
          Default: target,
        },
        Wait: { Type: 'Wait', Seconds: number, Next: target },
        Task: {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
          ResultPath: '$.task',
          Catch: catching,
          Next: target,
        },
        Parallel: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: `${prefix}${index}a`,
              States: {
                [`${prefix}${index}a`]: { Type: 'Pass', Next: `${prefix}${index}b` },
                [`${prefix}${index}b`]: { Type: 'Succeed' },
              },
            },
            {
              StartAt: `${prefix}${index}c`,
              States: { [`${prefix}${index}c`]: { Type: 'Pass', Result: number, End: true } },
            },
          ],
          ResultPath: '$.both',
          Next: target,
        },
        Succeed: { Type: 'Succeed' },
        Fail: { Type: 'Fail', Error: 'Refused', Cause: 'because' },
      } satisfies Record<string, State> as Record<string, State>
    )[kind] as State;
    if (kind === 'Task') {
      mocks[name(index)] = {
        '0-99': number % 2 ? { Return: number } : { Throw: { Error: 'Boom', Cause: 'once' } },
        '0': number % 2 ? { Return: number } : { Throw: { Error: 'Boom', Cause: 'once' } },
      };
    }
  });
  return { definition: { StartAt: name(0), States: states }, mocks };
}

describe('toMachine', () => {
  it('the stock interpreter visits the same states and ends the same', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { definition, mocks } = build(plan);
        const ours = interpreted(definition, { n: plan.n }, mocks);
        const { machine, uncovered } = toMachine(definition);
        expect(uncovered).toEqual([]);
        const stock = await visitsOf(answering(machine, mocks), { n: plan.n });
        expect([...stock.visited].sort()).toEqual([...ours.visited].sort());
        if (ours.status === 'SUCCEEDED') expect(stock.output).toEqual(JSON.parse(ours.output ?? 'null'));
        else expect(stock.output).toHaveProperty('Error');
      }),
      { numRuns: examples(150) },
    );
  });

  it('names what it does not cover, with the state', () => {
    const { uncovered } = toMachine({
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
          Next: 'Call',
        },
        Call: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { 'id.$': '$$.Execution.Id' },
          TimeoutSeconds: 5,
          Retry: [{ ErrorEquals: ['States.ALL'] }],
          Assign: { x: 1 },
          End: true,
        },
      },
    });
    expect(uncovered.map((sentence) => /State "(.*)": (\w+)/.exec(sentence)?.slice(1))).toEqual([
      ['Each', 'Map'],
      ['Call', 'Assign'],
      ['Call', 'The'],
      ['Call', 'Retry'],
      ['Call', 'TimeoutSeconds'],
    ]);
  });
});
