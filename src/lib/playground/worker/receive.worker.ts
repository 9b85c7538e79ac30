// What a worker does with each message: a question is answered, an execution is begun, sent an event, or forgotten.
import { explainVisit, runMany, whereItHolds } from '../../interpreter/index.ts';
import { converse, type Conversation } from './converse.worker.ts';
import type { FromWorker, ToWorker } from './messages.ts';

type Answer = (answer: unknown, isGoingOn?: boolean) => void;
type Question = Exclude<Extract<ToWorker, { topic: unknown }>, { topic: 'execution' }>;

/** Gives the function that takes messages; what it has to say goes to `post`, which may throw. */
export function receiverOf(post: (message: FromWorker) => void): (message: ToWorker) => void {
  const executions = new Map<number, Conversation>();
  return (message) => {
    const { id } = message;
    const fail = (reason: unknown): void =>
      post({ id, problem: reason instanceof Error ? reason.message : String(reason) });
    // What cannot be posted is a failure like any other.
    const answer: Answer = (given, isGoingOn = false) => {
      try {
        post({ id, answer: given, isGoingOn });
      } catch (reason) {
        fail(reason);
      }
    };
    if ('isOver' in message) executions.delete(id);
    else if ('event' in message) executions.get(id)?.send(message.event);
    else if (message.topic === 'execution') executions.set(id, converse(message.asks, answer, fail));
    else answerTo(message, answer).catch(fail);
  };
}

async function answerTo(question: Question, answer: Answer): Promise<void> {
  switch (question.topic) {
    case 'explain':
      return answer(await explainVisit(question.asks));
    case 'holds':
      return answer(await whereItHolds(question.asks.condition, question.asks.sightings));
    case 'many': {
      const { request, first, count } = question.asks;
      await runMany(request, { first, count }, (part) => answer(part, true));
      return answer([]);
    }
    case 'machine': {
      const { codeOf } = await import('./export.worker.ts');
      return answer(codeOf(question.asks));
    }
  }
}
