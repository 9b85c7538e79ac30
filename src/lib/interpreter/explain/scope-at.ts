// What a state could see when a run was in it. The request is run again up to that event: the same request gives the same run, so
// nothing has to be kept.
import type { JsonObject, JsonValue } from '../../asl/index.ts';
import type { RandomState } from '../../data/index.ts';
import type { ExecutionRequest } from '../../execution/index.ts';
import { Engine } from '../engine/engine.ts';
import type { Thread } from '../engine/types.ts';

/** A visit of a state, by its events. */
export interface VisitPlace {
  readonly enteredEventId: number;
  /** The event that scheduled the attempt to look at: the task token is there from then on. */
  readonly attemptEventId?: number;
  /** The child execution that it lies in; absent for the execution itself. */
  readonly executionArn?: string;
}

/** What the fields of a state see. */
export interface SeenScope {
  readonly input: JsonValue;
  readonly variables: JsonObject;
  readonly contextObject: JsonObject;
  /** Milliseconds since 1970, virtual. */
  readonly nowMs: number;
  readonly random: RandomState;
}

/**
 * The scope of a visit; undefined when the run never comes there. It has an engine to itself and goes past the actor: what is asked
 * is what one thread holds at one moment, and an actor's snapshots show executions between transitions, not threads within them.
 */
export async function scopeAt(request: ExecutionRequest, place: VisitPlace): Promise<SeenScope | undefined> {
  const { executionArn, enteredEventId, attemptEventId = enteredEventId } = place;
  const engine = new Engine(request);
  const { scheduler, main } = engine;
  let seen: SeenScope | undefined;
  let isThere = false;
  const look = (thread: Thread): void => {
    const { execution, lastEventId } = thread;
    const isRun =
      executionArn === undefined ? execution === main : execution.facts.executionArn === executionArn;
    if (isThere || !isRun || (lastEventId !== enteredEventId && lastEventId !== attemptEventId)) return;
    seen = scopeOf(thread);
    isThere = lastEventId === attemptEventId;
  };
  scheduler.watch = look;
  // The first events may have been written before anybody could watch.
  look(main.root);
  while (!isThere) {
    const progress = engine.advance(1000);
    if (typeof progress !== 'string') await progress;
    else if (progress !== 'paused') break;
  }
  return seen;
}

function scopeOf(thread: Thread): SeenScope {
  const { scheduler } = thread.execution;
  return {
    input: thread.stateInput,
    variables: Object.fromEntries(thread.variables.entries()),
    contextObject: thread.contextObject,
    nowMs: scheduler.startedAt + scheduler.clock.now,
    random: scheduler.random.state,
  };
}
