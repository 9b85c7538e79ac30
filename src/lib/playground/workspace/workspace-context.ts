// Every part of a bench finds its bench through context; there may be several on a page.
import { createContext } from 'svelte';
import type { Workspace } from './workspace.svelte.ts';

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
