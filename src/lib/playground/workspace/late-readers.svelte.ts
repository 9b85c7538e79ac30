// What reads JSONata, paths and YAML is a good deal of code: it comes to a bench when its texts first hold something to read.
import { untrack } from 'svelte';
import type { WrittenTexts } from './texts.svelte.ts';

/** Called while a component is made: from then on the bench gets the readers that its texts need. */
export function loadReadersFor(bench: WrittenTexts): void {
  const hasExpressions = $derived(bench.definition.includes('{%'));
  $effect(() => {
    if (!hasExpressions || untrack(() => bench.jsonata)) return;
    void import('../../data/jsonata/expression-reading.ts').then(
      ({ readExpression }) => (bench.jsonata = readExpression),
    );
  });

  // Only filters, functions and calls have an inside that the outline does not show.
  const hasCalls = $derived(/\[\?|\w\(/.test(bench.definition));
  $effect(() => {
    if (!hasCalls || untrack(() => bench.paths)) return;
    void import('../../data/path/path-reading.ts').then(({ readPathText }) => (bench.paths = readPathText));
  });

  // A lesson may be written in YAML from the start.
  $effect(() => {
    if (!bench.isReadable) void bench.loadYaml();
  });
}
