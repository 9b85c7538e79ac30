// Keyboard travel over the graph: the nearest node in the direction of an arrow key.
import type { PlacedNode } from './layout.ts';

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
