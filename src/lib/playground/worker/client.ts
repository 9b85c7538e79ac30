// The page's side of a worker: it is started when something is first asked, kept warm between questions, and ended when it does not
// answer. Whatever goes wrong with it reaches whoever asked, as a sentence; the next question starts it afresh.
import type { ExecutionEvent } from '../../history/index.ts';
import { readFromWorker, type ToWorker, type Topic, type Topics } from './messages.ts';

export interface WorkerClient {
  /** The answer. Rejects with a `NotAnswered` when a newer question of the topic comes, on `stop`, or when it takes too long. */
  ask<T extends Topic>(
    topic: T,
    asks: Topics[T]['asks'],
    options?: { readonly limitMs?: number; readonly onPart?: (part: Topics[T]['answers']) => void },
  ): Promise<Topics[T]['answers']>;
  /** Asks something whose answers come one after the other, until `close`. */
  open<T extends Topic>(
    topic: T,
    asks: Topics[T]['asks'],
    listener: Listener,
    limitMs?: number,
  ): OpenQuestion;
  /** Whether something is under way or may be told more. */
  readonly isBusy: boolean;
  /** Starts the worker ahead of the first question, so that it is answered at once. */
  warm(): void;
  /** Ends every question under way, whatever it is doing. */
  stop(): void;
  /** Ends them, and answers no more. */
  end(): void;
}

export interface OpenQuestion {
  send(event: ExecutionEvent): void;
  /** Nobody wants to hear more. */
  close(): void;
}

export interface Listener {
  /** An answer, unchecked; more may come by itself. */
  onAnswer(answer: unknown, isGoingOn: boolean): void;
  onProblem(problem: NotAnswered): void;
}

export class NotAnswered extends Error {
  /** True when nobody wants the answer any more. */
  readonly isUnwanted: boolean;
  constructor(message: string, isUnwanted: boolean) {
    super(message);
    this.isUnwanted = isUnwanted;
  }
}

interface Open {
  readonly topic: Topic;
  readonly listener: Listener;
  /** How long the worker may be silent about it, in milliseconds of real time. */
  readonly limitMs: number;
  /** Ends the worker when nothing has been heard for too long. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

const usualLimitMs = 10_000;

/** A client whose workers come from `startWorker`, which may throw. */
export function createWorkerClient(startWorker: () => Worker): WorkerClient {
  let worker: Worker | undefined;
  let last = 0;
  let hasEnded = false;
  const open = new Map<number, Open>();

  const settle = (id: number): Open | undefined => {
    const question = open.get(id);
    clearTimeout(question?.timer);
    open.delete(id);
    return question;
  };
  const failOne = (id: number, problem: NotAnswered): void => settle(id)?.listener.onProblem(problem);
  const fail = (problem: NotAnswered): void => {
    worker?.terminate();
    worker = undefined;
    for (const id of [...open.keys()]) failOne(id, problem);
  };
  const stop = (): void => fail(new NotAnswered('Stopped.', true));
  const expect = (question: Open): void => {
    const { limitMs, timer } = question;
    clearTimeout(timer);
    question.timer = setTimeout(() => fail(new NotAnswered(silence(limitMs), false)), limitMs);
  };

  const receive = (data: unknown): void => {
    const { id, answer, isGoingOn = false, problem } = readFromWorker(data);
    const question = open.get(id);
    if (!question) return;
    if (problem !== undefined) return failOne(id, new NotAnswered(broken(problem), false));
    if (isGoingOn) expect(question);
    else clearTimeout(question.timer);
    question.listener.onAnswer(answer, isGoingOn);
  };
  const started = (): Worker => {
    if (worker) return worker;
    const own = startWorker();
    own.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      try {
        receive(data);
      } catch (reason) {
        fail(new NotAnswered(broken(textOf(reason)), false));
      }
    });
    own.addEventListener('messageerror', () =>
      fail(new NotAnswered(broken('what it answered could not be read'), false)),
    );
    own.addEventListener('error', (event) => {
      event.preventDefault();
      fail(new NotAnswered(broken(event.message || 'its worker could not be started'), false));
    });
    return (worker = own);
  };
  const post = (id: number, message: ToWorker): void => {
    try {
      // A Svelte proxy cannot be cloned; messages are plain data and stay so.
      started().postMessage(message);
    } catch (reason) {
      // Told like every other problem: after this call.
      queueMicrotask(() => failOne(id, new NotAnswered(broken(textOf(reason)), false)));
    }
  };

  const client: WorkerClient = {
    get isBusy() {
      return open.size > 0;
    },
    open(topic, asks, listener, limitMs = usualLimitMs) {
      const id = ++last;
      const question: Open = { topic, listener, limitMs, timer: undefined };
      open.set(id, question);
      if (hasEnded) queueMicrotask(() => failOne(id, new NotAnswered('Stopped.', true)));
      else {
        expect(question);
        post(id, { id, topic, asks } as ToWorker);
      }
      return {
        send(event) {
          if (!open.has(id)) return;
          expect(question);
          post(id, { id, event });
        },
        close() {
          if (settle(id)) worker?.postMessage({ id, isOver: true } satisfies ToWorker);
        },
      };
    },
    ask(topic, asks, { limitMs, onPart } = {}) {
      for (const [id, older] of [...open])
        if (older.topic === topic) failOne(id, new NotAnswered('A newer question came.', true));
      return new Promise((resolve, reject) => {
        const question = client.open(
          topic,
          asks,
          {
            onAnswer(answer, isGoingOn) {
              // The page and the worker are of one build: what a topic answers is what `Topics` says.
              const known = answer as Topics[typeof topic]['answers'];
              if (isGoingOn) return onPart?.(known);
              question.close();
              resolve(known);
            },
            onProblem: reject,
          },
          limitMs,
        );
      });
    },
    warm() {
      try {
        if (!hasEnded) started();
      } catch {
        // Whoever asks is told.
      }
    },
    stop,
    end() {
      hasEnded = true;
      stop();
    },
  };
  return client;
}

const textOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));
const broken = (problem: string): string => `It broke: ${problem.replace(/\.$/, '')}.`;
const silence = (limitMs: number): string =>
  `It was stopped: nothing was heard for ${limitMs / 1000} seconds of real time. An expression in it probably never ends.`;
