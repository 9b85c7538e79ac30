// Explains what is under the mouse in a tooltip, with the words of the room asl. The line under the editor explains what is at the
// cursor in the same words, so that the keyboard misses nothing.
import { hoverTooltip } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import { hover } from '../../asl/index.ts';
import type { Assistant } from './assistant.ts';

export function hoverDocs(assistant: Assistant): Extension {
  return hoverTooltip(
    (view, pos) => {
      const found = hover(assistant.read(view.state.doc.toString()), pos);
      if (!found) return null;
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom: card(found) }) };
    },
    { hoverTime: 400 },
  );
}

function card({ title, sentences, link }: NonNullable<ReturnType<typeof hover>>): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-docs';
  dom.append(element('strong', title), element('p', sentences.join(' ')));
  if (link !== undefined) {
    const anchor = document.createElement('a');
    anchor.href = link;
    anchor.target = '_blank';
    anchor.rel = 'noreferrer';
    anchor.textContent = 'AWS’s documentation';
    dom.append(anchor);
  }
  return dom;
}

function element(tag: string, text: string): HTMLElement {
  const created = document.createElement(tag);
  created.textContent = text;
  return created;
}
