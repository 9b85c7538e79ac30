// The context object of a state that is tested by itself: what a request may set, and defaults for the rest.
import {
  type JsonObject,
  type JsonValue,
  type State,
  isJsonObject,
  maxTestSeconds,
} from '../../asl/index.ts';
import type { Random } from '../../data/index.ts';
import { instantText } from '../engine/instant.ts';
import { account, region, type ExecutionFacts } from '../engine/facts.ts';
import { parseResource } from '../services/resource.ts';
import { Refused } from './request.ts';

interface Tested {
  readonly state: State;
  readonly input: JsonValue;
  readonly roleArn?: string;
  readonly contextObject?: JsonObject;
}

/** The execution that the state seems to run in. Recorded: an Express one, with made-up names. */
export function factsFor({ input, roleArn }: Tested, random: Random): ExecutionFacts {
  const name = random.uuid();
  const stateMachineName = random.uuid();
  const [, , , , ownAccount = account] = roleArn?.split(':') ?? [];
  const prefix = `arn:aws:states:${region}:${ownAccount}`;
  return {
    name,
    executionArn: `${prefix}:express:${stateMachineName}:${name}`,
    stateMachineArn: `${prefix}:stateMachine:${stateMachineName}`,
    stateMachineName,
    roleArn: roleArn ?? '',
    region,
    account: ownAccount,
    // Nobody sees its history, and with a mock it may do what an Express execution may not.
    type: 'STANDARD',
    input,
    timeoutSeconds: maxTestSeconds,
  };
}

/** The context object: what the request says, with defaults for each member that it does not name. */
export function contextFor(
  { state, input, roleArn, contextObject = {} }: Tested,
  facts: ExecutionFacts,
  { startedAt, random }: { readonly startedAt: number; readonly random: Random },
): JsonObject {
  const now = instantText(startedAt);
  const countsRetries = state.Type === 'Task' || state.Type === 'Map' || state.Type === 'Parallel';
  const madeUp: { readonly [part: string]: JsonObject } = {
    Execution: {
      Id: facts.executionArn,
      Input: input,
      Name: facts.name,
      RoleArn: roleArn ?? null,
      StartTime: now,
    },
    StateMachine: { Id: facts.stateMachineArn, Name: facts.stateMachineName },
    State: { Name: 'StateName', EnteredTime: now, ...(countsRetries ? { RetryCount: 0 } : {}) },
    ...(waitsForOutcome(state) ? { Task: { Token: random.uuid() } } : {}),
  };
  return {
    ...contextObject,
    ...Object.fromEntries(
      Object.entries(madeUp).map(([part, members]) => {
        const given = contextObject[part];
        return [part, isJsonObject(given) ? { ...members, ...given } : members];
      }),
    ),
  };
}

type Kind = 'string' | 'number' | 'any';

const parts: { readonly [part: string]: { readonly [member: string]: Kind } } = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/** Checks the context object of a request; throws Refused. */
export function readContext(context: JsonValue, state: State): JsonObject {
  if (!isJsonObject(context)) throw refusal('Context object must be a JSON object');
  for (const [part, given] of Object.entries(context)) {
    if (part === 'Map') throw refusal("'Map' field is not supported when mocking a Context object");
    const members = Object.hasOwn(parts, part) ? parts[part] : undefined;
    if (members === undefined) throw refusal(`Field '${part}' is not allowed`);
    if (!isJsonObject(given)) throw refusal(`${part} must be an object`);
    for (const [member, value] of Object.entries(given)) {
      const kind = Object.hasOwn(members, member) ? members[member] : undefined;
      if (kind === undefined) throw refusal(`Field '${member}' is not allowed`);
      if (kind !== 'any' && typeof value !== kind) throw refusal(`${part}.${member} must be a ${kind}`);
    }
  }
  if (context['Task'] !== undefined && !waitsForOutcome(state)) {
    throw refusal(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  }
  return context;
}

const refusal = (problem: string): Refused => new Refused(`Invalid Context object provided: ${problem}`);

/** Whether the state is a Task that stays with what it calls: `.sync` or `.waitForTaskToken`. */
export function waitsForOutcome(state: State): boolean {
  if (state.Type !== 'Task') return false;
  const resource = parseResource(state.Resource);
  return resource.kind === 'service' && resource.pattern !== 'requestResponse';
}
