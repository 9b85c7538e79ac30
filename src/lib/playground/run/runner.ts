// One worker for each playground: started on the first run, kept warm between runs, ended when a run is stopped or does not end.
import type { ExecutionRequest } from '../../execution/request.ts';
import type { HistoryEvent } from '../../history/event.ts';
import { readFromWorker, type PlayedExecution, type ToWorker } from './messages.ts';

export interface Runner {
  /** The execution that a request makes. Rejects with a `RunStopped` on `stop()`, on a newer run, or when it does not end in time. */
  run(request: ExecutionRequest): Promise<PlayedExecution>;
  /** Starts the worker ahead of the first run, so that Run answers at once. */
  warm(): void;
  /** Ends the run under way, if there is one, whatever it is doing. */
  stop(): void;
}

export class RunStopped extends Error {
  /** True when the learner asked for it; false when it took too long or broke. */
  readonly asked: boolean;
  constructor(message: string, asked: boolean) {
    super(message);
    this.asked = asked;
  }
}

interface Pending {
  readonly run: number;
  readonly events: HistoryEvent[];
  readonly resolve: (execution: PlayedExecution) => void;
  readonly reject: (reason: RunStopped) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A runner whose runs may take `limitMs` milliseconds of real time; `startWorker` gives a fresh worker. */
export function createRunner(startWorker: () => Worker, limitMs = 10_000): Runner {
  let worker: Worker | undefined;
  let pending: Pending | undefined;
  let runs = 0;

  const fail = (reason: RunStopped): void => {
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.reject(reason);
    pending = undefined;
    worker?.terminate();
    worker = undefined;
  };
  const warm = (): Worker => {
    if (worker) return worker;
    worker = startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      fail(new RunStopped(`The run broke: ${event.message || 'its worker could not be started'}.`, false));
    });
    return worker;
  };
  const receive = (data: unknown): void => {
    const message = readFromWorker(data);
    if (!pending || message.run !== pending.run) return;
    if (message.type === 'events') {
      for (const event of message.events) pending.events.push(event);
    } else if (message.type === 'broken') {
      fail(new RunStopped(`The run broke: ${message.message}`, false));
    } else {
      clearTimeout(pending.timer);
      const { resolve, events } = pending;
      pending = undefined;
      resolve({ ...message.execution, events });
    }
  };
  const stop = (): void => fail(new RunStopped('The run was stopped.', true));

  return {
    run(request) {
      stop();
      const run = ++runs;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () =>
            fail(
              new RunStopped(
                `The run was stopped after ${limitMs / 1000} seconds of real time. An expression in it probably never ends.`,
                false,
              ),
            ),
          limitMs,
        );
        pending = { run, events: [], resolve, reject, timer };
        warm().postMessage({ type: 'execute', run, request } satisfies ToWorker);
      });
    },
    warm: () => void warm(),
    stop,
  };
}
