import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { ExternalEvent, JournalEntry } from '../../src/lib/execution/decisions.ts';
import { indexVisits, OpenTasks, refusalOf } from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { decisionWords, stoppedAt, stopRefusal } from '../../src/lib/playground/run/decisions.ts';

const definition: Definition = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://example.invalid/q', MessageBody: { 'token.$': '$$.Task.Token' } },
      TimeoutSeconds: 60,
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};
const request = { definition, input: {} };
const redrive: ExternalEvent = { type: 'RedriveExecution' };

async function answered() {
  const waiting = await execute(request);
  const taskToken = waiting.pendingCallbacks[0]?.taskToken ?? '';
  const event: ExternalEvent = { type: 'SendTaskSuccess', taskToken, output: { ok: true } };
  const journal: readonly JournalEntry[] = [{ afterEvent: waiting.events.length, event }];
  return { waiting, event, journal, done: await execute({ ...request, journal }) };
}

describe('a decision that the API refuses is answered with a sentence', () => {
  it('a callback answered twice', async () => {
    const { waiting, event, done } = await answered();
    expect(refusalOf(event, waiting)).toBeUndefined();
    expect(refusalOf(event, done)).toMatch(/^TaskTimedOut: this task token was answered already/);
  });
  it('a redrive of an execution that runs, succeeded, or is Express', async () => {
    const { waiting, done } = await answered();
    expect(refusalOf(redrive, waiting)).toMatch(/^ExecutionNotRedrivable: the execution is still running/);
    expect(refusalOf(redrive, done)).toMatch(/^ExecutionNotRedrivable: the execution succeeded/);
    expect(refusalOf(redrive, { ...done, status: 'FAILED' }, 'EXPRESS')).toMatch(/Express/);
    expect(refusalOf(redrive, { ...done, status: 'ABORTED' })).toBeUndefined();
  });
  it('a redrive of an execution whose history is full, which the engine does not take either', async () => {
    const loop: Definition = {
      StartAt: 'Again',
      States: {
        Again: { Type: 'Choice', Choices: [{ Variable: '$.go', BooleanEquals: true, Next: 'Again' }] },
      },
    };
    const full = await execute({ definition: loop, input: { go: true } });
    expect(full.status).toBe('FAILED');
    expect(full.events).toHaveLength(25_000);
    expect(refusalOf(redrive, full)).toMatch(/has 25,000 events/);
    const journal = [{ afterEvent: full.events.length, event: redrive }];
    expect((await execute({ definition: loop, input: { go: true }, journal })).events).toHaveLength(25_000);
  });
  it('a stop where the execution is over, or has not begun', async () => {
    const { done } = await answered();
    expect(stopRefusal(done, done.events.length)).toMatch(/^The execution is over here/);
    expect(stopRefusal(done, 0)).toMatch(/no execution yet/);
    expect(stopRefusal(done, 2)).toBeUndefined();
  });
});

it('a run is stopped at any point of virtual time, and what was decided later never happens', async () => {
  const { journal, done, waiting } = await answered();
  for (const cursor of [1, 2, waiting.events.length]) {
    const stopped = await execute({ ...request, journal: stoppedAt(journal, cursor, done.events.length) });
    expect(stopped.status).toBe('ABORTED');
    expect(stopped.events.slice(0, cursor)).toEqual(done.events.slice(0, cursor));
    expect(stopped.events.some(({ type }) => type === 'TaskSucceeded')).toBe(false);
  }
});

it('decisions are told with the state that they are about', async () => {
  const { journal, done } = await answered();
  const [entry] = journal;
  const words = entry && decisionWords(entry, journal, done.events, indexVisits(done.events));
  expect(words).toBe('Send task success to “Ask”');
});

it('a heartbeat is told with its state before anybody has answered', async () => {
  const { waiting } = await answered();
  const taskToken = waiting.pendingCallbacks[0]?.taskToken ?? '';
  const entry: JournalEntry = {
    afterEvent: waiting.events.length,
    event: { type: 'SendTaskHeartbeat', taskToken },
  };
  expect(decisionWords(entry, [entry], waiting.events, indexVisits(waiting.events))).toBe(
    'Send task heartbeat to “Ask”',
  );
});

it('the tasks at work at a cursor are those that have not been answered yet', async () => {
  const { done, waiting } = await answered();
  const open = new OpenTasks(done.events, indexVisits(done.events));
  const at = (cursor: number) => open.at(cursor).map(({ visit, waitsFor }) => `${visit.name} ${waitsFor}`);
  expect(at(1)).toEqual([]);
  expect(at(waiting.events.length)).toEqual(['Ask token']);
  expect(at(done.events.length)).toEqual([]);
  expect(open.at(waiting.events.length)[0]?.timeoutSeconds).toBe(60);
});
