// An exercise from start to end, by keyboard alone: prediction, edit, failing case in the player, hint, success, progress kept.
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { axeFindings } from './pages.ts';

const folder = 'content/04-when-things-fail/01-error-handling';
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');

/** Puts the focus on an element the way a keyboard would have to: it must be reachable. */
const focusOn = async (page: Page, name: RegExp | string, role: 'button' | 'radio' = 'button') => {
  const element = page.getByRole(role, { name }).first();
  await element.focus();
  await expect(element).toBeFocused();
};
const type = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: 'Definition' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
};

test('a learner with a keyboard finishes the error-handling lesson', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/lessons/error-handling/');
  await expect(page.getByRole('textbox', { name: 'Definition' })).toContainText('Charge card');

  await focusOn(page, '3', 'radio');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Each retry is billed as one more transition.')).toBeVisible();

  const exercise = page.getByRole('region', { name: 'Two kinds of failure' });
  await type(page, read('wrong-one-catcher-for-all.asl.json'));
  await expect(exercise.getByRole('status')).toContainText('4 of 5 goals done');
  await expect(exercise).toContainText('catcher of its own');

  await focusOn(page, /Show this case in the player/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Failed: OrderNotPaid' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Faults' })).toContainText('CardDeclined');

  await focusOn(page, /A hint, please/);
  await page.keyboard.press('Enter');
  await expect(exercise).toContainText('Two fields, two jobs');
  expect(await axeFindings(page)).toEqual([]);

  await type(page, read('solution.asl.json'));
  await expect(exercise.getByRole('status')).toContainText('All 5 goals done');
  await expect(exercise).toContainText('Done.');
  expect(await axeFindings(page)).toEqual([]);

  await page.reload();
  await expect(exercise.getByRole('status')).toContainText('All 5 goals done');
  await page.goto('/course-map/');
  await expect(page.getByRole('link', { name: /When a task fails.*Done/ })).toBeVisible();
});

test('a definition that cannot run says so, and nothing that was typed is lost', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.goto('/lessons/error-handling/');
  await expect(page.getByRole('textbox', { name: 'Definition' })).toContainText('Charge card');
  await type(page, '{ "StartAt": ');
  const exercise = page.getByRole('region', { name: 'Two kinds of failure' });
  await expect(exercise).toContainText('The definition cannot run yet.');
  await expect(page.getByRole('textbox', { name: 'Definition' })).toContainText('"StartAt":');
});

test('where storage is forbidden the course works, and says that progress is not kept', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('Storage is forbidden', 'SecurityError');
      },
    });
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Storage is forbidden', 'SecurityError');
      },
    });
  });
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.goto('/lessons/error-handling/');
  await expect(page.getByRole('textbox', { name: 'Definition' })).toContainText('Charge card');
  await type(page, read('solution.asl.json'));
  await expect(page.getByRole('region', { name: 'Two kinds of failure' })).toContainText('All 5 goals done');
  await page.getByRole('link', { name: '1 lesson done' }).click();
  await expect(page.getByText('does not let Stepwise keep anything')).toBeVisible();
});
