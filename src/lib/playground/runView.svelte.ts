// What one bench's learner asks of a run beyond watching it: breakpoints, why a visit went as it did, what an edit would change,
// many runs with other seeds, and two runs side by side. Answers come from the asking worker and are asked for only when seen.
import { createContext } from 'svelte';
import { applyEdits, setField } from '../asl/edit.ts';
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from '../asl/json.ts';
import { valueAt } from '../asl/location.ts';
import { graphOf, stateNodes } from '../asl/graph.ts';
import type { Execution, ExecutionRequest } from '../history/execution.ts';
import {
  compareRuns,
  countStateTransitions,
  coverageOfKeys,
  indexVisits,
  visitWork,
  type StateVisit,
} from '../history/index.ts';
import { NotAnswered, type Asker } from './ask/asker.ts';
import type { RunSummary, VisitExplanation, VisitQuestion } from './ask/ask.worker.ts';
import { haltsOf, isSame, sightingsOf, type Breakpoint } from './breakpoints/breakpoints.ts';
import { readInput } from './input.ts';
import type { Workspace } from './workspace.svelte.ts';

export const [getRunView, setRunView] = createContext<RunView>();

/** A run that is kept to be compared with. */
export interface KeptRun {
  readonly label: string;
  readonly request: ExecutionRequest;
  readonly execution: Execution;
}

/** A change that is being tried on the visit that is shown. */
export interface Trial {
  readonly stateName: string;
  readonly state?: JsonObject;
  /** Input as typed. */
  readonly input?: string;
}

export interface Explained {
  readonly of: Standing;
  readonly state: JsonObject;
  readonly explanation: VisitExplanation;
  /** The state is still at work at the cursor: there is no result yet. */
  readonly isUnfinished: boolean;
}

/** What an explanation is of: another visit, another moment of it, another run or another trial needs another one. */
interface Standing {
  readonly visit: StateVisit;
  readonly cursor: number;
  readonly ran: ExecutionRequest;
  readonly trial: Trial | undefined;
}

interface Asked {
  readonly of: Standing;
  readonly question: VisitQuestion;
  readonly state: JsonObject;
  readonly isUnfinished: boolean;
}

export class RunView {
  readonly #bench: Workspace;
  #asker: Asker | undefined;

  breakpoints = $state.raw<readonly Breakpoint[]>([]);
  /** What is wrong with a condition, by its text. */
  conditionProblems = $state.raw<Readonly<Record<string, string>>>({});

  /** The visit that was explained last, with the state that was tried on it. */
  explained = $state.raw<Explained>();
  /** Why there is no explanation, in a sentence. */
  explanationProblem = $state.raw<string>();
  trial = $state.raw<Trial>();

  summaries = $state.raw<readonly RunSummary[]>([]);
  /** What the many runs were made of: the bench's fingerprint, and the definition as JSON text. */
  #manyOf = $state.raw<{ readonly fingerprint: string; readonly definition: string }>();
  /** How many runs were asked for; undefined when none are under way. */
  asked = $state.raw<number>();
  /** How many of them are done. */
  done = $state.raw(0);
  manyProblem = $state.raw<string>();
  /** Real milliseconds that the last many runs took. */
  tookMs = $state.raw<number>();

  kept = $state.raw<KeptRun>();

  constructor(bench: Workspace) {
    this.#bench = bench;
    bench.breaksOf = (execution) => this.#breaksOf(execution);
  }

  /** Gives it its worker (in a browser); the answer takes it away again. */
  attach(asker: Asker): () => void {
    this.#asker = asker;
    return () => {
      asker.stop();
      this.#asker = undefined;
    };
  }

  // Breakpoints

  toggleBreakpoint(breakpoint: Breakpoint): void {
    const others = this.breakpoints.filter((each) => !isSame(each, breakpoint));
    const isNew = others.length === this.breakpoints.length;
    void this.#setBreakpoints(isNew ? [...others, breakpoint] : others);
  }
  hasBreakpoint(state: string): boolean {
    return this.breakpoints.some((each) => each.on === 'state' && each.state === state);
  }

  async #setBreakpoints(breakpoints: readonly Breakpoint[]): Promise<void> {
    this.breakpoints = breakpoints;
    const { execution } = this.#bench;
    if (execution) {
      const breaks = await this.#breaksOf(execution);
      if (this.#bench.execution === execution) this.#bench.setBreaks(breaks);
    }
  }

  async #breaksOf({ events }: Execution): Promise<readonly number[]> {
    if (this.breakpoints.length === 0) return [];
    const index = indexVisits(events);
    const halts: number[] = [];
    const problems: [string, string][] = [];
    for (const breakpoint of this.breakpoints) {
      if (breakpoint.on !== 'condition') halts.push(...haltsOf(breakpoint, events, index));
      else {
        const { eventIds, problem } = await this.#whereItHolds(breakpoint.condition, events, index);
        halts.push(...eventIds);
        if (problem !== undefined) problems.push([breakpoint.condition, problem]);
      }
    }
    this.conditionProblems = Object.fromEntries(problems);
    return halts.sort((a, b) => a - b);
  }

  async #whereItHolds(
    condition: string,
    events: Execution['events'],
    index: ReturnType<typeof indexVisits>,
  ): Promise<{ readonly eventIds: readonly number[]; readonly problem?: string }> {
    if (!this.#asker) return { eventIds: [] };
    try {
      return await this.#asker.ask('holds', { condition, sightings: sightingsOf(events, index) });
    } catch (reason) {
      if (!(reason instanceof NotAnswered)) throw reason;
      return { eventIds: [], ...(!reason.isUnwanted && { problem: reason.message }) };
    }
  }

  // Why

  /** The state of the visit that is shown, as it ran; with the trial's edits if there are any. */
  get shownState(): { readonly ran: JsonObject; readonly id: string } | undefined {
    const { ran, visit } = this.#bench;
    if (!ran || !visit) return undefined;
    const definition = ran.definition as unknown as JsonValue;
    const node = stateNodes(graphOf(definition)).find(({ name }) => name === visit.name);
    const value = node && valueAt(definition, node.id);
    return node && isJsonObject(value) ? { ran: value, id: node.id } : undefined;
  }

  /** Asks for the explanation of the visit that is shown, with the trial's edits. */
  async explain(): Promise<void> {
    const { ran, execution, index, cursor } = this.#bench;
    const whole = this.#bench.visit;
    const shown = this.shownState;
    if (!ran || !whole || !execution || !shown || !this.#asker) {
      this.explained = undefined;
      this.explanationProblem = undefined;
      return;
    }
    const visit = visitAt(whole, cursor);
    const of = { visit: whole, cursor, ran, trial: this.trial };
    const trial = this.trial?.stateName === visit.name ? this.trial : undefined;
    let input: JsonValue | undefined;
    if (trial?.input !== undefined) {
      const reading = readInput(trial.input);
      if (reading.problem) return void (this.explanationProblem = capital(reading.problem.message));
      input = reading.value;
    }
    const state = trial?.state ?? shown.ran;
    const { attemptEventId, ...work } = visitWork(execution.events, index, visit, execution.children);
    const place = {
      enteredEventId: visit.enteredEventId,
      ...(this.#bench.childArn !== undefined && { executionArn: this.#bench.childArn }),
      ...(attemptEventId !== undefined && visit.type === 'Task' && { attemptEventId }),
    };
    const language =
      state['QueryLanguage'] ?? ownValue(ran.definition as unknown as JsonValue, 'QueryLanguage');
    const question: VisitQuestion = {
      request: ran,
      place,
      state,
      queryLanguage: language === 'JSONata' ? 'JSONata' : 'JSONPath',
      ...(input !== undefined && { input }),
      ...work,
    };
    const isUnfinished = visit.endedEventId === undefined && work.failure === undefined && !trial;
    if (this.#asking) return void (this.#next = { of, question, state, isUnfinished });
    await this.#explain({ of, question, state, isUnfinished });
  }

  /** Whether the explanation is of what is shown; else the cursor has gone on and it is on its way. */
  readonly isExplained = $derived.by(() => {
    const of = this.explained?.of;
    const { visit, cursor, ran } = this.#bench;
    return of?.visit === visit && of?.cursor === cursor && of?.ran === ran && of?.trial === this.trial;
  });

  // One question at a time, the newest next: so a cursor that runs leaves no queue behind.
  #asking = false;
  #next: Asked | undefined;
  async #explain({ of, question, state, isUnfinished }: Asked): Promise<void> {
    if (!this.#asker) return;
    this.#asking = true;
    try {
      const answer = await this.#asker.ask('explain', question);
      if ('problem' in answer) this.explanationProblem = answer.problem;
      else {
        this.explained = { of, state, explanation: answer.explanation, isUnfinished };
        this.explanationProblem = undefined;
      }
    } catch (reason) {
      if (!(reason instanceof NotAnswered)) throw reason;
      if (!reason.isUnwanted) this.explanationProblem = reason.message;
    } finally {
      this.#asking = false;
      const next = this.#next;
      this.#next = undefined;
      if (next) void this.#explain(next);
    }
  }
  /** What applying the trial would change; an input in the middle of a run comes from the states before it. */
  get applies(): 'definition' | 'input' | 'both' | undefined {
    const { trial } = this;
    if (!trial) return undefined;
    const isFirst = this.#bench.visit?.position === 0 && !this.#bench.isInChild;
    if (trial.state) return trial.input !== undefined && isFirst ? 'both' : 'definition';
    return isFirst ? 'input' : undefined;
  }

  /** Writes the trial into the bench: the state field by field, so that the text around stays as it is, in JSON or YAML. */
  applyTrial(): void {
    const { trial, applies, shownState: shown } = this;
    if (!trial || !shown || applies === undefined) return;
    if (trial.input !== undefined && applies !== 'definition') this.#bench.editInput(trial.input);
    if (trial.state) {
      const text = this.#withTrial(shown, trial.state);
      if (text === undefined) {
        this.#bench.notice = 'The definition has no such state any more, so nothing was applied.';
        return;
      }
      this.#bench.edit(text);
      this.#bench.revealState(trial.stateName);
    }
    this.trial = undefined;
  }

  /** The definition's text with the fields in which the trial differs from what ran; undefined when the state is not in it. */
  #withTrial(
    { ran, id }: { readonly ran: JsonObject; readonly id: string },
    tried: JsonObject,
  ): string | undefined {
    let { document } = this.#bench;
    if (document.text !== this.#bench.definition || !isJsonObject(valueAt(document.value, id) ?? null))
      return undefined;
    for (const field of Object.keys({ ...ran, ...tried })) {
      if (JSON.stringify(ran[field]) === JSON.stringify(tried[field])) continue;
      const edits = setField(document, id, field, tried[field]);
      document = this.#bench.read(applyEdits(document.text, edits));
    }
    return document.text;
  }

  // Many runs

  /** Runs the bench's texts with `count` seeds, from 1 on. */
  async runMany(count: number): Promise<void> {
    const request = this.#bench.request();
    if (typeof request === 'string') return void (this.manyProblem = request);
    if (!this.#asker) return;
    this.summaries = [];
    this.#manyOf = {
      fingerprint: this.#bench.fingerprint,
      definition: JSON.stringify(request.definition),
    };
    this.manyProblem = undefined;
    this.asked = count;
    const started = performance.now();
    const told: RunSummary[] = [];
    let shownAt = started;
    this.done = 0;
    try {
      await this.#asker.ask(
        'many',
        { request, first: 1, count },
        {
          limitMs: 60_000,
          onPart: (part) => {
            told.push(...part);
            this.done = told.length;
            // The figures of many runs take a while themselves: the more there are, the seldomer.
            const now = performance.now();
            if (now - shownAt < 100 + told.length / 20) return;
            shownAt = now;
            this.summaries = [...told];
          },
        },
      );
    } catch (reason) {
      if (!(reason instanceof NotAnswered)) throw reason;
      if (!reason.isUnwanted) this.manyProblem = reason.message;
    }
    this.summaries = told;
    this.tookMs = performance.now() - started;
    this.asked = undefined;
  }
  cancelMany(): void {
    this.#asker?.stop();
  }
  /** Opens one of the many runs in the player. */
  openRun(seed: number): void {
    this.#bench.seed = seed;
    this.#bench.journal = [];
    void this.#bench.run();
  }

  /** Whether the texts have changed since the many runs. */
  readonly isManyStale = $derived.by(
    () => this.summaries.length > 0 && this.#manyOf?.fingerprint !== this.#bench.fingerprint,
  );
  /** State transitions of each of the many runs; undefined when there are none of the texts as they stand. */
  readonly transitionsSample: readonly number[] | undefined = $derived.by(() =>
    this.summaries.length === 0 || this.asked !== undefined || this.isManyStale
      ? undefined
      : this.summaries.map(({ stateTransitions }) => stateTransitions),
  );

  /** What all runs of the definition as it stands exercised of it: those made one by one, and the many. */
  readonly coverage = $derived.by(() => {
    const { document, made } = this.#bench;
    const text = document.definition && JSON.stringify(document.definition);
    const sets = [
      ...made.filter(({ definition }) => definition === text),
      ...(this.#manyOf?.definition === text ? this.summaries : []),
    ].map(({ covered }) => covered);
    const items = document.definition && sets.length > 0 ? coverageOfKeys(document.definition, sets) : [];
    return { items, runs: sets.length };
  });

  // Two runs

  /** Keeps the run that is shown to compare later ones with. */
  keep(): void {
    const { ran, execution } = this.#bench;
    if (!ran || !execution) return;
    const seed = ran.seed === undefined || ran.seed === 1 ? '' : `, seed ${ran.seed}`;
    this.kept = {
      label: `${execution.status.toLowerCase().replaceAll('_', ' ')}, ${execution.events.length} events${seed}`,
      request: ran,
      execution,
    };
  }
  forgetKept(): void {
    this.kept = undefined;
  }
  readonly comparison = $derived.by(() => {
    const { kept } = this;
    const { execution } = this.#bench;
    if (!kept || !execution || kept.execution === execution) return undefined;
    const count = ({ events }: Execution) => countStateTransitions(events, indexVisits(events)).at(-1) ?? 0;
    return {
      ...compareRuns(kept.execution.events, execution.events),
      left: { execution: kept.execution, stateTransitions: count(kept.execution) },
      right: { execution, stateTransitions: count(execution) },
    };
  });
}

/** A visit as it stands after the first `cursor` events. */
function visitAt(visit: StateVisit, cursor: number): StateVisit {
  const { exitedEventId, endedEventId, ...rest } = visit;
  return {
    ...rest,
    attempts: visit.attempts
      .filter(({ firstEventId }) => firstEventId <= cursor)
      .map((attempt) =>
        (attempt.lastEventId ?? 0) <= cursor ? attempt : { firstEventId: attempt.firstEventId },
      ),
    ...(exitedEventId !== undefined && exitedEventId <= cursor && { exitedEventId }),
    ...(endedEventId !== undefined && endedEventId <= cursor && { endedEventId }),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
