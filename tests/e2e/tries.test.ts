// Every "Try it" of the course, pressed in page order and then in an order by chance, in one visit: each shows what the lesson says of it,
// whatever was tried before, and can be taken back.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { formatDuration } from '../../src/lib/history/index.ts';
import { fencesOf } from '../../src/lib/lessons/course/activity.ts';
import type { Expectation } from '../../src/lib/lessons/exercise/exercise.ts';
import { fenceOptions, tryOf } from '../../src/lib/lessons/markdown/fence-options.mjs';
import { test } from './test.ts';

const folders = readdirSync('content', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name))
  .flatMap(({ name }) =>
    readdirSync(`content/${name}`)
      .filter((lesson) => /^\d\d-/.test(lesson))
      .map((lesson) => `content/${name}/${lesson}`),
  );

interface Try {
  readonly at: number;
  readonly isRefused: boolean;
  readonly expected: Expectation;
}

const triesOf = (folder: string): readonly Try[] =>
  fencesOf(readFileSync(`${folder}/lesson.md`, 'utf8').replace(/^---[\s\S]*?^---/m, ''))
    .map(({ meta }) => fenceOptions(meta))
    .filter((options) => options.try !== undefined)
    .map((options, at) => {
      const { isRefused, expect: expected } = tryOf(options);
      return { at, isRefused, expected: (expected ?? {}) as Expectation };
    });

/** The same order by chance each time. */
function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  let state = 7;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  return items.map((item) => ({ item, by: next() })).sort((a, b) => a.by - b.by).map(({ item }) => item); // prettier-ignore
}

const words: { readonly [status: string]: RegExp } = {
  SUCCEEDED: /^\s*Succeeded/,
  FAILED: /^\s*Failed/,
  TIMED_OUT: /^\s*Timed out/,
  ABORTED: /^\s*Aborted/,
  RUNNING: /^\s*Waiting/,
};

async function press(page: Page, playground: Locator, { at, isRefused, expected }: Try): Promise<void> {
  const figure = page.locator('figure').filter({ has: page.getByRole('button', { name: 'Try it' }) }).nth(at); // prettier-ignore
  await figure.getByRole('button', { name: 'Try it' }).press('Enter');
  await expect(figure).toContainText(isRefused ? 'Loaded. See Problems.' : 'Loaded. Press Run.');
  const run = playground.getByRole('button', { name: 'Run', exact: true });
  const status = playground.getByRole('status').first();
  if (isRefused) {
    await expect(playground.getByRole('region', { name: 'Problems' })).not.toContainText('No problems');
    return;
  }
  await run.press('Enter');
  await expect(status).toHaveText(words[expected.status ?? ''] ?? /./);
  if (expected.error !== undefined) await expect(status).toContainText(expected.error);
  const { seconds, transitions } = expected;
  if (transitions !== undefined)
    await expect(playground.getByText(`State transitions: ${transitions}`, { exact: true })).toBeVisible();
  if (seconds !== undefined)
    await expect(playground.getByText(`${formatDuration(seconds * 1000)} virtual`)).toBeVisible();
}

for (const folder of folders) {
  const slug = folder.split('/')[2]?.slice(3) ?? '';
  const tries = triesOf(folder);
  if (tries.length === 0) continue;
  test(`what ${slug} offers to try stands alone`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/lessons/${slug}/`);
    const playground = page.getByRole('region', { name: `${slug}/start.asl.json` });
    const skip = playground.getByRole('button', { name: 'Skip' });
    await expect(playground.getByRole('textbox', { name: 'Definition', exact: true })).toContainText(
      'States',
    );
    if (await skip.isVisible()) await skip.press('Enter');
    const start = await playground.getByRole('textbox', { name: 'Input', exact: true }).textContent();
    for (const each of [...tries, ...shuffled(tries)]) await press(page, playground, each);
    await page.getByRole('button', { name: 'Take it back' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Take it back' })).toHaveCount(0);
    await expect(playground.getByRole('textbox', { name: 'Input', exact: true })).toHaveText(start ?? '');
  });
}
