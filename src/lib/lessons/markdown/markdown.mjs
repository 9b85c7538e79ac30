// Turns lesson.md into a Svelte component: mdsvex with our fences, headings that can be linked to, words that lead to the
// glossary, and the imports of the components that the lesson uses.
import { mdsvex } from 'mdsvex';
import { activities, renderFence } from './fence.mjs';
import { glossaryLinks } from './glossary.mjs';
import { headingId } from './heading.mjs';

/** Where the components that a lesson may use come from, by name. */
const components = Object.fromEntries([
  ['TryIt', '$lib/lessons/page/TryIt.svelte'],
  ['Exercise', '$lib/lessons/exercise/Exercise.svelte'],
  ...Object.values(activities).map((name) => [name, `$lib/lessons/questions/${name}.svelte`]),
  ['InlinePlayground', '$lib/playground/InlinePlayground.svelte'],
]);

/**
 * The preprocessors of Markdown lessons, for svelte.config.js.
 * @returns {import('svelte/compiler').PreprocessorGroup[]}
 */
export const lessonMarkdown = () => [
  mdsvex({
    extensions: ['.md'],
    highlight: { highlighter: renderFence },
    // The catalogue reads the front matter on the server; it has no place in what the browser loads.
    frontmatter: { type: 'yaml', marker: '-', parse: () => undefined },
    rehypePlugins: [headingIds, glossaryLinks()],
  }),
  { name: 'lesson-components', markup: addImports },
];

function headingIds() {
  return (tree) => {
    const seen = new Map();
    for (const node of tree.children) {
      if (!/^h[2-4]$/.test(node.tagName ?? '')) continue;
      const id = headingId(textOf(node));
      const count = seen.get(id) ?? 0;
      seen.set(id, count + 1);
      node.properties = { ...node.properties, id: count ? `${id}-${count + 1}` : id };
    }
  };
}

const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('');

function addImports({ content, filename }) {
  if (!filename?.endsWith('.md')) return;
  const used = Object.entries(components).filter(([name]) => new RegExp(`<${name}[\\s/>]`).test(content));
  const imports = used.map(([name, path]) => `import ${name} from '${path}';`).join('\n');
  return { code: `<script>\n${imports}\n</script>\n${content}` };
}
