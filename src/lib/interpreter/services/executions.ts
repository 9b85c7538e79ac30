// Step Functions calling Step Functions: executions of the request's other machines, with histories of their own, and the API calls
// that answer callbacks. A machine may start itself; the number of executions that a run may start is limited.
import { type JsonObject, type JsonValue, maxCauseCharacters } from '../../asl/index.ts';
import type { ExecutionType } from '../../execution/index.ts';
import { Failure } from '../engine/failure.ts';
import { LiveExecution } from '../engine/live-execution.ts';
import type * as types from '../engine/types.ts';
import { describeExecution } from './describe-execution.ts';
import { ServiceError } from './service-error.ts';
import {
  instant,
  jsonTextOf,
  textOf,
  type Action,
  type Actions,
  type Reply,
  type ServiceRequest,
} from './service.ts';

/** Executions that one run may start. Ours, so that a machine that starts itself comes to an end. */
export const maxNestedExecutions = 1000;

const startExecution: Action = (request): Reply => {
  const { resource, thread } = request;
  if (resource.pattern !== 'sync') {
    return { response: startedResponse(request, start(request, 'STANDARD', 'detached').facts.executionArn) };
  }
  const { scheduler } = thread.execution;
  let isCancelled = false;
  const child = start(request, 'STANDARD', (execution, outcome) => {
    if (isCancelled) return;
    const described = descriptionOf(request, execution, outcome);
    if (outcome.status === 'SUCCEEDED') scheduler.signal(thread, { type: 'success', output: described });
    else {
      // Recorded: whatever became of the child, the parent's task failed so. A chain of failed children would quote itself without end.
      const failure = new Failure(
        'States.TaskFailed',
        JSON.stringify(described).slice(0, maxCauseCharacters),
      );
      scheduler.signal(thread, { type: 'failure', failure });
    }
  });
  return {
    response: startedResponse(request, child.facts.executionArn),
    isSignalled: true,
    cancel: (reason) => {
      isCancelled = true;
      if (!child.isOver) child.abort(reason);
    },
  };
};

/** What `startExecution` answers at once. */
export const startedResponse = (request: ServiceRequest, executionArn: string): JsonObject => ({
  ExecutionArn: executionArn,
  StartDate: instant(request),
});

const startSyncExecution: Action = (request): Reply => {
  const { scheduler } = request.thread.execution;
  let isCancelled = false;
  start(request, 'EXPRESS', (execution, outcome) => {
    if (isCancelled) return;
    const described = descriptionOf(request, execution, outcome);
    const BillingDetails = { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 };
    scheduler.signal(request.thread, { type: 'success', output: { BillingDetails, ...described } });
  });
  // The call is given up, the execution goes on.
  const cancel = (): void => {
    isCancelled = true;
  };
  return { response: {}, isSignalled: true, cancel };
};

const sendOutcome =
  (signalOf: (parameters: JsonObject) => Parameters<typeof answer>[1]): Action =>
  (request) => {
    answer(request, signalOf(request.parameters));
    return { response: {} };
  };

export const states: Actions = { startExecution };
export const sfn: Actions = {
  startExecution,
  startSyncExecution,
  describeExecution: (request) => {
    const execution = executionNamed(request);
    return { response: descriptionOf(request, execution, execution.outcome) };
  },
  stopExecution: (request) => {
    const { parameters } = request;
    const execution = executionNamed(request);
    const error = textOf(parameters, 'Error') || undefined;
    const cause = textOf(parameters, 'Cause') || undefined;
    if (!execution.isOver) execution.abort(new Failure(error, cause));
    return { response: { StopDate: instant(request) } };
  },
  listExecutions: ({ parameters, world }) => {
    const arn = textOf(parameters, 'StateMachineArn');
    const status = textOf(parameters, 'StatusFilter');
    const found = [...world.executions.values()].filter(
      (execution) =>
        execution.facts.stateMachineArn === arn &&
        (status === '' || status === (execution.outcome?.status ?? 'RUNNING')),
    );
    return {
      response: {
        Executions: found.map((execution) => ({
          ExecutionArn: execution.facts.executionArn,
          Name: execution.facts.name,
          StartDate: new Date(execution.startedAt).toISOString(),
          StateMachineArn: execution.facts.stateMachineArn,
          Status: execution.outcome?.status ?? 'RUNNING',
        })),
      },
    };
  },
  sendTaskSuccess: sendOutcome((parameters) => {
    const output = jsonTextOf(parameters, 'Output') ?? '';
    return { type: 'success', output: () => jsonOf(output, 'InvalidOutput', 'Invalid Output') };
  }),
  sendTaskFailure: sendOutcome((parameters) => ({
    type: 'failure',
    failure: new Failure(textOf(parameters, 'Error') || undefined, textOf(parameters, 'Cause') || undefined),
  })),
};

function answer(
  { thread, parameters }: ServiceRequest,
  outcome:
    | { readonly type: 'success'; readonly output: () => JsonValue }
    | { readonly type: 'failure'; readonly failure: Failure },
): void {
  const { scheduler } = thread.execution;
  const task = scheduler.awaited.get(textOf(parameters, 'TaskToken'));
  if (task === undefined) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
  scheduler.signal(
    task.thread,
    outcome.type === 'success' ? { type: 'success', output: outcome.output() } : outcome,
  );
}

function start(
  request: ServiceRequest,
  type: ExecutionType,
  onEnd: 'detached' | ((execution: types.LiveExecution, outcome: types.Outcome) => void),
): LiveExecution {
  const { parameters, world, random, region, account, thread } = request;
  // A template's `${Name}` stands for the request's machine of that name.
  const stateMachineArn = textOf(parameters, 'StateMachineArn');
  const placeholder = /^\$\{(\w+)\}$/.exec(stateMachineArn)?.[1];
  const stateMachineName = placeholder ?? stateMachineArn.split(':')[6] ?? '';
  if (placeholder === undefined && !/^arn:[^:]*:states:/.test(stateMachineArn)) {
    throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${stateMachineArn}'`);
  }
  const machine = world.machineNamed(stateMachineName);
  if (machine === undefined) {
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }
  if (machine instanceof Failure) throw machine;
  const input = jsonOf(
    jsonTextOf(parameters, 'Input') ?? '{}',
    'InvalidExecutionInput',
    'Invalid State Machine Execution Input',
  );
  const name = textOf(parameters, 'Name') || random.uuid();
  const kind = type === 'EXPRESS' ? 'express' : 'execution';
  const attempt = type === 'EXPRESS' ? `:${random.uuid()}` : '';
  const executionArn = `arn:aws:states:${region}:${account}:${kind}:${stateMachineName}:${name}${attempt}`;
  if (world.executions.has(executionArn)) {
    throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
  }
  if (world.executions.size >= maxNestedExecutions) {
    throw new ServiceError(
      'ExecutionLimitExceeded',
      `Execution limit exceeded: one run may start ${maxNestedExecutions} executions.`,
    );
  }
  const { scheduler } = thread.execution;
  const execution: LiveExecution = new LiveExecution(
    scheduler,
    {
      ...thread.execution.facts,
      name,
      executionArn,
      stateMachineArn:
        placeholder === undefined
          ? stateMachineArn.split(':').slice(0, 7).join(':')
          : `arn:aws:states:${region}:${account}:stateMachine:${placeholder}`,
      stateMachineName,
      type,
      input,
      timeoutSeconds: machine.timeoutSeconds,
    },
    machine.block,
    (outcome) => {
      if (onEnd !== 'detached') onEnd(execution, outcome);
    },
  );
  world.executions.set(executionArn, execution);
  thread.execution.children.push({
    execution,
    parentEventId: thread.lastEventId,
    ...(onEnd === 'detached' ? {} : { managedBy: 'task' }),
  });
  scheduler.begin(execution);
  return execution;
}

function executionNamed({ parameters, world }: ServiceRequest): types.LiveExecution {
  const arn = textOf(parameters, 'ExecutionArn');
  const execution = world.executions.get(arn);
  if (execution !== undefined) return execution;
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
}

/** DescribeExecution's answer. `.sync:2` shows input and output as JSON, everything else as texts. */
const descriptionOf = (
  { resource, isSdk }: ServiceRequest,
  execution: types.LiveExecution,
  outcome: types.Outcome | undefined,
): JsonObject =>
  describeExecution(execution, outcome, {
    isJson: resource.isSyncVersion2,
    instant: (ms) => (isSdk ? new Date(ms).toISOString() : ms),
  });

function jsonOf(text: string, code: string, complaint: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    throw new ServiceError(code, `${complaint}: '${text.slice(0, 200)}'`);
  }
}
