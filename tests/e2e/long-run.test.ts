// Runs that take their time: what is shown of them, Cancel, and a run that waits for somebody.
import { expect, type Page } from '@playwright/test';
import { test } from './test.ts';

async function open(page: Page, texts: { readonly [name: string]: unknown }) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.goto('/playground/');
  for (const [name, value] of Object.entries(texts)) {
    await page.getByRole('textbox', { name, exact: true }).click({ position: { x: 20, y: 8 } });
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(JSON.stringify(value));
  }
}
const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();
const status = (page: Page) => page.getByRole('status').filter({ hasText: /[A-Z]/ }).first();

const event = (page: Page, type: string) =>
  page.getByRole('listbox', { name: 'Event history' }).getByRole('option').filter({ hasText: type }).first();

// Each expression takes some milliseconds: thousands of them take longer than anybody watches.
const slow = {
  QueryLanguage: 'JSONata',
  StartAt: 'Add',
  States: {
    Add: { Type: 'Pass', Output: { n: '{% $sum([1..3000]) %}' }, Next: 'Add again' },
    'Add again': { Type: 'Pass', Output: { n: '{% $sum([1..3000]) %}' }, Next: 'Add' },
  },
};
const asking = {
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Next: 'Ask' },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://example.invalid/q', MessageBody: { 'token.$': '$$.Task.Token' } },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

test('a long run says how far it is, is cancelled with what has happened, and goes on from there', async ({
  page,
}) => {
  await open(page, { Definition: slow, Input: {} });
  // Whatever there is to say, nothing below the line jumps.
  const height = async () => (await page.locator('.line.cluster').boundingBox())?.height;
  const before = await height();
  await run(page);
  const progress = page.getByRole('progressbar', { name: 'Run under way' });
  await expect(progress).toBeVisible();
  await expect(page.locator('.progress')).toContainText(/[\d,]+ events/);
  expect(await height()).toBe(before);
  await expect(page.getByRole('button', { name: 'Cancel the run' })).toHaveText('Cancel');
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(status(page)).toContainText(/Cancelled after [\d,]+ events/);
  await expect(page.getByRole('button', { name: /^Add.*, Pass, Cancelled/ })).toBeVisible();
  await expect(status(page)).toContainText('AWS would not create this state machine');
  expect(await height()).toBe(before);
  await page.setViewportSize({ width: 390, height: 844 });
  const onPhone = await height();
  await page.getByRole('button', { name: 'Show all' }).click();
  expect(await height()).toBeGreaterThan(onPhone ?? 0);
  await page.getByRole('button', { name: 'Show less' }).click();
  expect(await height()).toBe(onPhone);
  await page.setViewportSize({ width: 1600, height: 1000 });
  await expect(progress).toBeHidden();
  await expect(event(page, 'PassStateEntered')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(progress).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(status(page)).toContainText('Ready');
});

test('a run that waits for somebody waits again after a reload, and says why when it cannot', async ({
  page,
}) => {
  await open(page, { Definition: asking, Input: { order: 'A-1' } });
  await run(page);
  await expect(status(page)).toContainText('Waiting for a callback: Ask');
  await page.reload();
  await page.locator('html[data-app]').waitFor();
  await expect(status(page)).toContainText('Waiting for a callback: Ask');
  await expect(event(page, 'TaskSubmitted')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Ask, Task, In progress/ })).toBeVisible();
  await page.getByRole('button', { name: 'Stop the execution here' }).click();
  await expect(status(page)).toContainText('Aborted');

  await run(page);
  await expect(status(page)).toContainText('Waiting for a callback: Ask');
  await page.getByRole('textbox', { name: 'Input', exact: true }).click({ position: { x: 20, y: 8 } });
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('{ "order": "B-2" }');
  await page.reload();
  await page.locator('html[data-app]').waitFor();
  await expect(
    page.getByText(/The run that waited at “Ask” was not brought back: the input has changed since/),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Input', exact: true })).toContainText('B-2');
});

test('where no worker may be made, Run says so, and works once one can', async ({ page }) => {
  await page.addInitScript(() => {
    const Real = Worker;
    let isForbidden = true;
    addEventListener('allow-workers', () => (isForbidden = false));
    window.Worker = class extends Real {
      constructor(...options: ConstructorParameters<typeof Real>) {
        if (isForbidden) throw new DOMException('Access is denied.', 'SecurityError');
        super(...options);
      }
    };
  });
  await open(page, { Definition: { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, Input: {} });
  await run(page);
  await expect(status(page)).toContainText('It broke: Access is denied.', { timeout: 1000 });
  await page.evaluate(() => dispatchEvent(new Event('allow-workers')));
  await run(page);
  await expect(status(page)).toContainText('Succeeded');
});

test('a worker that the browser ends without a word is noticed within a second', async ({ page }) => {
  await page.addInitScript(() => {
    const Real = Worker;
    let isDoomed = true;
    addEventListener('spare-workers', () => (isDoomed = false));
    window.Worker = class extends Real {
      override postMessage(message: unknown) {
        super.postMessage(message);
        if (isDoomed) setTimeout(() => this.terminate(), 500);
      }
    };
  });
  await open(page, { Definition: slow, Input: {} });
  await run(page);
  await expect(page.getByRole('progressbar', { name: 'Run under way' })).toBeVisible();
  await expect(status(page)).toContainText('It broke: the browser ended its worker', { timeout: 1500 });
  await expect(event(page, 'PassStateEntered')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('spare-workers')));
  await run(page);
  await expect(page.getByRole('progressbar', { name: 'Run under way' })).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
});
