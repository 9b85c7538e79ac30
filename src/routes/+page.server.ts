import { chapters } from '$lib/lessons/course/catalogue.server';
import { courseOutline } from '$lib/lessons/course/outline';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ chapters: courseOutline(chapters) });
