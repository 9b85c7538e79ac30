// Which variables hold which values after the first k events. A variable belongs to the `States` block whose state assigned
// it: the machine, one branch, or one iteration; inner blocks read outer variables. Built once per history; asking is cheap.
import { countUpTo } from './count-up-to.ts';
import { detailsOf, type HistoryEvent } from '../event.ts';
import type { Lane, VisitIndex } from './visits.ts';

export interface AssignedVariable {
  readonly name: string;
  /** JSON text of the value. */
  readonly value: string;
  readonly assignedBy: string;
  readonly eventId: number;
  /** Absent for variables of the machine itself. */
  readonly lane?: Lane;
}

/** Every value that every variable gets in a history. */
export class VariableHistory {
  /** By variable, in order of first assignment: its values in order. */
  private readonly values: readonly (readonly AssignedVariable[])[];
  private readonly byScope = new Map<string, (readonly AssignedVariable[])[]>();

  constructor(events: readonly HistoryEvent[], index: VisitIndex) {
    const values = new Map<string, AssignedVariable[]>();
    events.forEach((event, at) => {
      const visit = index.visits[index.visitOfEvent[at] ?? -1];
      if (visit?.exitedEventId !== event.id) return;
      const scope = scopeOf(visit.lane);
      for (const [name, value] of Object.entries(detailsOf(event).assignedVariables ?? {})) {
        const key = `${scope}/${name}`;
        let own = values.get(key);
        if (!own) {
          values.set(key, (own = []));
          const scoped = this.byScope.get(scope) ?? [];
          scoped.push(own);
          this.byScope.set(scope, scoped);
        }
        const variable = { name, value, assignedBy: visit.name, eventId: event.id };
        own.push(visit.lane ? { ...variable, lane: visit.lane } : variable);
      }
    });
    this.values = [...values.values()];
  }

  /** How many variables have a value after the first `cursor` events. */
  countAt(cursor: number): number {
    return countUpTo(this.values, cursor, ([first]) => first?.eventId ?? Infinity);
  }

  /** Variables that have a value after the first `cursor` events, in order of first assignment. */
  at(cursor: number): AssignedVariable[] {
    return latest(this.values.slice(0, this.countAt(cursor)), cursor);
  }

  /** Those of them that a state in this lane reads: of the machine, of the lanes around it, and of the lane itself. */
  visibleAt(cursor: number, lane: Lane | undefined, { visits }: VisitIndex): AssignedVariable[] {
    const scopes = [scopeOf(lane)];
    for (let around = lane; around;) {
      around = visits[around.container]?.lane;
      scopes.unshift(scopeOf(around));
    }
    return scopes.flatMap((scope) => latest(this.byScope.get(scope) ?? [], cursor));
  }
}

const scopeOf = (lane: Lane | undefined): string => (lane ? `${lane.container}:${lane.index}` : '');

const latest = (variables: readonly (readonly AssignedVariable[])[], cursor: number): AssignedVariable[] =>
  variables.flatMap((values) => values[countUpTo(values, cursor, ({ eventId }) => eventId) - 1] ?? []);
