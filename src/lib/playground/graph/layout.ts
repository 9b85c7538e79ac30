// Where everything in a workflow graph goes: one dagre layout per block, inner blocks first, so that a Parallel or Map is a
// node as large as what it holds. Pure, in pixels; runs on the server, in the page and in a worker alike.
import { Graph as DagreGraph, layout as dagreLayout } from '@dagrejs/dagre';
import type { Graph, GraphBlock, GraphEdge, GraphNode, StateNode } from '../../asl/index.ts';
import { containerTitle, labelCharacter, longestLabel, nameCharacter, nodeHeight } from './sizes.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** A rectangle by its top left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface PlacedNode extends Box {
  readonly id: string;
  readonly kind: GraphNode['kind'];
  readonly name: string;
  readonly type?: StateNode['type'];
  readonly detail?: string;
  readonly reachable: boolean;
  /** Whether it holds blocks: then its title stands in a bar on top. */
  readonly isContainer: boolean;
}
export interface PlacedBlock extends Box {
  readonly id: string;
  readonly label: string;
}
export interface PlacedEdge {
  readonly id: string;
  readonly kind: GraphEdge['kind'];
  /** Ids of nodes. */
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  readonly label?: string;
  readonly labelAt?: Point;
}
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** Outer before inner, so that they can be painted in order. */
  readonly nodes: readonly PlacedNode[];
  readonly blocks: readonly PlacedBlock[];
  readonly edges: readonly PlacedEdge[];
}

const pseudoSize = { width: 52, height: 24 };
const padding = 14;
const blockGap = 14;
const blockTitle = 22;
const margin = 16;

interface Sized {
  readonly width: number;
  readonly height: number;
}
interface Inner {
  readonly block: GraphBlock;
  readonly layout: GraphLayout;
}

/** The layout of a graph; an empty one when there is nothing to draw. */
export function layoutOf({ machine }: Graph): GraphLayout {
  if (!machine) return { width: 0, height: 0, nodes: [], blocks: [], edges: [] };
  const layout = layoutBlock(machine);
  return {
    ...shifted(layout, margin, margin),
    width: layout.width + 2 * margin,
    height: layout.height + 2 * margin,
  };
}

function layoutBlock(block: GraphBlock): GraphLayout {
  const graph = new DagreGraph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, edgesep: 18, ranksep: 34, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  const inners = new Map<string, readonly Inner[]>();
  for (const node of block.nodes) {
    const inner =
      node.kind === 'state' ? node.blocks.map((each) => ({ block: each, layout: layoutBlock(each) })) : [];
    inners.set(node.id, inner);
    graph.setNode(node.id, { ...sizeOf(node, inner) });
  }
  for (const edge of block.edges) graph.setEdge(edge.from, edge.to, labelBox(edge), edge.id);
  dagreLayout(graph);

  const nodes: PlacedNode[] = [];
  const blocks: PlacedBlock[] = [];
  const edges: PlacedEdge[] = [];
  for (const node of block.nodes) {
    const box = boxOf(graph.node(node.id) as Box);
    const inner = inners.get(node.id) ?? [];
    nodes.push(placed(node, box));
    let x = box.x + padding + Math.max(0, (box.width - sizeInside(inner).width) / 2 - padding);
    for (const each of inner) {
      const frame = { ...frameOf(each), x, y: box.y + containerTitle };
      blocks.push({ id: each.block.id, label: each.block.label, ...frame });
      const at = shifted(each.layout, x + padding, frame.y + padding + titleOf(each));
      nodes.push(...at.nodes);
      blocks.push(...at.blocks);
      edges.push(...at.edges);
      x += frame.width + blockGap;
    }
  }
  for (const edge of block.edges) {
    const { points, x, y } = graph.edge(edge.from, edge.to, edge.id) as {
      points: readonly Point[];
      x?: number;
      y?: number;
    };
    edges.push({
      id: edge.id,
      kind: edge.kind,
      from: edge.from,
      to: edge.to,
      points: points.map(({ x, y }) => ({ x, y })),
      ...(edge.label !== undefined && { label: edge.label }),
      ...(edge.label !== undefined && x !== undefined && y !== undefined && { labelAt: { x, y } }),
    });
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width: finite(width), height: finite(height), nodes, blocks, edges };
}

function sizeOf(node: GraphNode, inner: readonly Inner[]): Sized {
  if (node.kind === 'start' || node.kind === 'end') return pseudoSize;
  const detail = node.kind === 'state' ? (node.detail ?? '') : '';
  const text = Math.max(node.name.length * nameCharacter, detail.length * 5.9, 106);
  const width = Math.round(Math.min(text, 190) + 74);
  if (inner.length === 0) return { width, height: nodeHeight };
  const inside = sizeInside(inner);
  return { width: Math.max(width, inside.width), height: containerTitle + inside.height + padding };
}

function sizeInside(inner: readonly Inner[]): Sized {
  const frames = inner.map(frameOf);
  return {
    width:
      frames.reduce((sum, { width }) => sum + width, 0) +
      blockGap * Math.max(0, frames.length - 1) +
      2 * padding,
    height: Math.max(0, ...frames.map(({ height }) => height)),
  };
}

const titleOf = ({ block }: Inner): number => (block.label === '' ? 0 : blockTitle);

function frameOf(inner: Inner): Sized {
  const { width, height } = inner.layout;
  return { width: Math.max(width, 110) + 2 * padding, height: height + 2 * padding + titleOf(inner) };
}

function labelBox({ label }: GraphEdge) {
  if (label === undefined) return {};
  const width = Math.min(label.length, longestLabel) * labelCharacter + 12;
  return { width, height: 20, labelpos: 'c' };
}

function placed(node: GraphNode, box: Box): PlacedNode {
  const { id, kind, name } = node;
  if (node.kind !== 'state') return { id, kind, name, ...box, reachable: true, isContainer: false };
  return {
    id,
    kind,
    name,
    ...box,
    type: node.type,
    ...(node.detail !== undefined && { detail: node.detail }),
    reachable: node.reachable,
    isContainer: node.blocks.length > 0,
  };
}

/** dagre gives centres; the graph paints from corners. */
const boxOf = ({ x, y, width, height }: Box): Box => ({
  x: finite(x - width / 2),
  y: finite(y - height / 2),
  width,
  height,
});

const finite = (value: number): number => (Number.isFinite(value) ? Math.round(value * 10) / 10 : 0);

function shifted(layout: GraphLayout, dx: number, dy: number): GraphLayout {
  const move = <T extends Point>(at: T): T => ({ ...at, x: at.x + dx, y: at.y + dy });
  return {
    ...layout,
    nodes: layout.nodes.map(move),
    blocks: layout.blocks.map(move),
    edges: layout.edges.map((edge) => ({
      ...edge,
      points: edge.points.map(move),
      ...(edge.labelAt && { labelAt: move(edge.labelAt) }),
    })),
  };
}
