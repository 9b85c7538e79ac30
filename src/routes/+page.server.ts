import { chapters } from '$lib/lessons/catalogue.server';
import { courseOutline } from '$lib/lessons/outline';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ chapters: courseOutline(chapters) });
