// Runs an execution from request to end, or to the point where somebody is awaited: an actor that nobody talks to.
import { createActor, waitFor, type Actor } from 'xstate';
import type { ExecutionRequest } from '../execution/index.ts';
import type { Execution } from '../history/index.ts';
import { atOnce } from './actor/clock.ts';
import {
  fromRequest,
  type ActorOptions,
  type DefinitionActorLogic,
  type DefinitionSnapshot,
} from './actor/from-definition.ts';

export type ExecuteOptions = Pick<ActorOptions, 'onTaken'>;

/** Runs an execution: the same request gives the same history, byte for byte. Never rejects for what a definition or input holds. */
export async function execute(request: ExecutionRequest, options: ExecuteOptions = {}): Promise<Execution> {
  const actor = started(request, options);
  // Not toPromise, which waits for an end: an execution may wait for an answer that never comes.
  return executionOf(actor) ?? (await waitFor(actor, isAtRest)).execution;
}

/** Runs an execution at once; undefined when it needs JSONata, which is always a promise. */
export function executeSync(request: ExecutionRequest): Execution | undefined {
  return executionOf(started(request, {}));
}

function started(request: ExecutionRequest, { onTaken }: ExecuteOptions): Actor<DefinitionActorLogic> {
  const actor = createActor(fromRequest(request, { staysRedrivable: true, onTaken }), actorOptions);
  actor.subscribe(hearsErrors);
  return actor.start();
}

// With `input` among them, XState would give each actor's options a hidden class of their own: see "Speed" in README.md.
const actorOptions = { clock: atOnce };

/** The execution, if it is at rest. Throws what went wrong in the interpreter itself. */
function executionOf(actor: Actor<DefinitionActorLogic>): Execution | undefined {
  const snapshot = actor.getSnapshot();
  if (snapshot.status === 'error') throw snapshot.error;
  return isAtRest(snapshot) ? snapshot.execution : undefined;
}

// Whoever reads the snapshot finds the error there.
const hearsErrors = { error: (): void => undefined };

const isAtRest = (snapshot: DefinitionSnapshot): boolean => !snapshot.hasTag('running');
