import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, waitFor, type Actor } from 'xstate';
import { countStateTransitions, indexVisits, refusalOf } from '../../src/lib/history/index.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import type { JournalEntry } from '../../src/lib/execution/decisions.ts';
import {
  atOnce,
  execute,
  executeSync,
  fromDefinition,
  fromRequest,
  type DefinitionActorLogic,
  type PersistedExecution,
} from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';
import { requests } from './machines.ts';

const text = (execution: Execution | undefined): string => JSON.stringify(execution);
const settings = { numRuns: examples(80) };

describe('an execution', () => {
  it('is a function of its request: byte for byte the same history', async () => {
    await fc.assert(
      fc.asyncProperty(requests(), async (request) => {
        expect(text(await execute(request))).toBe(text(await execute(structuredClone(request))));
      }),
      settings,
    );
  });

  it('is the same whether its events are read while it runs or at the end', async () => {
    await fc.assert(
      fc.asyncProperty(requests(), async (request) => {
        const read: unknown[] = [];
        const actor = steppedActor(request);
        actor.subscribe((snapshot) => read.push(...snapshot.eventsFrom(read.length)));
        while (actor.getSnapshot().can({ type: 'STEP' })) await step(actor);
        const execution = await execute(request);
        expect(read).toEqual(execution.events);
        expect(text(actor.getSnapshot().execution)).toBe(text(execution));
      }),
      settings,
    );
  });

  it('needs no promise without JSONata, and gives the same then', async () => {
    await fc.assert(
      fc.asyncProperty(requests({ isSync: true }), async (request) => {
        expect(text(executeSync(request))).toBe(text(await execute(request)));
      }),
      settings,
    );
  });

  it('numbers its events 1..n, points back and never goes back in time', async () => {
    await fc.assert(
      fc.asyncProperty(requests(), async (request) => {
        const { events } = await execute(request);
        let before = '';
        events.forEach(({ id, previousEventId, timestamp }, i) => {
          expect(id).toBe(i + 1);
          expect(previousEventId).toBeLessThan(id);
          expect(timestamp >= before).toBe(true);
          before = timestamp;
        });
      }),
      settings,
    );
  });

  it('costs a transition for every state entered and every retry', async () => {
    const transitions = async (request: ExecutionRequest) => {
      const { events } = await execute(request);
      const count = (type: RegExp): number => events.filter((event) => type.test(event.type)).length;
      // An attempt whose Arguments or Items fail is never scheduled.
      const unscheduled = events.filter(({ evaluationFailedEventDetails: failed }) =>
        /^(Arguments|Items)/.test(failed?.location ?? ''),
      ).length;
      const attempts =
        unscheduled + count(/^(LambdaFunction|Task|Activity)Scheduled$|^(Parallel|Map)StateStarted$/);
      const retries = attempts - count(/^(Task|Parallel|Map)StateEntered$/);
      const counted = countStateTransitions(events, indexVisits(events)).at(-1);
      return { counted, expected: count(/StateEntered$/) + retries };
    };
    await fc.assert(
      fc.asyncProperty(requests(), async (request) => {
        const { counted, expected } = await transitions(request);
        expect(counted).toBe(expected);
      }),
      settings,
    );
  });

  it('ends in exactly one event, or waits for somebody', async () => {
    await fc.assert(
      fc.asyncProperty(requests(), async (request) => {
        const { status, events, pendingCallbacks } = await execute(request);
        const ends = events.filter(({ type }) => /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(type));
        expect(ends.length).toBe(status === 'RUNNING' ? 0 : 1);
        if (status === 'RUNNING') expect(pendingCallbacks.length).toBeGreaterThan(0);
        else expect(events.at(-1)).toBe(ends[0]);
      }),
      settings,
    );
  });

  it('goes on to its end when callbacks are answered one after the other, and a longer journal only adds events', async () => {
    await fc.assert(
      fc.asyncProperty(requests(), fc.infiniteStream(fc.nat(3)), async (request, decisions) => {
        let execution = await execute(request);
        const journal: JournalEntry[] = [];
        for (const decision of decisions) {
          const [pending] = execution.pendingCallbacks;
          if (pending === undefined || journal.length > 60) break;
          const { taskToken } = pending;
          const events: readonly JournalEntry['event'][] = [
            { type: 'SendTaskSuccess', taskToken, output: journal.length },
            { type: 'SendTaskFailure', taskToken, error: 'Refused' },
            { type: 'PassTime' },
            { type: 'SendTaskHeartbeat', taskToken },
          ];
          const event = events[decision] ?? { type: 'PassTime' };
          journal.push({ afterEvent: execution.events.length, event });
          const longer = await execute({ ...request, journal });
          expect(longer.events.slice(0, execution.events.length)).toEqual(execution.events);
          execution = longer;
        }
        if (execution.pendingCallbacks.length === 0) expect(execution.status).not.toBe('RUNNING');
      }),
      settings,
    );
  });
});

describe('a history cut at any step', () => {
  it('ends the same when it is resumed from the persisted snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(requests(), decisions, fc.nat(60), async (request, decided, steps) => {
        const journal = await journalOf(request, decided);
        const whole = await execute({ ...request, journal });
        const logic = fromDefinition(request.definition, {
          ...optionsOf(request),
          journal,
          isPaused: true,
          staysRedrivable: true,
        });
        const first = createActor(logic, { input: request.input });
        first.subscribe({ error: () => {} });
        first.start();
        for (let i = 0; i < steps && first.getSnapshot().status === 'active'; i++) {
          first.send({ type: 'STEP' });
          await atRest(first);
        }
        const persisted = JSON.parse(JSON.stringify(first.getPersistedSnapshot())) as never;
        if (first.getSnapshot().status !== 'active') return;
        const second = createActor(logic, { snapshot: persisted, input: request.input });
        second.subscribe({ error: () => {} });
        second.start();
        second.send({ type: 'RUN' });
        await atRest(second);
        expect(second.getSnapshot().execution.events).toEqual(whole.events);
      }),
      settings,
    );
  });
});

describe('decisions sent to the actor while it runs', () => {
  it('give the history that their journal gives, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        requests(),
        fc.array(fc.tuple(fc.nat(20), fc.nat(6)), { maxLength: 8 }),
        async (request, sent) => {
          const actor = steppedActor(request);
          for (const [turns, decision] of sent) {
            for (let i = 0; i < turns && actor.getSnapshot().can({ type: 'STEP' }); i++) {
              actor.send({ type: 'STEP' });
              // Some decisions come while JSONata is being evaluated.
              if (i < turns - 1 || decision % 2 === 0) await atRest(actor);
            }
            const { execution, type } = actor.getSnapshot();
            const event = decisionOf(decision, execution.pendingCallbacks[0]?.taskToken, execution.status);
            if (event === undefined) continue;
            const before = journalOfActor(actor).length;
            const isTaken = actor.getSnapshot().can(event);
            expect(isTaken).toBe(refusalOf(event, execution, type) === undefined);
            actor.send(event);
            await atRest(actor);
            expect(journalOfActor(actor).length).toBe(before + (isTaken ? 1 : 0));
          }
          actor.send({ type: 'RUN' });
          await atRest(actor);
          const replayed = await execute({ ...request, journal: journalOfActor(actor) });
          expect(text(actor.getSnapshot().execution)).toBe(text(replayed));
        },
      ),
      { numRuns: examples(200) },
    );
  });
});

describe('a journal of any decisions', () => {
  it('gives the same history each time, and a longer one only adds events', async () => {
    await fc.assert(
      fc.asyncProperty(requests(), decisions, async (request, decided) => {
        const journal = await journalOf(request, decided);
        const whole = await execute({ ...request, journal });
        expect(text(await execute(structuredClone({ ...request, journal })))).toBe(text(whole));
        let before = await execute(request);
        for (let length = 1; length <= journal.length; length++) {
          const longer = await execute({ ...request, journal: journal.slice(0, length) });
          expect(longer.events.slice(0, before.events.length)).toEqual(before.events);
          before = longer;
        }
        let time = '';
        whole.events.forEach(({ id, previousEventId, timestamp }, i) => {
          expect(id).toBe(i + 1);
          expect(previousEventId).toBeLessThan(id);
          expect(timestamp >= time).toBe(true);
          time = timestamp;
        });
        const ends = whole.events.filter(({ type }) =>
          /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(type),
        );
        const redriven = whole.events.filter(({ type }) => type === 'ExecutionRedriven').length;
        expect(ends.length).toBe(redriven + (whole.status === 'RUNNING' ? 0 : 1));
      }),
      settings,
    );
  });
});

const decisions = fc.array(fc.nat(6), { maxLength: 8 });

/** Decisions as they can be made one after the other: about the first callback that is awaited, or about the execution. */
async function journalOf(request: ExecutionRequest, decided: readonly number[]): Promise<JournalEntry[]> {
  const journal: JournalEntry[] = [];
  for (const decision of decided) {
    const { events, status, pendingCallbacks } = await execute({ ...request, journal });
    const event = decisionOf(decision, pendingCallbacks[0]?.taskToken, status);
    if (event !== undefined) journal.push({ afterEvent: events.length, event });
  }
  return journal;
}

function decisionOf(
  decision: number,
  taskToken: string | undefined,
  status: Execution['status'],
): JournalEntry['event'] | undefined {
  if (status === 'SUCCEEDED') return undefined;
  if (status !== 'RUNNING') return { type: 'RedriveExecution' };
  if (taskToken === undefined || decision === 0) return { type: 'StopExecution', error: 'Enough' };
  const answers: readonly JournalEntry['event'][] = [
    { type: 'SendTaskSuccess', taskToken, output: { n: decision, items: [] } },
    { type: 'SendTaskFailure', taskToken, error: 'Refused', cause: 'no' },
    { type: 'SendTaskHeartbeat', taskToken },
    { type: 'PassTime' },
  ];
  return answers[decision % answers.length];
}

const optionsOf = ({ mocks, seed }: ExecutionRequest) => ({
  ...(mocks === undefined ? {} : { mocks }),
  ...(seed === undefined ? {} : { seed }),
});

/** An actor that takes a turn at each STEP. */
const steppedActor = (request: ExecutionRequest): DefinitionActor => {
  const logic = fromRequest(request, { isPaused: true, staysRedrivable: true });
  return createActor(logic, { clock: atOnce }).start();
};
type DefinitionActor = Actor<DefinitionActorLogic>;

const atRest = (actor: DefinitionActor) => waitFor(actor, (snapshot) => !snapshot.hasTag('running'));
const step = (actor: DefinitionActor) => {
  actor.send({ type: 'STEP' });
  return atRest(actor);
};
const journalOfActor = (actor: DefinitionActor): readonly JournalEntry[] =>
  (actor.getPersistedSnapshot() as PersistedExecution).journal;
