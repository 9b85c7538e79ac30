// The page's side of a worker: it is started when something is first asked, kept warm between questions, and ended when it does not
// answer. Whatever goes wrong with it reaches whoever asked, as a sentence; the next question starts it afresh.
import type { ExecutionEvent } from '../../history/index.ts';
import { watchLifeline, type WatchLifeline } from './lifeline.ts';
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
  /** Whether something is under way or may be sent events. */
  readonly isBusy: boolean;
  /** Whether the worker has yet to say that it is there: what is asked waits until it is loaded. */
  readonly isLoading: boolean;
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
  /** The worker is loaded, and takes the question up. */
  onReady?(): void;
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
/** How long a worker may take to be loaded, in milliseconds. */
const loadingLimitMs = 30_000;

/** A client whose workers come from `startWorker`, which may throw. */
export function createWorkerClient(
  startWorker: () => Worker,
  watch: WatchLifeline = watchLifeline,
): WorkerClient {
  let worker: Worker | undefined;
  let isLoading = true;
  /** Ends the watch over the worker; undefined while nobody would say that it is gone. */
  let endWatch: (() => void) | undefined;
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
    isLoading = true;
    endWatch?.();
    endWatch = undefined;
    for (const id of [...open.keys()]) failOne(id, problem);
  };
  const stop = (): void => fail(new NotAnswered('Stopped.', true));
  const expect = (question: Open): void => {
    clearTimeout(question.timer);
    const limitMs = isLoading ? loadingLimitMs : question.limitMs;
    const giveUp = (): void => {
      const sentence = isLoading
        ? broken(`its worker was not there within ${seconds(limitMs)}`)
        : silence(limitMs, endWatch !== undefined);
      fail(new NotAnswered(sentence, false));
    };
    question.timer = setTimeout(giveUp, limitMs);
  };
  const ready = (own: Worker, lifeline: string | undefined): void => {
    if (worker !== own) return;
    isLoading = false;
    if (lifeline !== undefined)
      endWatch = watch(lifeline, () => {
        if (worker === own) fail(new NotAnswered(broken(gone), false));
      });
    for (const question of [...open.values()]) {
      expect(question);
      question.listener.onReady?.();
    }
  };

  const receive = (own: Worker, data: unknown): void => {
    const message = readFromWorker(data);
    if ('isReady' in message) return ready(own, message.lifeline);
    const { id, answer, isGoingOn = false, problem } = message;
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
        receive(own, data);
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
      // Reported like every other problem: after this call.
      queueMicrotask(() => failOne(id, new NotAnswered(broken(textOf(reason)), false)));
    }
  };

  const client: WorkerClient = {
    get isBusy() {
      return open.size > 0;
    },
    get isLoading() {
      return isLoading;
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
        // Whoever asks hears of it.
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
const seconds = (ms: number): string => `${ms / 1000} seconds`;
const gone = 'the browser ended its worker, perhaps because it took more memory than there is';
/** What is known of a silent worker: one that is watched is there and busy; of any other only that it says nothing. */
const silence = (limitMs: number, isThere: boolean): string =>
  `It was stopped: nothing was heard for ${seconds(limitMs)} of real time.${
    isThere ? ' Something in it, an expression for example, takes very long or never ends.' : ''
  }`;
