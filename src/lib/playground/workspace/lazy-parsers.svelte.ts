// The parsers of JSONata and YAML are a good deal of code: each is loaded when the texts first hold something for it.
import { untrack } from 'svelte';
import type { WorkspaceTexts } from './texts.svelte.ts';

/** Called while a component is made: from then on the texts get the parsers that they need. */
export function loadParsersFor(texts: WorkspaceTexts): void {
  const hasExpressions = $derived(texts.definition.includes('{%'));
  $effect(() => {
    if (!hasExpressions || untrack(() => texts.jsonata)) return;
    void import('../../data/jsonata/expression-reading.ts').then(
      ({ readExpression }) => (texts.jsonata = readExpression),
    );
  });

  // A lesson may be written in YAML from the start.
  $effect(() => {
    if (!texts.isReadable) void texts.loadYaml();
  });
}
