import { error } from '@sveltejs/kit';
import type { Component } from 'svelte';
import type { PageLoad } from './$types';

// Each lesson is a chunk of its own: only the one that is read is loaded.
const components = import.meta.glob<{ default: Component }>('/content/*/*/lesson.md');

export const load: PageLoad = async ({ data }) => {
  const component = components[`/content/${data.lesson.path}/lesson.md`];
  if (!component) error(404, 'There is no such lesson.');
  return { ...data, Prose: (await component()).default };
};
