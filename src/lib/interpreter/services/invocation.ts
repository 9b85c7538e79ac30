// How a task is answered: by a mock of the request, by a simulated service, or by nobody until somebody sends the outcome.
import { type JsonValue, maxHttpSeconds } from '../../asl/index.ts';
import { StatesError, isNestedTooDeep } from '../../data/index.ts';
import type { MockedResponse } from '../../execution/index.ts';
import { compileField, type ExpressionField } from '../fields/expression-fields.ts';
import { Failure, Unsupported } from '../engine/failure.ts';
import type { Activity, Soon } from '../engine/activity.ts';
import { simulate, submission } from './index.ts';
import type { Call } from './call.ts';

export interface Answer {
  /** The output of TaskSubmitted; absent when the call itself fails. */
  readonly submit?: JsonValue;
  readonly output?: JsonValue;
  readonly failure?: Failure;
  readonly failsAt: 'schedule' | 'start' | 'submit' | 'run';
  readonly delayMs: number;
  readonly workerName?: string;
  /** Nobody answers by itself: the task waits for SendTaskSuccess or SendTaskFailure. */
  readonly isAwaited: boolean;
  /** What the call started signals the thread when it ends. */
  readonly isSignalled?: true;
  /** Stops what the call started. */
  readonly cancel?: (reason: Failure) => void;
  /** The worker sends heartbeats while it delays. */
  readonly keepsHeartbeat?: boolean;
}

/** The answer to a call that was just scheduled. */
export function invoke(call: Call): Soon<Answer> {
  const { thread } = call;
  const stateName = thread.state?.name ?? '';
  const lane = thread.parent === undefined ? thread.mapItem?.Index : thread.index;
  const { mocks } = thread.execution.scheduler;
  const mocked = mocks.next(stateName, lane);
  if (mocked === 'exhausted') {
    const count = mocks.invocationsOf(stateName) - 1;
    throw new Unsupported(`State "${stateName}" has no mocked response for invocation ${count}`);
  }
  if (mocked === 'none') return simulated(call);
  return fromMock(call, isTooSlow(call, mocked) ? tooSlow : mocked);
}

// Whatever its TimeoutSeconds says.
const isTooSlow = ({ resource }: Call, { DelaySeconds = 0, Await = false }: MockedResponse): boolean =>
  DelaySeconds > maxHttpSeconds && !Await && resource.kind === 'service' && resource.resourceType === 'http';
const tooSlow: MockedResponse = {
  Throw: { Error: 'States.Http.Socket', Cause: `The HTTP request timed out after ${maxHttpSeconds} seconds` },
  DelaySeconds: maxHttpSeconds,
};

function simulated(call: Call): Answer {
  const { resource } = call;
  if (resource.kind === 'activity') return { ...atOnce, isAwaited: true };
  const { failure, response, result = response, ...reply } = simulate(call);
  if (failure !== undefined) return { ...atOnce, failure };
  if (resource.kind === 'service' && resource.pattern === 'waitForTaskToken') {
    return { ...atOnce, submit: response, isAwaited: true };
  }
  // Only a task that waits for the job has its result; a call alone has the answer to the call.
  const isCall = resource.kind === 'service' && resource.pattern === 'requestResponse';
  return { ...atOnce, ...reply, submit: response, output: isCall ? response : result };
}

function fromMock(call: Call, mock: MockedResponse): Soon<Answer> {
  const { answer, result } = compiledMock(mock);
  if (answer.failure !== undefined) return answer;
  return result === undefined ? submitted(call, answer) : evaluated(call, answer, result);
}

// A mock may hold JSONata over the task's effective input.
function* evaluated(call: Call, answer: Answer, result: ExpressionField): Activity<Answer> {
  const output = yield* result.evaluate(call.thread, { input: call.parameters });
  return submitted(call, { ...answer, output });
}

const submitted = (call: Call, answer: Answer): Answer =>
  call.shape.isSubmitted && answer.submit === undefined ? { ...answer, submit: submission(call) } : answer;

interface CompiledMock {
  readonly answer: Answer;
  /** Gives the output, when it holds expressions. */
  readonly result: ExpressionField | undefined;
}

// Mocks are read-only data, and answer many times.
const compiledMocks = new WeakMap<MockedResponse, CompiledMock>();

function compiledMock(mock: MockedResponse): CompiledMock {
  const known = compiledMocks.get(mock);
  if (known !== undefined) return known;
  if (isNestedTooDeep(mock))
    throw new StatesError('States.Runtime', 'The mocked response is nested too deep.');
  const { Throw, Return = null, Submit, DelaySeconds = 0, WorkerName, FailAt = 'run' } = mock;
  const compiled: CompiledMock = {
    answer: {
      ...(Throw === undefined ? { output: Return } : { failure: new Failure(Throw.Error, Throw.Cause) }),
      ...(Submit !== undefined && { submit: Submit }),
      ...(WorkerName !== undefined && { workerName: WorkerName }),
      delayMs: 1000 * DelaySeconds,
      failsAt: FailAt,
      isAwaited: mock.Await === true,
      keepsHeartbeat: mock.KeepsHeartbeat === true,
    },
    result: compileField(Return, 'Return'),
  };
  compiledMocks.set(mock, compiled);
  return compiled;
}

const atOnce = { delayMs: 0, failsAt: 'run', isAwaited: false } as const;
