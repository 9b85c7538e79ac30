// Lays out big graphs away from the page: 300 states take dagre seconds.
import type { Graph } from '../../asl/index.ts';
import { layoutOf } from './layout.ts';

addEventListener('message', ({ data }: MessageEvent<{ id: number; graph: Graph }>) => {
  postMessage({ id: data.id, layout: layoutOf(data.graph) });
});
