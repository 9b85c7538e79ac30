// Colours code at build time. The colours are names of design tokens, so one HTML serves both themes and no style sheet or
// script of the highlighter reaches the page. Plain JavaScript, because svelte.config.js is read by Node itself.
import { createHighlighter } from 'shiki';

const scope = (names, token) => ({ scope: names, settings: { foreground: `var(--code-${token})` } });

const theme = {
  name: 'stepwise',
  type: 'light',
  colors: { 'editor.foreground': 'var(--text)', 'editor.background': 'var(--surface)' },
  tokenColors: [
    scope(['support.type.property-name', 'entity.name.tag', 'entity.other.attribute-name'], 'property'),
    scope(['string', 'markup.inline.raw'], 'string'),
    scope(['constant.numeric'], 'number'),
    scope(['constant.language', 'keyword', 'storage', 'support.function', 'entity.name.function'], 'keyword'),
    scope(['comment', 'punctuation.definition.comment'], 'comment'),
  ],
};

const languages = ['json', 'yaml', 'javascript', 'bash', 'csv'];
let highlighter;

/** The languages a code fence may name; `asl` is JSON that holds a definition or a part of one. */
export const fenceLanguages = [...languages, 'asl', 'text'];

/**
 * Code as HTML: one `<pre>` that scrolls sideways and can be reached by keyboard. `lines` (see changes.mjs) are shown in place of the code, with
 * what is new as `<ins>` and what goes as `<del>`. Throws for a language that is not in `fenceLanguages`.
 */
export async function highlight(code, language, lines) {
  if (!fenceLanguages.includes(language))
    throw new Error(`"${language}" is not a language of code fences: ${fenceLanguages.join(', ')}.`);
  highlighter ??= createHighlighter({ themes: [theme], langs: languages, langAlias: { asl: 'json' } });
  const text = lines ? lines.map(({ line }) => line).join('\n') : code;
  const transformers = lines ? [{ line: (node, number) => marked(node, lines[number - 1].sign) }] : [];
  return (await highlighter).codeToHtml(text, { lang: language, theme: 'stepwise', transformers });
}

/** A line of highlighted code as what becomes of it. */
function marked(node, sign) {
  if (sign === '+') node.tagName = 'ins';
  if (sign === '-') node.tagName = 'del';
  if (sign === '…') node.properties.class = 'line fold';
}

const entities = { '{': '&#123;', '}': '&#125;', '`': '&#96;', '\\': '&#92;', $: '&#36;' };

/** HTML as a Svelte tag that renders exactly it: what Svelte or a template literal would read is spelt as numeric entities. */
export const asSvelteHtml = (html) =>
  `{@html \`${html.replace(/[{}`\\$]/g, (character) => entities[character])}\`}`;
