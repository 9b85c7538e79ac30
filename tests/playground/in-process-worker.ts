// A worker without a thread: the very code of the worker, in this process, with messages cloned as a browser clones them.
import type { ToWorker } from '../../src/lib/playground/worker/messages.ts';
import { receiverOf } from '../../src/lib/playground/worker/receive.worker.ts';

export class InProcessWorker extends EventTarget implements Worker {
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  isTerminated = false;
  readonly #receive = receiverOf((message) => {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => {
      if (!this.isTerminated) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  });

  postMessage(message: ToWorker): void {
    const data = structuredClone(message);
    queueMicrotask(() => {
      if (!this.isTerminated) this.#receive(data);
    });
  }

  terminate(): void {
    this.isTerminated = true;
  }
}
