// What a definition says, in ASL's own spelling (https://states-language.net/). Types only: `parse` turns a text into one of these, and
// `diagnose` says what is wrong with it.
import type { JsonObject, JsonValue } from './json.ts';

export type QueryLanguage = 'JSONPath' | 'JSONata';

/** A constant or, in JSONata, a text `{% … %}` that evaluates to it. */
export type OrExpression<T> = T | string;

/** A `States` block: the machine itself, a branch of Parallel, or the processor of Map. */
export interface StateBlock {
  readonly StartAt: string;
  readonly States: { readonly [name: string]: State };
  readonly Comment?: string;
}

export interface Definition extends StateBlock {
  readonly Version?: '1.0';
  readonly TimeoutSeconds?: number;
  readonly QueryLanguage?: QueryLanguage;
}

export interface ItemProcessor extends StateBlock {
  readonly ProcessorConfig?: {
    readonly Mode?: 'INLINE' | 'DISTRIBUTED';
    readonly ExecutionType?: 'STANDARD' | 'EXPRESS';
  };
  readonly QueryLanguage?: QueryLanguage;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
  readonly Comment?: string;
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  readonly Assign?: JsonObject;
  readonly Output?: JsonValue;
  readonly Comment?: string;
}

interface CommonFields {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
}
interface Transition {
  readonly Next?: string;
  readonly End?: boolean;
}
interface PathFields {
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
}
interface ResultFields {
  readonly ResultSelector?: JsonObject;
  readonly ResultPath?: string | null;
}
interface OutputFields {
  readonly Output?: JsonValue;
  readonly Assign?: JsonObject;
}
interface ErrorHandling {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

export interface TaskState
  extends CommonFields, Transition, PathFields, ResultFields, OutputFields, ErrorHandling {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Parameters?: JsonValue;
  readonly Arguments?: JsonValue;
  readonly Credentials?: JsonObject;
  readonly TimeoutSeconds?: OrExpression<number>;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: OrExpression<number>;
  readonly HeartbeatSecondsPath?: string;
}

export interface PassState extends CommonFields, Transition, PathFields, OutputFields {
  readonly Type: 'Pass';
  readonly Result?: JsonValue;
  readonly Parameters?: JsonValue;
  readonly ResultPath?: string | null;
}

/** One test of a Choice state in JSONPath: a comparison, or And / Or / Not over further tests. */
export interface ChoiceTest {
  readonly And?: readonly ChoiceTest[];
  readonly Or?: readonly ChoiceTest[];
  readonly Not?: ChoiceTest;
  readonly Variable?: string;
  /** The comparison operator, such as `StringEquals` or `NumericLessThanPath`, with its operand. */
  readonly [operator: string]: unknown;
}
export interface ChoiceRule extends ChoiceTest {
  readonly Next: string;
  readonly Condition?: OrExpression<boolean>;
  readonly Assign?: JsonObject;
  readonly Output?: JsonValue;
  readonly Comment?: string;
}

export interface ChoiceState extends CommonFields, PathFields, OutputFields {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

export interface WaitState extends CommonFields, Transition, PathFields, OutputFields {
  readonly Type: 'Wait';
  readonly Seconds?: OrExpression<number>;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

export interface ParallelState
  extends CommonFields, Transition, PathFields, ResultFields, OutputFields, ErrorHandling {
  readonly Type: 'Parallel';
  readonly Branches: readonly StateBlock[];
  readonly Parameters?: JsonValue;
  readonly Arguments?: JsonValue;
}

export interface ItemReader {
  readonly Resource: string;
  readonly Parameters?: JsonObject;
  readonly Arguments?: JsonValue;
  readonly ReaderConfig?: JsonObject;
}
export interface ItemBatcher {
  readonly MaxItemsPerBatch?: OrExpression<number>;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: OrExpression<number>;
  readonly MaxInputBytesPerBatchPath?: string;
  readonly BatchInput?: JsonValue;
}
export interface ResultWriter {
  readonly Resource?: string;
  readonly Parameters?: JsonObject;
  readonly Arguments?: JsonValue;
  readonly WriterConfig?: JsonObject;
}

export interface MapState
  extends CommonFields, Transition, PathFields, ResultFields, OutputFields, ErrorHandling {
  readonly Type: 'Map';
  readonly ItemProcessor?: ItemProcessor;
  /** The deprecated name of `ItemProcessor`. */
  readonly Iterator?: ItemProcessor;
  readonly ItemsPath?: string;
  readonly Items?: JsonValue;
  readonly ItemSelector?: JsonValue;
  /** The deprecated name of `ItemSelector`. */
  readonly Parameters?: JsonValue;
  readonly MaxConcurrency?: OrExpression<number>;
  readonly MaxConcurrencyPath?: string;
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  readonly Label?: string;
  readonly ToleratedFailureCount?: OrExpression<number>;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: OrExpression<number>;
  readonly ToleratedFailurePercentagePath?: string;
}

export interface SucceedState extends CommonFields, PathFields {
  readonly Type: 'Succeed';
  readonly Output?: JsonValue;
}

export interface FailState extends CommonFields {
  readonly Type: 'Fail';
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

export type State =
  TaskState | PassState | ChoiceState | WaitState | ParallelState | MapState | SucceedState | FailState;

export type StateType = State['Type'];
export type StateOf<T extends StateType> = Extract<State, { Type: T }>;
