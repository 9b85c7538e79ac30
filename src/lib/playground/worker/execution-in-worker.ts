// The actor in the page that stands for the one in the worker: what it is sent is sent there, and its snapshots say how the
// execution stands there, read as XState's snapshots are read.
import { createActor, waitFor, type Actor, type ActorLogic, type Snapshot } from 'xstate';
import type { ExecutionRequest } from '../../execution/index.ts';
import {
  type ChildExecution,
  type Execution,
  type ExecutionEvent,
  ExecutionSnapshot,
  type HistoryEvent,
  type Standing,
} from '../../history/index.ts';
import type { NotAnswered, OpenQuestion, WorkerClient } from './client.ts';
import {
  readExecutionUpdate,
  type ExecutionAsked,
  type ExecutionUpdate,
  type KeptExecution,
} from './messages.ts';
import { noProgress, progressAfter, withMapRuns, type RunProgress } from './progress.ts';

/** An execution with what it exercised of its definition. */
export interface PlayedExecution extends Execution {
  readonly covered: readonly string[];
}

type FromWorker =
  | { readonly type: 'worker.ready' }
  | { readonly type: 'worker.updated'; readonly update: ExecutionUpdate }
  | { readonly type: 'worker.failed'; readonly problem: NotAnswered }
  /** CANCEL has not been answered yet; it is waited for so many times more. */
  | { readonly type: 'worker.late'; readonly waits: number }
  | { readonly type: 'xstate.stop' };

export type RemoteSnapshot = Snapshot<undefined> & RemoteExecution;
export type ExecutionInWorker = ActorLogic<RemoteSnapshot, ExecutionEvent | FromWorker, ExecutionAsked>;
export type RemoteActor = Actor<ExecutionInWorker>;

/** With so many events shown, a run that goes on shows no more until it is at rest. */
const mostShownWhileRunning = 5000;

/**
 * How long a worker may take to answer CANCEL before it is ended: a few short waits and not a long one, so that what has arrived
 * while the page was busy is read before the last of them is over.
 */
const cancelWaits = 3;
const cancelWaitMs = 50;

/** Logic of one actor: an execution that a worker runs. It is over when the execution is, or ends with a `NotAnswered`. */
export function executionInWorker(client: WorkerClient): ExecutionInWorker {
  let question: OpenQuestion | undefined;
  return {
    getInitialSnapshot: (_, asked) => asSnapshot(RemoteExecution.begun(asked)),
    start: (snapshot, { self }) => {
      question = client.open('execution', snapshot.asked, {
        onReady: () => self.send({ type: 'worker.ready' }),
        onAnswer: (answer) => self.send({ type: 'worker.updated', update: readExecutionUpdate(answer) }),
        onProblem: (problem) => self.send({ type: 'worker.failed', problem }),
      });
      if (!client.isLoading) self.send({ type: 'worker.ready' });
    },
    transition: (snapshot, event, { self, system }) => {
      if (snapshot.status !== 'active') return snapshot;
      const waitForCancel = (waits: number): void => {
        const late: FromWorker = { type: 'worker.late', waits };
        system.scheduler.schedule(self, self, late, cancelWaitMs, 'late');
      };
      switch (event.type) {
        case 'worker.ready':
          return asSnapshot(snapshot.ready());
        case 'worker.updated': {
          const { standing, rest } = event.update;
          if (!standing.tags.includes('running')) system.scheduler.cancel(self, 'late');
          if (rest && standing.status !== 'active') question?.close();
          return asSnapshot(snapshot.updated(event.update));
        }
        case 'worker.failed':
          return asSnapshot(snapshot.failed(event.problem));
        case 'worker.late': {
          if (event.waits > 0) {
            waitForCancel(event.waits - 1);
            return snapshot;
          }
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
      waitForCancel(cancelWaits - 1);
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

/** What is known of an execution in a worker. */
interface Known {
  /** All of them, in one list that grows. */
  readonly events: HistoryEvent[];
  /** Of the events alone. */
  readonly progress: RunProgress;
  readonly mapRuns: Execution['mapRuns'];
  /** Those that have arrived, in one list that grows until the rest is there. */
  readonly children: ChildExecution[];
  /** How it stands there, when it goes no further and what it was is still on its way. */
  readonly arriving: Standing | undefined;
  readonly covered: readonly string[];
  readonly kept: KeptExecution | undefined;
  /** The worker is still being loaded. */
  readonly isLoading: boolean;
  /** The worker was ended: it goes on no more. */
  readonly isCutOff: boolean;
}

export class RemoteExecution extends ExecutionSnapshot {
  readonly output = undefined;
  readonly error: NotAnswered | undefined;
  readonly asked: ExecutionAsked;
  readonly #known: Known;

  private constructor(
    standing: Standing,
    execution: Execution,
    asked: ExecutionAsked,
    known: Known,
    error?: NotAnswered,
  ) {
    super(standing, execution);
    this.asked = asked;
    this.#known = known;
    this.error = error;
  }

  static begun(asked: ExecutionAsked): RemoteExecution {
    const { type = 'STANDARD' } = asked.request;
    const standing: Standing = { status: 'active', value: {}, tags: ['running'], position: 0, type };
    const known: Known = {
      events: [],
      progress: noProgress,
      mapRuns: undefined,
      children: [],
      arriving: undefined,
      covered: [],
      kept: undefined,
      isLoading: true,
      isCutOff: false,
    };
    return new RemoteExecution(standing, underWay([]), asked, known);
  }

  /** What the execution exercised of its definition; empty while it runs. */
  get covered(): readonly string[] {
    return this.#known.covered;
  }
  /** What brings it back as it stands; undefined while it runs. */
  get kept(): KeptExecution | undefined {
    return this.#known.kept;
  }
  /** Whether it was cancelled in the middle of something that could not be waited for: it cannot go on. */
  get isCutOff(): boolean {
    return this.#known.isCutOff;
  }
  get progress(): RunProgress {
    return withMapRuns(this.#known.progress, this.#known.mapRuns);
  }
  get isLoading(): boolean {
    return this.#known.isLoading;
  }
  /** Whether it was cancelled: it goes no further, also when what has happened is still on its way. */
  get isCancelled(): boolean {
    return this.isCutOff || this.hasTag('paused') || this.#known.arriving?.tags.includes('paused') === true;
  }

  ready(): RemoteExecution {
    return this.#with({}, { isLoading: false });
  }

  updated({ standing, events, mapRuns, children, rest }: ExecutionUpdate): RemoteExecution {
    const known = this.#known;
    for (const event of events) known.events.push(event);
    // Whenever it comes to rest, all of them come anew.
    const arrived = children || rest ? known.children : [];
    for (const child of children ?? []) arrived.push(child);
    const isAtRest = !standing.tags.includes('running');
    const next: Known = {
      ...known,
      progress: progressAfter(known.progress, events, known.events),
      mapRuns,
      children: rest ? [] : arrived,
      arriving: isAtRest && !rest ? standing : undefined,
      covered: rest?.covered ?? [],
      kept: rest?.kept,
    };
    if (rest) {
      const execution = { ...rest.execution, events: [...known.events], children: arrived };
      return new RemoteExecution(standing, execution, this.asked, next);
    }
    // Until all of it is there, nothing can be done with it but to wait.
    if (isAtRest)
      return new RemoteExecution(
        { ...standing, status: 'active', tags: ['running'] },
        this.execution,
        this.asked,
        next,
      );
    return new RemoteExecution(standing, this.#shown(known.events), this.asked, next);
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

  /** It was sent something, and what comes of it is on its way. */
  goingOn(): RemoteExecution {
    return this.#with({ tags: ['running'] });
  }

  failed(error: NotAnswered): RemoteExecution {
    return this.#with({ status: 'error', tags: [] }, {}, underWay([...this.#known.events]), error);
  }

  cutOff(): RemoteExecution {
    return this.#with({ tags: [] }, { isCutOff: true }, underWay([...this.#known.events]));
  }

  #with(
    standing: Partial<Standing>,
    known: Partial<Known> = {},
    execution = this.execution,
    error?: NotAnswered,
  ): RemoteExecution {
    const { status, value, position, type } = this;
    return new RemoteExecution(
      { status, value, tags: [...this.tags], position, type, ...standing },
      execution,
      this.asked,
      { ...this.#known, ...known },
      error,
    );
  }
}

const underWay = (events: readonly HistoryEvent[]): Execution => ({
  status: 'RUNNING',
  events,
  pendingCallbacks: [],
  children: [],
});
