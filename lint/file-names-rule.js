// An ESLint rule: components are named in PascalCase, everything else in kebab-case, with further endings such as
// `.svelte.ts`, `.server.ts`, `.worker.ts` and `.test.ts`. SvelteKit's own files (`+page.ts`) keep their names.
import { basename } from 'node:path';

const kit = /^\+[a-z]+(\.server)?\.(svelte|ts)$/;
const component = /^([A-Z][a-z0-9]*)+\.svelte$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/;

/** @type {import('eslint').Rule.RuleModule} */
export const fileNamesRule = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const name = basename(context.filename);
    const [form, words] = name.endsWith('.svelte')
      ? [component, 'PascalCase, such as FaultForm.svelte']
      : [kebab, 'kebab-case, such as taken-edges.ts'];
    return {
      Program(node) {
        if (!kit.test(name) && !form.test(name))
          context.report({ node, message: `"${name}" is not written in ${words}.` });
      },
    };
  },
};
