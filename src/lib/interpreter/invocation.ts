// How a task is answered: by the mocks of the request, by a simulated service, or by nobody until somebody sends the outcome.
import type { JsonValue } from '../asl/json.ts';
import type { MockedResponse } from '../history/execution.ts';
import { compileField } from './expression-fields.ts';
import { Failure, Unsupported } from './failure.ts';
import type { Activity } from './machine.ts';
import { simulate } from './services/index.ts';
import type { Call } from './states/task.ts';

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
}

/** The answer to a call that was just scheduled. */
export function* invoke(call: Call): Activity<Answer> {
  const { thread } = call;
  const stateName = thread.state?.name ?? '';
  const mocked = thread.run.scheduler.mocks.next(stateName);
  if (mocked === 'exhausted') {
    const count = thread.run.scheduler.mocks.invocationsOf(stateName) - 1;
    throw new Unsupported(`State "${stateName}" has no mocked response for invocation ${count}`);
  }
  return mocked === 'none' ? yield* simulated(call) : yield* fromMock(call, mocked);
}

function* simulated(call: Call): Activity<Answer> {
  const { resource } = call;
  if (resource.kind === 'activity') return { ...atOnce, isAwaited: true };
  const reply = simulate(call);
  const failure = reply.failure;
  if (failure !== undefined) return { ...atOnce, failure };
  if (resource.kind === 'service' && resource.pattern === 'waitForTaskToken') {
    return { ...atOnce, submit: reply.response, isAwaited: true };
  }
  return { ...atOnce, submit: reply.response, output: reply.result ?? reply.response };
}

function* fromMock(call: Call, mock: MockedResponse): Activity<Answer> {
  const delayMs = 1000 * (mock.DelaySeconds ?? 0);
  const rest = {
    ...atOnce,
    delayMs,
    ...(mock.WorkerName === undefined ? {} : { workerName: mock.WorkerName }),
    failsAt: mock.FailAt ?? 'run',
  };
  if (mock.Throw !== undefined) {
    const failure = new Failure(mock.Throw.Error, mock.Throw.Cause);
    return { ...rest, failure, ...(mock.Submit === undefined ? {} : { submit: mock.Submit }) };
  }
  const output = yield* evaluated(call, mock.Return ?? null);
  const submit = mock.Submit ?? (call.shape.isSubmitted ? simulate(call).response : undefined);
  return { ...rest, output, ...(submit === undefined ? {} : { submit }) };
}

// A mock may hold JSONata over the task's effective input.
function* evaluated(call: Call, value: JsonValue): Activity<JsonValue> {
  const field = compileField(value, 'Return');
  if (field === undefined) return value;
  return yield* field.evaluate(call.thread, { input: call.parameters });
}

const atOnce = { delayMs: 0, failsAt: 'run', isAwaited: false } as const;
