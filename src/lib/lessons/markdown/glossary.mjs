// Links words of a lesson to the glossary: the first time that a term stands in the running text as `code`, in bold or in
// italics, it becomes a link. Headings, links and code listings are left alone.
import { readFileSync } from 'node:fs';
import { termId } from './heading.mjs';

const file = new URL('../../../../content/glossary.json', import.meta.url);

const untouched = /^(?:a|pre|h[1-6])$/;
const marked = /^(?:code|strong|em)$/;

/**
 * A rehype plugin.
 * @param {readonly string[]} [terms] the glossary's own when left out
 */
export const glossaryLinks = (terms = JSON.parse(readFileSync(file, 'utf8')).map(({ term }) => term)) => {
  const ids = new Map(terms.map((term) => [term, termId(term)]));
  const words = new Map(terms.map((term) => [term.toLowerCase(), termId(term)]));
  const idOf = ({ tagName, ...node }) => {
    const text = textOf(node);
    if (tagName === 'code') return ids.get(text);
    const word = text.toLowerCase();
    // Capitalised bold words are mostly those on a button, such as Faults: they are no plural of a term.
    const mayBePlural = tagName === 'em' || text === word;
    return words.get(word) ?? (mayBePlural ? words.get(word.replace(/s$/, '')) : undefined);
  };
  return () => (tree) => {
    const linked = new Set();
    const visit = (node) => {
      node.children = (node.children ?? []).map((child) => {
        const byHand = child.properties?.href?.match?.(/^\/glossary\/#(.+)$/)?.[1];
        if (byHand) linked.add(byHand);
        if (untouched.test(child.tagName ?? '')) return child;
        const id = marked.test(child.tagName ?? '') ? idOf(child) : undefined;
        if (id === undefined) {
          if (child.children) visit(child);
          return child;
        }
        if (linked.has(id)) return child;
        linked.add(id);
        return {
          type: 'element',
          tagName: 'a',
          properties: { className: ['term'], href: `/glossary/#${id}` },
          children: [child],
        };
      });
    };
    visit(tree);
  };
};

const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('');
