// Which variables a machine assigns and where they can be read: in the block that assigns them, after the assignment, and inside the
// branches and processors of its later states; never outside, and never in a distributed Map.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#workflow-variables-scope
import { isJsonObject, ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { LocatedBlock, LocatedState } from './walk.ts';
import { blocksOf, transitionsOf } from './walk.ts';

export interface Assignment {
  readonly name: string;
  readonly state: LocatedState;
  /** Location of the key in Assign. */
  readonly location: string;
  /** Location of the Assign that holds it. */
  readonly holder: string;
}

export interface VariableScopes {
  readonly assignments: readonly Assignment[];
  /** Whether a variable may have a value when a state starts. */
  readonly canRead: (name: string, state: LocatedState) => boolean;
  /** The names that may have a value when a state starts. */
  readonly readableAt: (state: LocatedState) => readonly string[];
}

/** The variables of a machine. Pure; each block's flow is followed once per variable. */
export function variablesOf(machine: LocatedBlock | undefined): VariableScopes {
  const blocks = blocksOf(machine);
  const byBlock = new Map(blocks.map((block) => [block, block.states.flatMap(assignmentsOf)]));
  const cache = new Map<LocatedBlock, Map<string, ReadonlySet<string>>>();
  const readable = (block: LocatedBlock, name: string): ReadonlySet<string> => {
    const known = cache.get(block) ?? new Map<string, ReadonlySet<string>>();
    cache.set(block, known);
    const found = known.get(name) ?? statesAfter(block, byBlock.get(block) ?? [], name);
    known.set(name, found);
    return found;
  };
  const canRead = (name: string, state: LocatedState): boolean => {
    if (readable(state.block, name).has(state.name)) return true;
    const { owner } = state.block;
    return owner !== undefined && !isDistributed(state.block) && canRead(name, owner);
  };
  const namesIn = (block: LocatedBlock): readonly string[] => [
    ...(byBlock.get(block) ?? []).map(({ name }) => name),
    ...(block.owner && !isDistributed(block) ? namesIn(block.owner.block) : []),
  ];
  return {
    assignments: [...byBlock.values()].flat(),
    canRead,
    readableAt: (state) => [...new Set(namesIn(state.block))].filter((name) => canRead(name, state)),
  };
}

/** Whether a block is the processor of a distributed Map: it sees no variables of the machine around it. */
export const isDistributed = (block: LocatedBlock): boolean =>
  ownValue(ownValue(block.value, 'ProcessorConfig'), 'Mode') === 'DISTRIBUTED';

/** The variables that a state assigns, in its own Assign and in those of its rules and catchers. */
function assignmentsOf(state: LocatedState): readonly Assignment[] {
  const holders = [{ value: state.value, location: state.location }];
  for (const field of ['Choices', 'Catch'] as const) {
    const entries = ownValue(state.value, field);
    if (!Array.isArray(entries)) continue;
    entries.forEach((entry, index) => {
      if (isJsonObject(entry))
        holders.push({ value: entry, location: atIndex(within(state.location, field), index) });
    });
  }
  return holders.flatMap(({ value, location }) => {
    const assign = ownValue(value, 'Assign');
    const holder = within(location, 'Assign');
    if (!isJsonObject(assign)) return [];
    return Object.keys(assign).map((key) => {
      const name = state.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
      return { name, state, location: within(holder, key), holder };
    });
  });
}

/** Names of the states that may run after a variable got its value in this block. */
function statesAfter(
  block: LocatedBlock,
  assignments: readonly Assignment[],
  name: string,
): ReadonlySet<string> {
  const states = new Map(block.states.map((state) => [state.name, state]));
  const after = new Set<string>();
  const pending = assignments.filter((each) => each.name === name).map(({ state }) => state);
  for (let state = pending.pop(); state; state = pending.pop()) {
    for (const { target } of transitionsOf(state)) {
      const next = states.get(target);
      if (!next || after.has(target)) continue;
      after.add(target);
      pending.push(next);
    }
  }
  return after;
}
