// The server lays graphs out while it renders, so that a page shows them without JavaScript. In the browser this is
// undefined, and dagre is only loaded when a graph has changed.
import type { layoutOf } from './layout.ts';

export const layoutOnServer: typeof layoutOf | undefined = import.meta.env.SSR
  ? (await import('./layout.ts')).layoutOf
  : undefined;
