// The layout that a graph shows: the server's at first, so that the first render in the browser is the same picture, then one for
// every change of the text.
import { untrack } from 'svelte';
import type { WorkspaceTexts } from '../workspace/texts.svelte.ts';
import type { GraphLayout } from './layout.ts';
import { createLayouter } from './layouter.ts';
import { layoutOnServer } from './layout-on-server.ts';

/** Drawing so many states takes longer than a key press: it waits for a pause in the typing. */
const slowGraph = 40;
const typingPauseMs = 250;
/** So many states are drawn in one frame, so that keys come through in between. */
const batch = 60;

export interface ShownLayout {
  readonly current: GraphLayout | undefined;
  /** How many states and edges of it are drawn by now: some more in every frame; what was drawn stays. */
  readonly drawn: number;
  /** What the server hands over to the browser, in the attribute `data-layout` of the element with the id. */
  readonly handedOver: string | undefined;
}

/** Called while a component is made; `id` is its element's, the same on the server and in the browser. */
export function showLayout(texts: WorkspaceTexts, id: string): ShownLayout {
  const handed = layoutOnServer ? undefined : globalThis.document?.getElementById(id)?.dataset.layout;
  let layout = $state.raw<GraphLayout | undefined>(
    layoutOnServer?.(texts.graph) ?? (handed === undefined ? undefined : (JSON.parse(handed) as GraphLayout)),
  );

  /** What the layout that was handed over is of; a draft may be opened over it before the first graph is laid out here. */
  let handedGraph = handed === undefined ? undefined : untrack(() => texts.graph);
  let drawn = $state.raw(layoutOnServer || handed !== undefined ? Infinity : batch);
  $effect(() => {
    if (!layout || drawn >= Math.max(layout.nodes.length, layout.edges.length)) return;
    const frame = requestAnimationFrame(() => (drawn += batch));
    return () => cancelAnimationFrame(frame);
  });

  $effect(() => {
    const layouter = createLayouter();
    const end = $effect.root(() => {
      let isFirst = true;
      $effect(() => {
        const { graph, stateNodes } = texts;
        const draw = (): void =>
          void layouter.layout(graph).then((laidOut) => {
            drawn = Math.min(drawn, Math.max(batch, layout?.nodes.length ?? 0));
            layout = laidOut;
          });
        const isDrawn = graph === handedGraph;
        handedGraph = undefined;
        const delay = isFirst || stateNodes.length < slowGraph ? 0 : typingPauseMs;
        isFirst = false;
        if (isDrawn) return;
        if (delay === 0) {
          draw();
          return;
        }
        const timer = setTimeout(draw, delay);
        return () => clearTimeout(timer);
      });
    });
    return () => {
      end();
      layouter.stop();
    };
  });

  return {
    get current() {
      return layout;
    },
    get drawn() {
      return drawn;
    },
    handedOver: layoutOnServer && layout ? JSON.stringify(layout) : handed,
  };
}
