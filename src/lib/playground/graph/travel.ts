// Keyboard travel over the graph: the nearest node in the direction of an arrow key, and along the transitions.
import type { PlacedEdge, PlacedNode } from './layout.ts';

const directions: { readonly [key: string]: { readonly x: number; readonly y: number } } = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** The node to go to from `from` by an arrow key; undefined when the key is another or nothing lies there. */
export function neighbour(
  nodes: readonly PlacedNode[],
  from: PlacedNode,
  key: string,
): PlacedNode | undefined {
  const direction = Object.hasOwn(directions, key) ? directions[key] : undefined;
  if (!direction) return undefined;
  const here = centre(from);
  let best: { node: PlacedNode; distance: number } | undefined;
  for (const node of nodes) {
    if (node.id === from.id) continue;
    const there = centre(node);
    const along = (there.x - here.x) * direction.x + (there.y - here.y) * direction.y;
    if (along <= 4) continue;
    const aside = Math.abs((there.x - here.x) * direction.y) + Math.abs((there.y - here.y) * direction.x);
    const distance = along + 2 * aside;
    if (!best || distance < best.distance) best = { node, distance };
  }
  return best?.node;
}

/** A container's title bar stands for it, so that its inner nodes lie below it. */
const centre = ({ x, y, width, height, isContainer }: PlacedNode) => ({
  x: x + width / 2,
  y: y + (isContainer ? 20 : height / 2),
});

/** A transition out of a state or into it, with the state at its other end. */
export interface Way {
  readonly node: PlacedNode;
  /** What stands at the transition: a rule, `Default`, the errors of a catcher. */
  readonly label: string | undefined;
}

/** The states that a state leads to (or is led to from), in the definition's order; a loop's own arrow leads nowhere. */
export function waysOf(
  nodes: readonly PlacedNode[],
  edges: readonly PlacedEdge[],
  id: string,
  direction: 'out' | 'in',
): readonly Way[] {
  const [here, there] = direction === 'out' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  return edges.flatMap((edge) => {
    const node = edge[here] === id ? nodes.find((each) => each.id === edge[there]) : undefined;
    return node && node.kind === 'state' && node.id !== id ? [{ node, label: edge.label }] : [];
  });
}

/** The way that a key takes: N the first one on, P the first one back, a digit the one of that number. */
export function alongTransition(
  nodes: readonly PlacedNode[],
  edges: readonly PlacedEdge[],
  from: PlacedNode,
  key: string,
): PlacedNode | undefined {
  if (key === 'p' || key === 'P') return waysOf(nodes, edges, from.id, 'in')[0]?.node;
  const number = key === 'n' || key === 'N' ? 1 : /^[1-9]$/.test(key) ? Number(key) : 0;
  return waysOf(nodes, edges, from.id, 'out')[number - 1]?.node;
}
