// Which tasks are under way after the first k events, and what they are waiting for. Built once per history.
import { detailsOf, type HistoryEvent } from '../event.ts';
import type { StateVisit, VisitIndex } from './visits.ts';

export interface OpenTask {
  readonly visit: StateVisit;
  /** Id of the event that scheduled the attempt. */
  readonly scheduledEventId: number;
  /** Who ends it: whoever has its token, a worker of an activity, or the service that was called. */
  readonly waitsFor: 'token' | 'activity' | 'service';
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

interface Span {
  readonly task: OpenTask;
  /** The event that ended the attempt; Infinity while it lasts. */
  readonly lastEventId: number;
}

/** `at(cursor)` gives the tasks at work after the first `cursor` events. Building is O(events). */
export class OpenTasks {
  private readonly spans: readonly Span[];

  constructor(events: readonly HistoryEvent[], { visits }: VisitIndex) {
    this.spans = visits.flatMap((visit) =>
      visit.type === 'Task'
        ? visit.attempts.map(({ firstEventId, lastEventId }) => ({
            task: openTask(visit, firstEventId, events[firstEventId - 1]),
            lastEventId: lastEventId ?? visit.endedEventId ?? Infinity,
          }))
        : [],
    );
  }

  /** The tasks that are at work after the first `cursor` events, in order of entry of their states. */
  at(cursor: number): readonly OpenTask[] {
    return this.spans.flatMap(({ task, lastEventId }) =>
      task.scheduledEventId <= cursor && lastEventId > cursor ? [task] : [],
    );
  }
}

function openTask(visit: StateVisit, scheduledEventId: number, event: HistoryEvent | undefined): OpenTask {
  const { resource, timeoutInSeconds, heartbeatInSeconds } = event ? detailsOf(event) : {};
  return {
    visit,
    scheduledEventId,
    waitsFor: event?.type.startsWith('Activity')
      ? 'activity'
      : resource?.endsWith('.waitForTaskToken')
        ? 'token'
        : 'service',
    ...(timeoutInSeconds !== undefined && { timeoutSeconds: timeoutInSeconds }),
    ...(heartbeatInSeconds !== undefined && { heartbeatSeconds: heartbeatInSeconds }),
  };
}
