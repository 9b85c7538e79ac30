// What would break if the definition ran as an Express workflow: what AWS refuses, what would run out of time, and what would mean
// something else. Read from the definition, and from a run where there is one.
// Source: Developer Guide, "Choosing workflow type".
import {
  type Definition,
  type LocatedBlock,
  type LocatedState,
  isJsonObject,
  machineOf,
  maxExecutionSeconds,
  ownValue,
  spanInProse,
  statesOf,
  within,
} from '../../asl/index.ts';
import type { Execution } from '../../history/index.ts';
import { longestExpressMs } from './break-even.ts';
import { virtualMs } from './express.ts';

/** `refused`: such a workflow cannot be created; `fails`: a run would time out; `changes`: it runs, but means something else. */
export type BreakKind = 'refused' | 'fails' | 'changes';

export interface ExpressBreak {
  readonly kind: BreakKind;
  readonly code:
    | 'SYNC'
    | 'CALLBACK'
    | 'ACTIVITY'
    | 'DISTRIBUTED_MAP'
    | 'LONG_WAIT'
    | 'LONG_RUN'
    | 'AT_LEAST_ONCE'
    | 'NO_REDRIVE';
  readonly message: string;
  /** As a Diagnostic names places: `/States/Charge/Resource`; absent for what concerns the whole workflow. */
  readonly location?: string;
  readonly states: readonly string[];
}

/** What would break under Express; the run may be one that has not ended. Pure. */
export function whatBreaksUnderExpress(
  definition: Definition,
  execution?: Execution,
): readonly ExpressBreak[] {
  const machine = isJsonObject(definition) ? machineOf(definition) : undefined;
  if (!machine) return [];
  return [...breaksOf(machine), ...longRun(execution), ...atLeastOnce(machine), ...noRedrive(execution)];
}

/** What a block's states would be refused for, or fail by, under Express; children of a distributed Map are not part of it. */
export function breaksOf(block: LocatedBlock): readonly ExpressBreak[] {
  return ownStatesOf(block).flatMap((state) => [
    ...refusedResource(state),
    ...distributedMap(state),
    ...longWait(state),
  ]);
}

/** Whether a Map state runs its items as executions of their own. */
export function isDistributedMap(state: LocatedState): boolean {
  const config = ownValue(state.blocks[0]?.value, 'ProcessorConfig');
  return state.type === 'Map' && ownValue(config, 'Mode') === 'DISTRIBUTED';
}

/** The states that run in the block's own execution. */
const ownStatesOf = (block: LocatedBlock): readonly LocatedState[] =>
  block.states.flatMap((state) =>
    isDistributedMap(state) ? [state] : [state, ...state.blocks.flatMap(ownStatesOf)],
  );

export const resourceOf = (state: LocatedState): string => {
  const resource = state.type === 'Task' ? ownValue(state.value, 'Resource') : undefined;
  return typeof resource === 'string' ? resource : '';
};

const refusedResources = [
  {
    code: 'SYNC',
    pattern: /\.sync(:\d+)?$/,
    message: (name: string) => `"${name}" waits for a job to end (.sync): Express has no .sync.`,
  },
  {
    code: 'CALLBACK',
    pattern: /\.waitForTaskToken$/,
    message: (name: string) =>
      `"${name}" waits for a callback (.waitForTaskToken): Express has no callbacks.`,
  },
  {
    code: 'ACTIVITY',
    pattern: /^arn:[^:]*:states:[^:]*:[^:]*:activity:/,
    message: (name: string) => `"${name}" is worked off by an activity: Express has no activities.`,
  },
] as const;

function refusedResource(state: LocatedState): ExpressBreak[] {
  const resource = resourceOf(state);
  return refusedResources
    .filter(({ pattern }) => pattern.test(resource))
    .map(({ code, message }) => ({
      kind: 'refused',
      code,
      message: message(state.name),
      location: within(state.location, 'Resource'),
      states: [state.name],
    }));
}

function distributedMap(state: LocatedState): ExpressBreak[] {
  if (!isDistributedMap(state)) return [];
  return [
    {
      kind: 'refused',
      code: 'DISTRIBUTED_MAP',
      message: `"${state.name}" is a distributed Map: only a Standard workflow can start one (its children may be Express).`,
      location: within(state.blocks[0]?.location ?? state.location, 'ProcessorConfig'),
      states: [state.name],
    },
  ];
}

const expressTime = `${spanInProse(maxExecutionSeconds.EXPRESS)} (${maxExecutionSeconds.EXPRESS} seconds)`;

function longWait(state: LocatedState): ExpressBreak[] {
  const seconds = state.type === 'Wait' ? ownValue(state.value, 'Seconds') : undefined;
  if (typeof seconds !== 'number' || seconds * 1000 < longestExpressMs) return [];
  return [
    {
      kind: 'fails',
      code: 'LONG_WAIT',
      message: `"${state.name}" waits ${seconds} seconds: an Express run times out after ${expressTime}.`,
      location: within(state.location, 'Seconds'),
      states: [state.name],
    },
  ];
}

function longRun(execution: Execution | undefined): ExpressBreak[] {
  const ms = execution ? virtualMs(execution.events) : 0;
  if (ms <= longestExpressMs) return [];
  return [
    {
      kind: 'fails',
      code: 'LONG_RUN',
      message: `This run took ${Math.round(ms / 1000).toLocaleString('en-US')} virtual seconds: an Express run times out after ${expressTime}.`,
      states: [],
    },
  ];
}

/** Actions that may happen twice without harm: they read, or they write the same thing again. */
const repeatable =
  /:(aws-sdk:[^:]+:|dynamodb:|athena:|codebuild:|s3:)(get|list|describe|head|query|scan|batchGet|putItem$|deleteItem$|putObject$)/;

function atLeastOnce(machine: LocatedBlock): ExpressBreak[] {
  const states = statesOf(machine).filter(
    (state) => resourceOf(state) !== '' && !repeatable.test(resourceOf(state)),
  );
  const [first] = states;
  if (!first) return [];
  return [
    {
      kind: 'changes',
      code: 'AT_LEAST_ONCE',
      message: `A Standard workflow runs each step once (retries apart); an asynchronous Express run may start more than once, so every task must bear being run twice. Look at ${states
        .map(({ name }) => `"${name}"`)
        .join(', ')}.`,
      location: within(first.location, 'Resource'),
      states: states.map(({ name }) => name),
    },
  ];
}

function noRedrive(execution: Execution | undefined): ExpressBreak[] {
  if (!execution?.events.some((event) => event.type === 'ExecutionRedriven')) return [];
  return [
    {
      kind: 'changes',
      code: 'NO_REDRIVE',
      message:
        'This run was redriven: an Express execution cannot be redriven, it starts again from the beginning.',
      states: [],
    },
  ];
}
