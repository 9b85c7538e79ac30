// Which variables hold which values after the first k events. A variable belongs to the `States` block whose state assigned
// it: the machine, one branch, or one iteration; inner blocks read outer variables.
import { detailsOf, type HistoryEvent } from './event.ts';
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

/** Variables after the first `cursor` events, in order of first assignment. */
export function variablesAt(
  events: readonly HistoryEvent[],
  index: VisitIndex,
  cursor: number,
): AssignedVariable[] {
  const variables = new Map<string, AssignedVariable>();
  for (let at = 0; at < cursor; at++) {
    const event = events[at];
    const visit = index.visits[index.visitOfEvent[at] ?? -1];
    if (!event || !visit || visit.exitedEventId !== event.id) continue;
    const assigned = detailsOf(event).assignedVariables;
    if (!assigned) continue;
    for (const [name, value] of Object.entries(assigned)) {
      const scope = visit.lane ? `${visit.lane.container}:${visit.lane.index}` : '';
      variables.set(`${scope}/${name}`, {
        name,
        value,
        assignedBy: visit.name,
        eventId: event.id,
        ...(visit.lane && { lane: visit.lane }),
      });
    }
  }
  return [...variables.values()];
}
