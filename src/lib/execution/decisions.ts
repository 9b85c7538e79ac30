// Decisions that are made from outside while an execution runs, and the journal that keeps them, so that the run can be repeated.
import type { JsonValue } from '../asl/index.ts';

/** What a person or another system decides while an execution runs; the names are the API's. */
export type ExternalEvent =
  | { readonly type: 'SendTaskSuccess'; readonly taskToken: string; readonly output: JsonValue }
  | {
      readonly type: 'SendTaskFailure';
      readonly taskToken: string;
      readonly error?: string;
      readonly cause?: string;
    }
  | { readonly type: 'SendTaskHeartbeat'; readonly taskToken: string }
  | { readonly type: 'StopExecution'; readonly error?: string; readonly cause?: string }
  | { readonly type: 'RedriveExecution' }
  /** Nobody answers: virtual time goes on to the next time-out of what is being waited for. */
  | { readonly type: 'PassTime' };

/** A decision and when it fell. */
export interface JournalEntry {
  /** Events of the history that had been written. */
  readonly afterEvent: number;
  /**
   * Turns that the interpreter had taken, where the history alone does not tell: turns of child executions write no events of this
   * one. Without it, the decision falls as soon as the history is long enough.
   */
  readonly afterTurn?: number;
  readonly event: ExternalEvent;
}
