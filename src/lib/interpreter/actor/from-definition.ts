// A definition as XState actor logic: `createActor(fromDefinition(definition), { input })` runs it with everything that XState
// gives to actors. The worker, the command line and `execute` all run executions this way.
import type { ActorLogic, Snapshot } from 'xstate';
import type { Definition, JsonValue } from '../../asl/index.ts';
import type { ExecutionRequest, JournalEntry } from '../../execution/index.ts';
import {
  type Execution,
  type ExecutionEvent,
  ExecutionSnapshot,
  type HistoryEvent,
  type PendingCallback,
  type Standing,
} from '../../history/index.ts';
import { Engine } from '../engine/engine.ts';
import { standingOf } from './standing.ts';

export interface ActorOptions {
  /** The execution waits for STEP or RUN instead of running when the actor starts. */
  readonly isPaused?: boolean;
  /** An execution that failed, timed out or was stopped keeps the actor active, so that it can be redriven; else the actor ends with an error. */
  readonly staysRedrivable?: boolean;
  /** Told, by its `takenKey`, which choice rule or catcher was taken: the history tells only where it led. */
  readonly onTaken?: (key: string) => void;
}

export interface DefinitionOptions extends ActorOptions, Omit<ExecutionRequest, 'definition' | 'input'> {}

export type DefinitionEvent =
  | ExecutionEvent
  /** Sent by the actor to itself: a long run is many events. */
  | { readonly type: 'stepwise.goOn' }
  /** Sent by the actor to itself when JSONata has been evaluated. */
  | { readonly type: 'stepwise.evaluated' };

/** How an execution failed: what an actor that ends with an error gives. */
export interface ExecutionError {
  readonly status: Execution['status'];
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** XState's Snapshot, and what `ExecutionSnapshot` says of the execution. */
export type DefinitionSnapshot = Snapshot<JsonValue> &
  ExecutionSnapshot & {
    readonly pendingCallbacks: readonly PendingCallback[];
    /** The events after the first `from`. */
    eventsFrom(from: number): readonly HistoryEvent[];
  };

export type DefinitionActorLogic = ActorLogic<DefinitionSnapshot, DefinitionEvent, JsonValue | undefined>;
type Scope = Pick<Parameters<DefinitionActorLogic['transition']>[2], 'self' | 'system'>;

/** What `getPersistedSnapshot` gives, plain JSON: the input, the decisions and how far it was. Restoring replays them. */
export type PersistedExecution = Snapshot<JsonValue> & {
  readonly input: JsonValue;
  readonly journal: readonly JournalEntry[];
  readonly turns: number;
  readonly isPaused: boolean;
};

/** As many turns of the engine as one transition of the actor takes at the most. */
export const turnsOfTransition = 2000;

/** With JSONata, each turn ends in a promise, and promises let nobody else have a turn: after so many turns a timer does. */
const turnsBetweenEvaluations = 16;

/** XState actor logic of a definition. The actor's `input` is the execution's, `{}` when absent, and so is its output. */
export function fromDefinition(
  definition: Definition,
  { isPaused, staysRedrivable, onTaken, ...request }: DefinitionOptions = {},
): DefinitionActorLogic {
  return fromRequest({ ...request, definition, input: {} }, { isPaused, staysRedrivable, onTaken });
}

/** The same for a whole request, whose input is taken where the actor is given none. */
export function fromRequest(
  request: ExecutionRequest,
  { isPaused = false, staysRedrivable = false, onTaken }: ActorOptions,
): DefinitionActorLogic {
  const begin = (input: JsonValue, journal = request.journal): Drive => {
    const engine = new Engine(request, input, journal);
    if (onTaken !== undefined) engine.tellTaken(onTaken);
    return new Drive(engine, input, staysRedrivable);
  };

  return {
    getInitialSnapshot: (_, input = request.input) => {
      const drive = begin(input);
      drive.steps = isPaused ? 0 : Infinity;
      return drive.snapshot();
    },
    restoreSnapshot: (persisted) => {
      const { input, journal, turns, isPaused: wasPaused } = persisted as PersistedExecution;
      const drive = begin(input, journal);
      drive.steps = wasPaused ? 0 : Infinity;
      drive.replayUntil = turns;
      return drive.snapshot();
    },
    start: (snapshot, { self }) => {
      if (snapshot.hasTag('running')) self.send({ type: 'stepwise.goOn' });
    },
    transition: (snapshot, event, scope) => {
      if (snapshot.status !== 'active') return snapshot;
      const drive = Drive.of(snapshot);
      if (!drive.take(event, snapshot)) return snapshot;
      drive.advance(scope, event.type === 'stepwise.evaluated');
      return drive.snapshot();
    },
    getPersistedSnapshot: (snapshot) => Drive.of(snapshot).persisted(snapshot),
  };
}

/** An engine and what the actor wants of it. Snapshots of one actor share it. */
class Drive {
  readonly #engine: Engine;
  readonly #input: JsonValue;
  readonly #staysRedrivable: boolean;
  /** How many turns it takes by itself; Infinity: until it ends or waits for somebody. */
  steps = Infinity;
  /** Turns that a restored execution had taken: it takes them in any case. */
  replayUntil = 0;
  #progress: 'paused' | 'waiting' | 'finished' = 'paused';
  #isEvaluating = false;
  /** A decision is to be taken, even if no turn is. */
  #hasSent = false;
  /** An event that lets it go on is on its way. */
  #isScheduled = false;
  /** Turns when it last let others have their turn. */
  #scheduledAt = 0;

  constructor(engine: Engine, input: JsonValue, staysRedrivable: boolean) {
    this.#engine = engine;
    this.#input = input;
    this.#staysRedrivable = staysRedrivable;
  }

  static of(snapshot: DefinitionSnapshot): Drive {
    if (snapshot instanceof ActorSnapshot) return snapshot.drive;
    throw new Error('This snapshot is not one of fromDefinition.');
  }

  /** Takes an event up; false when there is nothing to do about it. */
  take(event: DefinitionEvent, snapshot: DefinitionSnapshot): boolean {
    switch (event.type) {
      case 'stepwise.goOn':
        this.#isScheduled = false;
        return !this.#isEvaluating;
      case 'stepwise.evaluated':
        this.#isEvaluating = false;
        return true;
    }
    if (!snapshot.can(event)) return false;
    switch (event.type) {
      case 'RUN':
        this.steps = Infinity;
        break;
      case 'STEP':
        this.steps++;
        break;
      case 'CANCEL':
        this.steps = 0;
        this.replayUntil = 0;
        break;
      default:
        this.#engine.scheduler.send(event);
        this.#hasSent = true;
        this.#progress = 'paused';
    }
    return true;
  }

  /** Goes on as far as one transition may. */
  advance({ self, system }: Scope, wasEvaluated: boolean): void {
    if (this.#isEvaluating) return;
    const turns = this.#turnsToTake();
    const isDue = wasEvaluated && this.#engine.scheduler.turns - this.#scheduledAt >= turnsBetweenEvaluations;
    if ((turns > 0 && !isDue) || this.#hasSent) {
      this.#hasSent = false;
      const isStep = turns > 0 && !this.#isReplaying;
      const progress = this.#engine.advance(turns);
      if (typeof progress !== 'string') {
        this.#isEvaluating = true;
        progress.then(() => self.send({ type: 'stepwise.evaluated' }));
        return;
      }
      this.#progress = progress;
      if (isStep && this.steps > 0) this.steps--;
    }
    if (this.#isScheduled || this.#turnsToTake() === 0) return;
    this.#isScheduled = true;
    this.#scheduledAt = this.#engine.scheduler.turns;
    system.scheduler.schedule(self, self, { type: 'stepwise.goOn' }, 0, 'goOn');
  }

  get #isReplaying(): boolean {
    return this.#engine.scheduler.turns < this.replayUntil;
  }

  #turnsToTake(): number {
    if (this.#progress !== 'paused') return 0;
    const { replayUntil, steps } = this;
    const { turns } = this.#engine.scheduler;
    if (turns < replayUntil) return Math.min(turnsOfTransition, replayUntil - turns);
    return steps === Infinity ? turnsOfTransition : Math.min(1, steps);
  }

  snapshot(): DefinitionSnapshot {
    const engine = this.#engine;
    const isRunning = this.#isEvaluating || this.#turnsToTake() > 0;
    const standing = standingOf(
      engine,
      this.#status,
      isRunning,
      this.#isEvaluating,
      this.#progress === 'paused' && this.steps !== Infinity,
    );
    // The class holds what XState's union of statuses says, one status at a time.
    return new ActorSnapshot(standing, engine, this) as DefinitionSnapshot;
  }

  // The actor ends when nothing goes on any more, the executions that nobody waits for included.
  get #status(): Standing['status'] {
    if (this.#progress !== 'finished') return 'active';
    if (this.#engine.main.outcome?.status === 'SUCCEEDED') return 'done';
    return this.#staysRedrivable ? 'active' : 'error';
  }

  persisted({ status, output, error }: Snapshot<JsonValue>): PersistedExecution {
    const { journal, turns } = this.#engine.scheduler;
    const own = { input: this.#input, journal: [...journal], turns, isPaused: this.steps !== Infinity };
    return { status, output, error, ...own } as PersistedExecution;
  }
}

class ActorSnapshot extends ExecutionSnapshot {
  readonly output: JsonValue | undefined;
  readonly error: ExecutionError | undefined;
  readonly #engine: Engine;
  readonly #drive: Drive;

  constructor(standing: Standing, engine: Engine, drive: Drive) {
    super(standing, engine.execution);
    const { status, execution } = this;
    this.output = status === 'done' ? (engine.main.outcome?.output ?? null) : undefined;
    this.error =
      status === 'error'
        ? { status: execution.status, error: execution.error, cause: execution.cause }
        : undefined;
    this.#engine = engine;
    this.#drive = drive;
  }

  get drive(): Drive {
    return this.#drive;
  }

  get pendingCallbacks(): readonly PendingCallback[] {
    return this.execution.pendingCallbacks;
  }

  eventsFrom(from: number): readonly HistoryEvent[] {
    return this.#engine.eventsFrom(from, this.position);
  }
}
