// The worker's side of a run: the execution as an XState actor. What the page sends is sent to the actor, and what becomes of it is
// told while it runs, in chunks.
import { createActor } from 'xstate';
import { coverageKeysOf, type ExecutionEvent } from '../../history/index.ts';
import { fromDefinition, type DefinitionSnapshot, type PersistedExecution } from '../../interpreter/index.ts';
import type { ExecutionAsked, ExecutionRest, ExecutionTold } from './messages.ts';

export interface Conversation {
  send(event: ExecutionEvent): void;
}

/** While an execution runs, it is told of so many events at once, or after so many milliseconds. */
const chunkEvents = 2000;
const chunkMs = 50;

/** Starts an execution, or brings it back to where it was kept, and lets it run. */
export function converse(
  { request, kept }: ExecutionAsked,
  tell: (told: ExecutionTold, isGoingOn: boolean) => void,
  fail: (reason: unknown) => void,
): Conversation {
  const { definition, input, ...options } = request;
  const taken = new Set<string>();
  const logic = fromDefinition(definition, {
    ...options,
    isPaused: true,
    staysRedrivable: true,
    onTaken: (key) => taken.add(key),
  });
  const snapshot: PersistedExecution | undefined = kept && {
    status: 'active',
    output: undefined,
    error: undefined,
    ...kept,
    input,
    isPaused: false,
  };
  const actor = createActor(logic, { input, clock: betweenMessages, ...(snapshot && { snapshot }) });

  let told = 0;
  let toldAt = performance.now();
  const next = (snapshot: DefinitionSnapshot): void => {
    const isGoingOn = snapshot.hasTag('running');
    const isDue = snapshot.position - told >= chunkEvents || performance.now() - toldAt >= chunkMs;
    if (isGoingOn && !isDue) return;
    const events = snapshot.eventsFrom(told);
    told = snapshot.position;
    toldAt = performance.now();
    const { status, value, tags, position, type, execution } = snapshot;
    const standing = { status, value, tags: [...tags], position, type };
    tell(
      { standing, events, mapRuns: execution.mapRuns, ...(!isGoingOn && { rest: restOf(snapshot) }) },
      isGoingOn,
    );
  };
  const restOf = ({ execution }: DefinitionSnapshot): ExecutionRest => {
    const { events, ...others } = execution;
    const { journal, turns } = actor.getPersistedSnapshot() as PersistedExecution;
    return {
      execution: others,
      covered: [...coverageKeysOf({ ...others, events }, taken)],
      kept: { journal, turns },
    };
  };
  const observer = {
    next: (snapshot: DefinitionSnapshot) => {
      try {
        next(snapshot);
      } catch (reason) {
        fail(reason);
      }
    },
    error: fail,
  };
  if (kept) {
    // It goes on by itself.
    actor.subscribe(observer);
    actor.start();
  } else {
    actor.start();
    actor.subscribe(observer);
    actor.send({ type: 'RUN' });
  }
  return actor;
}

// The actor goes on with a long run after the messages that have come meanwhile.
const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.shift()?.();
const betweenMessages = {
  setTimeout(goOn: () => void): void {
    waiting.push(goOn);
    port2.postMessage(undefined);
  },
  clearTimeout: (): void => undefined,
};
