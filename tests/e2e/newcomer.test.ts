// A newcomer opens a lesson, breaks a workflow on purpose, sees what it costs, and shares it.
import { expect, type Page } from '@playwright/test';
import { test } from './test.ts';

const history = async (page: Page): Promise<string[]> => {
  const rows = page.getByRole('listbox', { name: 'Event history' }).getByRole('option');
  await expect(rows.first()).toBeVisible();
  return rows.allTextContents();
};
const transitions = async (page: Page): Promise<number> => {
  const text = await page.getByRole('region', { name: 'Cost', exact: true }).innerText();
  return Number(text.match(/State transitions: (\d+)/)?.[1]);
};
const run = async (page: Page) => {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Succeeded' })).toBeVisible();
};

test.use({ viewport: { width: 1600, height: 1400 }, permissions: ['clipboard-read', 'clipboard-write'] });

test('a fault on the first attempt is retried, costs one transition more, and is shared by link', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await page.getByRole('link', { name: /When a task fails/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'When a task fails' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Definition' })).toContainText('Charge card');

  await run(page);
  const untroubled = await transitions(page);
  expect(untroubled).toBe(2);
  expect((await history(page)).filter((row) => row.includes('TaskScheduled'))).toHaveLength(1);

  const faults = page.getByRole('region', { name: 'Faults' });
  await faults.getByRole('button', { name: 'Break Charge card' }).click();
  const form = faults.getByRole('form', { name: 'New fault for Charge card' });
  await expect(form.getByRole('spinbutton', { name: 'Attempt' })).toHaveValue('1');
  await form.getByLabel('Error name').fill('Lambda.TooManyRequestsException');
  await form.getByRole('button', { name: 'Set fault' }).click();
  await expect(faults).toContainText('Lambda.TooManyRequestsException');

  await run(page);
  const rows = await history(page);
  expect(rows.filter((row) => row.includes('TaskFailed'))).toHaveLength(1);
  const retries = rows.filter((row) => /retry/i.test(row)).length;
  expect(retries).toBe(1);
  expect(await transitions(page)).toBe(untroubled + retries);

  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText(/Link copied/)).toBeVisible();
  const link = await page.getByRole('textbox', { name: 'Link to this playground' }).inputValue();
  expect(link).toMatch(/#v1\./);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const elsewhere = await browser.newContext({
    ...(baseURL && { baseURL }),
    viewport: { width: 1600, height: 1400 },
    reducedMotion: 'reduce',
  });
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.getByRole('textbox', { name: 'Definition' })).toContainText('Charge card');
  await run(other);
  expect(await history(other)).toEqual(rows);
  expect(await transitions(other)).toBe(untroubled + retries);
  await elsewhere.close();
});

test('a link that was cut in half opens the usual playground and says so', async ({ page }) => {
  await page.goto('/playground/#v1.N4IgbghgTg');
  await expect(page.getByText('The playground below is the usual one.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Definition' })).toContainText('Check stock');
});

test('the first thing on the home page runs, with the fault that it has', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Succeeded' })).toBeVisible();
  expect(await transitions(page)).toBeGreaterThan(5);
});

test('Run pressed before the app has come is answered when it is there', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let release = (): void => {};
  const pressed = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_app/**/*.js', async (route) => {
    await pressed;
    await route.continue();
  });
  await page.goto('/playground/', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  release();
  await expect(page.getByRole('status').filter({ hasText: 'Succeeded' })).toBeVisible();
});
