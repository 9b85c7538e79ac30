// The pages of the built site, and what the tests of pages share.
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const require = (await import('node:module')).createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const lessonSlugs = readdirSync('build/lessons').sort();
export const pages = [
  '/',
  '/course-map/',
  '/conformance/',
  '/glossary/',
  '/playground/',
  ...lessonSlugs.map((slug) => `/lessons/${slug}/`),
];

/**
 * What axe finds on the page as it stands: one line per violation and element. `rules` are ids of axe's, else all. To be polled:
 * on a page that the app has not taken over yet, panes do not know their sizes.
 */
export async function axeFindings(page: Page, ...rules: readonly string[]): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run(runOnly.length > 0 ? { runOnly } : {});
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
    );
  }, rules);
}
