// The quotas of the service that an execution can meet (Developer Guide: Step Functions service quotas), and our own.
import type { ExecutionType } from '../execution/request.ts';

/** Input or output of a state, task or execution, in UTF-8 bytes of its JSON text. */
export const maxPayloadBytes = 262_144;

/** Events of one history. Express histories go to CloudWatch Logs and have no such limit. */
export const maxHistoryEvents: { readonly [T in ExecutionType]: number } = {
  STANDARD: 25_000,
  EXPRESS: Infinity,
};

/** An execution with as many events or more cannot be redriven. */
export const maxEventsForRedrive = 24_999;

/** How long an execution may run, in seconds: one year, or five minutes. */
export const maxExecutionSeconds: { readonly [T in ExecutionType]: number } = {
  STANDARD: 31_536_000,
  EXPRESS: 300,
};

/** Iterations of an inline Map that run at the same time, whatever MaxConcurrency says. */
export const maxInlineConcurrency = 40;

/** Child executions of a distributed Map that run at the same time when MaxConcurrency does not say. */
export const maxDistributedConcurrency = 10_000;

/** The longest Wait, in seconds: AWS keeps it in 31 bits of milliseconds … times a thousand. */
export const maxWaitSeconds = 2_147_483_647;

/**
 * Events without any virtual time going by. Ours, not AWS's: there every state takes real time, so that an endless Express
 * loop meets its five minutes; here the clock is moved to the end of the execution after this many.
 */
export const maxSilentEvents = 500_000;

/** How long a test of one state may run, in seconds. */
export const maxTestSeconds = 300;

/** What the variables of one Assign may take together, and each of them, in UTF-8 bytes. */
export const maxAssignedBytes = 262_144;

/** What all variables in scope may take, in UTF-8 bytes. */
export const maxVariablesBytes = 10_485_760;
