// What a page asks for before it is drawn.
import type { Handle } from '@sveltejs/kit';

/** The text face comes together with the styles, so that no line moves when it is there. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && path.includes('inter-latin-wght')),
  });
