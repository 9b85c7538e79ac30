// What a code fence of a lesson becomes: highlighted code, or a component when the fence is a change to try or an activity.
// Authors write plain fences; nothing of Svelte's syntax has to be escaped by hand.
import { parse } from 'yaml';
import { changedLines, startBeside } from './changes.mjs';
import { fenceOptions, tryOf } from './fence-options.mjs';
import { asSvelteHtml, highlight } from './highlight.mjs';
import { playgroundOf } from './playground.mjs';

/** Fences whose YAML is the data of a component; schema.ts says what each may hold. */
export const activities = {
  predict: 'Predict',
  quiz: 'Quiz',
  parsons: 'Parsons',
  why: 'Why',
};

/** The Svelte markup of one fence of a Markdown file. */
export async function renderFence(code, language, meta, file) {
  // Questions for later lessons, and what the tests prove, are not shown here.
  if (language === 'recall' || language === 'expect') return '';
  const component = activities[language];
  if (component) return `<${component} data={${asExpression(parse(code))}} />`;
  const options = fenceOptions(meta);
  if (options.playground !== undefined) {
    const { shown, language: notation, ...texts } = playgroundOf(code);
    const html = asSvelteHtml(await highlight(shown, notation));
    return `<InlinePlayground {...${asExpression({ title: options.title, ...texts })}}>${html}</InlinePlayground>`;
  }
  const isChange = file !== undefined && (options.try === 'states' || options.try === 'definition');
  const lines = isChange ? changedLines(startBeside(file), options.try, code) : undefined;
  const html = asSvelteHtml(await highlight(code, language || 'text', lines));
  if (options.try === undefined) return html;
  const { others, isRefused } = tryOf(options);
  const props = { part: options.try, source: code, look: options.look ?? '', others, isRefused };
  return `<TryIt {...${asExpression(props)}}>${html}</TryIt>`;
}

/** JSON as a JavaScript expression inside Svelte's braces; `<` is escaped so that no text can close a tag. */
const asExpression = (value) => `(${JSON.stringify(value).replaceAll('<', '\\u003c')})`;
