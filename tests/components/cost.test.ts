import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import Playground from '../../src/lib/playground/Playground.svelte';
import '../../src/lib/site/tokens.css';
import '../../src/lib/site/base.css';
import '../../src/lib/ui/controls.css';

const work = 'arn:aws:lambda:us-east-1:123456789012:function:Work';
const shop = JSON.stringify({
  StartAt: 'Fetch',
  States: {
    Fetch: { Type: 'Task', Resource: work, Next: 'Shape' },
    Shape: { Type: 'Pass', Parameters: { 'orders.$': '$.orders' }, Next: 'Each order' },
    'Each order': {
      Type: 'Map',
      ItemsPath: '$.orders',
      ItemProcessor: {
        StartAt: 'Charge',
        States: {
          Charge: {
            Type: 'Task',
            Resource: work,
            Retry: [{ ErrorEquals: ['Slow'], MaxAttempts: 2 }],
            End: true,
          },
        },
      },
      End: true,
    },
  },
});
const mocks = JSON.stringify({
  Fetch: { '0': { Return: { orders: [1, 2, 3] } } },
  Charge: { '0': { Throw: { Error: 'Slow' } }, '1-99999': { Return: 1 } },
});

beforeEach(async () => {
  localStorage.clear();
  location.hash = '';
  await page.viewport(1400, 1000);
});
afterEach(cleanup);

async function open(part: string, definition = shop): Promise<void> {
  await render(Playground, { name: 'shop.asl.json', definition, input: '{"orders":[1,2,3]}', mocks });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.element(page.getByRole('slider', { name: 'Position in the run' })).toBeEnabled();
  await page.getByRole('tab', { name: 'Cost', exact: true }).click();
  await page.getByRole('tab', { name: part }).click();
}
const table = () => page.getByRole('table', { name: /^Transitions by/ });
const firstCells = () =>
  [...table().element().querySelectorAll('tbody th')].map((cell) => cell.textContent?.trim());
const seek = async (events: number) => {
  await page.getByRole('slider', { name: 'Position in the run' }).fill(String(events));
};

describe('the cost by state', () => {
  it('is sorted by the column whose title is pressed', async () => {
    await open('By state');
    await seek(999);
    await expect.element(table()).toBeVisible();
    expect(firstCells()).toEqual(['Fetch', 'Shape', 'Each order', 'Charge']);
    await page.getByRole('button', { name: 'Transitions', exact: true }).click();
    expect(firstCells()[0]).toBe('Charge');
    await expect
      .element(page.getByRole('columnheader', { name: 'Transitions' }))
      .toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'State', exact: true }).click();
    expect(firstCells()).toEqual(['Charge', 'Each order', 'Fetch', 'Shape']);
  });

  it('follows the cursor', async () => {
    await open('By state');
    await seek(2);
    await expect.element(page.getByText('1 transition · $0.000025')).toBeVisible();
    await seek(999);
    // By hand: Fetch, Shape, Each order, three times Charge and one retry: 7.
    await expect.element(page.getByText('7 transitions · $0.000175')).toBeVisible();
  });

  it('is told apart by retry and by iteration', async () => {
    await open('By state');
    await seek(999);
    await page.getByLabelText('Show by').selectOptions('retries');
    await expect.element(table().getByRole('cell', { name: 'Slow' })).toBeVisible();
    await page.getByLabelText('Show by').selectOptions('lanes');
    await expect.element(table().getByRole('cell', { name: 'item 2' })).toBeVisible();
    expect(firstCells()).toHaveLength(3);
  });

  it('lies as heat on the graph', async () => {
    await open('By state');
    await seek(999);
    await page.getByRole('checkbox', { name: 'Heat on the graph' }).click();
    await expect
      .element(page.getByRole('button', { name: /^Charge, Task.* 4 transitions, \$0.0001/ }))
      .toBeVisible();
  });

  it('says what AWS does not document', async () => {
    await open('By state');
    await page.getByText('What is counted, and what AWS does not say').click();
    await expect
      .element(page.getByText('Does the start or the end of an execution add a transition?'))
      .toBeVisible();
  });
});

describe('Standard or Express', () => {
  it('bills the same run both ways and draws where they meet', async () => {
    await open('Standard or Express');
    await expect.element(page.getByRole('region', { name: 'Standard' })).toHaveTextContent('$0.000175');
    // By hand: Fetch 100 ms, Charge twice 100 ms and a back-off of 1 s: 1.3 s, 13 units and a request.
    await expect.element(page.getByRole('region', { name: 'Express' })).toHaveTextContent('1,300 ms × 64 MB');
    await page.getByLabelText('count one as').fill('0');
    await expect.element(page.getByRole('region', { name: 'Express' })).toHaveTextContent('1,000 ms × 64 MB');
    await expect.element(page.getByRole('img', { name: /^Bill of a month/ })).toBeVisible();
    await expect.element(page.getByText(/asynchronous Express run may start more than once/)).toBeVisible();
  });
});

describe('a month', () => {
  it('answers bad numbers with a sentence and still gives a bill', async () => {
    await open('A month');
    await page.getByLabelText('Runs a month').fill('-5');
    await expect.element(page.getByText(/Runs a month: -5 is not a whole number/)).toBeVisible();
    await page.getByLabelText('Runs a month').fill('1000000');
    await page.getByLabelText('A task fails').fill('0');
    // By hand: 6 transitions without the retry; (6,000,000 − 4,000) × 0.000025.
    await expect.element(page.getByText('$149.90 a month')).toBeVisible();
  });

  it('takes a price of the learner’s own and says when it is none', async () => {
    await open('A month');
    await page.getByLabelText('A task fails').fill('0');
    await page.getByText('Your own prices (USD)').click();
    await page.getByLabelText('A state transition').fill('0.00005');
    // By hand: (600,000 − 4,000) × 0.00005.
    await expect.element(page.getByText('$29.80 a month')).toBeVisible();
    await page.getByLabelText('A state transition').fill('cheap');
    await expect.element(page.getByText(/"cheap" is not a price/)).toBeVisible();
  });
});

describe('quotas', () => {
  it('meter the run and find the list length at the limit', async () => {
    await open('Quotas');
    await expect.element(page.getByRole('meter', { name: 'Events of the history' })).toBeVisible();
    await expect
      .element(page.getByRole('meter', { name: 'Iterations side by side' }))
      .toHaveAttribute('aria-valuenow', '3');
  });

  it('finds the length of a list at the limit by running', async () => {
    const lists = JSON.stringify({
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.orders',
          ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', Result: 1, End: true } } },
          End: true,
        },
      },
    });
    await open('Quotas', lists);
    await page.getByRole('button', { name: 'Find the longest orders' }).click();
    await expect
      .element(page.getByText(/allows 6,248 items in orders; one more hits it/), { timeout: 30_000 })
      .toBeVisible();
  }, 40_000);
});

describe('cheaper designs', () => {
  it('name the state, the saving and the bill before and after', async () => {
    await open('Cheaper designs');
    await expect.element(page.getByText('A field instead of a Pass state')).toBeVisible();
    await expect.element(page.getByText(/^7 → 6 transitions/)).toBeVisible();
    await page.getByRole('button', { name: 'Show “Shape”' }).click();
    await expect
      .element(page.getByRole('button', { name: /^Shape, Pass/ }))
      .toHaveAttribute('aria-pressed', 'true');
  });
});
