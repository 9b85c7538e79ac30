// Code that is loaded when somebody asks for it: a press that finds nothing says so on the bench.
import type { Workspace } from '../workspace/workspace.svelte.ts';

export type Loads<T> = () => Promise<{ readonly default: T }>;

/** What `load` brings; undefined, with a notice on the bench, when it cannot be fetched. */
export async function fetched<T>(workspace: Workspace, load: Loads<T>): Promise<T | undefined> {
  try {
    return (await load()).default;
  } catch {
    // Nothing was fetched: the page is away from its server, and the service worker has not kept it.
    workspace.notice = 'This could not be loaded. Look at your connection, then try again.';
    return undefined;
  }
}
