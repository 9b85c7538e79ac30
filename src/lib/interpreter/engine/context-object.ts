// The context object: `$$` in JSONPath, `$states.context` in JSONata. Built when a path asks for it.
import type { JsonObject, JsonValue } from '../../asl/json.ts';
import type { StateType } from '../../asl/definition.ts';
import type { MapItem, Run, Thread } from './types.ts';

/** An instant as Java prints it: no fraction when it is a whole second. */
export function instantText(ms: number): string {
  if (latest.ms !== ms) latest = { ms, text: new Date(ms).toISOString().replace('.000Z', 'Z') };
  return latest.text;
}

// Virtual time stands still for many states in a row, and the text of an instant is asked for at each of them.
let latest = { ms: NaN, text: '' };

export function contextObjectOf(thread: Thread): JsonObject {
  const { run, state, mapItem, taskToken } = thread;
  const { facts } = run;
  if (facts.contextObject !== undefined) return { ...facts.contextObject, ...itemOf(mapItem) };
  const contextObject: { [key: string]: JsonValue } = {
    Execution: executionOf(run),
    StateMachine: { Id: facts.stateMachineArn, Name: facts.stateMachineName },
  };
  if (state !== undefined) {
    const Name = state.name;
    const EnteredTime = instantText(run.scheduler.startedAt + thread.enteredAt);
    contextObject['State'] = countsRetries[state.type]
      ? { Name, EnteredTime, RetryCount: thread.retryCount }
      : { Name, EnteredTime };
  }
  if (taskToken !== undefined) contextObject['Task'] = { Token: taskToken };
  if (mapItem !== undefined) contextObject['Map'] = { Item: { ...mapItem } };
  return contextObject;
}

/** `$$.Execution`, made once until a redrive changes it. */
function executionOf(run: Run): JsonObject {
  const known = run.shownExecution;
  if (known?.['RedriveCount'] === run.redriveCount) return known;
  const { facts, redriveCount, redrivenAt } = run;
  return (run.shownExecution = {
    Id: facts.executionArn,
    Input: facts.input,
    StartTime: instantText(run.startedAt),
    Name: facts.name,
    RoleArn: facts.roleArn,
    RedriveCount: redriveCount,
    ...(redrivenAt === undefined ? {} : { RedriveTime: instantText(redrivenAt) }),
  });
}

const itemOf = (mapItem: MapItem | undefined): JsonObject =>
  mapItem === undefined ? {} : { Map: { Item: { ...mapItem } } };

const countsRetries: { readonly [T in StateType]?: true } = { Task: true, Parallel: true, Map: true };
