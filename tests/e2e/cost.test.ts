// A learner asks what a run costs, and why: by state, as Express, for a month, against the quotas; with the keyboard alone.
import { expect } from '@playwright/test';
import { axeFindings } from './pages.ts';
import { test } from './test.ts';

for (const colorScheme of ['light', 'dark'] as const)
  test(`what it costs, and why, by keyboard (${colorScheme})`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1400, height: 1100 });
    await page.goto('/playground/');
    const runButton = page.getByRole('button', { name: 'Run', exact: true });
    await runButton.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Succeeded' })).toBeVisible();

    // By hand: Check stock 2, In stock? 2, Wait for delivery 1, Charge card 1 and a retry, Ship 1: 8.
    const cost = page.getByRole('region', { name: 'Cost', exact: true });
    await expect(cost).toContainText('State transitions: 8');
    await expect(cost).toContainText('$0.0002');

    await page.getByRole('tab', { name: 'Cost', exact: true }).focus();
    await page.keyboard.press('Enter');
    const part = (name: string | RegExp) => page.getByRole('tab', { name });
    await expect(part('By state')).toBeVisible();
    const table = page.getByRole('table', { name: 'Transitions by state' });
    await expect(table.getByRole('row')).toHaveCount(6);
    await table.getByRole('button', { name: 'Retries' }).focus();
    await page.keyboard.press('Enter');
    await expect(table.getByRole('row').nth(1)).toContainText('Charge card');
    await page.getByRole('checkbox', { name: 'Heat on the graph' }).focus();
    await page.keyboard.press('Space');
    await expect(
      page.getByRole('button', { name: /^Charge card, Task.* 2 transitions, \$0.00005/ }),
    ).toBeVisible();
    await expect.poll(() => axeFindings(page)).toEqual([]);

    await part('By state').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('region', { name: 'Standard' })).toContainText('8 × $0.000025 a transition');
    await expect(page.getByRole('region', { name: 'Express' })).toContainText('not as it is');
    await expect(page.getByText(/"Wait for delivery" waits 86400 seconds/)).toBeVisible();
    await expect.poll(() => axeFindings(page)).toEqual([]);

    await page.keyboard.press('ArrowRight');
    await page.getByLabel('A task fails').fill('0');
    // By hand: 7 transitions without the retry; (700,000 − 4,000) × 0.000025.
    await expect(page.getByText('$17.40 a month')).toBeVisible();
    await page.getByLabel('Region').selectOption('sa-east-1');
    await expect(page.getByText('$26.10 a month')).toBeVisible();
    await expect.poll(() => axeFindings(page)).toEqual([]);

    await part('A month').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('meter', { name: 'Events of the history' })).toBeVisible();
    await expect(page.getByText('The input holds no list')).toBeVisible();
    await expect.poll(() => axeFindings(page)).toEqual([]);

    await part('Quotas').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/No rule finds anything cheaper/)).toBeVisible();
    await expect.poll(() => axeFindings(page)).toEqual([]);

    // The counter and the table go back with the cursor.
    await part('By state').click();
    await page.getByRole('slider', { name: 'Position in the run' }).focus();
    await page.keyboard.press('Home');
    await expect(cost).toContainText('State transitions: 0');
    await expect(table.getByRole('row')).toHaveCount(1);
  });
