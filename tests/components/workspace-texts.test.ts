// The playground's other texts: the environment of a run, and what was typed over an older version of a lesson.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import '../../src/lib/site/tokens.css';
import '../../src/lib/site/base.css';
import '../../src/lib/ui/controls.css';
import Playground from '../../src/lib/playground/Playground.svelte';
import { versionOf } from '../../src/lib/playground/workspace/drafts.ts';

const parent = JSON.stringify({
  StartAt: 'Pay',
  States: {
    Pay: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:payments' },
      TimeoutSeconds: 60,
      End: true,
    },
  },
});
const long = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 600, End: true } } });
const environment = JSON.stringify({
  machines: {
    payments: { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'CardDeclined', Cause: 'Empty' } } },
  },
});
const key = `stepwise:draft:${location.pathname}#shop.asl.json`;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1400, 900);
});
afterEach(cleanup);

const status = () => page.getByRole('region', { name: 'shop.asl.json' }).getByRole('status').first();
const run = () => page.getByRole('button', { name: 'Run', exact: true }).click();
const definitionBox = () => page.getByRole('textbox', { name: 'Definition' });

describe('the environment of a run', () => {
  it('has other machines, which really run', async () => {
    render(Playground, { name: 'shop.asl.json', definition: parent, environment });
    await expect
      .element(page.getByRole('button', { name: 'Environment: Standard, 1 machine' }))
      .toBeVisible();
    await run();
    await expect.element(status()).toHaveTextContent('Failed: States.TaskFailed');
  });

  it('has a switch from Standard to Express', async () => {
    render(Playground, { name: 'shop.asl.json', definition: long });
    await run();
    await expect.element(status()).toHaveTextContent('Succeeded');
    await page.getByRole('button', { name: 'Environment: Standard' }).click();
    await page.getByRole('radio', { name: 'Express' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.element(page.getByRole('button', { name: 'Environment: Express' })).toBeVisible();
    await run();
    await expect.element(status()).toHaveTextContent('Timed out');
  });
});

describe('a draft over a new version of its lesson', () => {
  const draftOf = (of: string) =>
    JSON.stringify({ definition: '{ "mine": 1 }', input: '{}', mocks: '{}', environment: '{}', of, at: 1 });
  const start = { definition: long, input: '{}', mocks: '{}', environment: '{}' };

  it('is kept, with a choice between it and the new version', async () => {
    localStorage.setItem(key, draftOf('older'));
    render(Playground, { name: 'shop.asl.json', ...start });
    await expect.element(page.getByText('has been improved since you edited it')).toBeVisible();
    await expect.element(definitionBox()).toHaveTextContent('mine');
    // The notice leaves the editor its room, and stands where one column is seen first.
    const notice = page.getByRole('region', { name: 'New version' }).element();
    expect(notice.closest('.panes')).toBeNull();
    await page.getByRole('button', { name: 'Take the new version' }).click();
    await expect.element(definitionBox()).toHaveTextContent('"Wait"');
    // The pressed button has gone, and the keyboard is still in the playground.
    expect(document.activeElement?.closest('section.playground')).not.toBeNull();
    await expect.element(page.getByText('has been improved since you edited it')).not.toBeInTheDocument();
  });

  it('that the learner keeps is an edit of the new version from then on', async () => {
    localStorage.setItem(key, draftOf('older'));
    render(Playground, { name: 'shop.asl.json', ...start });
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect.element(page.getByText('has been improved since you edited it')).not.toBeInTheDocument();
    await expect.element(definitionBox()).toHaveTextContent('mine');
    await expect.poll(() => localStorage.getItem(key)).toContain(`"of":"${versionOf(start)}"`);
  });

  it('says nothing while the lesson is as it was', async () => {
    localStorage.setItem(key, draftOf(versionOf(start)));
    render(Playground, { name: 'shop.asl.json', ...start });
    await expect.element(definitionBox()).toHaveTextContent('mine');
    await expect.element(page.getByText('has been improved since you edited it')).not.toBeInTheDocument();
  });
});
