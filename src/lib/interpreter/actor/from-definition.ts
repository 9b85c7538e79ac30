// A definition as XState actor logic: `createActor(fromDefinition(definition), { input })` runs it with everything that XState
// gives to actors. Events have the names of the API's operations; STEP and RUN move an execution that was started paused.
import type { ActorLogic, Snapshot } from 'xstate';
import type { Definition } from '../../asl/definition.ts';
import type { JsonValue } from '../../asl/json.ts';
import type { Execution, PendingCallback } from '../../history/execution.ts';
import type { ExecutionRequest } from '../../execution/request.ts';
import type { ExternalEvent, JournalEntry } from '../../execution/decisions.ts';
import { Engine } from '../execute.ts';

export interface DefinitionOptions extends Omit<ExecutionRequest, 'definition' | 'input'> {
  /** The execution waits for STEP or RUN instead of running when the actor starts. */
  readonly isPaused?: boolean;
  /** A failed execution keeps the actor active, so that it can be redriven; else the actor ends with an error. */
  readonly staysRedrivable?: boolean;
}

export type DefinitionEvent =
  | ExternalEvent
  /** One turn: a state, or a part of a state that lasts. */
  | { readonly type: 'STEP' }
  /** On until it ends or waits for somebody. */
  | { readonly type: 'RUN' }
  /** Sent by the actor to itself when JSONata has been evaluated. */
  | { readonly type: 'stepwise.evaluated'; readonly goal: Goal };

type Goal = 'step' | 'run' | 'replay';

/** How an execution failed: what an actor that ends with an error gives. */
export interface ExecutionError {
  readonly status: Execution['status'];
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

export type DefinitionSnapshot = Snapshot<JsonValue> & {
  /** How the execution stands at this snapshot; its events are made when they are looked at. */
  readonly execution: Execution;
  /** Events written so far. */
  readonly position: number;
  readonly pendingCallbacks: readonly PendingCallback[];
  readonly isPaused: boolean;
  /** JSONata is being evaluated; what is sent meanwhile waits. */
  readonly isEvaluating: boolean;
};

export type DefinitionActorLogic = ActorLogic<DefinitionSnapshot, DefinitionEvent, JsonValue | undefined>;
type Scope = Pick<Parameters<DefinitionActorLogic['transition']>[2], 'self'>;

/** What `getPersistedSnapshot` gives: the request, the decisions and how far it was. Restoring replays them. */
interface PersistedExecution {
  readonly input: JsonValue;
  readonly journal: readonly JournalEntry[];
  readonly turns: number;
  readonly isPaused: boolean;
}

/** XState actor logic of a definition. `input` of the actor is the execution's input, `{}` when absent; its output is the execution's. */
export function fromDefinition(
  definition: Definition,
  options: DefinitionOptions = {},
): DefinitionActorLogic {
  const { isPaused = false, staysRedrivable = false, ...request } = options;
  const drives = new WeakMap<object, Drive>();

  const snapshotOf = (drive: Drive): DefinitionSnapshot => {
    const { engine } = drive;
    const { execution } = engine;
    const snapshot = {
      ...outcomeOf(execution, staysRedrivable),
      execution,
      position: engine.main.records.length,
      pendingCallbacks: execution.pendingCallbacks,
      isPaused: drive.isPaused,
      isEvaluating: drive.isEvaluating,
    };
    drives.set(snapshot, drive);
    return snapshot;
  };

  const driveOf = (snapshot: DefinitionSnapshot): Drive => {
    const drive = drives.get(snapshot);
    if (drive === undefined) throw new Error('This snapshot belongs to another actor logic.');
    return drive;
  };

  const begin = (input: JsonValue, journal: readonly JournalEntry[], paused: boolean, turns = 0): Drive => ({
    input,
    engine: new Engine({ ...request, definition, input, journal }),
    isPaused: paused,
    replayTurns: turns,
    isEvaluating: false,
    queue: [],
  });

  return {
    getInitialSnapshot: (_, input) => snapshotOf(begin(input ?? {}, request.journal ?? [], isPaused)),
    restoreSnapshot: (persisted) => {
      const { input, journal, turns, isPaused: paused } = persisted as unknown as PersistedExecution;
      const drive = begin(input, journal, paused, turns);
      go(drive, 'replay');
      return snapshotOf(drive);
    },
    start: (snapshot, scope) => {
      const drive = driveOf(snapshot);
      if (drive.isEvaluating)
        scope.defer(() => scope.self.send({ type: 'stepwise.evaluated', goal: 'replay' }));
      else if (!drive.isPaused) scope.defer(() => scope.self.send({ type: 'RUN' }));
    },
    transition: (snapshot, event, scope) => {
      const drive = driveOf(snapshot);
      if (snapshot.status !== 'active') return snapshot;
      take(drive, event, scope);
      return snapshotOf(drive);
    },
    getPersistedSnapshot: (snapshot) => {
      const { input, engine, isPaused: paused } = driveOf(snapshot);
      const { status, output, error } = snapshot;
      const persisted: PersistedExecution = {
        input,
        journal: engine.scheduler.journal,
        turns: engine.scheduler.turns,
        isPaused: paused,
      };
      return { status, output, error, ...persisted } as Snapshot<unknown>;
    },
  };
}

/** An engine and what the actor wants of it. Snapshots of one actor share it. */
interface Drive {
  readonly input: JsonValue;
  readonly engine: Engine;
  isPaused: boolean;
  replayTurns: number;
  /** JSONata is being evaluated: what comes meanwhile waits in the queue. */
  isEvaluating: boolean;
  queue: DefinitionEvent[];
}

function take(drive: Drive, event: DefinitionEvent, { self }: Scope): void {
  if (event.type === 'stepwise.evaluated') drive.isEvaluating = false;
  else if (drive.isEvaluating) {
    drive.queue.push(event);
    return;
  }
  const pending = obey(drive, event);
  if (pending !== undefined) {
    const goal = goalOf(drive, event);
    pending.then(() => self.send({ type: 'stepwise.evaluated', goal }));
    return;
  }
  const next = drive.queue.shift();
  if (next !== undefined) take(drive, next, { self });
}

function obey(drive: Drive, event: DefinitionEvent): PromiseLike<void> | undefined {
  switch (event.type) {
    case 'STEP':
      drive.isPaused = true;
      return go(drive, 'step');
    case 'RUN':
      drive.isPaused = false;
      return go(drive, 'run');
    case 'stepwise.evaluated':
      return go(drive, event.goal);
    default:
      drive.engine.scheduler.send(event);
      return go(drive, drive.isPaused ? 'step' : 'run');
  }
}

const goalOf = (drive: Drive, event: DefinitionEvent): Goal => {
  if (event.type === 'stepwise.evaluated') return event.goal;
  return event.type === 'STEP' || drive.isPaused ? 'step' : 'run';
};

/** Moves the engine; gives a promise when JSONata has to be waited for. */
function go(drive: Drive, goal: Goal): PromiseLike<void> | undefined {
  const { scheduler } = drive.engine;
  const turns = goal === 'run' ? Infinity : goal === 'step' ? 1 : drive.replayTurns - scheduler.turns;
  if (goal === 'replay' && turns <= 0) return undefined;
  const progress = drive.engine.advance(turns);
  if (typeof progress === 'string') return undefined;
  drive.isEvaluating = true;
  return progress;
}

function outcomeOf(execution: Execution, staysRedrivable: boolean): Snapshot<JsonValue> {
  const { status, output, error, cause } = execution;
  if (status === 'SUCCEEDED') {
    return { status: 'done', output: JSON.parse(output ?? 'null') as JsonValue, error: undefined };
  }
  if (status === 'RUNNING' || staysRedrivable)
    return { status: 'active', output: undefined, error: undefined };
  const problem: ExecutionError = { status, error, cause };
  return { status: 'error', output: undefined, error: problem };
}
