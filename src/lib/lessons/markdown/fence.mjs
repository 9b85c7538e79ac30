// What a code fence of a lesson becomes: highlighted code, or a component when the fence is a change to try or an activity.
// Authors write plain fences; nothing of Svelte's syntax has to be escaped by hand.
import { parse } from 'yaml';
import { changedLines, startBeside } from './changes.mjs';
import { asSvelteHtml, highlight } from './highlight.mjs';
import { playgroundOf } from './playground.mjs';

/** Fences whose YAML is the data of a component; schema.ts says what each may hold. */
export const activities = {
  predict: 'Predict',
  quiz: 'Quiz',
  parsons: 'Parsons',
  why: 'Why',
};

/** The parts of the playground that a `try` fence may change. */
export const tryParts = ['input', 'mocks', 'environment', 'states', 'definition'];

/** The options after a fence's language: `try=input look="Which branch runs?"` → `{ try: 'input', look: 'Which branch runs?' }`. */
export const fenceOptions = (meta) =>
  Object.fromEntries(
    [...(meta ?? '').matchAll(/([a-z]+)(?:=(?:"([^"]*)"|(\S+)))?/g)].map(([, key, quoted, bare]) => [
      key,
      quoted ?? bare ?? '',
    ]),
  );

/**
 * What a `try` fence says in its options beside its text: further parts that it needs (YAML, given as JSON texts), and what its run must
 * show, in the words of an exercise's expectation; `expect=refused` when AWS would refuse the definition. Throws on broken YAML.
 */
export function tryOf(options) {
  const others = Object.fromEntries(
    ['input', 'mocks', 'environment']
      .filter((part) => options[part] !== undefined && options.try !== part)
      .map((part) => [part, `${JSON.stringify(parse(options[part]), null, 2)}\n`]),
  );
  const isRefused = options.expect === 'refused';
  return { others, isRefused, expect: isRefused ? undefined : parse(options.expect ?? 'null') };
}

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
