// An observer of one state while it is performed: TestState and the data view pass one in. An ordinary execution has none, and then
// the engine does no extra work. It may stand in for the work of the state, but it never changes what a field makes of its data.
import type { JsonValue } from '../../asl/index.ts';
import type { Failure } from './failure.ts';

/** The data after a field was applied, or the value of a field of Map, under the names of TestState's inspectionData. */
export type InspectedField =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'afterItemsPath'
  | 'afterItemsPointer'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage';

/** Which retrier or catcher handled a failure. */
export interface ErrorDetails {
  readonly catchIndex?: number;
  readonly retryIndex?: number;
  /** Seconds until the retry; absent when the retrier is used up. */
  readonly retryBackoffIntervalSeconds?: number;
}

export interface Inspector {
  note(field: InspectedField, value: JsonValue): void;
  /** A retrier or a catcher has handled the failure. */
  handled(failure: Failure, details: ErrorDetails): void;
  /** How often the retrier that handles a failure has retried before. */
  readonly retrierRetryCount: number;
  /**
   * Stands in for the work of the state (the call, the branches, the iterations): gives its result or throws its Failure.
   * A Map says how many iterations it would have had, when it knows.
   */
  readonly work: ((iterations?: number) => JsonValue) | undefined;
  /** How many iterations of a Map have failed, where `work` stands in for them. */
  readonly failedIterations: number;
  /** Whether the object that an ItemReader reads is there. */
  readonly hasItemSource: boolean;
}
