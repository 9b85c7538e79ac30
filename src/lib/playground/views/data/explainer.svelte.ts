// Explains why the visit that is shown went as it did, and how it would have gone with the changes of a trial. The answers come from
// a worker, for one visit at one cursor at a time.
import { type JsonObject, type JsonValue, ownValue } from '../../../asl/index.ts';
import type { ExecutionRequest } from '../../../execution/index.ts';
import { visitWork, type StateVisit } from '../../../history/index.ts';
import { NotAnswered, type WorkerClient } from '../../worker/client.ts';
import type { VisitExplanation, VisitQuestion } from '../../../interpreter/index.ts';
import { readInput } from '../../workspace/input.ts';
import type { Workspace } from '../../workspace/workspace.svelte.ts';
import type { Edits, Trial } from './trial.svelte.ts';

export interface Explained {
  readonly of: Moment;
  readonly state: JsonObject;
  readonly explanation: VisitExplanation;
  /** The state is still at work at the cursor: there is no result yet. */
  readonly isUnfinished: boolean;
}

/** What an explanation explains: another visit, cursor, run or trial needs another explanation. */
interface Moment {
  readonly visit: StateVisit;
  readonly cursor: number;
  readonly request: ExecutionRequest;
  readonly edits: Edits | undefined;
}

interface Asked {
  readonly of: Moment;
  readonly question: VisitQuestion;
  readonly state: JsonObject;
  readonly isUnfinished: boolean;
}

export class Explainer {
  /** The visit that was explained last, with the state that was tried on it. */
  explained = $state.raw<Explained>();
  /** Why there is no explanation, in a sentence. */
  problem = $state.raw<string>();

  readonly #workspace: Workspace;
  readonly #trial: Trial;
  readonly #worker: WorkerClient;

  constructor(workspace: Workspace, trial: Trial, worker: WorkerClient) {
    this.#workspace = workspace;
    this.#trial = trial;
    this.#worker = worker;
  }

  /** Whether the explanation is of what is shown; else the cursor has gone on and it is on its way. */
  readonly isOfShown = $derived.by(() => {
    const of = this.explained?.of;
    const { run, view } = this.#workspace;
    return (
      of?.visit === view.visit &&
      of?.cursor === run.cursor &&
      of?.request === run.request &&
      of?.edits === this.#trial.edits
    );
  });

  /** Asks for the explanation of the visit that is shown, with the trial's edits. */
  async explain(): Promise<void> {
    const { request, execution, index, cursor } = this.#workspace.run;
    const whole = this.#workspace.view.visit;
    const shown = this.#trial.shownState;
    if (!request || !whole || !execution || !shown) {
      this.explained = undefined;
      this.problem = undefined;
      return;
    }
    const visit = visitAt(whole, cursor);
    const of = { visit: whole, cursor, request, edits: this.#trial.edits };
    const edits = this.#trial.shownEdits;
    let input: JsonValue | undefined;
    if (edits?.input !== undefined) {
      const reading = readInput(edits.input);
      if (reading.problem) return void (this.problem = capital(reading.problem.message));
      input = reading.value;
    }
    const state = edits?.state ?? shown.state;
    const { attemptEventId, ...work } = visitWork(execution.events, index, visit, execution.children);
    const place = {
      enteredEventId: visit.enteredEventId,
      ...(this.#workspace.run.childArn !== undefined && { executionArn: this.#workspace.run.childArn }),
      ...(attemptEventId !== undefined && visit.type === 'Task' && { attemptEventId }),
    };
    const language =
      state['QueryLanguage'] ?? ownValue(request.definition as unknown as JsonValue, 'QueryLanguage');
    const question: VisitQuestion = {
      request,
      place,
      state,
      queryLanguage: language === 'JSONata' ? 'JSONata' : 'JSONPath',
      ...(input !== undefined && { input }),
      ...work,
    };
    const isUnfinished = visit.endedEventId === undefined && work.failure === undefined && !edits;
    const asked = { of, question, state, isUnfinished };
    if (this.#isAsking) this.#next = asked;
    else await this.#ask(asked);
  }

  // One question at a time, the newest next: so a cursor that runs leaves no queue behind.
  #isAsking = false;
  #next: Asked | undefined;
  async #ask({ of, question, state, isUnfinished }: Asked): Promise<void> {
    this.#isAsking = true;
    try {
      const answer = await this.#worker.ask('explain', question);
      if ('problem' in answer) this.problem = answer.problem;
      else {
        this.explained = { of, state, explanation: answer.explanation, isUnfinished };
        this.problem = undefined;
      }
    } catch (reason) {
      if (!(reason instanceof NotAnswered)) throw reason;
      if (!reason.isUnwanted) this.problem = reason.message;
    } finally {
      this.#isAsking = false;
      const next = this.#next;
      this.#next = undefined;
      if (next) void this.#ask(next);
    }
  }
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
