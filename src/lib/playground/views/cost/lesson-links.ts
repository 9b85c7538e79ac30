// Which lessons there are to link to: the pages say so through context, so that the playground never links to a lesson that is not there.
import { getContext, setContext } from 'svelte';

const key = Symbol('lesson slugs');

export const setLessonSlugs = (slugs: readonly string[]): readonly string[] => setContext(key, slugs);

/** The address of a lesson, or undefined where there is none of that name. */
export function lessonLinks(): (slug: string) => string | undefined {
  const slugs = getContext<readonly string[] | undefined>(key) ?? [];
  return (slug) => (slugs.includes(slug) ? `/lessons/${slug}/` : undefined);
}
