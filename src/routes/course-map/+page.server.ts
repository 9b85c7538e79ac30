import { chapters } from '$lib/lessons/course/catalogue.server';
import { courseOutline } from '$lib/lessons/course/outline';
import { seedTopics } from '$lib/lessons/course/schema';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  chapters: courseOutline(chapters),
  topics: Object.entries(seedTopics).map(([topic, title]) => ({
    title,
    lessons: chapters
      .flatMap(({ lessons }) => lessons)
      .filter(({ covers }) => covers.some((covered) => covered === topic))
      .map(({ slug, title }) => ({ slug, title })),
  })),
});
