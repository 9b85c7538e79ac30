// Writing a definition by keyboard alone: complete a field, fix a problem, rename, go to a target, read the explanation, change to
// YAML and back, read the outline. Nothing is clicked.
import { expect, type Page } from '@playwright/test';
import { axeFindings } from './pages.ts';
import { test } from './test.ts';

const text = JSON.stringify(
  {
    StartAt: 'Charge',
    States: {
      Charge: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'charge' },
        TimeoutSeconds: 60,
        Next: 'Shop',
      },
      Ship: { Type: 'Succeed' },
    },
  },
  null,
  2,
);
const definition = (page: Page) => page.getByRole('textbox', { name: 'Definition' });

/** Writes a whole text and leaves the cursor behind some words of it, found by the editor's own search. */
async function write(page: Page, words: string): Promise<void> {
  await definition(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
  await find(page, words);
}
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(definition(page)).toBeFocused();
}
async function fromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Editor menu' }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name });
  await expect(item).toBeVisible();
  for (let presses = 0; presses < 12; presses++) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a definition is written by keyboard alone (${colorScheme})`, async ({ page }) => {
    await page.setViewportSize({ width: 1600, height: 1000 });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await page.goto('/playground/');
    await expect(definition(page)).toContainText('StartAt');
    await write(page, '"Shop"');

    // The problem has a fix, in its line.
    const problems = page.getByRole('region', { name: 'Problems' });
    await expect(problems).toContainText(/Shop/);
    await page.keyboard.press('ControlOrMeta+.');
    await expect(page.getByRole('option', { name: /Ship/ })).toBeVisible();
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await expect(problems).not.toContainText(/Shop/);

    // A field is completed, with its comma.
    await find(page, '"TimeoutSeconds": 60,');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await expect(page.getByRole('option', { name: /^HeartbeatSeconds$/ })).toBeVisible();
    await page.keyboard.type('Heart');
    await expect(page.getByRole('option', { name: /^HeartbeatSeconds$/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect.poll(() => axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(definition(page)).toContainText('"HeartbeatSeconds": ');
    await page.keyboard.type('30');
    await expect(page.getByRole('region', { name: 'Explanation' })).toContainText('Heartbeat');

    // Rename, and go to where a name leads.
    await find(page, '"Ship"');
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: /New name of “Ship”/ })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Send it');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Send it, Succeed/ })).toBeVisible();
    await find(page, '"Next": "Send');
    await page.keyboard.press('F12');
    await expect(page.getByRole('region', { name: 'Explanation' })).toContainText('Succeed "Send it"');

    // YAML and back.
    await fromMenu(page, 'Write as YAML');
    await expect(definition(page)).toContainText('StartAt: Charge');
    await expect(page.getByRole('button', { name: /^Send it, Succeed/ })).toBeVisible();
    await fromMenu(page, 'Write as JSON');
    await expect(definition(page)).toContainText('"StartAt": "Charge"');

    // The outline says what the graph shows.
    await page.getByRole('button', { name: 'Show as outline' }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('group', { name: 'Outline of the graph' })).toContainText('Then Send it');
    await expect.poll(() => axeFindings(page)).toEqual([]);
  });
}
