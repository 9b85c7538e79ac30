// A definition as a graph: blocks hold nodes and edges, and the node of a Parallel or Map holds blocks. A model only, without layout.
// Broken and partial definitions have a graph too: a target that does not exist becomes a node that says so.
import type { StateType } from '../definition.ts';
import { choiceLabel } from './choice-label.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { within } from '../text/location.ts';
import type { ParsedDocument } from '../text/parse.ts';
import type { BlockKind, LocatedBlock, LocatedState, Transition } from './walk.ts';
import { isTerminal, machineIn, machineOf, reachableFrom, transitionsOf } from './walk.ts';

export interface Graph {
  readonly machine: GraphBlock | undefined;
  /** Why nothing or not everything could be drawn, in a sentence; absent if all was. */
  readonly note?: string;
}

/** A `States` block; edges never leave it. */
export interface GraphBlock {
  /** The block's location, `/` for the machine. */
  readonly id: string;
  readonly kind: BlockKind;
  /** "Branch 1 of 2", "Item processor"; empty for the machine. */
  readonly label: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export type GraphNode = StateNode | PseudoNode;

export interface StateNode {
  readonly kind: 'state';
  /** The state's location: unique even where a name is used twice. */
  readonly id: string;
  readonly name: string;
  /** Undefined where `Type` is missing or unknown. */
  readonly type: StateType | undefined;
  /** For a Task: the integration in short (`lambda:invoke`); for a distributed Map: `distributed`. */
  readonly detail?: string;
  readonly reachable: boolean;
  readonly blocks: readonly GraphBlock[];
}

/** Start and end of a block, and a target that does not exist. */
export interface PseudoNode {
  readonly kind: 'start' | 'end' | 'missing';
  readonly id: string;
  readonly name: string;
}

export type EdgeKind = 'start' | 'next' | 'choice' | 'default' | 'catch' | 'end';

export interface GraphEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  /** Ids of nodes of the same block. */
  readonly from: string;
  readonly to: string;
  /** Short text for `choice` (the rule), `default` and `catch` (the errors); else absent. */
  readonly label?: string;
  /** Where in the definition the transition is written, such as `/States/A/Choices[0]/Next`. */
  readonly location: string;
  /** Index in `Choices` or `Catch`. */
  readonly index?: number;
}

/** The graph of a document or definition. Pure; never throws. */
export function graphOf(source: ParsedDocument | JsonValue | undefined): Graph {
  const value = isDocument(source) ? source.value : source;
  const machine = isDocument(source) ? machineIn(source) : machineOf(value);
  if (!machine)
    return { machine: undefined, note: 'There is no state machine to draw: an object is needed.' };
  const graph = { machine: blockGraph(machine, '') };
  const note = noteOn(machine, value);
  return note === undefined ? graph : { ...graph, note };
}

/** Every state node of a graph, outer before inner. */
export function stateNodes(graph: Graph): readonly StateNode[] {
  const collect = (block: GraphBlock): readonly StateNode[] =>
    block.nodes.flatMap((node) => (node.kind === 'state' ? [node, ...node.blocks.flatMap(collect)] : []));
  return graph.machine ? collect(graph.machine) : [];
}

const isDocument = (source: ParsedDocument | JsonValue | undefined): source is ParsedDocument =>
  typeof source === 'object' &&
  source !== null &&
  'diagnostics' in source &&
  'text' in source &&
  'format' in source;

function blockGraph(block: LocatedBlock, label: string): GraphBlock {
  const { location } = block;
  const ids = new Map(block.states.map((state) => [state.name, state.location]));
  const missing = new Map<string, PseudoNode>();
  const idOf = (target: string): string => {
    const id = ids.get(target);
    if (id !== undefined) return id;
    const node: PseudoNode = { kind: 'missing', id: `${location}#missing:${target}`, name: target };
    missing.set(target, node);
    return node.id;
  };
  const start: PseudoNode = { kind: 'start', id: `${location}#start`, name: 'Start' };
  const end: PseudoNode = { kind: 'end', id: `${location}#end`, name: 'End' };
  const edges = [
    ...startEdges(block, start.id, idOf),
    ...block.states.flatMap((state) => stateEdges(state, end.id, idOf)),
  ];
  const reached = reachableFrom(block);
  const states = block.states.map((state) => stateNode(state, reached.has(state.name)));
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const pseudo = [start, end].filter((node) => used.has(node.id));
  const nodes = [...pseudo.slice(0, 1), ...states, ...pseudo.slice(1), ...missing.values()];
  return { id: location, kind: block.kind, label, nodes, edges };
}

function stateNode(state: LocatedState, reachable: boolean): StateNode {
  const { name, type, location, blocks } = state;
  const label = (index: number): string =>
    state.type === 'Map' ? 'Item processor' : `Branch ${index + 1} of ${blocks.length}`;
  const detail = detailOf(state);
  return {
    kind: 'state',
    id: location,
    name,
    type,
    ...(detail === undefined ? {} : { detail }),
    reachable,
    blocks: blocks.map((block, index) => blockGraph(block, label(index))),
  };
}

function detailOf(state: LocatedState): string | undefined {
  if (state.type === 'Task') {
    const resource = ownValue(state.value, 'Resource');
    return typeof resource === 'string' ? shortResource(resource) : undefined;
  }
  if (state.type === 'Map') {
    const config = ownValue(state.blocks[0]?.value, 'ProcessorConfig');
    return ownValue(config, 'Mode') === 'DISTRIBUTED' ? 'distributed' : undefined;
  }
  return undefined;
}

/** `lambda:invoke` for an integration, the function's or activity's name for a plain ARN. */
function shortResource(resource: string): string {
  const integration = /^arn:[^:]*:states:[^:]*:[^:]*:(?!activity:)(.+)$/.exec(resource);
  if (integration?.[1] !== undefined) return integration[1];
  const named = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(function|activity):(.+)$/.exec(resource);
  return named ? `${named[1]} ${named[2]}` : resource;
}

function startEdges(
  block: LocatedBlock,
  start: string,
  idOf: (target: string) => string,
): readonly GraphEdge[] {
  const target = ownValue(block.value, 'StartAt');
  if (typeof target !== 'string') return [];
  const location = within(block.location, 'StartAt');
  return [{ id: location, kind: 'start', from: start, to: idOf(target), location }];
}

function stateEdges(
  state: LocatedState,
  end: string,
  idOf: (target: string) => string,
): readonly GraphEdge[] {
  const edges: GraphEdge[] = transitionsOf(state).map((transition) => ({
    id: transition.location,
    kind: kinds[transition.field],
    from: state.location,
    to: idOf(transition.target),
    location: transition.location,
    ...labelOf(state, transition),
    ...(transition.index === undefined ? {} : { index: transition.index }),
  }));
  if (isTerminal(state)) {
    const location =
      state.type === 'Succeed' || state.type === 'Fail' ? state.location : within(state.location, 'End');
    edges.push({ id: `${state.location}#end`, kind: 'end', from: state.location, to: end, location });
  }
  return edges;
}

const kinds: { readonly [field in Transition['field']]: EdgeKind } = {
  StartAt: 'start',
  Next: 'next',
  Choices: 'choice',
  Default: 'default',
  Catch: 'catch',
};

function labelOf(state: LocatedState, { field, index }: Transition): { readonly label?: string } {
  if (field === 'Default') return { label: 'Default' };
  if (index === undefined) return {};
  const list = ownValue(state.value, field);
  const item = Array.isArray(list) ? list[index] : undefined;
  if (field === 'Choices') return { label: choiceLabel(item) };
  const errors = ownValue(item, 'ErrorEquals');
  return { label: Array.isArray(errors) ? errors.join(', ') : 'Catch' };
}

function noteOn(machine: LocatedBlock, value: JsonValue | undefined): string | undefined {
  const states = ownValue(value, 'States');
  if (!isJsonObject(states)) return 'There are no states to draw yet: States must be an object of states.';
  const unread = Object.keys(states).length - machine.states.length;
  if (unread > 0) return `${unread} of the states could not be read: a state must be an object.`;
  return machine.states.length === 0 ? 'There are no states to draw yet.' : undefined;
}
