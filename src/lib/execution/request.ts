// What an execution is asked to do: plain JSON, so that it can cross a worker, a link or a file.
import type { Definition, JsonValue } from '../asl/index.ts';
import type { JournalEntry } from './decisions.ts';
import type { Mocks } from './mocks.ts';

export type ExecutionType = 'STANDARD' | 'EXPRESS';

export interface S3Object {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body: string;
}

export interface ExecutionRequest {
  readonly definition: Definition;
  readonly input: JsonValue;
  readonly type?: ExecutionType;
  readonly mocks?: Mocks;
  /**
   * What answers an invocation that the mocks of its state do not cover: the simulated service (default), or nobody, and the
   * run ends as unsupported. For a state without any mocks the simulated service answers in either case.
   */
  readonly uncovered?: 'simulated' | 'unsupported';
  /**
   * What becomes of a task that somebody outside should answer: it waits for them (default), or nobody is there, and virtual
   * time goes on to the time-outs that the definition sets. Without any, it waits in either case.
   */
  readonly unanswered?: 'waits' | 'timesOut';
  /** Seed of everything random in the run: jitter, UUIDs, `$random`. Default 1. */
  readonly seed?: number;
  /** ISO instant at which the virtual clock starts. */
  readonly startTime?: string;
  readonly journal?: readonly JournalEntry[];
  readonly name?: string;
  readonly executionArn?: string;
  readonly stateMachineArn?: string;
  readonly roleArn?: string;
  readonly s3Objects?: readonly S3Object[];
  /** The other machines that nested executions may start, by state machine name. */
  readonly machines?: { readonly [name: string]: Definition };
}
