// Links words of a lesson to the glossary, the first time in a section. A term is linked where it is written as `code`, in bold or
// in italics; one that can mean nothing else (several words, or a capital letter inside) also in plain text. Headings, links and
// code listings are left alone.
import { readFileSync } from 'node:fs';
import { termId } from './heading.mjs';

const file = new URL('../../../../content/glossary.json', import.meta.url);

const untouched = /^(?:a|pre|h[1-6])$/;
const marked = /^(?:code|strong|em)$/;
const unmistakable = /^[A-Z]?[a-z]+(?: [A-Za-z]+)+$|^[A-Za-z]+[a-z][A-Z][A-Za-z]*$|^JSON[A-Za-z]+$/;

/**
 * A rehype plugin.
 * @param {readonly string[]} [terms] the glossary's own when left out
 */
export const glossaryLinks = (terms = JSON.parse(readFileSync(file, 'utf8')).map(({ term }) => term)) => {
  const ids = new Map(terms.map((term) => [term, termId(term)]));
  const byWord = new Map(terms.map((term) => [term.toLowerCase(), termId(term)]));
  const idOf = (text, mayBePlural) => {
    const word = text.toLowerCase();
    return byWord.get(word) ?? (mayBePlural ? byWord.get(word.replace(/s$/, '')) : undefined);
  };
  const idOfMarked = ({ tagName, ...node }) => {
    const text = textOf(node);
    if (tagName === 'code') return ids.get(text);
    // Capitalised bold words are mostly those on a button, such as Faults: they are no plural of a term.
    return idOf(text, tagName === 'em' || text === text.toLowerCase());
  };
  const phrases = terms.filter((term) => unmistakable.test(term)).sort((a, b) => b.length - a.length);
  const plain = new RegExp(`\\b(?:${phrases.join('|') || '(?!)'})s?\\b`, 'gi');

  return () => (tree) => {
    const linked = new Set();
    const linkTo = (id, child) => {
      linked.add(id);
      const properties = { className: ['term'], href: `/glossary/#${id}` };
      return { type: 'element', tagName: 'a', properties, children: [child] };
    };
    /** A text, cut where a term begins and ends. */
    const inText = ({ value }) => {
      const parts = [];
      let from = 0;
      for (const { 0: words, index } of value.matchAll(plain)) {
        const id = idOf(words, true);
        if (id === undefined || linked.has(id)) continue;
        parts.push({ type: 'text', value: value.slice(from, index) });
        parts.push(linkTo(id, { type: 'text', value: words }));
        from = index + words.length;
      }
      return [...parts, { type: 'text', value: value.slice(from) }];
    };
    const visit = (node) => {
      node.children = (node.children ?? []).flatMap((child) => {
        if (child.tagName === 'h2') linked.clear();
        const byHand = child.properties?.href?.match?.(/^\/glossary\/#(.+)$/)?.[1];
        if (byHand) linked.add(byHand);
        if (untouched.test(child.tagName ?? '')) return child;
        if (child.type === 'text' && node.type !== 'root') return inText(child);
        const id = marked.test(child.tagName ?? '') ? idOfMarked(child) : undefined;
        if (id !== undefined) return linked.has(id) ? child : linkTo(id, child);
        if (child.children && child.tagName !== 'code') visit(child);
        return child;
      });
    };
    visit(tree);
  };
};

const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('');
