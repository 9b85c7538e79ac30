// What AWS bills for a Standard execution: state transitions. This file is the one place where the rule is written.
//
// The rule: "a state transition is counted each time a step of your workflow is executed", retries included
// (aws.amazon.com/step-functions/pricing; Developer Guide, "Error handling": retries are state transitions).
// So: every …StateEntered event counts one; every retry of a state counts one; a redrive counts one
// (Developer Guide, "Redriving executions"). Parallel and Map count themselves and every state inside. Map iterations,
// …Scheduled, …Started, …Succeeded and …Exited events are free. What AWS does not document is named in `undocumented`.
import type { HistoryEvent } from '../event.ts';
import type { VisitIndex } from './visits.ts';

/** The rule in words, for a page to show beside the count. */
export const stateTransitionRule = {
  statement:
    'A state transition is counted each time a step of the workflow is executed, every retry included.',
  counted: [
    'Every state that is entered counts one: Choice, Pass, Wait, Succeed and Fail like the others.',
    'Every retry counts one, of a Map or Parallel too, and so does every state that the retry runs again.',
    'Map and Parallel count themselves and every state inside, in every iteration and branch.',
    'A redrive counts one, and so does every state that it runs again.',
  ],
  free: 'Map iterations and the Scheduled, Started, Succeeded, Failed and Exited events count nothing.',
  sources: [
    { title: 'AWS Step Functions pricing', url: 'https://aws.amazon.com/step-functions/pricing/' },
    {
      title: 'Developer Guide: handling errors (retries are state transitions)',
      url: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
    },
    {
      title: 'Developer Guide: redriving executions',
      url: 'https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html',
    },
  ],
  undocumented: [
    {
      question: 'Does the start or the end of an execution add a transition?',
      whatWeDo: "Stepwise counts neither: AWS's own example bills four states as four transitions.",
    },
    {
      question: 'Does starting a child execution of a distributed Map add a transition to the parent?',
      whatWeDo: 'Stepwise counts none: the Map state counts one, and each child is billed by its own type.',
    },
  ],
} as const;

/** Why an event costs a state transition. */
export type TransitionReason = 'stateEntered' | 'retry' | 'redrive';

/** Why this event costs a state transition, or undefined when it is free. */
export function transitionReason(event: HistoryEvent, isRetry: boolean): TransitionReason | undefined {
  if (event.type.endsWith('StateEntered')) return 'stateEntered';
  if (event.type === 'ExecutionRedriven') return 'redrive';
  return isRetry ? 'retry' : undefined;
}

/** State transitions after each prefix of the history: `counts[k]` is the count after the first k events. */
export function countStateTransitions(events: readonly HistoryEvent[], index: VisitIndex): Uint32Array {
  const counts = new Uint32Array(events.length + 1);
  events.forEach((event, at) => {
    const counted = transitionReason(event, index.isRetry[at] ?? false) !== undefined;
    counts[at + 1] = (counts[at] ?? 0) + (counted ? 1 : 0);
  });
  return counts;
}
