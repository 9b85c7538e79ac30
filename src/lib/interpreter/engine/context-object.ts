// The context object: `$$` in JSONPath, `$states.context` in JSONata. It is made when a field asks for it.
import type { JsonObject, JsonValue, StateType } from '../../asl/index.ts';
import { instantText } from './instant.ts';
import type { LiveExecution, MapItem, Thread } from './types.ts';

export function contextObjectOf(thread: Thread): JsonObject {
  const { execution, state, mapItem, taskToken } = thread;
  const { facts } = execution;
  if (facts.contextObject !== undefined) return { ...facts.contextObject, ...itemOf(mapItem) };
  const contextObject: { [key: string]: JsonValue } = {
    Execution: executionOf(execution),
    StateMachine: { Id: facts.stateMachineArn, Name: facts.stateMachineName },
  };
  if (state !== undefined) {
    const Name = state.name;
    const { startedAt, instants } = execution.scheduler;
    const EnteredTime = instants.of(startedAt + thread.enteredAt);
    contextObject['State'] = countsRetries[state.type]
      ? { Name, EnteredTime, RetryCount: thread.retryCount }
      : { Name, EnteredTime };
  }
  if (taskToken !== undefined) contextObject['Task'] = { Token: taskToken };
  if (mapItem !== undefined) contextObject['Map'] = { Item: { ...mapItem } };
  return contextObject;
}

/** `$$.Execution`, made once until a redrive changes it. */
function executionOf(execution: LiveExecution): JsonObject {
  const known = execution.shownExecution;
  if (known?.['RedriveCount'] === execution.redriveCount) return known;
  const { facts, redriveCount, redrivenAt } = execution;
  return (execution.shownExecution = {
    Id: facts.executionArn,
    Input: facts.input,
    StartTime: instantText(execution.startedAt),
    Name: facts.name,
    RoleArn: facts.roleArn,
    RedriveCount: redriveCount,
    ...(redrivenAt === undefined ? {} : { RedriveTime: instantText(redrivenAt) }),
  });
}

const itemOf = (mapItem: MapItem | undefined): JsonObject =>
  mapItem === undefined ? {} : { Map: { Item: { ...mapItem } } };

const countsRetries: { readonly [T in StateType]?: true } = { Task: true, Parallel: true, Map: true };
