// One bench: the learner's texts (writtenTexts.svelte.ts), the run that came of them, and the verbs that make, move and share it.
// Everything that a view shows is derived from here; views hold only looks. The editor never hears from the interpreter.
import { createActor } from 'xstate';
import type { Definition } from '../../asl/definition.ts';
import type { Diagnostic } from '../../asl/diagnostic.ts';
import { refusesCreation } from '../../asl/rules/diagnose.ts';
import { locationAt, rangeOf } from '../../asl/text/parse.ts';
import type { JsonValue } from '../../asl/json.ts';
import type { ChildExecution, Execution } from '../../history/execution.ts';
import type { ExecutionRequest } from '../../execution/request.ts';
import type { ExternalEvent, JournalEntry } from '../../execution/decisions.ts';
import {
  OpenTasks,
  StateSummaries,
  VariableHistory,
  countStateTransitions,
  indexVisits,
  visitsByName,
  type StateVisit,
  type VisitStatus,
} from '../../history/index.ts';
import { createPlayer, type Frames, type SpeedName } from '../run/player.ts';
import { RunStopped, type Runner } from '../run/runner.ts';
import { refusalOf, stoppedAt, stopRefusal } from '../run/decisions.ts';
import { firstFailure, stopsOf, timesOf } from '../run/stops.ts';
import { runStatus, type RunStatus } from '../run/run-status.ts';
import type { SharedBench } from '../share/link.ts';
import { WrittenTexts, type Texts } from './texts.svelte.ts';

/** What a bench needs of the outside world. */
export interface Surroundings {
  readonly runner: Runner;
  readonly frames: Frames;
  /** Whether the reader asked for no motion: then a run is shown at its end, not played. */
  readonly isStill: () => boolean;
}

/** A run as coverage sees it. */
export interface MadeRun {
  /** The definition as JSON text. */
  readonly definition: string;
  readonly covered: readonly string[];
}

interface OpenChild {
  readonly name: string;
  readonly executionArn: string;
  readonly parent: Execution;
  /** The child execution that the parent is itself. */
  readonly outer: OpenChild | undefined;
}

/** A place in the definition that the editor should show; a new object is a new request. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly focus: boolean;
}

/** Why the first run of the texts as they came has to wait, and what leads to what it waits for. */
export interface Lock {
  readonly reason: string;
  readonly lead: () => void;
  /** The states that answer it when they are pressed in the graph, and what such a press does. */
  readonly answers?: ReadonlyMap<string, () => void>;
}

/** When every run starts in virtual time: fixed, so that a shared run is the same run. */
export const startTime = '2026-01-01T00:00:00.000Z';
const mostMade = 1000;

export class Workspace extends WrittenTexts {
  seed = $state.raw(1);
  /** What a person decided in the run that is shown; with a shared link it comes before the run. */
  journal = $state.raw<readonly JournalEntry[]>([]);
  #isJournalOpened = false;

  execution = $state.raw<Execution>();
  /** The runs made here, the latest last: of which definition each was, and what it exercised of it. */
  made = $state.raw<readonly MadeRun[]>([]);
  /** The child execution that is shown in place of its parent, with the parent to go back to. */
  #child = $state.raw<OpenChild>();
  /** Why the run that was asked for last did not happen. */
  refusal = $state.raw<string>();
  /** Why the last decision about the run was not taken. */
  answerProblem = $state.raw<string>();
  place = $state.raw<Place>();
  /** What the learner picked; without it the views follow the cursor. */
  picked = $state.raw<{ readonly state?: string; readonly visit?: number }>({});

  /** What the run that is shown was asked. */
  ran = $state.raw<ExecutionRequest>();
  /** Where playing a run halts: set by whoever keeps the breakpoints. */
  breaksOf: (execution: Execution) => Promise<readonly number[]> | readonly number[] = () => [];

  #ranWith = $state.raw<string>();
  #surroundings: Surroundings | undefined;
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
  readonly isPlaying = $derived(this.#snapshot.matches({ loaded: 'playing' }));
  readonly hasRun = $derived(this.execution !== undefined);
  readonly isAtEnd = $derived(this.cursor >= this.events.length);
  readonly stateTransitions = $derived(this.transitionCounts[this.cursor] ?? 0);
  readonly states = $derived(this.summaries.at(this.cursor));
  readonly status: RunStatus = $derived(
    runStatus({
      refusal: this.refusal,
      isRunning: this.isRunning,
      execution: this.execution,
      cursor: this.cursor,
    }),
  );
  /** Whether the texts have changed since the run that is shown. */
  readonly isStale = $derived(this.hasRun && this.#ranWith !== this.fingerprint);
  /** The visit that the data view shows: the picked one, else the one the cursor stands in. */
  readonly visit: StateVisit | undefined = $derived.by(() => {
    const { visit, state } = this.picked;
    const position =
      visit ??
      (state === undefined ? this.index.visitOfEvent[this.cursor - 1] : this.states.get(state)?.lastVisit);
    return this.index.visits[position ?? -1];
  });
  readonly selectedState = $derived(this.picked.state ?? this.visit?.name);

  /** `startName` is what the texts it starts with are called. */
  constructor(name: string, texts: Texts, startName?: string) {
    super(name, texts, startName);
    this.#player.subscribe((snapshot) => {
      this.#snapshot = snapshot;
    });
    this.#player.start();
  }

  /** Gives the bench its worker and clock (in a browser); the answer takes them away again. */
  attach(surroundings: Surroundings): () => void {
    this.#surroundings = surroundings;
    return () => {
      this.judgeNow();
      surroundings.runner.stop();
      this.#player.send({ type: 'PAUSE' });
      this.#surroundings = undefined;
    };
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
  #show(execution: Execution): void {
    this.execution = execution;
    this.picked = {};
    const { events } = execution;
    this.#player.send({ type: 'START', intent: 'end' });
    this.#player.send({
      type: 'LOADED',
      length: events.length,
      stops: stopsOf(events),
      times: timesOf(events),
    });
  }

  // Runs

  /** Puts texts into the bench; the run that was shown goes. */
  override load(texts: Texts): void {
    super.load(texts);
    this.reset();
  }

  /**
   * Runs from the start, as a new execution: answers at once, then plays the path. What was decided in the last run is not decided
   * again, but what came with a shared link is, once.
   */
  run(): Promise<void> {
    return this.#begin('play');
  }
  /** Runs from the start with the same decisions. */
  replay(): Promise<void> {
    return this.#execute('play', 0);
  }
  /** A link that is being opened: a run that is asked for meanwhile is one of what the link holds. */
  opening: Promise<void> | undefined;

  async #begin(intent: 'play' | 'step'): Promise<void> {
    if (this.opening) await this.opening;
    if (!this.#isJournalOpened) this.journal = [];
    this.#isJournalOpened = false;
    return this.#execute(intent, 0);
  }

  lock = $state.raw<Lock>();
  get isLocked(): boolean {
    return this.lock !== undefined && !this.hasRun && !this.isChanged;
  }
  /** What pressing a state in the graph does for the lock, while it holds. */
  answerOf(state: string): (() => void) | undefined {
    return this.isLocked ? this.lock?.answers?.get(state) : undefined;
  }

  /** What a run with these texts would be asked, or the sentence that says why it cannot start. */
  request(): ExecutionRequest | string {
    this.judgeNow();
    const ready = this.#ready();
    if (typeof ready === 'string') return ready;
    const { definition, input } = ready;
    const { environment } = this.environmentReading;
    return { ...environment, definition, input, mocks: this.mocks, seed: this.seed, startTime };
  }

  /** The next state; on a bench that has not run, the first. */
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
    this.picked = {};
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
    else this.notice = this.hasRun ? 'Nothing failed in this run.' : 'Run the workflow first.';
  }
  setSpeed(speed: SpeedName): void {
    this.#player.send({ type: 'SPEED', speed });
  }

  /** Forgets the run and what was answered in it; the texts stay. */
  reset(): void {
    this.#surroundings?.runner.stop();
    this.execution = undefined;
    this.#child = undefined;
    this.notice = undefined;
    this.refusal = undefined;
    this.answerProblem = undefined;
    this.journal = [];
    this.#isJournalOpened = false;
    this.picked = {};
    this.#player.send({ type: 'RESET' });
  }

  /** What a person decides during the run: it is written down, and the run is made anew with it. */
  answer(event: ExternalEvent): Promise<void> {
    this.answerProblem = refusalOf(event, this.execution, this.ran?.type);
    if (this.answerProblem !== undefined) return Promise.resolve();
    const shown = this.events.length;
    this.journal = [...this.journal, { afterEvent: shown, event }];
    return this.#execute('play', shown);
  }

  /** Stops the execution at the virtual time of the cursor; a run that is still being made is given up. */
  stop(): Promise<void> {
    if (this.isRunning) {
      this.reset();
      return Promise.resolve();
    }
    const { cursor } = this;
    this.answerProblem = stopRefusal(this.execution, cursor);
    if (this.answerProblem !== undefined) return Promise.resolve();
    this.journal = stoppedAt(this.journal, cursor, this.events.length);
    return this.#execute('play', cursor);
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
    const { execution, ran, isAtEnd, isInChild } = this;
    if (!isAtEnd || isInChild || execution?.unsupported !== undefined) return false;
    return refusalOf({ type: 'RedriveExecution' }, execution, ran?.type) === undefined;
  }

  // Selection

  /** Picks a state; `reveal` also shows it in the editor. */
  pickState(state: string, reveal = true): void {
    this.picked = { state };
    if (reveal) this.revealState(state);
  }
  /** Picks an event: the cursor goes there, and the views follow. */
  pickEvent(id: number): void {
    this.seek(id);
    const visit = this.visit;
    if (visit) this.revealState(visit.name);
  }
  /** Picks one visit of a state. */
  pickVisit(visit: StateVisit): void {
    this.picked = { state: visit.name, visit: visit.position };
    this.revealState(visit.name);
  }
  unpick(): void {
    this.picked = {};
  }
  revealState(state: string): void {
    const node = this.stateNodes.find(({ name }) => name === state);
    const range = node && rangeOf(this.document, node.id, 'key');
    if (range) this.place = { ...range, focus: false };
  }
  revealProblem({ from, to }: Diagnostic): void {
    this.place = { from, to, focus: true };
  }
  /** The editor's cursor moved: the state around it is picked. */
  followEditor(offset: number): void {
    if (this.document.text !== this.definition) return;
    const location = locationAt(this.document, offset);
    const around = this.stateNodes.findLast(({ id }) => location === id || location.startsWith(`${id}/`));
    if (around) this.pickState(around.name, false);
  }

  statusOf(state: string): VisitStatus | undefined {
    return this.states.get(state)?.status;
  }

  // Sharing

  /** Everything that a run depends on. */
  get shared(): SharedBench {
    const { definition, input, mocks, seed, journal } = this;
    const { environment } = this.environmentReading;
    return { definition, input, mocks, seed, journal, environment };
  }
  /** Opens a shared bench in place of this one. */
  open({ definition, input, mocks, seed, journal, environment = {} }: SharedBench): void {
    const indented = (value: object): string => JSON.stringify(value, null, 2);
    this.load({ definition, input, mocks: indented(mocks), environment: indented(environment) });
    this.seed = seed;
    this.journal = journal;
    this.#isJournalOpened = true;
  }

  #move(type: 'STEP' | 'STEP_BACK' | 'STEP_EVENT' | 'STEP_EVENT_BACK' | 'PLAY' | 'END' | 'TO_BREAK'): void {
    this.picked = {};
    this.#player.send({ type });
  }

  async #execute(intent: 'play' | 'step', cursor: number): Promise<void> {
    if (this.isLocked) {
      this.notice = this.lock?.reason;
      this.lock?.lead();
      return;
    }
    if (!this.isReadable) await this.loadYaml();
    this.judgeNow();
    this.notice = undefined;
    this.refusal = undefined;
    this.answerProblem = undefined;
    const ready = this.#ready();
    if (typeof ready === 'string') {
      this.reset();
      this.refusal = ready;
      return;
    }
    const { definition, input, surroundings } = ready;
    const fingerprint = this.fingerprint;
    const { mocks, seed, journal } = this;
    this.picked = {};
    this.#player.send({
      type: 'START',
      intent: intent === 'play' && surroundings.isStill() ? 'end' : intent,
    });
    try {
      const { environment } = this.environmentReading;
      const request = { ...environment, definition, input, mocks, seed, startTime, journal };
      const execution = await surroundings.runner.run(request);
      this.made = [
        ...this.made.slice(1 - mostMade),
        { definition: JSON.stringify(definition), covered: execution.covered },
      ];
      this.ran = request;
      this.#child = undefined;
      this.execution = execution;
      this.#ranWith = fingerprint;
      const error = this.errorWords();
      if (execution.unsupported !== undefined)
        this.notice = `Stepwise does not have this yet: ${execution.unsupported}`;
      else if (error !== undefined) {
        const isRefused = this.errors.some(refusesCreation);
        this.notice = `${isRefused ? 'AWS would not create this state machine' : 'This machine fails when it runs'}: ${error}`;
      }
      const { events } = execution;
      const breaks = await this.breaksOf(execution);
      if (this.execution !== execution) return;
      this.#player.send({
        type: 'LOADED',
        length: events.length,
        stops: stopsOf(events),
        times: timesOf(events),
        breaks,
        cursor,
      });
    } catch (error) {
      if (!(error instanceof RunStopped)) throw error;
      if (error.asked) return;
      this.execution = undefined;
      this.refusal = error.message;
      this.#player.send({ type: 'FAILED' });
    }
  }

  /** What a run needs, or the sentence that says why it cannot start. */
  #ready():
    | { readonly definition: Definition; readonly input: JsonValue; readonly surroundings: Surroundings }
    | string {
    const { definition, diagnostics } = this.document;
    const isWhole = diagnostics.every(({ severity }) => severity !== 'ERROR');
    if (!definition || !isWhole) {
      if (this.definition.trim() === '') return 'Not run: the definition is empty.';
      return `Not run: ${this.errorWords() ?? 'the definition has no StartAt and States to run.'}`;
    }
    const { value, problem } = this.inputReading;
    if (problem !== undefined) return `Not run: ${problem.message}`;
    if (this.mocksReading.problem !== undefined) return `Not run: ${this.mocksReading.problem}`;
    const { problem: environmentProblem } = this.environmentReading;
    if (environmentProblem !== undefined) return `Not run. ${environmentProblem}`;
    if (!this.#surroundings) return 'Not run: the bench is still being made ready.';
    return { definition, input: value, surroundings: this.#surroundings };
  }
}
