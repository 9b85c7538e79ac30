// What every page knows of the course: the names of its lessons, for links from the playground.
import { lessons } from '$lib/lessons/course/catalogue.server.ts';

export const load = () => ({ lessonSlugs: lessons.map(({ slug }) => slug) });
