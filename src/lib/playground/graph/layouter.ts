// Lays graphs out in the browser: small ones at once in the page (dagre is loaded on the first), big ones in a worker.
import { type Graph, stateNodes } from '../../asl/index.ts';
import type { GraphLayout } from './layout.ts';

/** States from which on a layout is left to the worker. */
const bigGraph = 60;

export interface Layouter {
  /** The layout of a graph; an older request that is still under way is dropped and never answered. */
  layout(graph: Graph): Promise<GraphLayout>;
  stop(): void;
}

export function createLayouter(): Layouter {
  let worker: Worker | undefined;
  let newest = 0;
  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const inWorker = (graph: Graph, id: number): Promise<GraphLayout> =>
    new Promise((resolve, reject) => {
      stop();
      worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; layout: GraphLayout }>) => {
        if (data.id === newest) resolve(data.layout);
      });
      worker.addEventListener('error', () => reject(new Error('The graph could not be laid out.')));
      worker.postMessage({ id, graph });
    });
  return {
    async layout(graph) {
      const id = ++newest;
      if (stateNodes(graph).length >= bigGraph) return inWorker(graph, id);
      const { layoutOf } = await import('./layout.ts');
      return layoutOf(graph);
    },
    stop,
  };
}
