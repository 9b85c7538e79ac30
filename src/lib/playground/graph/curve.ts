// The path of an edge through its points: straight where it leaves and arrives, rounded in between.
import type { Point } from './layout.ts';

/** SVG path data; empty for fewer than two points. */
export function curveThrough(points: readonly Point[]): string {
  const [first, second, ...rest] = points;
  if (!first || !second) return '';
  if (rest.length === 0) return `M${at(first)}L${at(second)}`;
  let path = `M${at(first)}L${at(between(first, second))}`;
  for (let index = 1; index < points.length - 1; index++) {
    const corner = points[index];
    const next = points[index + 1];
    if (corner && next) path += `Q${at(corner)} ${at(between(corner, next))}`;
  }
  return `${path}L${at(points[points.length - 1] ?? second)}`;
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
