// The events of an execution, recorded as cheaply as possible: they hold values, and texts (JSON of inputs and outputs, instants) are
// made when somebody looks at them.
import type { JsonValue } from '../../asl/index.ts';
import type { DetailsKey, EventDetails, HistoryEvent, HistoryEventType } from '../../history/index.ts';

/** Variables that a state assigned, by name. */
export type AssignedVariables = ReadonlyMap<string, JsonValue>;

/** An event's type with the name of its state, which every event of that type and state shares. */
export interface NamedType {
  readonly type: HistoryEventType;
  readonly name: string;
}
export type EventKind = HistoryEventType | NamedType;

/** What an event is about: an input, output or parameters, or the index or length of a Map. */
type Value = JsonValue | undefined;
/** Details as they are, or the variables that a StateExited shows. */
type Extra = EventDetails | AssignedVariables | undefined;

/** A value with further details, for the events that have some. */
class Detailed {
  readonly value: Value;
  readonly extra: Extra;

  constructor(value: Value, extra: Extra) {
    this.value = value;
    this.extra = extra;
  }
}

/**
 * The events of an execution so far. They are stored field after field (kind, previousEventId, value) in arrays of up to 256
 * events, not as objects, and time is stored only when it has moved: the garbage collector, which has to carry a long history along
 * while it grows, meets few objects. With an object for each event, 160,000 events took 69 instead of 8 ns each, and four times
 * the bytes.
 */
export class EventRecords {
  /** How many there are; the id of the last one. */
  length = 0;
  #now = 0;
  /** Each time that time moved: how many events there were, and what time it was then. */
  readonly #times: number[] = [];
  #chunk: unknown[] = [];
  #at = 0;
  readonly #chunks: unknown[][] = [];

  /** When the last event was written, in ms since the clock started. */
  get lastAt(): number {
    return this.#now;
  }

  /** Writes an event down and gives its id. `now` is in ms since the execution started. */
  add(kind: EventKind, previousEventId: number, now: number, value: Value, extra: Extra): number {
    if (this.#at === this.#chunk.length) this.#grow();
    if (now !== this.#now) {
      this.#now = now;
      this.#times.push(this.length, now);
    }
    const chunk = this.#chunk;
    const i = this.#at;
    chunk[i] = kind;
    chunk[i + 1] = previousEventId;
    chunk[i + 2] = extra === undefined ? value : new Detailed(value, extra);
    this.#at = i + cellsOfEvent;
    return ++this.length;
  }

  // A short execution has a short array.
  #grow(): void {
    const events = this.length === 0 ? 32 : Math.min(this.length, 256);
    this.#chunk = new Array<unknown>(events * cellsOfEvent);
    this.#chunks.push(this.#chunk);
    this.#at = 0;
  }

  /** The events with ids `from` + 1 to `to` in GetExecutionHistory's shape, made anew at each call. `startedAt` is in ms since 1970. */
  toHistoryEvents(startedAt: number, from = 0, to = this.length): readonly HistoryEvent[] {
    const events: HistoryEvent[] = [];
    const texts = new JsonTexts();
    let id = 0;
    let moved = 0;
    let timestamp = new Date(startedAt).toISOString();
    for (const chunk of this.#chunks) {
      for (let i = 0; i < chunk.length && id < to; i += cellsOfEvent, id++) {
        if (this.#times[moved] === id) {
          timestamp = new Date(startedAt + (this.#times[moved + 1] ?? 0)).toISOString();
          moved += 2;
        }
        if (id < from) continue;
        // These are the types that `add` wrote; an array of mixed values does not know them.
        const kind = chunk[i] as EventKind;
        const previousEventId = chunk[i + 1] as number;
        const about = chunk[i + 2] as Value | Detailed;
        events.push(toHistoryEvent({ id: id + 1, previousEventId, kind, timestamp, about }, texts));
      }
    }
    return events;
  }
}

const cellsOfEvent = 3;

interface EventRecord {
  readonly id: number;
  readonly previousEventId: number;
  readonly kind: EventKind;
  readonly timestamp: string;
  readonly about: Value | Detailed;
}

function toHistoryEvent(
  { id, previousEventId, kind, timestamp, about }: EventRecord,
  texts: JsonTexts,
): HistoryEvent {
  const { type, name } = typeof kind === 'string' ? { type: kind, name: undefined } : kind;
  const shell = { id, previousEventId, type, timestamp };
  const row = rows[type];
  if (row === undefined) return shell;
  const { value, extra } = about instanceof Detailed ? about : { value: about, extra: undefined };
  return { ...shell, [row.key]: detailsOf(row.value, name, value, extra, texts) };
}

type ValueKey = 'input' | 'output' | 'parameters' | 'index' | 'length';
interface Row {
  readonly key: DetailsKey;
  readonly value?: ValueKey;
}

const notTruncated = { truncated: false } as const;

function detailsOf(
  valueKey: ValueKey | undefined,
  name: string | undefined,
  value: Value,
  extra: Extra,
  texts: JsonTexts,
): EventDetails {
  const details: { -readonly [K in keyof EventDetails]: EventDetails[K] } = {};
  if (name !== undefined) details.name = name;
  if (value !== undefined) {
    if (valueKey === 'index' || valueKey === 'length') details[valueKey] = Number(value);
    else if (valueKey === 'parameters') details.parameters = texts.of(value);
    else if (valueKey === 'input') {
      details.input = texts.of(value);
      details.inputDetails = notTruncated;
    } else if (valueKey === 'output') {
      details.output = texts.of(value);
      details.outputDetails = notTruncated;
    }
  }
  if (extra instanceof Map) {
    details.assignedVariables = Object.fromEntries(
      [...(extra as AssignedVariables)].map(([name, assigned]) => [name, texts.of(assigned)]),
    );
    details.assignedVariablesDetails = notTruncated;
  } else if (extra !== undefined) Object.assign(details, extra);
  return details;
}

/** JSON texts of values. The output of one state is the input of the next: the last text is often asked for again at once. */
class JsonTexts {
  #value: JsonValue | undefined = undefined;
  #text = '';

  of(value: JsonValue): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    if (value !== this.#value) {
      this.#text = JSON.stringify(value);
      this.#value = value;
    }
    return this.#text;
  }
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
