// The context object: `$$` in JSONPath, `$states.context` in JSONata. Built when a path asks for it.
import type { JsonObject, JsonValue } from '../asl/json.ts';
import type { StateType } from '../asl/definition.ts';
import type { Thread } from './thread.ts';

/** What an iteration of Map may see of its item. */
export interface MapItem {
  readonly Index: number;
  readonly Value: JsonValue;
  readonly Source: string;
  readonly Key?: string;
}

/** An instant as Java prints it: no fraction when it is a whole second. */
export const instantText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

export function contextObjectOf(thread: Thread): JsonObject {
  const { run, state, mapItem, taskToken } = thread;
  const { facts } = run;
  if (facts.contextObject !== undefined) return { ...facts.contextObject, ...itemOf(mapItem) };
  return {
    Execution: {
      Id: facts.executionArn,
      Input: facts.input,
      StartTime: instantText(run.startedAt),
      Name: facts.name,
      RoleArn: facts.roleArn,
      RedriveCount: run.redriveCount,
      ...(run.redrivenAt === undefined ? {} : { RedriveTime: instantText(run.redrivenAt) }),
    },
    StateMachine: { Id: facts.stateMachineArn, Name: facts.stateMachineName },
    ...(state === undefined
      ? {}
      : {
          State: {
            Name: state.name,
            EnteredTime: instantText(run.scheduler.startedAt + thread.enteredAt),
            ...(countsRetries[state.type] ? { RetryCount: thread.retryCount } : {}),
          },
        }),
    ...(taskToken === undefined ? {} : { Task: { Token: taskToken } }),
    ...itemOf(mapItem),
  };
}

const itemOf = (mapItem: MapItem | undefined): JsonObject =>
  mapItem === undefined ? {} : { Map: { Item: { ...mapItem } } };

const countsRetries: { readonly [T in StateType]?: true } = { Task: true, Parallel: true, Map: true };
