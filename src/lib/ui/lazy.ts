// Code that is loaded when somebody asks for it, and the sentence for when it cannot be.
import { createContext } from 'svelte';

export type Load<T> = () => Promise<{ readonly default: T }>;

/** Shows a sentence to the learner. Whoever embeds components that load code says where: `setNotify`. */
export type Notify = (sentence: string) => void;
export const [getNotify, setNotify] = createContext<Notify>();

/** What `load` brings; undefined, and the learner is told, when it cannot be fetched. */
export async function loaded<T>(load: Load<T>, notify: Notify): Promise<T | undefined> {
  try {
    return (await load()).default;
  } catch {
    // The page is away from its server, and the service worker has not kept this file.
    notify('This could not be loaded. Look at your connection, then try again.');
    return undefined;
  }
}

/** Fetches code before it is needed. Whether that failed is told once it is needed. */
export function prefetch(load: Load<unknown>): void {
  load().catch(() => undefined);
}
