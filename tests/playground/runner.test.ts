import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToWorker } from '../../src/lib/playground/run/messages.ts';
import { createRunner, RunStopped } from '../../src/lib/playground/run/runner.ts';

/** A worker whose answers the test writes. */
class ScriptedWorker extends EventTarget {
  static readonly made: ScriptedWorker[] = [];
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
const start = () => new ScriptedWorker() as unknown as Worker;
const newest = (): ScriptedWorker => {
  const worker = ScriptedWorker.made.at(-1);
  if (!worker) throw new Error('No worker was started.');
  return worker;
};
const request = { definition: { StartAt: 'A', States: {} }, input: {} };
const event = (id: number) => ({ id, type: 'PassStateEntered', timestamp: '2026-01-01T00:00:00.000Z' });
const tail = { status: 'SUCCEEDED', output: '{}', pendingCallbacks: [], children: [], covered: [] };

beforeEach(() => {
  vi.useFakeTimers();
  ScriptedWorker.made.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('the runner', () => {
  it('puts the chunks of a history together', async () => {
    const runner = createRunner(start);
    const running = runner.run(request);
    newest().answer({ type: 'events', run: 1, events: [event(1), event(2)] });
    newest().answer({ type: 'events', run: 1, events: [event(3)] });
    newest().answer({ type: 'executed', run: 1, execution: tail });
    expect((await running).events.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('keeps its worker warm from run to run', async () => {
    const runner = createRunner(start);
    for (const run of [1, 2]) {
      const running = runner.run(request);
      newest().answer({ type: 'executed', run, execution: tail });
      await running;
    }
    expect(ScriptedWorker.made).toHaveLength(1);
  });

  it('ends a run that does not end, with a sentence, and starts afresh', async () => {
    const runner = createRunner(start, 10_000);
    const running = expect(runner.run(request)).rejects.toThrow(/stopped after 10 seconds of real time/);
    const stuck = newest();
    vi.advanceTimersByTime(10_000);
    await running;
    expect(stuck.isTerminated).toBe(true);
    const again = runner.run(request);
    newest().answer({ type: 'executed', run: 2, execution: tail });
    expect((await again).status).toBe('SUCCEEDED');
    expect(newest()).not.toBe(stuck);
  });

  it('lets a newer run end the older one', async () => {
    const runner = createRunner(start);
    const older = runner.run(request).catch((reason: unknown) => reason);
    void runner.run(request).catch(() => undefined);
    const reason = await older;
    expect(reason).toBeInstanceOf(RunStopped);
    expect((reason as RunStopped).asked).toBe(true);
    runner.stop();
  });

  it('passes over answers to runs that are no longer wanted', async () => {
    const runner = createRunner(start);
    const running = runner.run(request);
    newest().answer({ type: 'events', run: 77, events: [event(9)] });
    newest().answer({ type: 'executed', run: 1, execution: tail });
    expect((await running).events).toEqual([]);
  });

  it('says why when the worker breaks', async () => {
    const runner = createRunner(start);
    const running = expect(runner.run(request)).rejects.toThrow('The run broke: no memory');
    newest().answer({ type: 'broken', run: 1, message: 'no memory' });
    await running;
  });
});
