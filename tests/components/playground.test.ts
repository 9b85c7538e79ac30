import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import Playground from '../../src/lib/playground/Playground.svelte';
import '../../src/lib/site/tokens.css';
import '../../src/lib/site/base.css';
import '../../src/lib/ui/controls.css';

const shop = JSON.stringify(
  {
    StartAt: 'Charge',
    States: {
      Charge: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'charge' },
        Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
        Next: 'Ship',
      },
      Ship: { Type: 'Succeed' },
      Sorry: { Type: 'Fail', Error: 'NotPaid', Cause: 'The card was not charged.' },
    },
  },
  null,
  2,
);
const endless = JSON.stringify({
  StartAt: 'Round',
  States: {
    Round: {
      Type: 'Choice',
      Choices: [{ Variable: '$.x', IsPresent: true, Next: 'Round' }],
      Default: 'Round',
    },
  },
});
const callback = JSON.stringify({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://example.invalid/q', MessageBody: { 'token.$': '$$.Task.Token' } },
      End: true,
    },
  },
});

beforeEach(async () => {
  localStorage.clear();
  location.hash = '';
  await page.viewport(1400, 900);
});
afterEach(cleanup);

const open = (definition: string, more: { mocks?: string; opensLinks?: boolean; name?: string } = {}) =>
  render(Playground, { name: 'shop.asl.json', definition, ...more });
const run = () => page.getByRole('button', { name: 'Run', exact: true }).click();
const status = () => page.getByRole('region', { name: 'shop.asl.json' }).getByRole('status').first();
const definitionBox = () => page.getByRole('textbox', { name: 'Definition' });

async function type(box: ReturnType<typeof definitionBox>, text: string): Promise<void> {
  await box.click();
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  // One insertion, as a paste: the editor would close brackets that are typed.
  const data = new DataTransfer();
  data.setData('text/plain', text);
  box
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}

describe('the playground', () => {
  it('has its named parts', async () => {
    await open(shop);
    const playground = page.getByRole('region', { name: 'shop.asl.json' });
    for (const name of ['Workflow graph', 'Events', 'Problems', 'Faults', 'Cost'])
      await expect.element(playground.getByRole('region', { name, exact: true })).toBeVisible();
    for (const name of ['Run', 'Step', 'Step back', 'Reset', 'Share'])
      await expect.element(playground.getByRole('button', { name, exact: true })).toBeVisible();
    for (const name of ['Definition', 'Input'])
      await expect.element(playground.getByRole('textbox', { name, exact: true })).toBeVisible();
  });

  it('runs and says what came of it, what it cost, and every event', async () => {
    await open(shop);
    await run();
    await expect.element(status()).toHaveTextContent('Succeeded');
    await expect
      .element(page.getByRole('region', { name: 'Cost' }))
      .toHaveTextContent('State transitions: 2');
    await expect.element(page.getByRole('option', { name: /ExecutionSucceeded/ })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /^Charge, Task, Succeeded/ })).toBeVisible();
  });

  it('counts exactly the retries that a fault causes', async () => {
    await open(shop, {
      mocks: JSON.stringify({ Charge: { '0-1': { Throw: { Error: 'Lambda.TooManyRequestsException' } } } }),
    });
    await run();
    await expect.element(status()).toHaveTextContent('Succeeded');
    await expect
      .element(page.getByRole('region', { name: 'Cost' }))
      .toHaveTextContent('State transitions: 4');
    await expect
      .element(page.getByRole('button', { name: /^Charge, Task, Succeeded, 2 retries/ }))
      .toBeVisible();
  });

  it('steps by state from an idle playground, and back', async () => {
    await open(shop);
    const step = page.getByRole('button', { name: 'Step', exact: true });
    await step.click();
    await expect.element(page.getByRole('button', { name: /^Charge, Task, In progress/ })).toBeVisible();
    await expect
      .element(page.getByRole('region', { name: 'Cost' }))
      .toHaveTextContent('State transitions: 1');
    await step.click();
    await expect.element(page.getByRole('button', { name: /^Charge, Task, Succeeded/ })).toBeVisible();
    await page.getByRole('button', { name: 'Step back' }).click();
    await expect.element(page.getByRole('button', { name: /^Charge, Task, In progress/ })).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.element(status()).toHaveTextContent('Ready');
    await expect.element(page.getByRole('button', { name: 'Charge, Task', exact: true })).toBeVisible();
  });

  it('sets a fault in the panel and breaks the run with it', async () => {
    await open(shop);
    await page.getByRole('button', { name: 'Break Charge' }).click();
    const form = page.getByRole('form', { name: 'New fault for Charge' });
    await form.getByLabelText('Error name').fill('Custom.Error');
    await form.getByRole('button', { name: 'Set fault' }).click();
    await expect
      .element(page.getByRole('region', { name: 'Faults' }))
      .toHaveTextContent('fails with Custom.Error');
    await run();
    await expect.element(status()).toHaveTextContent('Failed: NotPaid');
    await expect.element(page.getByRole('button', { name: /^Charge, Task, Caught error/ })).toBeVisible();
  });

  it('breaks a Task by one key in the graph', async () => {
    await open(shop);
    await page.getByRole('button', { name: /^Charge, Task/ }).click();
    await userEvent.keyboard('f');
    await page
      .getByRole('menuitem', { name: 'Fail every attempt with Lambda.TooManyRequestsException' })
      .click();
    await run();
    await expect.element(status()).toHaveTextContent('Failed: NotPaid');
    await expect
      .element(page.getByRole('region', { name: 'Cost' }))
      .toHaveTextContent('State transitions: 4');
  });

  it('answers a callback and goes on', async () => {
    await open(callback);
    await run();
    await expect.element(status()).toHaveTextContent('Waiting for a callback: Ask');
    await page.getByRole('button', { name: 'Send task failure' }).click();
    await expect.element(status()).toHaveTextContent('Failed: PaymentDeclined');
  });
});

describe('bad input', () => {
  it('broken JSON is told with its line, and a press goes there', async () => {
    await open(shop);
    await type(definitionBox(), '{\n  "StartAt": "A",\n');
    await expect.element(page.getByRole('region', { name: 'Problems' })).toHaveTextContent(/Line 3/);
    await run();
    await expect.element(status()).toHaveTextContent(/^Not run: the definition has .*Line \d/);
    await page.getByRole('region', { name: 'Problems' }).getByRole('button').first().click();
    await expect.element(definitionBox()).toHaveFocus();
  });

  it('an empty editor says so, and the way back keeps nothing from the learner', async () => {
    await open(shop);
    await definitionBox().click();
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await run();
    await expect.element(status()).toHaveTextContent('Not run: the definition is empty.');
    await page.getByRole('button', { name: 'Back to the lesson’s version' }).click();
    await run();
    await expect.element(status()).toHaveTextContent('Succeeded');
  });

  it('an endless loop ends at 25,000 events while the page answers', async () => {
    await open(endless);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    await run();
    await expect.element(status(), { timeout: 15_000 }).toHaveTextContent('Failed: States.Runtime');
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
    await expect
      .element(status())
      .toHaveTextContent(/AWS would not create this state machine: .* Workflow has no terminal state/);
    await expect.element(page.getByText('25,000 of 25,000 events')).toBeVisible();
    expect(page.getByRole('option').elements().length).toBeLessThan(100);
  }, 30_000);

  it('an input of 5 MB is refused with the rule of AWS', async () => {
    await open(shop);
    await type(page.getByRole('textbox', { name: 'Input' }), `"${'x'.repeat(5_000_000)}"`);
    await run();
    await expect.element(status()).toHaveTextContent(/262,144 bytes \(256 KiB\)/);
  });

  it('a damaged link opens the default playground and says so', async () => {
    location.hash = '#v1.AAAA';
    await open(shop, { opensLinks: true });
    await expect.element(status()).toHaveTextContent(/This link is damaged/);
    await run();
    await expect.element(status()).toHaveTextContent('Succeeded');
  });
});

describe('what was typed', () => {
  it('is there again when the playground opens again', async () => {
    const { unmount } = await open(shop);
    await type(definitionBox(), '{"mine": 1}');
    await expect.element(definitionBox()).toHaveTextContent('"mine"');
    await unmount();
    await open(shop);
    await expect.element(definitionBox()).toHaveTextContent('"mine"');
    await page.getByRole('button', { name: 'Back to the lesson’s version' }).click();
    await expect.element(definitionBox()).toHaveTextContent('StartAt');
  });

  it('lets the keyboard out of the editor: Escape, then Tab', async () => {
    await open(shop);
    await definitionBox().click();
    await userEvent.keyboard('{Escape}{Tab}');
    await expect.element(definitionBox()).not.toHaveFocus();
  });
});

describe('a shared link', () => {
  it('opens elsewhere as the same playground with the same history', async () => {
    const faults = JSON.stringify({
      Charge: { '0': { Throw: { Error: 'Lambda.TooManyRequestsException' } } },
    });
    const { unmount } = await open(shop, { mocks: faults });
    await page.getByRole('button', { name: 'Share' }).click();
    const link = page.getByLabelText('Link to this playground');
    const address = () => (link.element() as HTMLInputElement).value;
    await expect.poll(address).toContain('#v1.');
    const { hash, pathname } = new URL(address());
    expect(pathname).toMatch(/\/playground\/$/);
    await unmount();
    location.hash = hash;
    await open(endless, { opensLinks: true });
    await run();
    await expect.element(status()).toHaveTextContent('Succeeded');
    await expect
      .element(page.getByRole('region', { name: 'Cost' }))
      .toHaveTextContent('State transitions: 3');
  });
});
