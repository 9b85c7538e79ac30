// What happened, as light as it can be written down: one record per event, holding values. Texts (JSON of inputs, outputs,
// instants) are made when somebody looks at the event, by `toHistoryEvent`.
import type { JsonValue } from '../asl/json.ts';
import type { DetailsKey, EventDetails, HistoryEvent, HistoryEventType } from '../history/event.ts';

/** Variables that a state assigned, by name. */
export type AssignedVariables = ReadonlyMap<string, JsonValue>;

export class EventRecord {
  readonly type: HistoryEventType;
  readonly previousEventId: number;
  /** Milliseconds since the execution started. */
  readonly at: number;
  readonly name: string | undefined;
  /** The value that the event is about: an input, output or parameters, or the index or length of a Map. */
  readonly value: JsonValue | undefined;
  /** Further details as they are, or the variables that a StateExited shows. */
  readonly extra: EventDetails | AssignedVariables | undefined;

  constructor(
    type: HistoryEventType,
    previousEventId: number,
    at: number,
    name: string | undefined,
    value: JsonValue | undefined,
    extra: EventDetails | AssignedVariables | undefined,
  ) {
    this.type = type;
    this.previousEventId = previousEventId;
    this.at = at;
    this.name = name;
    this.value = value;
    this.extra = extra;
  }
}

/** The event with GetExecutionHistory's shape. `id` counts from 1; `startedAt` is in ms since 1970. */
export function toHistoryEvent(record: EventRecord, id: number, startedAt: number): HistoryEvent {
  const shell = {
    id,
    previousEventId: record.previousEventId,
    type: record.type,
    timestamp: new Date(startedAt + record.at).toISOString(),
  };
  const row = rows[record.type];
  return row === undefined ? shell : { ...shell, [row.key]: detailsOf(record, row.value) };
}

/** All events of a run, made anew at each call; equal neighbouring values are serialised once. */
export function toHistoryEvents(
  records: readonly EventRecord[],
  startedAt: number,
  from = 0,
): readonly HistoryEvent[] {
  const events: HistoryEvent[] = [];
  for (let i = from; i < records.length; i++) {
    const record = records[i];
    if (record !== undefined) events.push(toHistoryEvent(record, i + 1, startedAt));
  }
  return events;
}

type ValueKey = 'input' | 'output' | 'parameters' | 'index' | 'length';
interface Row {
  readonly key: DetailsKey;
  readonly value?: ValueKey;
}

const notTruncated = { truncated: false } as const;

function detailsOf(record: EventRecord, valueKey: ValueKey | undefined): EventDetails {
  const details: { -readonly [K in keyof EventDetails]: EventDetails[K] } = {};
  if (record.name !== undefined) details.name = record.name;
  const value = record.value;
  if (value !== undefined) {
    if (valueKey === 'index' || valueKey === 'length') details[valueKey] = Number(value);
    else if (valueKey === 'parameters') details.parameters = textOf(value);
    else if (valueKey === 'input') {
      details.input = textOf(value);
      details.inputDetails = notTruncated;
    } else if (valueKey === 'output') {
      details.output = textOf(value);
      details.outputDetails = notTruncated;
    }
  }
  if (record.extra instanceof Map) {
    details.assignedVariables = Object.fromEntries(
      [...(record.extra as AssignedVariables)].map(([name, assigned]) => [name, textOf(assigned)]),
    );
    details.assignedVariablesDetails = notTruncated;
  } else if (record.extra !== undefined) Object.assign(details, record.extra);
  return details;
}

// The output of one state is the input of the next: the last few texts are asked for again at once.
let lastValue: JsonValue | undefined;
let lastText = '';
function textOf(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value !== lastValue) {
    lastText = JSON.stringify(value);
    lastValue = value;
  }
  return lastText;
}

const entered: Row = { key: 'stateEnteredEventDetails', value: 'input' };
const exited: Row = { key: 'stateExitedEventDetails', value: 'output' };

const rows: { readonly [type in HistoryEventType]?: Row } = {
  ActivityFailed: { key: 'activityFailedEventDetails' },
  ActivityScheduled: { key: 'activityScheduledEventDetails', value: 'input' },
  ActivityScheduleFailed: { key: 'activityScheduleFailedEventDetails' },
  ActivityStarted: { key: 'activityStartedEventDetails' },
  ActivitySucceeded: { key: 'activitySucceededEventDetails', value: 'output' },
  ActivityTimedOut: { key: 'activityTimedOutEventDetails' },
  ChoiceStateEntered: entered,
  ChoiceStateExited: exited,
  EvaluationFailed: { key: 'evaluationFailedEventDetails' },
  ExecutionAborted: { key: 'executionAbortedEventDetails' },
  ExecutionFailed: { key: 'executionFailedEventDetails' },
  ExecutionRedriven: { key: 'executionRedrivenEventDetails' },
  ExecutionStarted: { key: 'executionStartedEventDetails', value: 'input' },
  ExecutionSucceeded: { key: 'executionSucceededEventDetails', value: 'output' },
  ExecutionTimedOut: { key: 'executionTimedOutEventDetails' },
  FailStateEntered: entered,
  LambdaFunctionFailed: { key: 'lambdaFunctionFailedEventDetails' },
  LambdaFunctionScheduled: { key: 'lambdaFunctionScheduledEventDetails', value: 'input' },
  LambdaFunctionScheduleFailed: { key: 'lambdaFunctionScheduleFailedEventDetails' },
  LambdaFunctionStartFailed: { key: 'lambdaFunctionStartFailedEventDetails' },
  LambdaFunctionSucceeded: { key: 'lambdaFunctionSucceededEventDetails', value: 'output' },
  LambdaFunctionTimedOut: { key: 'lambdaFunctionTimedOutEventDetails' },
  MapIterationAborted: { key: 'mapIterationAbortedEventDetails', value: 'index' },
  MapIterationFailed: { key: 'mapIterationFailedEventDetails', value: 'index' },
  MapIterationStarted: { key: 'mapIterationStartedEventDetails', value: 'index' },
  MapIterationSucceeded: { key: 'mapIterationSucceededEventDetails', value: 'index' },
  MapRunFailed: { key: 'mapRunFailedEventDetails' },
  MapRunRedriven: { key: 'mapRunRedrivenEventDetails' },
  MapRunStarted: { key: 'mapRunStartedEventDetails' },
  MapStateEntered: entered,
  MapStateExited: exited,
  MapStateStarted: { key: 'mapStateStartedEventDetails', value: 'length' },
  ParallelStateEntered: entered,
  ParallelStateExited: exited,
  PassStateEntered: entered,
  PassStateExited: exited,
  SucceedStateEntered: entered,
  SucceedStateExited: exited,
  TaskFailed: { key: 'taskFailedEventDetails' },
  TaskScheduled: { key: 'taskScheduledEventDetails', value: 'parameters' },
  TaskStarted: { key: 'taskStartedEventDetails' },
  TaskStartFailed: { key: 'taskStartFailedEventDetails' },
  TaskStateEntered: entered,
  TaskStateExited: exited,
  TaskSubmitFailed: { key: 'taskSubmitFailedEventDetails' },
  TaskSubmitted: { key: 'taskSubmittedEventDetails', value: 'output' },
  TaskSucceeded: { key: 'taskSucceededEventDetails', value: 'output' },
  TaskTimedOut: { key: 'taskTimedOutEventDetails' },
  WaitStateEntered: entered,
  WaitStateExited: exited,
};
