// One event of an execution's history, with GetExecutionHistory's names and shape. Texts (input, output, parameters, …) are
// JSON texts, as the API gives them; `timestamp` is an ISO instant in virtual time.

export const detailsKeys = [
  'activityFailedEventDetails',
  'activityScheduledEventDetails',
  'activityScheduleFailedEventDetails',
  'activityStartedEventDetails',
  'activitySucceededEventDetails',
  'activityTimedOutEventDetails',
  'evaluationFailedEventDetails',
  'executionAbortedEventDetails',
  'executionFailedEventDetails',
  'executionRedrivenEventDetails',
  'executionStartedEventDetails',
  'executionSucceededEventDetails',
  'executionTimedOutEventDetails',
  'lambdaFunctionFailedEventDetails',
  'lambdaFunctionScheduledEventDetails',
  'lambdaFunctionScheduleFailedEventDetails',
  'lambdaFunctionStartFailedEventDetails',
  'lambdaFunctionSucceededEventDetails',
  'lambdaFunctionTimedOutEventDetails',
  'mapIterationAbortedEventDetails',
  'mapIterationFailedEventDetails',
  'mapIterationStartedEventDetails',
  'mapIterationSucceededEventDetails',
  'mapRunFailedEventDetails',
  'mapRunRedrivenEventDetails',
  'mapRunStartedEventDetails',
  'mapStateStartedEventDetails',
  'stateEnteredEventDetails',
  'stateExitedEventDetails',
  'taskFailedEventDetails',
  'taskScheduledEventDetails',
  'taskStartedEventDetails',
  'taskStartFailedEventDetails',
  'taskSubmitFailedEventDetails',
  'taskSubmittedEventDetails',
  'taskSucceededEventDetails',
  'taskTimedOutEventDetails',
] as const;
export type DetailsKey = (typeof detailsKeys)[number];

export interface EventDetails {
  readonly name?: string;
  readonly index?: number;
  readonly length?: number;
  readonly state?: string;
  readonly location?: string;
  readonly input?: string;
  readonly inputDetails?: { readonly truncated: false };
  readonly output?: string;
  readonly outputDetails?: { readonly truncated: false };
  readonly assignedVariables?: { readonly [variable: string]: string };
  readonly assignedVariablesDetails?: { readonly truncated: false };
  readonly error?: string;
  readonly cause?: string;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly region?: string;
  readonly parameters?: string;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn: string };
  readonly roleArn?: string;
  readonly workerName?: string;
  readonly mapRunArn?: string;
  readonly redriveCount?: number;
}

export type HistoryEvent = {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: HistoryEventType;
  /** ISO 8601 instant in virtual time, such as `2026-01-01T00:00:00.000Z`. */
  readonly timestamp: string;
} & { readonly [key in DetailsKey]?: EventDetails };

type Entered = `${'Task' | 'Pass' | 'Choice' | 'Wait' | 'Parallel' | 'Map' | 'Succeed' | 'Fail'}StateEntered`;
type Exited = `${'Task' | 'Pass' | 'Choice' | 'Wait' | 'Parallel' | 'Map' | 'Succeed'}StateExited`;
type Aborted = `${'Task' | 'Wait' | 'Parallel' | 'Map'}StateAborted`;

export type HistoryEventType =
  | Entered
  | Exited
  | Aborted
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'}`
  | `Task${'Scheduled' | 'Started' | 'StartFailed' | 'Submitted' | 'SubmitFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `LambdaFunction${'Scheduled' | 'ScheduleFailed' | 'Started' | 'StartFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Activity${'Scheduled' | 'ScheduleFailed' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `${'Parallel' | 'Map'}State${'Started' | 'Succeeded' | 'Failed'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'Redriven'}`
  | 'EvaluationFailed';

/** The details of an event, whatever their key: `{}` for an event type without details. */
export function detailsOf(event: HistoryEvent): EventDetails {
  for (const key in event) {
    if (key.endsWith('EventDetails')) return event[key as DetailsKey] ?? {};
  }
  return {};
}
