// The run that came of a playground's texts: the execution, what was decided in it, the player's cursor, and everything that is
// read off the history up to the cursor. The verbs here start, answer, stop and move it; what is picked in it is the view's.
import { createActor, waitFor } from 'xstate';
import { refusesCreation } from '../../asl/index.ts';
import type { ExecutionRequest, ExternalEvent, JournalEntry } from '../../execution/index.ts';
import {
  type ChildExecution,
  type Execution,
  OpenTasks,
  StateSummaries,
  type StateVisit,
  VariableHistory,
  type VisitStatus,
  countStateTransitions,
  indexVisits,
  refusalOf,
  visitsByName,
} from '../../history/index.ts';
import { createPlayer, type SpeedName } from '../run/player.ts';
import { NotAnswered } from '../worker/client.ts';
import { executionInWorker, type RemoteActor, type RemoteSnapshot } from '../worker/execution-in-worker.ts';
import type { KeptExecution } from '../worker/messages.ts';
import type { RunProgress } from '../worker/progress.ts';
import { stoppedAt, stopRefusal } from '../run/decisions.ts';
import { firstFailure, stopsOf, timesOf } from '../run/stops.ts';
import { runStatus, type RunStatus } from '../run/run-status.ts';
import { changeOf, madeOf } from './made-of.ts';
import type { WorkspaceTexts } from './texts.svelte.ts';
import type { BreaksOf, CoveredRun, Lock, Say, Surroundings, WaitingRun } from './types.ts';

interface OpenChild {
  readonly name: string;
  readonly executionArn: string;
  readonly parent: Execution;
  /** The child execution that the parent is itself. */
  readonly outer: OpenChild | undefined;
}

/** When every run starts in virtual time: fixed, so that a shared run is the same run. */
export const startTime = '2026-01-01T00:00:00.000Z';
const mostCoveredRuns = 1000;

export class WorkspaceRun {
  seed = $state.raw(1);
  /** What a person decided in the run that is shown; with a shared link it comes before the run. */
  journal = $state.raw<readonly JournalEntry[]>([]);
  /** Whether the journal came with a link and is still to be played. */
  #isJournalOpened = false;

  execution = $state.raw<Execution>();
  /** What the execution that is shown was asked. */
  request = $state.raw<ExecutionRequest>();
  /** What the runs made here exercised, the latest last. */
  coveredRuns = $state.raw<readonly CoveredRun[]>([]);
  /** What the cases of an exercise exercised of the definition that was checked last, by the case. */
  checkedCases = $state.raw<{ readonly [name: string]: CoveredRun }>({});
  /** The child execution that is shown in place of its parent, with the parent to go back to. */
  #child = $state.raw<OpenChild>();
  /** Why the run that was asked for last did not happen. */
  refusal = $state.raw<string>();
  /** Why the last decision about the run was not taken. */
  answerProblem = $state.raw<string>();
  /** What the first run of the original texts waits for, if anything. */
  lock = $state.raw<Lock>();
  /** Where playing halts: set by whoever keeps the breakpoints. */
  breaksOf: BreaksOf = () => [];

  readonly #texts: WorkspaceTexts;
  readonly #say: Say;
  /** Called when the cursor goes somewhere: what was picked before is picked no more. */
  readonly #onMove: () => void;
  /** The texts that the execution came of. */
  #fingerprint = $state.raw<string>();
  #surroundings: Surroundings | undefined;
  /** The actor of the execution that is shown, or is being made. */
  #actor: RemoteActor | undefined;
  /** How it stands. */
  #live = $state.raw<RemoteSnapshot>();
  #player = createActor(createPlayer((onFrame) => this.#surroundings?.frames(onFrame) ?? (() => undefined)));
  #snapshot = $state.raw(this.#player.getSnapshot());

  readonly events = $derived(this.execution?.events ?? []);
  readonly index = $derived(indexVisits(this.events));
  readonly summaries = $derived(new StateSummaries(this.index));
  readonly openTasks = $derived(new OpenTasks(this.events, this.index));
  readonly variables = $derived(new VariableHistory(this.events, this.index));
  /** Virtual milliseconds since the start of the run, by event id − 1. */
  readonly times = $derived(timesOf(this.events));
  /** The visits of each state, in order of entry. */
  readonly visitsOf: ReadonlyMap<string, readonly StateVisit[]> = $derived(visitsByName(this.index));
  readonly transitionCounts = $derived(countStateTransitions(this.events, this.index));

  readonly cursor = $derived(this.#snapshot.context.cursor);
  readonly speed = $derived(this.#snapshot.context.speed);
  readonly isRunning = $derived(this.#snapshot.matches('running'));
  /** Cancel was pressed, and the run goes no further. */
  isCancelling = $state(false);
  /** How far the run is that is being made. */
  readonly progress: RunProgress | undefined = $derived(this.isRunning ? this.#live?.progress : undefined);
  /** Whether the run was cancelled and can go on from where it is. */
  readonly canGoOn = $derived(!this.isRunning && this.#live?.can({ type: 'RUN' }) === true);
  /** Whether the run was cancelled before it came to its end. */
  readonly isCancelled = $derived(this.#live?.isCancelled === true);
  /** Whether the run that is asked for waits until the interpreter is loaded. */
  readonly isLoading = $derived(this.isRunning && this.#live?.isLoading === true);
  /** What brings the run back after a reload, while it waits for somebody. */
  readonly waiting: WaitingRun | undefined = $derived.by(() => {
    const kept = this.isRunning || !this.#live?.hasTag('waiting') ? undefined : this.#live.kept;
    const [callback] = this.#live?.execution.pendingCallbacks ?? [];
    if (!kept || !callback || !this.request) return undefined;
    return { ...kept, seed: this.seed, waitsFor: callback.stateName, of: madeOf(this.request) };
  });
  readonly isPlaying = $derived(this.#snapshot.matches({ loaded: 'playing' }));
  readonly hasRun = $derived(this.execution !== undefined);
  readonly isAtEnd = $derived(this.cursor >= this.events.length);
  readonly stateTransitions = $derived(this.transitionCounts[this.cursor] ?? 0);
  readonly states = $derived.by(() => {
    const states = this.summaries.at(this.cursor);
    if (!this.isCancelled || this.isRunning || this.isInChild || !this.isAtEnd) return states;
    // Nothing goes on in a run that was cancelled.
    for (const [name, summary] of states)
      if (summary.status === 'inProgress') states.set(name, { ...summary, status: 'cancelled' });
    return states;
  });
  readonly status: RunStatus = $derived(
    runStatus({
      refusal: this.refusal,
      isLoading: this.isLoading,
      isRunning: this.isRunning,
      isCancelling: this.isCancelling,
      isCancelled: this.isCancelled && !this.isInChild,
      position: this.#live?.position ?? 0,
      execution: this.execution,
      cursor: this.cursor,
    }),
  );
  /** Whether the texts have changed since the run that is shown. */
  readonly isStale = $derived.by(() => this.hasRun && this.#fingerprint !== this.#texts.fingerprint);
  constructor(texts: WorkspaceTexts, say: Say, onMove: () => void) {
    this.#texts = texts;
    this.#say = say;
    this.#onMove = onMove;
    this.#player.subscribe((snapshot) => {
      this.#snapshot = snapshot;
    });
    this.#player.start();
  }

  /** Gives the run its worker and clock (in a browser); the answer takes them away again. */
  attach(surroundings: Surroundings): () => void {
    this.#surroundings = surroundings;
    return () => {
      this.#leave();
      surroundings.worker.end();
      this.#player.send({ type: 'PAUSE' });
      this.#surroundings = undefined;
    };
  }

  // Starting

  /**
   * Runs from the start, as a new execution: answers at once, then plays the path. What was decided in the last run is not decided
   * again, but what came with a shared link is, once.
   */
  start(): Promise<void> {
    return this.#begin('play');
  }
  /** Runs from the start with the same decisions. */
  replay(): Promise<void> {
    return this.#execute('play', 0);
  }
  /** Takes over the seed and the decisions of a run that was shared: the next start makes it anew. */
  prepare(seed: number, journal: readonly JournalEntry[]): void {
    this.seed = seed;
    this.journal = journal;
    this.#isJournalOpened = true;
  }

  get isLocked(): boolean {
    return this.lock !== undefined && !this.hasRun && !this.#texts.isChanged;
  }
  /** What pressing a state in the graph does for the lock, while it holds. */
  answerOf(state: string): (() => void) | undefined {
    return this.isLocked ? this.lock?.answerOf?.(state) : undefined;
  }

  /** What a run with these texts would be asked, or the sentence that says why it cannot start. */
  nextRequest(): ExecutionRequest | string {
    this.#texts.checkNow();
    const written = this.#texts.asRequest();
    return typeof written === 'string' ? written : { ...written, seed: this.seed, startTime };
  }

  /** Forgets the run and what was answered in it; the texts stay. */
  reset(): void {
    this.#leave();
    this.execution = undefined;
    this.#child = undefined;
    this.#say(undefined);
    this.refusal = undefined;
    this.answerProblem = undefined;
    this.journal = [];
    this.#isJournalOpened = false;
    this.#onMove();
    this.#player.send({ type: 'RESET' });
  }

  // Deciding

  /** What a person decides during the run: the execution is sent it, and goes on from where it is. */
  async answer(event: ExternalEvent): Promise<void> {
    this.answerProblem = this.execution
      ? refusalOf(event, this.execution, this.request?.type)
      : 'Run the workflow first.';
    if (this.answerProblem !== undefined) return;
    const { length } = this.events;
    const actor = this.#actor;
    if (!actor || !this.#live?.can(event)) {
      // The worker was ended meanwhile: the run is made again, with this decision.
      this.journal = [...this.journal, { afterEvent: length, event }];
      return this.#execute('play', length);
    }
    this.#begun('play');
    actor.send(event);
    await this.#shownAtRest(actor, length);
  }

  /** Stops the execution at the virtual time of the cursor; a run that is still being made is cancelled. */
  async stop(): Promise<void> {
    if (this.isRunning) {
      this.isCancelling = true;
      this.#actor?.send({ type: 'CANCEL' });
      return;
    }
    const { cursor } = this;
    this.answerProblem = stopRefusal(this.execution, cursor);
    if (this.answerProblem !== undefined) return;
    const stopExecution = { type: 'StopExecution' } as const;
    if (this.isAtEnd && this.#live?.can(stopExecution)) return this.answer(stopExecution);
    this.journal = stoppedAt(this.journal, cursor, this.events.length);
    return this.#execute('play', cursor);
  }

  /** Goes on with a run that was cancelled. */
  async goOn(): Promise<void> {
    const actor = this.#actor;
    if (!actor || !this.canGoOn) return;
    const { length } = this.events;
    this.#begun('play');
    actor.send({ type: 'RUN' });
    await this.#shownAtRest(actor, length);
  }

  /** Brings a run back that waits for somebody, as it was kept, or says why it cannot. */
  async restore({ journal, turns, seed, waitsFor, of }: WaitingRun): Promise<void> {
    if (!this.#texts.isReadable) await this.#texts.loadYaml();
    if (this.hasRun || this.isRunning) return;
    const asked = this.nextRequest();
    const why = typeof asked === 'string' ? asked.replace(/^Not run[:.] /, '') : changeOf(of, madeOf(asked));
    if (why !== undefined) {
      this.#say(`The run that waited at “${waitsFor}” was not brought back: ${why.replace(/\.$/, '')}.`);
      return;
    }
    this.seed = seed;
    this.journal = journal;
    await this.#execute('end', Infinity, { journal, turns });
  }
  /** Whether there is anything to stop at the cursor. */
  get canStop(): boolean {
    return this.isRunning || (!this.isInChild && stopRefusal(this.execution, this.cursor) === undefined);
  }

  /** Takes a decision back, and all that were made after it; the run goes on from there as if nobody had decided. */
  takeBack(decision: number): Promise<void> {
    const shown = this.journal[decision]?.afterEvent ?? 0;
    this.journal = this.journal.slice(0, decision);
    return this.#execute('play', shown);
  }

  /** Whether the run that is shown ended in a way that RedriveExecution takes up. */
  get canRedrive(): boolean {
    const { execution, request, isAtEnd, isInChild } = this;
    if (!isAtEnd || isInChild || !execution || execution.unsupported !== undefined) return false;
    return refusalOf({ type: 'RedriveExecution' }, execution, request?.type) === undefined;
  }

  // Moving the cursor

  /** The next state; where nothing has run, the first. */
  step(): void {
    if (!this.hasRun) void this.#begin('step');
    else this.#move('STEP');
  }
  stepBack(): void {
    this.#move('STEP_BACK');
  }
  stepEvent(): void {
    if (!this.hasRun) void this.#begin('step');
    else this.#move('STEP_EVENT');
  }
  stepEventBack(): void {
    this.#move('STEP_EVENT_BACK');
  }
  play(): void {
    this.#move('PLAY');
  }
  pause(): void {
    this.#player.send({ type: 'PAUSE' });
  }
  toEnd(): void {
    this.#move('END');
  }
  /** Shows the first `cursor` events. */
  seek(cursor: number): void {
    this.#onMove();
    this.#player.send({ type: 'SEEK', cursor });
  }
  /** On to the next breakpoint, or the end. */
  toBreak(): void {
    this.#move('TO_BREAK');
  }
  setBreaks(breaks: readonly number[]): void {
    this.#player.send({ type: 'BREAKS', breaks });
  }
  /** To the first attempt that failed; says so when none did. */
  toFirstFailure(): void {
    const cursor = firstFailure(this.events);
    if (cursor !== undefined) this.seek(cursor);
    else this.#say(this.hasRun ? 'Nothing failed in this run.' : 'Run the workflow first.');
  }
  setSpeed(speed: SpeedName): void {
    this.#player.send({ type: 'SPEED', speed });
  }

  statusOf(state: string): VisitStatus | undefined {
    return this.states.get(state)?.status;
  }

  // Child executions

  get isInChild(): boolean {
    return this.#child !== undefined;
  }
  get childName(): string | undefined {
    return this.#child?.name;
  }
  get childArn(): string | undefined {
    return this.#child?.executionArn;
  }
  /** Shows the history of a child execution, at its end. */
  openChild({ name, executionArn, execution }: ChildExecution): void {
    if (!this.execution) return;
    this.#child = { name, executionArn, parent: this.execution, outer: this.#child };
    this.#show(execution);
  }
  /** Back to the parent execution, at its end. */
  closeChild(): void {
    const child = this.#child;
    this.#child = child?.outer;
    if (child) this.#show(child.parent);
  }

  async #begin(intent: 'play' | 'step'): Promise<void> {
    // A run that is asked for while a link is being opened is one of what the link holds.
    if (this.#texts.opening) await this.#texts.opening;
    if (!this.#isJournalOpened) this.journal = [];
    this.#isJournalOpened = false;
    return this.#execute(intent, 0);
  }

  async #execute(intent: 'play' | 'step' | 'end', cursor: number, kept?: KeptExecution): Promise<void> {
    if (this.isLocked && !kept) {
      this.#say(this.lock?.reason);
      this.lock?.lead();
      return;
    }
    if (!this.#texts.isReadable) await this.#texts.loadYaml();
    this.#say(undefined);
    const surroundings = this.#surroundings;
    const asked = this.nextRequest();
    if (typeof asked === 'string' || !surroundings) {
      this.reset();
      this.refusal = typeof asked === 'string' ? asked : 'Not run: the playground is still being made ready.';
      return;
    }
    this.#leave();
    const request = { ...asked, journal: this.journal };
    const { fingerprint } = this.#texts;
    const actor = createActor(executionInWorker(surroundings.worker), { input: { request, kept } });
    this.#actor = actor;
    actor.subscribe({
      next: (snapshot) => {
        this.#live = snapshot;
        if (!snapshot.hasTag('running') || this.isCancelling || snapshot.execution === this.execution) return;
        if (snapshot.execution.events.length === 0) return;
        this.#take(snapshot, request, fingerprint);
        this.#player.send({ type: 'GROWN', ...shapeOf(snapshot.execution) });
      },
      // Whoever waits for the actor hears of it.
      error: () => undefined,
    });
    this.#begun(intent);
    const shown = this.#shownAtRest(actor, cursor, { request, fingerprint });
    actor.start();
    await shown;
  }

  #begun(intent: 'play' | 'step' | 'end'): void {
    this.isCancelling = false;
    this.refusal = undefined;
    this.answerProblem = undefined;
    this.#onMove();
    this.#player.send({
      type: 'START',
      intent: intent === 'play' && this.#surroundings?.isStill() ? 'end' : intent,
    });
  }

  /** Waits until the execution goes no further by itself, and shows it. */
  async #shownAtRest(
    actor: RemoteActor,
    cursor: number,
    {
      request = this.request,
      fingerprint = this.#fingerprint,
    }: { request?: ExecutionRequest; fingerprint?: string } = {},
  ): Promise<void> {
    let snapshot: RemoteSnapshot;
    try {
      snapshot = await waitFor(actor, (each) => !each.hasTag('running'));
    } catch (reason) {
      // Another run has taken its place.
      if (this.#actor !== actor) return;
      if (!(reason instanceof NotAnswered)) throw reason;
      return this.#fail(reason, actor.getSnapshot().execution);
    }
    // Views of a long run take their time: that it was cancelled is on the page before.
    if (this.isCancelling) await this.#surroundings?.painted();
    if (this.#actor !== actor || !request) return;
    const { execution, covered, kept } = snapshot;
    this.coveredRuns = [
      ...this.coveredRuns.slice(1 - mostCoveredRuns),
      { definition: JSON.stringify(request.definition), covered },
    ];
    this.journal = kept?.journal ?? this.journal;
    this.#take(snapshot, { ...request, journal: this.journal }, fingerprint);
    this.#sayWhatIsWrongWith(execution);
    const breaks = await this.breaksOf(execution);
    if (this.execution === execution) this.#load(execution, { breaks, cursor });
  }

  /** Takes note of what a case of the exercise exercised, if it ran the definition as it stands. `name` tells one case from another. */
  noteCase(name: string, run: CoveredRun): void {
    if (run.definition !== JSON.stringify(this.#texts.document.definition)) return;
    const isCurrent = Object.values(this.checkedCases).every(
      ({ definition }) => definition === run.definition,
    );
    this.checkedCases = { ...(isCurrent ? this.checkedCases : {}), [name]: run };
  }

  #take({ execution }: RemoteSnapshot, request: ExecutionRequest, fingerprint: string | undefined): void {
    this.request = request;
    this.#child = undefined;
    this.execution = execution;
    this.#fingerprint = fingerprint;
  }

  // What has happened until then stays to look at.
  #fail({ message }: NotAnswered, execution: Execution): void {
    this.refusal = message;
    if (execution.events.length > 0) this.#show(execution);
    else {
      this.execution = undefined;
      this.#player.send({ type: 'FAILED' });
    }
  }

  /** Gives up the run under way, if there is one, whatever it is doing. */
  #leave(): void {
    const actor = this.#actor;
    const isBusy = this.#live?.hasTag('running') === true;
    this.#actor = undefined;
    this.#live = undefined;
    actor?.stop();
    if (actor && isBusy) this.#surroundings?.worker.stop();
  }

  #sayWhatIsWrongWith({ unsupported }: Execution): void {
    const error = this.#texts.errorWords();
    if (unsupported !== undefined) this.#say(`Stepwise does not have this yet: ${unsupported}`);
    else if (error !== undefined) {
      const isRefused = this.#texts.errors.some(refusesCreation);
      this.#say(
        `${isRefused ? 'AWS would not create this state machine' : 'This machine fails when it runs'}: ${error}`,
      );
    }
  }

  #show(execution: Execution): void {
    this.execution = execution;
    this.#onMove();
    this.#player.send({ type: 'START', intent: 'end' });
    this.#load(execution);
  }

  #load(
    execution: Execution,
    at: { readonly breaks?: readonly number[]; readonly cursor?: number } = {},
  ): void {
    this.#player.send({ type: 'LOADED', ...shapeOf(execution), ...at });
  }

  #move(type: 'STEP' | 'STEP_BACK' | 'STEP_EVENT' | 'STEP_EVENT_BACK' | 'PLAY' | 'END' | 'TO_BREAK'): void {
    this.#onMove();
    this.#player.send({ type });
  }
}

/** What the player has to know of an execution. */
const shapeOf = ({ events }: Execution) => ({
  length: events.length,
  stops: stopsOf(events),
  times: timesOf(events),
});
