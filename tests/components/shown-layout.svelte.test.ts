// The layout that the server hands over is shown as long as it is one of the graph that is to be drawn.
import { flushSync } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { layoutOf } from '../../src/lib/playground/graph/layout.ts';
import { showLayout, type ShownLayout } from '../../src/lib/playground/graph/shown-layout.svelte.ts';
import { WorkspaceTexts } from '../../src/lib/playground/workspace/texts.svelte.ts';

const machineOf = (state: string): string =>
  JSON.stringify({ StartAt: state, States: { [state]: { Type: 'Succeed' } } });
let end = (): void => undefined;
afterEach(() => {
  end();
  document.body.replaceChildren();
});

/** What is shown of texts for which a layout was handed over; `meanwhile` happens before anything is laid out here. */
function shownOf(meanwhile: (texts: WorkspaceTexts) => void): ShownLayout {
  const texts = new WorkspaceTexts({ definition: machineOf('Start') }, 'the example', () => undefined);
  const section = document.createElement('section');
  section.id = 'graph';
  section.dataset['layout'] = JSON.stringify({ ...layoutOf(texts.graph), width: 12_345 });
  document.body.append(section);
  let shown: ShownLayout | undefined;
  end = $effect.root(() => {
    shown = showLayout(texts, 'graph');
  });
  meanwhile(texts);
  flushSync();
  if (!shown) throw new Error('Nothing is shown.');
  return shown;
}
const statesIn = ({ current }: ShownLayout) => current?.nodes.map(({ id }) => id.split('/').at(-1));

it('is shown as it was handed over', async () => {
  const shown = shownOf(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(shown.current?.width).toBe(12_345);
});

it('gives way to the graph of a draft that is opened over it', async () => {
  const shown = shownOf((texts) => texts.load({ definition: machineOf('Draft') }));
  await expect.poll(() => statesIn(shown)).toContain('Draft');
});
