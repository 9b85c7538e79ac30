// DescribeExecution's answer about an execution of this run: what `.sync`, `aws-sdk:sfn:describeExecution` and a ResultWriter show.
import type { JsonObject, JsonValue } from '../../asl/index.ts';
import type { Outcome, LiveExecution } from '../engine/types.ts';

export interface DescriptionStyle {
  /** Input and output as JSON (`.sync:2`), not as texts. */
  readonly isJson?: boolean;
  /** Milliseconds since 1970 as the integration shows them. */
  readonly instant: (ms: number) => JsonValue;
  /** It belongs to a Map Run, which is what can be redriven. */
  readonly isOfMapRun?: boolean;
}

/** The description, with its members in the alphabet's order. Pure. */
export function describeExecution(
  { scheduler, facts, records, redriveCount, startedAt }: LiveExecution,
  outcome: Outcome | undefined,
  { isJson = false, instant, isOfMapRun = false }: DescriptionStyle,
): JsonObject {
  const shown = (value: JsonValue): JsonValue => (isJson ? value : JSON.stringify(value));
  const status = outcome?.status ?? 'RUNNING';
  const { error, cause } = outcome?.failure ?? {};
  const stoppedAt = scheduler.startedAt + records.lastAt;
  return {
    ...(cause === undefined ? {} : { Cause: cause }),
    ...(error === undefined ? {} : { Error: error }),
    ExecutionArn: facts.executionArn,
    Input: shown(facts.input),
    InputDetails: { Included: true },
    Name: facts.name,
    ...(outcome?.output === undefined
      ? {}
      : { Output: shown(outcome.output), OutputDetails: { Included: true } }),
    ...(facts.type === 'EXPRESS' ? {} : { RedriveCount: redriveCount, ...redriveStatus(status, isOfMapRun) }),
    StartDate: instant(startedAt),
    StateMachineArn: facts.stateMachineArn,
    Status: status,
    ...(outcome === undefined ? {} : { StopDate: instant(stoppedAt) }),
  };
}

const redriveStatus = (status: string, isOfMapRun: boolean): JsonObject =>
  status === 'SUCCEEDED' || status === 'RUNNING'
    ? {
        RedriveStatus: 'NOT_REDRIVABLE',
        RedriveStatusReason: `Execution is ${status} and cannot be redriven`,
      }
    : { RedriveStatus: isOfMapRun ? 'REDRIVABLE_BY_MAP_RUN' : 'REDRIVABLE' };
