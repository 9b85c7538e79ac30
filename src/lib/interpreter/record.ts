// What happened, as light as it can be written down: the events of a run, holding values. Texts (JSON of inputs, outputs, instants)
// are made when somebody looks at them.
import type { JsonValue } from '../asl/json.ts';
import type { DetailsKey, EventDetails, HistoryEvent, HistoryEventType } from '../history/event.ts';

/** Variables that a state assigned, by name. */
export type AssignedVariables = ReadonlyMap<string, JsonValue>;

/** One event, holding values. */
interface EventRecord {
  readonly type: HistoryEventType;
  readonly previousEventId: number;
  /** Milliseconds since the execution started. */
  readonly at: number;
  readonly name: string | undefined;
  /** The value that the event is about: an input, output or parameters, or the index or length of a Map. */
  readonly value: JsonValue | undefined;
  /** Further details as they are, or the variables that a StateExited shows. */
  readonly extra: EventDetails | AssignedVariables | undefined;
}

/**
 * The events of a run so far. They lie field after field in arrays of up to 256 events, not as objects: a garbage collector that
 * has to carry a long history along while it grows meets a few arrays instead of an object for each event (8 instead of 69 ns per
 * event at 160,000 events, and half the bytes).
 */
export class EventRecords {
  /** How many there are; the id of the last one. */
  length = 0;
  #chunk: unknown[] = [];
  #at = 0;
  readonly #chunks: unknown[][] = [];

  /** Writes an event down and gives its id. */
  add(
    type: EventRecord['type'],
    previousEventId: EventRecord['previousEventId'],
    at: EventRecord['at'],
    name: EventRecord['name'],
    value: EventRecord['value'],
    extra: EventRecord['extra'],
  ): number {
    if (this.#at === this.#chunk.length) this.#grow();
    const chunk = this.#chunk;
    const i = this.#at;
    chunk[i] = type;
    chunk[i + 1] = previousEventId;
    chunk[i + 2] = at;
    chunk[i + 3] = name;
    chunk[i + 4] = value;
    chunk[i + 5] = extra;
    this.#at = i + fieldsOfEvent;
    return ++this.length;
  }

  // A short run has a short array.
  #grow(): void {
    const events = this.length === 0 ? 32 : Math.min(this.length, 256);
    this.#chunk = new Array<unknown>(events * fieldsOfEvent);
    this.#chunks.push(this.#chunk);
    this.#at = 0;
  }

  /** The events with ids `from` + 1 to `to` in GetExecutionHistory's shape, made anew at each call. `startedAt` is in ms since 1970. */
  toHistoryEvents(startedAt: number, from = 0, to = this.length): readonly HistoryEvent[] {
    const events: HistoryEvent[] = [];
    let id = 0;
    for (const chunk of this.#chunks) {
      for (let i = 0; i < chunk.length && id < to; i += fieldsOfEvent) {
        if (id++ >= from) events.push(toHistoryEvent(recordAt(chunk, i), id, startedAt));
      }
    }
    return events;
  }
}

const fieldsOfEvent = 6;

// What `add` has written; an array of different things has no types of its own.
const recordAt = (chunk: readonly unknown[], i: number): EventRecord => ({
  type: chunk[i] as EventRecord['type'],
  previousEventId: chunk[i + 1] as EventRecord['previousEventId'],
  at: chunk[i + 2] as EventRecord['at'],
  name: chunk[i + 3] as EventRecord['name'],
  value: chunk[i + 4] as EventRecord['value'],
  extra: chunk[i + 5] as EventRecord['extra'],
});

function toHistoryEvent(record: EventRecord, id: number, startedAt: number): HistoryEvent {
  const shell = {
    id,
    previousEventId: record.previousEventId,
    type: record.type,
    timestamp: new Date(startedAt + record.at).toISOString(),
  };
  const row = rows[record.type];
  return row === undefined ? shell : { ...shell, [row.key]: detailsOf(record, row.value) };
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
