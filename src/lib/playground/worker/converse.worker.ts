// The worker's side of a run: the execution as an XState actor. What the page sends is sent to the actor, and the page is
// kept up to date while it runs, in chunks.
import { createActor } from 'xstate';
import {
  type ChildExecution,
  coverageKeysOf,
  type Execution,
  type ExecutionEvent,
} from '../../history/index.ts';
import { fromDefinition, type DefinitionSnapshot, type PersistedExecution } from '../../interpreter/index.ts';
import type { ExecutionAsked, ExecutionUpdate } from './messages.ts';

export interface Conversation {
  send(event: ExecutionEvent): void;
}

/** While an execution runs, there is an update after so many events, or so many milliseconds. */
const chunkEvents = 2000;
const chunkMs = 50;

/** Starts an execution, or brings it back to where it was kept, and lets it run. */
export function converse(
  { request, kept }: ExecutionAsked,
  update: (update: ExecutionUpdate, isGoingOn: boolean) => void,
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

  const guarded = (act: () => void) => (): void => {
    try {
      act();
    } catch (reason) {
      fail(reason);
    }
  };

  let position = 0;
  let updatedAt = performance.now();
  let latest: DefinitionSnapshot | undefined;
  const next = (snapshot: DefinitionSnapshot): void => {
    if (snapshot === latest) return;
    latest = snapshot;
    const isGoingOn = snapshot.hasTag('running');
    const isDue = snapshot.position - position >= chunkEvents || performance.now() - updatedAt >= chunkMs;
    if (isGoingOn && !isDue) return;
    const events = snapshot.eventsFrom(position);
    position = snapshot.position;
    update({ ...headOf(snapshot), events }, true);
    updatedAt = performance.now();
    if (!isGoingOn) giveRestOf(snapshot);
  };
  // That it goes no further is known by now. What it was may be large: it comes in parts, and messages between them.
  const giveRestOf = (snapshot: DefinitionSnapshot): void => {
    const { events, children, ...execution } = snapshot.execution;
    const head = { ...headOf(snapshot), events: [] };
    let given = 0;
    const givePart = (): void => {
      if (snapshot !== latest) return;
      const part: ChildExecution[] = [];
      let size = 0;
      for (const child of children.slice(given)) {
        part.push(child);
        size += sizeOf(child.execution);
        if (size >= chunkEvents) break;
      }
      given += part.length;
      if (part.length > 0) update({ ...head, children: part }, true);
      if (given < children.length) return betweenMessages.setTimeout(guarded(givePart));
      const { journal, turns } = actor.getPersistedSnapshot() as PersistedExecution;
      const covered = [...coverageKeysOf({ ...execution, events, children }, taken)];
      update({ ...head, rest: { execution, covered, kept: { journal, turns } } }, false);
    };
    givePart();
  };
  const observer = {
    next: (snapshot: DefinitionSnapshot) => guarded(() => next(snapshot))(),
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

const headOf = ({ status, value, tags, position, type, execution }: DefinitionSnapshot) => ({
  standing: { status, value, tags: [...tags], position, type },
  mapRuns: execution.mapRuns,
});

/** How much there is of an execution and of all below it, in events. */
const sizeOf = ({ events, children }: Execution): number =>
  children.reduce((sum, { execution }) => sum + sizeOf(execution), events.length + 1);

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
