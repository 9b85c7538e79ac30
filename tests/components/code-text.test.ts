// A long value does not hold up the page: its beginning is shown, and all of it when somebody asks.
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import CodeText from '../../src/lib/playground/editor/CodeText.svelte';

afterEach(cleanup);
const text = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => i));
const shown = (): string => page.getByRole('group', { name: 'input' }).element().textContent;

it('shows the beginning of a long text, and all of it on demand', async () => {
  await render(CodeText, { text, label: 'input' });
  expect(shown()).toBe(text.slice(0, 10_000));
  await page
    .getByRole('button', { name: `Show all ${text.length.toLocaleString('en-US')} characters` })
    .click();
  await expect.poll(shown).toBe(text);
});

it('shows a short text as it is', async () => {
  await render(CodeText, { text: '{"a": 1}', label: 'input' });
  expect(shown()).toBe('{"a": 1}');
  expect(page.getByRole('button').elements()).toEqual([]);
});
