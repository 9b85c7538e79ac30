// TestState: tests one state by itself. The same function answers the API's operation and the bench's data view.
import type { Catcher, Retrier, State } from '../../asl/definition.ts';
import type { JsonObject, JsonValue } from '../../asl/json.ts';
import { StatesError, SyntaxProblem, PathNotFound, Variables } from '../../data/index.ts';
import { instantText } from '../context-object.ts';
import { backoffSeconds, catcherLeavingOf, matches } from '../error-handling.ts';
import { account, defaultStart, region } from '../facts.ts';
import { Failure } from '../failure.ts';
import type { Activity, CompiledBlock, CompiledState, Compiling } from '../machine.ts';
import { MockedTasks } from '../mocks.ts';
import { parseResource } from '../resource.ts';
import { Run } from '../run.ts';
import { Scheduler } from '../scheduler.ts';
import { benchOf } from '../services/bench.ts';
import type { Thread } from '../thread.ts';
import { inspect, type Inspecting } from './inspect.ts';
import {
  Refused,
  type MutableInspection,
  type TestStateRefusal,
  type TestStateRequest,
  type TestStateResult,
} from './request.ts';
import { validate, type Tested } from './validate.ts';

/** Tests a state: what comes of it, and (DEBUG, TRACE) its data after each field. Refuses what the API refuses. */
export async function testState(request: TestStateRequest): Promise<TestStateResult | TestStateRefusal> {
  try {
    return await perform(request, validate(request));
  } catch (problem) {
    if (problem instanceof Refused) {
      return { exception: { name: problem.name, message: problem.message } };
    }
    if (problem instanceof SyntaxProblem) {
      const message = `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${problem.message}'`;
      return { exception: { name: 'InvalidDefinition', message } };
    }
    throw problem;
  }
}

async function perform(request: TestStateRequest, tested: Tested): Promise<TestStateResult> {
  const thread = threadOf(request, tested);
  const data: MutableInspection = { input: tested.input };
  const inspecting: Inspecting = { thread, tested, request, data, compiling: compilingOf(tested) };
  const result = await drive(resultOf(inspecting));
  const variables = Object.fromEntries(thread.variables.entries());
  if (Object.keys(variables).length > 0) data['variables'] = variables;
  if ((request.inspectionLevel ?? 'INFO') === 'INFO') return result;
  return { ...result, inspectionData: inTexts(data) };
}

function* resultOf(inspecting: Inspecting): Activity<TestStateResult> {
  const { thread } = inspecting;
  try {
    const { output, assigned, nextState } = yield* inspect(inspecting);
    if (assigned !== undefined) thread.variables = thread.variables.assign(assigned);
    return {
      status: 'SUCCEEDED',
      output: JSON.stringify(output),
      ...(nextState === undefined ? {} : { nextState }),
    };
  } catch (thrown) {
    return yield* failedResult(inspecting, failureOf(thrown));
  }
}

// TestState gives causes without the place, because there is no history.
function failureOf(thrown: unknown): Failure {
  const problem = thrown instanceof PathNotFound ? thrown.toStatesError() : thrown;
  if (problem instanceof Failure) return problem;
  if (problem instanceof StatesError) {
    return new Failure(problem.error, problem.cause, problem.error === 'States.Runtime');
  }
  throw thrown;
}

function* failedResult(
  { tested, thread, request, data }: Inspecting,
  failure: Failure,
): Activity<TestStateResult> {
  const retriers = handlersOf<Retrier>(tested.state, 'Retry');
  const retryIndex = retriers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, failure));
  const retrier = retriers[retryIndex];
  const count = request.stateConfiguration?.retrierRetryCount ?? 0;
  if (retrier !== undefined && count < (retrier.MaxAttempts ?? 3)) {
    data['errorDetails'] = { retryIndex, retryBackoffIntervalSeconds: backoffSeconds(retrier, count) };
    return { status: 'RETRIABLE', ...failure.details };
  }
  const catchers = handlersOf<Catcher>(tested.state, 'Catch');
  const catchIndex = catchers.findIndex(({ ErrorEquals }) => matches(ErrorEquals, failure));
  const catcher = catchers[catchIndex];
  const details: JsonObject = {
    ...(retrier === undefined ? {} : { retryIndex }),
    ...(catcher === undefined ? {} : { catchIndex }),
  };
  if (Object.keys(details).length > 0) data['errorDetails'] = details;
  if (catcher === undefined) return { status: 'FAILED', ...failure.details };
  const leave = catcherLeavingOf[tested.queryLanguage](catcher);
  const { output, assigned } = yield* leave(thread, failure.errorOutput);
  if (assigned !== undefined) thread.variables = thread.variables.assign(assigned);
  return {
    status: 'CAUGHT_ERROR',
    output: JSON.stringify(output),
    ...failure.details,
    nextState: catcher.Next,
  };
}

const handlersOf = <T>(state: State, field: 'Retry' | 'Catch'): readonly T[] =>
  (state as { readonly Retry?: readonly T[]; readonly Catch?: readonly T[] })[field] ?? [];

async function drive<T>(activity: Activity<T>): Promise<T> {
  for (;;) {
    const { done, value } = activity.next();
    if (done === true) return value;
    if (value !== 'rest') await value;
  }
}

/** A thread that stands in the state under test. */
function threadOf(request: TestStateRequest, tested: Tested): Thread {
  const scheduler = new Scheduler({
    startedAt: Date.parse(defaultStart),
    seed: 1,
    mocks: new MockedTasks(undefined),
    bench: benchOf({}),
    journal: [],
  });
  const name = scheduler.random.uuid();
  const stateMachineName = scheduler.random.uuid();
  const ownAccount = request.roleArn?.split(':')[4] ?? account;
  const prefix = `arn:aws:states:${region}:${ownAccount}`;
  const facts = {
    name,
    executionArn: `${prefix}:express:${stateMachineName}:${name}`,
    stateMachineArn: `${prefix}:stateMachine:${stateMachineName}`,
    stateMachineName,
    roleArn: request.roleArn ?? '',
    region,
    account: ownAccount,
    type: 'EXPRESS' as const,
    input: tested.input,
    timeoutSeconds: undefined,
  };
  const { state } = tested;
  const compiled: CompiledState = {
    name: 'StateName',
    type: state.Type,
    entered: 'PassStateEntered',
    exited: 'PassStateExited',
    perform: () => undefined,
    next: undefined,
  };
  const machine: CompiledBlock = {
    start: compiled,
    states: new Map([[compiled.name, compiled]]),
    queryLanguage: tested.queryLanguage,
  };
  const contextObject = tested.context ?? contextFor(state, facts, request, scheduler);
  const { root } = new Run(scheduler, { ...facts, contextObject }, machine);
  root.variables = Variables.none.assign(Object.entries(tested.variables));
  return root;
}

function contextFor(
  state: State,
  facts: { readonly [name: string]: JsonValue | undefined },
  { roleArn }: TestStateRequest,
  scheduler: Scheduler,
): JsonObject {
  const now = instantText(scheduler.startedAt);
  const resource = state.Type === 'Task' ? parseResource(state.Resource) : undefined;
  const hasToken = resource?.kind === 'service' && resource.pattern !== 'requestResponse';
  return {
    Execution: {
      Id: facts['executionArn'] ?? null,
      Input: facts['input'] ?? null,
      Name: facts['name'] ?? null,
      RoleArn: roleArn ?? null,
      StartTime: now,
    },
    StateMachine: { Id: facts['stateMachineArn'] ?? null, Name: facts['stateMachineName'] ?? null },
    State: {
      Name: 'StateName',
      EnteredTime: now,
      ...(state.Type === 'Task' || state.Type === 'Map' || state.Type === 'Parallel'
        ? { RetryCount: 0 }
        : {}),
    },
    ...(hasToken ? { Task: { Token: scheduler.random.uuid() } } : {}),
  };
}

const compilingOf = ({ queryLanguage }: Tested): Compiling => ({
  name: 'StateName',
  queryLanguage,
  target: () => ({ state: undefined }),
  block: () => {
    throw new Error('TestState compiles no inner blocks.');
  },
});

const plainFields = new Set([
  'errorDetails',
  'maxConcurrency',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
]);
const inTexts = (data: MutableInspection): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) => [
      field,
      plainFields.has(field) ? value : JSON.stringify(value),
    ]),
  );
