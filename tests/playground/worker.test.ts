// The worker and its client: what goes wrong reaches whoever asked, as a sentence, and the next run starts afresh.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, waitFor } from 'xstate';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { createWorkerClient, NotAnswered } from '../../src/lib/playground/worker/client.ts';
import {
  executeInWorker,
  executionInWorker,
  type RemoteSnapshot,
} from '../../src/lib/playground/worker/execution-in-worker.ts';
import type { ToWorker } from '../../src/lib/playground/worker/messages.ts';
import { progressWords } from '../../src/lib/playground/worker/progress.ts';
import { InProcessWorker } from './in-process-worker.ts';

const pass: ExecutionRequest = {
  definition: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
  input: { n: 1 },
};
const asking: ExecutionRequest = {
  definition: {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'https://example.invalid/q', MessageBody: { 'token.$': '$$.Task.Token' } },
        End: true,
      },
    },
  },
  input: {},
};
const endless: Definition = {
  StartAt: 'Again',
  States: { Again: { Type: 'Pass', Next: 'More' }, More: { Type: 'Pass', Next: 'Again' } },
};
const list = (length: number): ExecutionRequest => ({
  type: 'EXPRESS',
  definition: {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  },
  input: Array.from({ length }, (_, i) => i),
});
const children = (length: number): ExecutionRequest => ({
  definition: {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: { One: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    },
  },
  input: Array.from({ length }, (_, i) => i),
});
const isAtRest = (snapshot: RemoteSnapshot): boolean => !snapshot.hasTag('running');

/** A worker whose answers the test writes. */
class ScriptedWorker extends EventTarget implements Worker {
  static readonly made: ScriptedWorker[] = [];
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  readonly received: ToWorker[] = [];
  isTerminated = false;
  constructor() {
    super();
    ScriptedWorker.made.push(this);
  }
  postMessage(message: ToWorker): void {
    this.received.push(message);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  answer(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
const newest = (): ScriptedWorker => {
  const worker = ScriptedWorker.made.at(-1);
  if (!worker) throw new Error('No worker was started.');
  return worker;
};
beforeEach(() => void (ScriptedWorker.made.length = 0));
afterEach(() => vi.useRealTimers());

describe('an execution in a worker', () => {
  it('has the history that it has without one', async () => {
    const { covered, ...execution } = await executeInWorker(
      createWorkerClient(() => new InProcessWorker()),
      pass,
    );
    expect(execution).toEqual(structuredClone(await execute(pass)));
    expect(covered).toContain('["A"]');
  });

  it('is reported while it runs, with its items counted, and whole at its end', async () => {
    const client = createWorkerClient(() => new InProcessWorker());
    const actor = createActor(executionInWorker(client), { input: { request: list(5000) } });
    const seen: RemoteSnapshot[] = [];
    actor.subscribe((snapshot) => seen.push(snapshot));
    const ended = waitFor(actor, isAtRest);
    actor.start();
    const { execution, progress } = await ended;
    expect(progressWords(progress)).toBe('20,006 events, 5,000 of 5,000 items');
    expect(execution.events).toEqual((await execute(list(5000))).events);
    const underWay = seen.filter((snapshot) => snapshot.hasTag('running') && snapshot.position > 0);
    expect(underWay.length).toBeGreaterThan(1);
    for (const { execution: soFar, progress: then } of underWay) {
      expect(soFar.events).toEqual(execution.events.slice(0, soFar.events.length));
      expect(2 * soFar.events.length).toBeGreaterThan(Math.min(then.events, 10_000));
    }
    // All views together read each event a few times, however many chunks there are.
    const read = new Set(underWay.map(({ execution: soFar }) => soFar.events.length));
    expect([...read].reduce((sum, length) => sum + length, 0)).toBeLessThan(2 * execution.events.length);
  });

  it('goes on from where it is when it is sent an answer, and is brought back as it was kept', async () => {
    const client = createWorkerClient(() => new InProcessWorker());
    const actor = createActor(executionInWorker(client), { input: { request: asking } }).start();
    const waiting = await waitFor(actor, isAtRest);
    expect(waiting.value).toBe('Ask');
    expect(waiting.hasTag('waiting')).toBe(true);
    const kept = structuredClone(waiting.kept);
    const taskToken = waiting.execution.pendingCallbacks[0]?.taskToken ?? '';
    const answer = { type: 'SendTaskSuccess', taskToken, output: { ok: true } } as const;
    expect(waiting.can(answer)).toBe(true);
    expect(waiting.can({ type: 'RedriveExecution' })).toBe(false);

    const again = createActor(executionInWorker(createWorkerClient(() => new InProcessWorker())), {
      input: { request: asking, ...(kept && { kept }) },
    }).start();
    expect((await waitFor(again, isAtRest)).execution).toEqual(waiting.execution);
    for (const each of [actor, again]) {
      each.send(answer);
      const { status, output } = (await waitFor(each, isAtRest)).execution;
      expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: '{"ok":true}' });
    }
  });

  it('stops at CANCEL with what has happened, and goes on at RUN', async () => {
    const client = createWorkerClient(() => new InProcessWorker());
    const request = { definition: endless, input: {} };
    const actor = createActor(executionInWorker(client), { input: { request } }).start();
    await waitFor(actor, ({ position }) => position > 0);
    actor.send({ type: 'CANCEL' });
    const cancelled = await waitFor(actor, isAtRest);
    expect(cancelled.execution.status).toBe('RUNNING');
    expect(cancelled.execution.events.length).toBe(cancelled.position);
    expect(cancelled.position).toBeLessThan(25_000);
    actor.send({ type: 'RUN' });
    const { execution } = await waitFor(actor, isAtRest);
    expect(execution.events).toEqual((await execute(request)).events);
  });

  it('comes with its children in parts, however it comes to rest', async () => {
    const client = createWorkerClient(() => new InProcessWorker());
    const request = children(10_000);
    const actor = createActor(executionInWorker(client), { input: { request } });
    const seen: RemoteSnapshot[] = [];
    actor.subscribe((snapshot) => seen.push(snapshot));
    actor.start();
    await waitFor(actor, ({ progress }) => progress.itemsDone > 0);
    actor.send({ type: 'CANCEL' });
    await waitFor(actor, ({ isCancelled }) => isCancelled);
    // It is known before what has happened is there.
    expect(actor.getSnapshot().hasTag('running')).toBe(true);
    expect(actor.getSnapshot().can({ type: 'RUN' })).toBe(false);
    const cancelled = await waitFor(actor, isAtRest);
    expect([cancelled.isCutOff, cancelled.can({ type: 'RUN' })]).toEqual([false, true]);
    expect(cancelled.execution.children.length).toBeGreaterThan(0);
    expect(cancelled.execution.status).toBe('RUNNING');
    actor.send({ type: 'RUN' });
    expect(actor.getSnapshot().isCancelled).toBe(false);
    const { execution } = await waitFor(actor, isAtRest);
    expect(execution).toEqual(structuredClone(await execute(request)));
    expect(seen.filter((snapshot) => snapshot.isCancelled).length).toBeGreaterThan(2);
  });

  it('is not cut off while it answers CANCEL, however long what has happened takes to come', () => {
    vi.useFakeTimers();
    const client = createWorkerClient(() => new ScriptedWorker());
    const actor = createActor(executionInWorker(client), { input: { request: pass } }).start();
    newest().answer({ isReady: true });
    actor.send({ type: 'CANCEL' });
    vi.advanceTimersByTime(149);
    const standing = { status: 'active', value: 'A', tags: ['paused'], position: 0, type: 'STANDARD' };
    newest().answer({ id: 1, isGoingOn: true, answer: { standing, events: [] } });
    vi.advanceTimersByTime(9000);
    const rest = { execution: { status: 'RUNNING', pendingCallbacks: [] }, covered: [], kept: {} };
    newest().answer({ id: 1, answer: { standing, events: [], rest } });
    expect(actor.getSnapshot()).toMatchObject({ isCutOff: false, isCancelled: true });
    expect(actor.getSnapshot().can({ type: 'RUN' })).toBe(true);
    actor.stop();
  });

  it('is not cut off because the page was busy when its answer to CANCEL came', async () => {
    const client = createWorkerClient(() => new ScriptedWorker());
    const actor = createActor(executionInWorker(client), { input: { request: pass } }).start();
    newest().answer({ isReady: true });
    actor.send({ type: 'CANCEL' });
    const standing = { status: 'active', value: 'A', tags: ['paused'], position: 0, type: 'STANDARD' };
    setImmediate(() => newest().answer({ id: 1, isGoingOn: true, answer: { standing, events: [] } }));
    for (const until = performance.now() + 400; performance.now() < until;);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(actor.getSnapshot()).toMatchObject({ isCutOff: false, isCancelled: true });
    actor.stop();
  });

  it('is cut off when CANCEL finds the worker busy, and keeps what has happened', async () => {
    vi.useFakeTimers();
    const client = createWorkerClient(() => new ScriptedWorker());
    const actor = createActor(executionInWorker(client), { input: { request: pass } }).start();
    const standing = { status: 'active', value: 'A', tags: ['running'], position: 1, type: 'STANDARD' };
    const events = [{ id: 1, type: 'ExecutionStarted', timestamp: '2026-01-01T00:00:00.000Z' }];
    newest().answer({ id: 1, isGoingOn: true, answer: { standing, events } });
    actor.send({ type: 'CANCEL' });
    expect(actor.getSnapshot().hasTag('running')).toBe(true);
    vi.advanceTimersByTime(150);
    const { isCutOff, isCancelled, execution } = actor.getSnapshot();
    expect([isCutOff, isCancelled]).toEqual([true, true]);
    expect(execution.events).toEqual(events);
    expect(newest().isTerminated).toBe(true);
  });
});

describe('the client', () => {
  it('keeps its worker warm from run to run', async () => {
    let made = 0;
    const client = createWorkerClient(() => {
      made++;
      return new InProcessWorker();
    });
    client.warm();
    await executeInWorker(client, pass);
    await executeInWorker(client, pass);
    expect(made).toBe(1);
  });

  it.each([
    [undefined, /^It was stopped: nothing was heard for 10 seconds of real time\.$/],
    [
      'lock',
      /^It was stopped: nothing was heard for 10 seconds of real time\. Something in it, .* never ends\.$/,
    ],
  ])('ends a worker that is silent for ten seconds, with what is known (%s)', async (lifeline, sentence) => {
    vi.useFakeTimers();
    const client = createWorkerClient(
      () => new ScriptedWorker(),
      () => () => undefined,
    );
    const running = expect(executeInWorker(client, pass)).rejects.toThrow(sentence);
    const stuck = newest();
    vi.advanceTimersByTime(5000);
    stuck.answer({ isReady: true, lifeline });
    vi.advanceTimersByTime(9999);
    expect(stuck.isTerminated).toBe(false);
    vi.advanceTimersByTime(1);
    await running;
    expect(stuck.isTerminated).toBe(true);
    void executeInWorker(client, pass).catch(() => undefined);
    expect(newest()).not.toBe(stuck);
    client.stop();
  });

  it('says that a worker is being loaded, and gives up when it never comes', async () => {
    vi.useFakeTimers();
    const client = createWorkerClient(() => new ScriptedWorker());
    const actor = createActor(executionInWorker(client), { input: { request: pass } });
    const ended = expect(waitFor(actor, isAtRest)).rejects.toThrow(/was not there within 30 seconds/);
    actor.start();
    expect(actor.getSnapshot().isLoading).toBe(true);
    vi.advanceTimersByTime(30_000);
    await ended;
    expect(newest().isTerminated).toBe(true);

    const again = createActor(executionInWorker(client), { input: { request: pass } }).start();
    newest().answer({ isReady: true });
    expect(again.getSnapshot().isLoading).toBe(false);
    again.stop();
  });

  it('hears at once that its worker is gone, and starts afresh', async () => {
    const watched = new Map<string, () => void>();
    const client = createWorkerClient(
      () => (watched.size < 2 ? new ScriptedWorker() : new InProcessWorker()),
      (lifeline, onGone) => {
        watched.set(lifeline, onGone);
        return () => watched.set(lifeline, () => expect.unreachable('The watch was ended.'));
      },
    );
    client.warm();
    const idle = newest();
    idle.answer({ isReady: true, lifeline: 'first' });
    watched.get('first')?.();
    // Nobody had asked: nobody hears of it.
    const running = expect(executeInWorker(client, pass)).rejects.toThrow(
      /^It broke: the browser ended its worker/,
    );
    expect(newest()).not.toBe(idle);
    newest().answer({ isReady: true, lifeline: 'second' });
    watched.get('second')?.();
    await running;
    expect((await executeInWorker(client, pass)).status).toBe('SUCCEEDED');
  });

  it('lets a newer run end the older one', async () => {
    const client = createWorkerClient(() => new ScriptedWorker());
    const older = executeInWorker(client, pass).catch((reason: unknown) => reason);
    void executeInWorker(client, pass).catch(() => undefined);
    expect(await older).toMatchObject({ isUnwanted: true });
    client.stop();
  });

  it('passes over answers to runs that are no longer wanted', async () => {
    const client = createWorkerClient(() => new ScriptedWorker());
    const running = executeInWorker(client, pass).catch((reason: unknown) => reason);
    newest().answer({ id: 77, answer: 'x' });
    client.stop();
    expect(await running).toBeInstanceOf(NotAnswered);
  });

  it.each([
    [
      'cannot be made',
      () => {
        throw new DOMException('Access is denied.', 'SecurityError');
      },
      /^It broke: Access is denied\.$/,
    ],
    [
      'cannot be posted to',
      () =>
        Object.assign(new ScriptedWorker(), {
          postMessage: () => {
            throw new DOMException('f could not be cloned.', 'DataCloneError');
          },
        }),
      /^It broke: f could not be cloned\.$/,
    ],
    [
      'dies at its start',
      () =>
        after(new ScriptedWorker(), (worker) =>
          worker.dispatchEvent(new Event('error', { cancelable: true })),
        ),
      /could not be started/,
    ],
    [
      'answers what cannot be read',
      () => after(new ScriptedWorker(), (worker) => worker.dispatchEvent(new Event('messageerror'))),
      /could not be read/,
    ],
    [
      'answers something else',
      () => after(new ScriptedWorker(), (worker) => worker.answer('?')),
      /^It broke: /,
    ],
    [
      'answers no execution',
      () => after(new ScriptedWorker(), (worker) => worker.answer({ id: 1, answer: { standing: 1 } })),
      /^It broke: /,
    ],
    [
      'says what broke',
      () => after(new ScriptedWorker(), (worker) => worker.answer({ id: 1, problem: 'no memory' })),
      /^It broke: no memory\.$/,
    ],
  ] as const)('says so at once when a worker %s, and the next run works', async (_, broken, sentence) => {
    let isBroken = true;
    const client = createWorkerClient(() => (isBroken ? broken() : new InProcessWorker()));
    await expect(executeInWorker(client, pass)).rejects.toThrow(sentence);
    client.stop();
    isBroken = false;
    expect((await executeInWorker(client, pass)).status).toBe('SUCCEEDED');
  });
});

const after = (worker: ScriptedWorker, act: (worker: ScriptedWorker) => void): ScriptedWorker => {
  queueMicrotask(() => act(worker));
  return worker;
};
