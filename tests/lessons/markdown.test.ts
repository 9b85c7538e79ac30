import fc from 'fast-check';
import { compile, parse, preprocess } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { renderFence } from '../../src/lib/lessons/markdown/fence.mjs';
import { fenceOptions } from '../../src/lib/lessons/markdown/fence-options.mjs';
import { asSvelteHtml, highlight } from '../../src/lib/lessons/markdown/highlight.mjs';
import { headingId } from '../../src/lib/lessons/markdown/heading.mjs';
import { playgroundOf } from '../../src/lib/lessons/markdown/playground.mjs';
import { lessonMarkdown } from '../../src/lib/lessons/markdown/markdown.mjs';
import { examples } from '../examples.ts';

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
      name ? (named[name] ?? '?') : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16)),
    );

/** What Svelte would render for the markup of one `{@html}` tag. */
function rendered(markup: string): string {
  const [node] = parse(markup, { modern: true }).fragment.nodes;
  if (node?.type !== 'HtmlTag' || node.expression.type !== 'TemplateLiteral') throw new Error(markup);
  expect(node.expression.quasis).toHaveLength(1);
  return node.expression.quasis[0]?.value.cooked ?? '';
}

const hostile = fc.stringMatching(/^[ -~\n]{0,60}$/);
const asl = fc
  .array(
    fc.constantFrom(
      '{% $states.input %}',
      '\\u0041',
      "'{} \\\\{'",
      '${x}',
      '`',
      '{@html x}',
      '<script>',
      '&lt;',
      '"a.$": "$.b"',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '));

describe('code in lessons', () => {
  it('comes out of the highlighter and of Svelte exactly as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(hostile, asl),
        fc.constantFrom('asl', 'json', 'yaml', 'javascript', 'text'),
        async (code, language) => {
          expect(textOf(rendered(asSvelteHtml(await highlight(code, language))))).toBe(code);
        },
      ),
      { numRuns: examples(150) },
    );
  });

  it('takes its colours from tokens, so that one HTML serves both themes', async () => {
    const html = await highlight('{ "a": [1, true, "x"] }', 'asl');
    expect(html).toContain('var(--code-property)');
    expect(html).toContain('var(--code-string)');
    expect(html).not.toMatch(/#[0-9a-f]{3,8}[^0-9a-f;]/i);
  });

  it('refuses a language that it does not know', async () => {
    await expect(highlight('x', 'cobol')).rejects.toThrow('"cobol" is not a language of code fences');
  });
});

describe('a lesson in Markdown', () => {
  const compiled = async (markdown: string) => {
    const { code } = await preprocess(markdown, lessonMarkdown(), { filename: 'lesson.md' });
    return { code, js: compile(code, { filename: 'lesson.svelte', generate: 'server' }).js.code };
  };

  it('compiles whatever its fences hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, asl), async (text) => {
        const code = text.replace(/```/g, '');
        await compiled(
          `# T\n\n\`\`\`asl try=input look="Look"\n${code}\n\`\`\`\n\n\`\`\`json\n${code}\n\`\`\`\n`,
        );
      }),
      { numRuns: examples(60) },
    );
  });

  it('imports the components that its fences become', async () => {
    const { code } = await compiled('```why\nask: "Is {x} < y?"\nanswer: "</script>"\n```\n');
    expect(code).toContain("import Why from '$lib/lessons/questions/Why.svelte'");
    expect(code).not.toContain('import TryIt');
  });

  it('gives headings ids made of their words, and no two the same', async () => {
    const { code } = await compiled('## Look inside: `Retry`\n\n## Look inside: `Retry`\n');
    expect(code).toContain('id="look-inside-retry"');
    expect(code).toContain('id="look-inside-retry-2"');
    expect(headingId('What differs — at AWS?')).toBe('what-differs-at-aws');
  });

  it('links a term to the glossary where it stands first in a section, outside headings, links and listings', async () => {
    const { code } = await compiled(
      '## `Retry`\n\n[`Retry`](/x/) `Retry` **Choice** `Retry` `constructor` `RETRY` **Faults** *quotas*\n\n' +
        '[the way on](/glossary/#next) `Next`\n\n```asl\nRetry\n```\n',
    );
    const links = [...code.matchAll(/<a class="term" href="([^"]+)">/g)].map(([, href]) => href);
    expect(links).toEqual(['/glossary/#retry', '/glossary/#choice', '/glossary/#quota']);
    expect(code).toContain('<a href="/x/"><code>Retry</code></a>');
  });

  it('links a term again in the next section, and unmistakable ones where they stand plainly', async () => {
    const { code } = await compiled(
      'Two state machines, a state machine and a Wait in JSONata.\n\n## Next\n\nA **state machine** says `{ JSONata }`.\n',
    );
    const html = code.replace(/\s+/g, ' ').replaceAll(' >', '>');
    const link = (id: string, words: string) => `<a class="term" href="/glossary/#${id}">${words}</a>`;
    expect(html).toContain(`Two ${link('state-machine', 'state machines')}, a state machine and a Wait in`);
    expect(html).toContain(`in ${link('jsonata', 'JSONata')}.`);
    expect(html).toContain(`A ${link('state-machine', '<strong>state machine</strong>')} says <code>`);
    expect([...code.matchAll(/class="term"/g)]).toHaveLength(3);
  });

  it('reads the options of a fence', () => {
    expect(fenceOptions('try=input look="What now?"')).toEqual({ try: 'input', look: 'What now?' });
    expect(fenceOptions(undefined)).toEqual({});
  });

  it('makes a playground of a definition, in JSON or YAML, alone or with what it is given', async () => {
    const yaml = 'StartAt: A\nStates:\n  A:\n    Type: Succeed\n';
    const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
    const json = JSON.stringify(definition, null, 2);
    expect(playgroundOf(yaml)).toEqual({ definition: json, shown: yaml, language: 'yaml' });
    expect(playgroundOf(json)).toEqual({ definition: json, shown: json, language: 'asl' });
    const whole = playgroundOf(JSON.stringify({ definition, input: { n: '{% x %}' } }));
    expect(whole).toMatchObject({ definition: json, input: '{\n  "n": "{% x %}"\n}' });
    expect(() => playgroundOf('{}')).toThrow('needs a definition with a StartAt');
    const { code } = await compiled(`\`\`\`yaml playground title="Small"\n${yaml}\`\`\`\n`);
    expect(code).toContain("import InlinePlayground from '$lib/playground/InlinePlayground.svelte'");
    expect(code).toContain('"title":"Small"');
  });

  it('hands a fence to try its source as it was written', async () => {
    const markup = await renderFence('{ "a": "\\u0041{x}`" }', 'json', 'try=input look="L"');
    expect(markup).toContain(String.raw`"source":"{ \"a\": \"\\u0041{x}` + '`');
  });
});
