// Every part of a playground finds its workspace through context; there may be several playgrounds on a page.
import { createContext } from 'svelte';
import type { Workspace } from './workspace.svelte.ts';

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
