// Task: calls a function, an activity or a service, and writes AWS's events about it.
import { type JsonValue, type TaskState, maxPayloadBytes, maxSeconds } from '../../asl/index.ts';
import { StatesError, compileReference, exceedsBytes } from '../../data/index.ts';
import type { EventDetails, HistoryEventType } from '../../history/index.ts';
import { compileErrorHandling } from './error-handling.ts';
import { compileField } from '../fields/expression-fields.ts';
import { Failure, tooLarge } from '../engine/failure.ts';
import type { Call, Ending, Prefix, EventShape, TaskEvents } from '../services/call.ts';
import { invoke, type Answer } from '../services/invocation.ts';
import { isActivity, type Activity } from '../engine/activity.ts';
import type { Behaviour, Compiling } from '../engine/behaviour.ts';
import type { CompiledState, AwaitedTask, Signal, Thread } from '../engine/types.ts';
import { parseResource, refusedByExpress, type Resource } from '../services/resource.ts';
import { wake } from '../engine/scheduler.ts';
import { preparedParameters } from '../services/parameters.ts';
import { compileNumber } from '../fields/whole-number.ts';
import { compileWork } from '../fields/work.ts';

export const task: Behaviour<TaskState> = (state, compiling) => {
  const { queryLanguage, inspector } = compiling;
  const resource = parseResource(state.Resource);
  const shape = shapeOf(resource);
  const work = compileWork(state, compiling);
  const handling = compileErrorHandling(state, compiling);
  const timeout = compileNumber(
    {
      name: 'TimeoutSeconds',
      value: state.TimeoutSeconds,
      path: state.TimeoutSecondsPath,
      isPositive: true,
    },
    queryLanguage,
  );
  const heartbeat = compileNumber(
    {
      name: 'HeartbeatSeconds',
      value: state.HeartbeatSeconds,
      path: state.HeartbeatSecondsPath,
      isPositive: true,
    },
    queryLanguage,
  );
  const credentials = compileCredentials(state, compiling);

  const attempt = function* (thread: Thread, compiled: CompiledState): Activity<Failure | void> {
    const refused = thread.execution.facts.type === 'EXPRESS' ? refusedByExpress(resource) : undefined;
    if (refused !== undefined && inspector === undefined) throw new StatesError('States.Runtime', refused);
    if (shape.givesToken) thread.taskToken = newToken(thread);
    const begun = work.begin(thread);
    const parameters = preparedParameters(resource, isActivity(begun) ? yield* begun : begun);
    const call: Call = {
      thread,
      resource,
      shape,
      parameters,
      timeoutSeconds: timeout && (yield* timeout(thread)),
      heartbeatSeconds: heartbeat && (yield* heartbeat(thread)),
      roleArn: credentials && (yield* credentials(thread)),
    };
    const result = inspector?.work === undefined ? yield* perform(call) : inspector.work();
    if (result instanceof Failure) return result;
    inspector?.note('result', result);
    const left = work.end(thread, result);
    const { output, assigned } = isActivity(left) ? yield* left : left;
    thread.execution.exit(thread, compiled, output, compiled.next, assigned);
  };

  return (thread, compiled) => {
    thread.execution.enter(thread, compiled);
    return handling.perform(thread, compiled, attempt);
  };
};

function shapeOf(resource: Resource): EventShape {
  switch (resource.kind) {
    case 'function':
      return {
        prefix: 'LambdaFunction',
        events: eventsOf('LambdaFunction'),
        common: undefined,
        isSubmitted: false,
        givesToken: false,
        id: resource.arn,
      };
    case 'activity':
      return {
        prefix: 'Activity',
        events: eventsOf('Activity'),
        common: undefined,
        isSubmitted: false,
        givesToken: true,
        id: resource.arn,
      };
    case 'service': {
      const { resourceType, resource: action, pattern } = resource;
      return {
        prefix: 'Task',
        events: eventsOf('Task'),
        common: { resourceType, resource: action },
        isSubmitted: pattern !== 'requestResponse',
        givesToken: pattern !== 'requestResponse',
        id: resourceType,
      };
    }
  }
}

// Not every kind of task has all of these (there is no TaskScheduleFailed); the callers know which.
const eventsOf = (prefix: Prefix): TaskEvents => ({
  Scheduled: `${prefix}Scheduled`,
  Started: `${prefix}Started`,
  Succeeded: `${prefix}Succeeded`,
  Failed: `${prefix}Failed`,
  TimedOut: `${prefix}TimedOut`,
  ScheduleFailed: `${prefix}ScheduleFailed` as HistoryEventType,
  StartFailed: `${prefix}StartFailed` as HistoryEventType,
  SubmitFailed: `${prefix}SubmitFailed` as HistoryEventType,
});

// Failures are returned, not thrown: throwing through the generators of a state costs more than all its events.
function* perform(call: Call): Activity<JsonValue | Failure> {
  const { thread, shape } = call;
  schedule(call);
  const invoked = invoke(call);
  const answer = isActivity(invoked) ? yield* invoked : invoked;
  const scheduledEventId = thread.lastEventId;
  if (answer.failure !== undefined && answer.failsAt === 'schedule' && shape.prefix !== 'Task') {
    return failed(call, 'ScheduleFailed', answer.failure);
  }
  if (answer.failure !== undefined && answer.failsAt === 'start' && shape.prefix !== 'Activity') {
    return failed(call, 'StartFailed', answer.failure);
  }
  const isPolled = shape.prefix !== 'Activity' || !answer.isAwaited;
  if (isPolled) start(call, answer);
  if (shape.isSubmitted && answer.submit !== undefined) {
    if (answer.failure !== undefined && answer.failsAt === 'submit')
      return failed(call, 'SubmitFailed', answer.failure);
    thread.execution.recordNext(thread, 'TaskSubmitted', answer.submit, shape.common);
  }
  const token = awaitOutcome(call, answer, scheduledEventId);
  thread.cancel = answer.cancel;
  const signal = (yield 'rest') as Signal;
  thread.cancel = undefined;
  if (token !== undefined) thread.execution.scheduler.awaited.delete(token);
  if (signal.type === 'timeout' || signal.type === 'heartbeat') answer.cancel?.(new Failure());
  switch (signal.type) {
    case 'timeout':
    case 'heartbeat':
      return failed(
        call,
        'TimedOut',
        new Failure('States.Timeout', undefined, false, signal.type === 'heartbeat'),
      );
    case 'failure':
      if (!isPolled) start(call, answer);
      return failed(call, 'Failed', signal.failure);
    default: {
      if (!isPolled) start(call, answer);
      const output = signal.type === 'success' ? signal.output : answer.output;
      if (answer.failure !== undefined && signal.type !== 'success')
        return failed(call, 'Failed', answer.failure);
      return succeed(call, output ?? null);
    }
  }
}

function schedule({
  thread,
  resource,
  shape,
  parameters,
  timeoutSeconds,
  heartbeatSeconds,
  roleArn,
}: Call): void {
  const { execution } = thread;
  const details: { -readonly [K in keyof EventDetails]: EventDetails[K] } =
    resource.kind === 'service'
      ? { ...shape.common, region: execution.facts.region }
      : { resource: resource.arn };
  if (timeoutSeconds !== undefined) details.timeoutInSeconds = timeoutSeconds;
  if (heartbeatSeconds !== undefined) details.heartbeatInSeconds = heartbeatSeconds;
  if (roleArn !== undefined) details.taskCredentials = { roleArn };
  execution.recordNext(thread, shape.events.Scheduled, parameters, details);
}

function start({ thread, shape }: Call, { workerName }: Answer): void {
  const details = shape.prefix === 'Activity' && workerName !== undefined ? { workerName } : shape.common;
  thread.execution.recordNext(thread, shape.events.Started, undefined, details);
}

// Puts on the clock whatever can end the call; returns the token with which somebody else can end it.
function awaitOutcome(call: Call, answer: Answer, scheduledEventId: number): string | undefined {
  const { thread, timeoutSeconds, heartbeatSeconds } = call;
  const { scheduler } = thread.execution;
  const { clock } = scheduler;
  // Beyond AWS's largest number the execution has ended before, and an instant that far away may be no valid date.
  const timesOutAt =
    timeoutSeconds === undefined ? undefined : clock.now + 1000 * Math.min(timeoutSeconds, maxSeconds);
  if (timesOutAt !== undefined) clock.scheduleDeadline(timesOutAt, wake(thread, { type: 'timeout' }));
  const heartbeat =
    heartbeatSeconds === undefined || !call.shape.givesToken || answer.keepsHeartbeat === true
      ? undefined
      : wake(thread, { type: 'heartbeat' });
  if (heartbeat !== undefined && heartbeatSeconds !== undefined) {
    clock.scheduleDeadline(clock.now + 1000 * heartbeatSeconds, heartbeat);
  }
  // A task that somebody took over needs a token even where its integration gives none.
  const token = answer.isAwaited ? (thread.taskToken ?? newToken(thread)) : undefined;
  if (token !== undefined) {
    const awaited: AwaitedTask = {
      thread,
      scheduledEventId,
      heartbeatMs: heartbeatSeconds === undefined ? undefined : 1000 * heartbeatSeconds,
      timesOutAt,
      heartbeat,
      parameters: call.parameters,
    };
    scheduler.awaited.set(token, awaited);
  }
  if (!answer.isAwaited && answer.isSignalled !== true) {
    if (answer.delayMs > 0) scheduler.sleepUntil(thread, clock.now + answer.delayMs);
    else scheduler.signal(thread, { type: 'due' });
  }
  return token;
}

function succeed(call: Call, output: JsonValue): JsonValue | Failure {
  const { thread, shape } = call;
  if (exceedsBytes(output, maxPayloadBytes)) {
    const { error, cause } = tooLarge(shape.id);
    return failed(call, 'Failed', new Failure(error, cause));
  }
  thread.execution.recordNext(thread, shape.events.Succeeded, output, shape.common);
  return output;
}

function failed({ thread, shape }: Call, ending: Ending, failure: Failure): Failure {
  const details = shape.common === undefined ? failure.details : { ...shape.common, ...failure.details };
  thread.execution.recordNext(thread, shape.events[ending], undefined, details);
  return failure;
}

// A token looks like AWS's: opaque, and another one for each attempt.
function newToken(thread: Thread): string {
  return `AQDE${thread.random.uuid()}${thread.random.uuid()}`.replaceAll('-', '');
}

type CredentialsField = (thread: Thread) => Activity<string | undefined>;

function compileCredentials(
  { Credentials }: TaskState,
  { queryLanguage }: Compiling,
): CredentialsField | undefined {
  if (Credentials === undefined) return undefined;
  if (queryLanguage === 'JSONata') {
    const roleArn = compileField(Credentials['RoleArn'], 'Credentials/RoleArn', 'string');
    return function* (thread) {
      return roleArn && String(yield* roleArn.evaluate(thread));
    };
  }
  const path = Credentials['RoleArn.$'];
  if (typeof path !== 'string') {
    return function* () {
      return String(Credentials['RoleArn']);
    };
  }
  const evaluate = compileReference(path, 'RoleArn.$');
  return function* (thread) {
    const roleArn = evaluate(thread);
    if (typeof roleArn === 'string') return roleArn;
    throw new StatesError(
      'States.Runtime',
      `The RoleArn.$ parameter does not reference a text: ${path} == ${JSON.stringify(roleArn)}`,
    );
  };
}
