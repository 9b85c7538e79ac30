// The actor in the page that stands for the one in the worker: what it is sent is sent there, and its snapshots say how the
// execution stands there, read as XState's snapshots are read.
import { createActor, waitFor, type Actor, type ActorLogic, type Snapshot } from 'xstate';
import type { ExecutionRequest } from '../../execution/index.ts';
import {
  type Execution,
  type ExecutionEvent,
  ExecutionSnapshot,
  type HistoryEvent,
  type Standing,
} from '../../history/index.ts';
import type { NotAnswered, OpenQuestion, WorkerClient } from './client.ts';
import {
  readExecutionTold,
  type ExecutionAsked,
  type ExecutionTold,
  type KeptExecution,
} from './messages.ts';
import { noProgress, progressAfter, withMapRuns, type Progress } from './progress.ts';

/** An execution with what it exercised of its definition. */
export interface PlayedExecution extends Execution {
  readonly covered: readonly string[];
}

type FromWorker =
  | { readonly type: 'worker.told'; readonly told: ExecutionTold }
  | { readonly type: 'worker.failed'; readonly problem: NotAnswered }
  /** CANCEL was not answered in time. */
  | { readonly type: 'worker.late' }
  | { readonly type: 'xstate.stop' };

export type RemoteSnapshot = Snapshot<undefined> & RemoteExecution;
export type ExecutionInWorker = ActorLogic<RemoteSnapshot, ExecutionEvent | FromWorker, ExecutionAsked>;
export type RemoteActor = Actor<ExecutionInWorker>;

/** With so many events shown, a run that goes on shows no more until it is at rest. */
const mostShownWhileRunning = 5000;

/** How long a worker may take to answer CANCEL before it is ended, in milliseconds. */
const cancelMs = 150;

/** Logic of one actor: an execution that a worker runs. It is over when the execution is, or ends with a `NotAnswered`. */
export function executionInWorker(client: WorkerClient): ExecutionInWorker {
  let question: OpenQuestion | undefined;
  return {
    getInitialSnapshot: (_, asked) => asSnapshot(RemoteExecution.begun(asked)),
    start: (snapshot, { self }) => {
      question = client.open('execution', snapshot.asked, {
        onAnswer: (answer) => self.send({ type: 'worker.told', told: readExecutionTold(answer) }),
        onProblem: (problem) => self.send({ type: 'worker.failed', problem }),
      });
    },
    transition: (snapshot, event, { self, system }) => {
      if (snapshot.status !== 'active') return snapshot;
      switch (event.type) {
        case 'worker.told':
          if (event.told.rest) system.scheduler.cancel(self, 'late');
          if (event.told.standing.status !== 'active') question?.close();
          return asSnapshot(snapshot.told(event.told));
        case 'worker.failed':
          return asSnapshot(snapshot.failed(event.problem));
        case 'worker.late': {
          const cutOff = snapshot.cutOff();
          question?.close();
          client.stop();
          return asSnapshot(cutOff);
        }
        case 'xstate.stop':
          question?.close();
          return snapshot;
      }
      if (!snapshot.can(event)) return snapshot;
      question?.send(event);
      if (event.type !== 'CANCEL') return asSnapshot(snapshot.goingOn());
      system.scheduler.schedule(self, self, { type: 'worker.late' }, cancelMs, 'late');
      return snapshot;
    },
    getPersistedSnapshot: (snapshot) => snapshot,
  };
}

/**
 * The execution that a request makes, at its end or where it waits. Rejects with a `NotAnswered`, also when a newer one is asked of
 * the client.
 */
export async function executeInWorker(
  client: WorkerClient,
  request: ExecutionRequest,
): Promise<PlayedExecution> {
  if (client.isBusy) client.stop();
  const actor = createActor(executionInWorker(client), { input: { request } });
  const atRest = waitFor(actor, (snapshot) => !snapshot.hasTag('running'));
  actor.start();
  const { execution, covered } = await atRest;
  actor.stop();
  return { ...execution, covered };
}

const asSnapshot = (execution: RemoteExecution): RemoteSnapshot => execution as RemoteSnapshot;

/** What an execution in a worker has told so far. */
interface Told {
  /** All of them, in one list that grows. */
  readonly events: HistoryEvent[];
  /** Of the events alone. */
  readonly progress: Progress;
  readonly mapRuns: Execution['mapRuns'];
  readonly covered: readonly string[];
  readonly kept: KeptExecution | undefined;
  /** The worker was ended: it goes on no more. */
  readonly isCutOff: boolean;
}

export class RemoteExecution extends ExecutionSnapshot {
  readonly output = undefined;
  readonly error: NotAnswered | undefined;
  readonly asked: ExecutionAsked;
  readonly #told: Told;

  private constructor(
    standing: Standing,
    execution: Execution,
    asked: ExecutionAsked,
    told: Told,
    error?: NotAnswered,
  ) {
    super(standing, execution);
    this.asked = asked;
    this.#told = told;
    this.error = error;
  }

  static begun(asked: ExecutionAsked): RemoteExecution {
    const { type = 'STANDARD' } = asked.request;
    const standing: Standing = { status: 'active', value: {}, tags: ['running'], position: 0, type };
    const told: Told = {
      events: [],
      progress: noProgress,
      mapRuns: undefined,
      covered: [],
      kept: undefined,
      isCutOff: false,
    };
    return new RemoteExecution(standing, underWay([]), asked, told);
  }

  /** What the execution exercised of its definition; empty while it runs. */
  get covered(): readonly string[] {
    return this.#told.covered;
  }
  /** What brings it back as it stands; undefined while it runs. */
  get kept(): KeptExecution | undefined {
    return this.#told.kept;
  }
  /** Whether it was cancelled in the middle of something that could not be waited for: it cannot go on. */
  get isCutOff(): boolean {
    return this.#told.isCutOff;
  }
  get progress(): Progress {
    return withMapRuns(this.#told.progress, this.#told.mapRuns);
  }

  told({ standing, events, mapRuns, rest }: ExecutionTold): RemoteExecution {
    const all = this.#told.events;
    for (const event of events) all.push(event);
    const told: Told = {
      ...this.#told,
      progress: progressAfter(this.#told.progress, events, all),
      mapRuns,
      covered: rest?.covered ?? [],
      kept: rest?.kept,
    };
    return new RemoteExecution(
      standing,
      rest ? { ...rest.execution, events: [...all] } : this.#shown(all),
      this.asked,
      told,
    );
  }

  // While it runs, views look at what has happened so far. They read all of it each time: so they are given more when it has
  // doubled, and not so much that the page would be busy with it when somebody presses Cancel.
  #shown(all: readonly HistoryEvent[]): Execution {
    const { execution } = this;
    const shown = execution.events.length;
    return all.length < Math.max(1, 2 * shown) || shown > mostShownWhileRunning
      ? execution
      : underWay(all.slice(0, 2 * mostShownWhileRunning));
  }

  /** It was sent something and will tell what comes of it. */
  goingOn(): RemoteExecution {
    return this.#with(['running']);
  }

  failed(error: NotAnswered): RemoteExecution {
    const { value, position, type } = this;
    return new RemoteExecution(
      { status: 'error', value, tags: [], position, type },
      this.execution,
      this.asked,
      this.#told,
      error,
    );
  }

  cutOff(): RemoteExecution {
    const cutOff = this.#with([]);
    return new RemoteExecution({ ...cutOff, tags: [] }, underWay([...this.#told.events]), this.asked, {
      ...this.#told,
      isCutOff: true,
    });
  }

  #with(tags: Standing['tags']): RemoteExecution {
    const { status, value, position, type } = this;
    return new RemoteExecution(
      { status, value, tags, position, type },
      this.execution,
      this.asked,
      this.#told,
    );
  }
}

const underWay = (events: readonly HistoryEvent[]): Execution => ({
  status: 'RUNNING',
  events,
  pendingCallbacks: [],
  children: [],
});
