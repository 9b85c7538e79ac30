// A call that a Task makes: what is called, with what, and what its events look like.
import type { JsonValue } from '../../asl/index.ts';
import type { EventDetails, HistoryEventType } from '../../history/index.ts';
import type { Thread } from '../engine/types.ts';
import type { Resource } from './resource.ts';

/** One attempt at a task. */
export interface Call {
  readonly thread: Thread;
  readonly resource: Resource;
  readonly shape: EventShape;
  readonly parameters: JsonValue;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly roleArn: string | undefined;
}

export type Prefix = 'LambdaFunction' | 'Task' | 'Activity';
export type Ending = 'ScheduleFailed' | 'StartFailed' | 'SubmitFailed' | 'Failed' | 'TimedOut';
export type TaskEvents = { readonly [E in 'Scheduled' | 'Started' | 'Succeeded' | Ending]: HistoryEventType };

/** How the events of a kind of task are called and what they show. */
export interface EventShape {
  readonly prefix: Prefix;
  readonly events: TaskEvents;
  /** Details that every event of the task shows. */
  readonly common: EventDetails | undefined;
  /** Whether there is a TaskSubmitted between start and end. */
  readonly isSubmitted: boolean;
  readonly givesToken: boolean;
  /** What States.DataLimitExceeded calls the task. */
  readonly id: string;
}
