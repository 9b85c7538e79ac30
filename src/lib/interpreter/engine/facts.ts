// The names and ARNs of an execution, with defaults for whatever the request leaves open.
import { type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { ExecutionRequest, ExecutionType } from '../../execution/index.ts';

/** What an execution shows of itself: names, ARNs and its input. */
export interface ExecutionFacts {
  readonly name: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  readonly account: string;
  readonly type: ExecutionType;
  readonly input: JsonValue;
  readonly timeoutSeconds: number | undefined;
  /** A context object that is given instead of built: TestState's. */
  readonly contextObject?: JsonObject;
}

export const account = '111111111111';
export const region = 'us-east-1';
const defaultStart = '2025-01-01T00:00:00.000Z';

/** When the execution starts, in milliseconds since 1970. */
export function startOf({ startTime = defaultStart }: Pick<ExecutionRequest, 'startTime'>): number {
  const ms = Date.parse(startTime);
  return Number.isFinite(ms) ? ms : Date.parse(defaultStart);
}

/** What the execution shows of itself. */
export function factsOf(request: ExecutionRequest, input = request.input): ExecutionFacts {
  const stateMachineArn =
    request.stateMachineArn ?? `arn:aws:states:${region}:${account}:stateMachine:StateMachine`;
  const [, , , ownRegion = region, ownAccount = account, , stateMachineName = 'StateMachine'] =
    stateMachineArn.split(':');
  const type = request.type ?? 'STANDARD';
  const kind = type === 'EXPRESS' ? 'express' : 'execution';
  const name = request.name ?? 'execution';
  return {
    name,
    executionArn:
      request.executionArn ?? `arn:aws:states:${ownRegion}:${ownAccount}:${kind}:${stateMachineName}:${name}`,
    stateMachineArn,
    stateMachineName,
    roleArn: request.roleArn ?? `arn:aws:iam::${ownAccount}:role/StepwiseRole`,
    region: ownRegion,
    account: ownAccount,
    type,
    input,
    timeoutSeconds: timeoutOf(request.definition),
  };
}

/** A machine's TimeoutSeconds. */
export const timeoutOf = (definition: unknown): number | undefined => {
  const seconds = isJsonObject(definition) ? definition['TimeoutSeconds'] : undefined;
  return typeof seconds === 'number' ? seconds : undefined;
};
