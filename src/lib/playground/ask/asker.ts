// Asks the worker that explains runs: one question of a topic at a time, each with a limit of real time.
import * as v from 'valibot';
import type { FromAsked, Questions, ToAsked, Topic } from './ask.worker.ts';

export interface Asker {
  /** The answer. Rejects with a `NotAnswered` when a newer question of the topic comes, on `stop`, or when it takes too long. */
  ask<T extends Topic>(
    topic: T,
    asks: Questions[T]['asks'],
    options?: { readonly limitMs?: number; readonly onPart?: (part: Questions[T]['answers']) => void },
  ): Promise<Questions[T]['answers']>;
  /** Ends every question under way. */
  stop(): void;
  /** Ends them, and answers no more. */
  end(): void;
}

export class NotAnswered extends Error {
  /** True when nobody wants the answer any more. */
  readonly isUnwanted: boolean;
  constructor(message: string, isUnwanted: boolean) {
    super(message);
    this.isUnwanted = isUnwanted;
  }
}

interface Pending {
  readonly topic: Topic;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: NotAnswered) => void;
  readonly onPart: ((part: unknown) => void) | undefined;
  readonly timer: ReturnType<typeof setTimeout>;
}

const answerSchema = v.looseObject({ id: v.number(), problem: v.optional(v.string()) });

/** An asker whose worker is started with the first question. */
export function createAsker(startWorker: () => Worker): Asker {
  let worker: Worker | undefined;
  let last = 0;
  let hasEnded = false;
  const pending = new Map<number, Pending>();

  const settle = (id: number): Pending | undefined => {
    const question = pending.get(id);
    if (question) clearTimeout(question.timer);
    pending.delete(id);
    return question;
  };
  const stop = (message = 'Stopped.', isUnwanted = true): void => {
    worker?.terminate();
    worker = undefined;
    for (const id of [...pending.keys()]) settle(id)?.reject(new NotAnswered(message, isUnwanted));
  };
  const receive = (data: unknown): void => {
    v.assert(answerSchema, data);
    const { id, part, answer, problem } = data as FromAsked;
    if (part !== undefined) pending.get(id)?.onPart?.(part);
    else if (problem !== undefined) settle(id)?.reject(new NotAnswered(problem, false));
    else settle(id)?.resolve(answer);
  };
  const started = (): Worker => {
    if (worker) return worker;
    worker = startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      stop(`It broke: ${event.message || 'its worker could not be started'}.`, false);
    });
    return worker;
  };

  return {
    ask(topic, asks, { limitMs = 10_000, onPart } = {}) {
      const id = ++last;
      for (const [older, question] of [...pending])
        if (question.topic === topic) settle(older)?.reject(new NotAnswered('A newer question came.', true));
      return new Promise((resolve, reject) => {
        if (hasEnded) {
          reject(new NotAnswered('Stopped.', true));
          return;
        }
        const timer = setTimeout(
          () =>
            stop(
              `No answer after ${limitMs / 1000} seconds. An expression in it probably never ends.`,
              false,
            ),
          limitMs,
        );
        pending.set(id, {
          topic,
          resolve: resolve as (answer: unknown) => void,
          reject,
          onPart: onPart as ((part: unknown) => void) | undefined,
          timer,
        });
        // A Svelte proxy cannot be cloned; questions are plain data and stay so.
        started().postMessage({ id, topic, asks } as ToAsked);
      });
    },
    stop: () => stop(),
    end() {
      hasEnded = true;
      stop();
    },
  };
}
