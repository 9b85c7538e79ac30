// Which visit to a state does each event belong to? All views are built on this one fold: it reads a history once, in order, and never
// looks ahead, so that the index of a prefix is the prefix of the index. It refuses nothing: a history with holes (a pasted one) yields
// whatever visits can be made out.
import type { StateType } from '../../asl/index.ts';
import { detailsOf, type HistoryEvent } from '../event.ts';

/** The Step Functions console's words for these are in `status.ts`. */
export type VisitStatus = 'inProgress' | 'succeeded' | 'failed' | 'caught' | 'cancelled';

/** One try of a Task, Map or Parallel state: from its scheduling (or start) to its success or failure. */
export interface Attempt {
  /** Id of the event that began it. */
  readonly firstEventId: number;
  /** Id of the event that ended it; absent while it runs. */
  lastEventId?: number;
  error?: string;
  cause?: string;
}

/** Where inside a Map or Parallel visit something runs. */
export interface Lane {
  /** Position of the container's visit in `visits`. */
  readonly container: number;
  /** Map iteration index, or the branch's position in the order in which branches began. */
  readonly index: number;
}

/** From a state's Entered event to its Exited event, failure or end by something else. */
export interface StateVisit {
  /** Position in `visits`. */
  readonly position: number;
  readonly name: string;
  readonly type: StateType;
  readonly enteredEventId: number;
  /** Id of the event that ended the visit; absent while it lasts. */
  endedEventId?: number;
  exitedEventId?: number;
  readonly lane?: Lane;
  readonly attempts: Attempt[];
  /** Every change of status with the id of the event that made it, in order; the first is `inProgress` at the Entered event. */
  readonly statuses: { readonly eventId: number; readonly status: VisitStatus }[];
}

export interface VisitIndex {
  readonly visits: readonly StateVisit[];
  /** Position of the visit that an event belongs to, by event id − 1; −1 for events of the execution itself. */
  readonly visitOfEvent: readonly number[];
  /** 1 where an event is a retry (see `stateTransitions.ts`), by event id − 1. */
  readonly isRetry: readonly boolean[];
}

/** The visits of a history (API shape, ids 1..n). Pure; O(events). */
export function indexVisits(events: readonly HistoryEvent[]): VisitIndex {
  const reader = new VisitReader(events);
  for (const event of events) reader.read(event);
  return reader;
}

/** The visits of each state name, in order of entry. */
export function visitsByName({ visits }: VisitIndex): ReadonlyMap<string, readonly StateVisit[]> {
  const groups = new Map<string, StateVisit[]>();
  for (const visit of visits) {
    const group = groups.get(visit.name);
    if (group) group.push(visit);
    else groups.set(visit.name, [visit]);
  }
  return groups;
}

/** Status of a visit after the first `cursor` events; undefined before it was entered. */
export function statusAt(visit: StateVisit, cursor: number): VisitStatus | undefined {
  let status: VisitStatus | undefined;
  for (const change of visit.statuses) {
    if (change.eventId > cursor) break;
    status = change.status;
  }
  return status;
}

const attemptBegins =
  /^(TaskScheduled|LambdaFunctionScheduled|ActivityScheduled|ParallelStateStarted|MapStateStarted)$/;
const attemptFails =
  /^(Task|LambdaFunction|Activity)(\w*Failed|TimedOut)$|^(Parallel|Map)StateFailed$|^EvaluationFailed$|^FailStateEntered$/;

class VisitReader implements VisitIndex {
  readonly visits: StateVisit[] = [];
  readonly visitOfEvent: number[] = [];
  readonly isRetry: boolean[] = [];
  /** Visits that have not ended, in the order in which they were entered. */
  private readonly open = new Set<StateVisit>();
  /** Lanes by the id of the event that opened them (MapIterationStarted). */
  private readonly iterationLanes = new Map<number, Lane>();
  /** Branches begun so far, by the id of their ParallelStateStarted. */
  private readonly branchesBegun = new Map<number, number>();
  /** The iteration that failed or was aborted last: the …StateAborted events that follow belong to it. */
  private endingLane: Lane | undefined;

  constructor(private readonly events: readonly HistoryEvent[]) {}

  read(event: HistoryEvent): void {
    const visit = this.visitFor(event);
    this.visitOfEvent.push(visit?.position ?? -1);
    let retry = false;
    if (visit) retry = this.follow(visit, event);
    else if (event.type.startsWith('Execution')) this.followExecution(event);
    this.isRetry.push(retry);
  }

  private visitFor(event: HistoryEvent): StateVisit | undefined {
    const { type } = event;
    if (type.startsWith('Execution')) return undefined;
    const { name, state } = detailsOf(event);
    const previous = this.visitAt(event.previousEventId) ?? this.redrivenVisit(event);
    if (type.endsWith('StateEntered')) return this.enter(event, name ?? '', previous);
    if (type === 'EvaluationFailed') return this.evaluatedVisit(event, state, previous);
    if (type.endsWith('StateAborted'))
      return this.abortedVisit(type.slice(0, -'StateAborted'.length), previous);
    if (type.endsWith('StateExited') || type.startsWith('MapIteration')) {
      return selfOrContainer(previous, this.visits, (visit) => visit.name === name && this.open.has(visit));
    }
    const container = /^(Parallel|Map)State(Started|Succeeded|Failed)$/.exec(type);
    if (container) {
      // A container that has failed already is not the one that starts again or fails because of it: its own container is.
      return selfOrContainer(
        previous,
        this.visits,
        (visit) => visit.type === container[1] && this.open.has(visit) && !this.hasFailedAsContainer(visit),
      );
    }
    return previous;
  }

  /** A redrive schedules the task that failed again, without entering its state again: the visit goes on. */
  private redrivenVisit(event: HistoryEvent): StateVisit | undefined {
    if (
      this.events[event.previousEventId - 1]?.type !== 'ExecutionRedriven' ||
      !attemptBegins.test(event.type)
    )
      return undefined;
    const type = /^(Parallel|Map)/.exec(event.type)?.[0] ?? 'Task';
    const visit = this.visits.findLast(
      (each) => each.type === type && each.exitedEventId === undefined && !this.open.has(each),
    );
    if (!visit) return undefined;
    delete visit.endedEventId;
    this.open.add(visit);
    return visit;
  }

  private enter(event: HistoryEvent, name: string, previous: StateVisit | undefined): StateVisit {
    const visit: StateVisit = {
      position: this.visits.length,
      name,
      type: event.type.slice(0, -'StateEntered'.length) as StateType,
      enteredEventId: event.id,
      ...this.laneFor(event, previous),
      attempts: [],
      statuses: [{ eventId: event.id, status: 'inProgress' }],
    };
    this.visits.push(visit);
    this.open.add(visit);
    return visit;
  }

  private laneFor(event: HistoryEvent, previous: StateVisit | undefined): { lane?: Lane } {
    if (!previous) return {};
    const opener = this.events[event.previousEventId - 1];
    if (opener?.type === 'MapIterationStarted') {
      const lane = this.iterationLanes.get(opener.id);
      return lane ? { lane } : {};
    }
    if (opener?.type === 'ParallelStateStarted') {
      const index = this.branchesBegun.get(opener.id) ?? 0;
      this.branchesBegun.set(opener.id, index + 1);
      return { lane: { container: previous.position, index } };
    }
    return previous.lane ? { lane: previous.lane } : {};
  }

  /** EvaluationFailed points at the event before the state was entered, or at an event of the state itself. */
  private evaluatedVisit(event: HistoryEvent, state: string | undefined, previous: StateVisit | undefined) {
    if (previous?.name === state && previous && this.open.has(previous)) return previous;
    let found: StateVisit | undefined;
    for (const visit of this.open) {
      const entered = this.events[visit.enteredEventId - 1];
      if (visit.name === state && entered?.previousEventId === event.previousEventId) found = visit;
    }
    return found ?? previous;
  }

  /** …StateAborted has no name; it points at the failure that caused it. The failed visit itself is aborted first. */
  private abortedVisit(type: string, previous: StateVisit | undefined): StateVisit | undefined {
    if (previous?.type === type && this.open.has(previous)) return previous;
    const container = previous && containerOf(previous, this.visits);
    let first: StateVisit | undefined;
    for (const visit of this.open) {
      // Stopped is what runs beside the state that failed, in the same container, and not what contains it.
      const contains = selfOrContainer(previous, this.visits, (outer) => outer === visit) === visit;
      const isBeside =
        !container || selfOrContainer(visit, this.visits, (outer) => outer === container) === container;
      if (visit.type !== type || contains || !isBeside) continue;
      const { lane } = visit;
      if (lane && lane.container === this.endingLane?.container && lane.index === this.endingLane.index)
        return visit;
      first ??= visit;
    }
    return first;
  }

  /** Notes what an event means for its visit; true when the event is a retry. */
  private follow(visit: StateVisit, event: HistoryEvent): boolean {
    const { type, id } = event;
    if (attemptBegins.test(type)) return this.beginAttempt(visit, id);
    if (attemptFails.test(type)) return this.fail(visit, event);
    if (type.startsWith('MapIteration')) {
      const lane = { container: visit.position, index: detailsOf(event).index ?? 0 };
      if (type === 'MapIterationStarted') this.iterationLanes.set(id, lane);
      else if (type !== 'MapIterationSucceeded') this.endingLane = lane;
    } else if (type.endsWith('StateExited')) {
      const attempt = visit.attempts.at(-1);
      if (attempt) attempt.lastEventId ??= id;
      visit.exitedEventId = id;
      this.end(visit, id, visit.statuses.at(-1)?.status === 'failed' ? 'caught' : 'succeeded');
    } else if (type.endsWith('StateAborted')) {
      this.end(visit, id, 'cancelled');
    }
    return false;
  }

  private beginAttempt(visit: StateVisit, eventId: number): boolean {
    visit.attempts.push({ firstEventId: eventId });
    this.change(visit, eventId, 'inProgress');
    const isRetry = visit.attempts.length > 1;
    if (isRetry) this.endInside(visit, eventId);
    return isRetry;
  }

  private fail(visit: StateVisit, event: HistoryEvent): boolean {
    const { error, cause } = detailsOf(event);
    const failure = {
      lastEventId: event.id,
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
    const attempt = visit.attempts.at(-1);
    // A field that fails to evaluate before anything was scheduled is an attempt of its own.
    const isAttemptOfItsOwn =
      event.type === 'EvaluationFailed' && (!attempt || attempt.lastEventId !== undefined);
    if (isAttemptOfItsOwn) visit.attempts.push({ firstEventId: event.id, ...failure });
    else if (attempt) Object.assign(attempt, failure);
    this.change(visit, event.id, 'failed');
    if (event.type === 'ParallelStateFailed' || event.type === 'MapStateFailed')
      this.endInside(visit, event.id);
    return isAttemptOfItsOwn && visit.attempts.length > 1;
  }

  private followExecution(event: HistoryEvent): void {
    if (event.type === 'ExecutionStarted' || event.type === 'ExecutionRedriven') return;
    if (event.type === 'ExecutionFailed') {
      const failed = this.visitAt(event.previousEventId);
      for (let visit = failed; visit; visit = containerOf(visit, this.visits)) {
        if (this.open.has(visit)) this.end(visit, event.id, 'failed');
      }
    }
    for (const visit of this.open) this.end(visit, event.id, 'cancelled');
  }

  private endInside(container: StateVisit, eventId: number): void {
    for (const visit of this.open) {
      const isInside =
        visit !== container &&
        selfOrContainer(visit, this.visits, (outer) => outer === container) === container;
      if (isInside) this.end(visit, eventId, 'cancelled');
    }
  }

  /** Ends a visit; one that has failed stays failed unless its error was caught. */
  private end(visit: StateVisit, eventId: number, status: VisitStatus): void {
    const last = visit.statuses.at(-1)?.status;
    if (last === 'inProgress' || status === 'caught' || status === 'succeeded')
      this.change(visit, eventId, status);
    visit.endedEventId = eventId;
    this.open.delete(visit);
  }

  private change(visit: StateVisit, eventId: number, status: VisitStatus): void {
    if (visit.statuses.at(-1)?.status !== status) visit.statuses.push({ eventId, status });
  }

  private visitAt(eventId: number): StateVisit | undefined {
    return this.visits[this.visitOfEvent[eventId - 1] ?? -1];
  }

  private hasFailedAsContainer(visit: StateVisit): boolean {
    const lastEventId = visit.attempts.at(-1)?.lastEventId;
    return (
      lastEventId !== undefined &&
      /^(Parallel|Map)StateFailed$/.test(this.events[lastEventId - 1]?.type ?? '')
    );
  }
}

const containerOf = (visit: StateVisit, visits: readonly StateVisit[]): StateVisit | undefined =>
  visit.lane ? visits[visit.lane.container] : undefined;

function selfOrContainer(
  from: StateVisit | undefined,
  visits: readonly StateVisit[],
  matches: (visit: StateVisit) => boolean,
): StateVisit | undefined {
  let visit = from;
  while (visit && !matches(visit)) visit = containerOf(visit, visits);
  return visit ?? from;
}
