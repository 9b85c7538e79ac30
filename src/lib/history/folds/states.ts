// What the graph shows: for each state name, its status after the first k events. Built once per history; asking is cheap.
import { countUpTo } from './count-up-to.ts';
import type { VisitIndex, VisitStatus } from './visits.ts';

export interface StateSummary {
  /** Status of the visit that changed last. */
  readonly status: VisitStatus;
  readonly visits: number;
  readonly retries: number;
  /** Position of the visit that changed last. */
  readonly lastVisit: number;
}

/** For every state name, in order, what it looked like from which event on. */
export class StateSummaries {
  private readonly changes = new Map<string, { eventId: number; summary: StateSummary }[]>();

  constructor(index: VisitIndex) {
    const moments: { eventId: number; visit: number; status?: VisitStatus }[] = [];
    for (const visit of index.visits) {
      for (const { eventId, status } of visit.statuses)
        moments.push({ eventId, visit: visit.position, status });
      for (const attempt of visit.attempts.slice(1))
        moments.push({ eventId: attempt.firstEventId, visit: visit.position });
    }
    moments.sort((a, b) => a.eventId - b.eventId);
    for (const { eventId, visit: position, status } of moments) {
      const visit = index.visits[position];
      if (!visit) continue;
      const list = this.changes.get(visit.name) ?? [];
      const last = list.at(-1)?.summary ?? {
        status: 'inProgress',
        visits: 0,
        retries: 0,
        lastVisit: position,
      };
      list.push({
        eventId,
        summary: {
          status: status ?? last.status,
          visits:
            last.visits +
            (status && eventId === visit.enteredEventId && visit.statuses[0]?.status === status ? 1 : 0),
          retries: last.retries + (status ? 0 : 1),
          lastVisit: position,
        },
      });
      this.changes.set(visit.name, list);
    }
  }

  /** The summary of each state that was entered within the first `cursor` events. */
  at(cursor: number): Map<string, StateSummary> {
    const summaries = new Map<string, StateSummary>();
    for (const [name, list] of this.changes) {
      const summary = list[countUpTo(list, cursor, ({ eventId }) => eventId) - 1]?.summary;
      if (summary) summaries.set(name, summary);
    }
    return summaries;
  }
}
