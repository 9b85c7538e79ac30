// One walk through a definition, broken or not: every `States` block and every state in it, with its location, its type and the query
// language that applies there. The rules, the graph and the explanations all start from here.
import type { QueryLanguage, StateType } from '../definition.ts';
import { isStateType } from '../text/is-definition.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { ParsedDocument } from '../text/parse.ts';

export type BlockKind = 'machine' | 'branch' | 'processor';

/** A `States` block: the machine, a branch of Parallel or the processor of Map. */
export interface LocatedBlock {
  readonly kind: BlockKind;
  readonly value: JsonObject;
  readonly location: string;
  /** The Parallel or Map state that holds the block; undefined for the machine. */
  readonly owner: LocatedState | undefined;
  /** Number of blocks around this one. */
  readonly depth: number;
  readonly states: readonly LocatedState[];
}

export interface LocatedState {
  readonly name: string;
  readonly value: JsonObject;
  readonly location: string;
  /** Undefined where `Type` is missing or unknown. */
  readonly type: StateType | undefined;
  readonly language: QueryLanguage;
  readonly block: LocatedBlock;
  /** The blocks inside a Parallel or Map state. */
  readonly blocks: readonly LocatedBlock[];
}

/** A place that names another state of the same block. */
export interface Transition {
  readonly field: 'StartAt' | 'Next' | 'Default' | 'Choices' | 'Catch';
  readonly target: string;
  readonly location: string;
  /** Index in `Choices` or `Catch`. */
  readonly index?: number;
}

/** Blocks nested deeper than this are not followed; AWS reports TOO_DEEPLY_NESTED long before. */
const maxDepth = 100;

/** The machine as a tree of blocks and states; undefined unless the value is an object. Pure. */
export function machineOf(value: JsonValue | undefined): LocatedBlock | undefined {
  if (!isJsonObject(value)) return undefined;
  return visitBlock(value, 'machine', '/', undefined, languageOf(value, 'JSONPath'));
}

const walked = new WeakMap<ParsedDocument, { readonly machine: LocatedBlock | undefined }>();

/** The machine of a document. Many ask for it between two key presses, so it is walked once. */
export function machineIn(document: ParsedDocument): LocatedBlock | undefined {
  const known = walked.get(document);
  if (known) return known.machine;
  const machine = machineOf(document.value);
  walked.set(document, { machine });
  return machine;
}

/** The state that a location lies in, the innermost one. */
export function stateAt(document: ParsedDocument, location: string): LocatedState | undefined {
  return statesOf(machineIn(document)).findLast(
    (state) => location === state.location || startsInside(location, state.location),
  );
}

/** Whether a location lies within another. */
export const startsInside = (location: string, outer: string): boolean =>
  location.startsWith(outer) && ['/', '['].includes(location.charAt(outer.length));

/** A block, then the blocks inside its states, in the definition's order. */
export function blocksOf(block: LocatedBlock | undefined): readonly LocatedBlock[] {
  const found: LocatedBlock[] = [];
  const collect = (each: LocatedBlock): void => {
    found.push(each);
    for (const state of each.states) state.blocks.forEach(collect);
  };
  if (block) collect(block);
  return found;
}

/** Every state of a block and of the blocks inside it. */
export const statesOf = (block: LocatedBlock | undefined): readonly LocatedState[] =>
  blocksOf(block).flatMap((each) => each.states);

/** Where a state can go, in the order in which AWS reports: Next, Choices, Default, Catch. */
export function transitionsOf(state: LocatedState): readonly Transition[] {
  const { value, location } = state;
  const found: Transition[] = [];
  const add = (field: Transition['field'], target: unknown, at: string, index?: number): void => {
    if (typeof target === 'string')
      found.push({ field, target, location: at, ...(index === undefined ? {} : { index }) });
  };
  const addEach = (field: 'Choices' | 'Catch'): void => {
    const list = ownValue(value, field);
    if (!Array.isArray(list)) return;
    list.forEach((item, index) => {
      add(field, ownValue(item, 'Next'), within(atIndex(within(location, field), index), 'Next'), index);
    });
  };
  if (state.type !== 'Choice') add('Next', ownValue(value, 'Next'), within(location, 'Next'));
  if (state.type === 'Choice') {
    addEach('Choices');
    add('Default', ownValue(value, 'Default'), within(location, 'Default'));
  }
  addEach('Catch');
  return found;
}

/** Whether a state ends its block: Succeed, Fail or `End: true`. */
export const isTerminal = (state: LocatedState): boolean =>
  state.type === 'Succeed' || state.type === 'Fail' || ownValue(state.value, 'End') === true;

/** Names of the states that a block can reach from its StartAt. */
export function reachableFrom(block: LocatedBlock): ReadonlySet<string> {
  const states = new Map(block.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const start = ownValue(block.value, 'StartAt');
  const pending = typeof start === 'string' ? [start] : [];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const state = states.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    for (const { target } of transitionsOf(state)) pending.push(target);
  }
  return reached;
}

/**
 * The query language that a value declares: JSONPath only if it says exactly so, the inherited one if it says nothing,
 * else JSONata. A branch or processor inherits from the whole machine, not from the state around it.
 */
export function languageOf(value: JsonObject, inherited: QueryLanguage): QueryLanguage {
  const declared = ownValue(value, 'QueryLanguage');
  if (declared === undefined) return inherited;
  return declared === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function visitBlock(
  value: JsonObject,
  kind: BlockKind,
  location: string,
  owner: LocatedState | undefined,
  language: QueryLanguage,
): LocatedBlock {
  const states: LocatedState[] = [];
  const block = { kind, value, location, owner, depth: owner ? owner.block.depth + 1 : 0, states };
  const entries = ownValue(value, 'States');
  if (!isJsonObject(entries) || block.depth > maxDepth) return block;
  const at = within(location, 'States');
  for (const [name, state] of Object.entries(entries)) {
    if (isJsonObject(state)) states.push(visitState(name, state, within(at, name), block, language));
  }
  return block;
}

function visitState(
  name: string,
  value: JsonObject,
  location: string,
  block: LocatedBlock,
  machineLanguage: QueryLanguage,
): LocatedState {
  const type = ownValue(value, 'Type');
  const blocks: LocatedBlock[] = [];
  const state: LocatedState = {
    name,
    value,
    location,
    type: isStateType(type) ? type : undefined,
    language: languageOf(value, machineLanguage),
    block,
    blocks,
  };
  if (state.type === 'Parallel') {
    const branches = ownValue(value, 'Branches');
    if (Array.isArray(branches)) {
      branches.forEach((branch, index) => {
        const at = atIndex(within(location, 'Branches'), index);
        if (isJsonObject(branch)) blocks.push(visitBlock(branch, 'branch', at, state, machineLanguage));
      });
    }
  }
  if (state.type === 'Map') {
    const field = ownValue(value, 'ItemProcessor') === undefined ? 'Iterator' : 'ItemProcessor';
    const processor = ownValue(value, field);
    if (isJsonObject(processor)) {
      blocks.push(visitBlock(processor, 'processor', within(location, field), state, machineLanguage));
    }
  }
  return state;
}
