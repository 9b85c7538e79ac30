// The run view by keyboard alone: every point of "see every step of a run, go back, ask why, and change what happens".
import { expect, type Locator, type Page } from '@playwright/test';
import { axeFindings } from './pages.ts';
import { test } from './test.ts';

const shop = {
  StartAt: 'Price',
  States: {
    Price: { Type: 'Pass', Parameters: { 'total.$': '$.order.total' }, ResultPath: '$.price', Next: 'Big?' },
    'Big?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.price.total', NumericGreaterThan: 100, Next: 'Charge' }],
      Default: 'Small',
    },
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge', 'Payload.$': '$.price' },
      ResultSelector: { 'paid.$': '$.Payload.total' },
      ResultPath: '$.result',
      OutputPath: '$.result',
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 2, MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Small' }],
      Next: 'Done',
    },
    Small: { Type: 'Pass', Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};
const busy = { Throw: { Error: 'Lambda.TooManyRequestsException', Cause: 'Rate exceeded' } };

/** Opens the playground and types the texts into it. */
async function open(page: Page, texts: { definition?: object; input?: object; mocks?: object } = {}) {
  const { definition = shop, input = { order: { total: 250 } }, mocks } = texts;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.goto('/playground/');
  await fill(page, 'Definition', definition);
  await fill(page, 'Input', input);
  if (mocks) {
    await press(page.getByRole('button', { name: 'JSON', exact: true }));
    await fill(page, 'Faults as JSON', mocks);
  }
}
async function fill(page: Page, name: string, value: object) {
  const box = page.getByRole('textbox', { name, exact: true });
  await box.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(JSON.stringify(value));
}
async function press(control: Locator, key = 'Enter') {
  await control.focus();
  await control.press(key);
}
/** Types into a box in place of what it holds. */
async function type(box: Locator, text: string) {
  await box.focus();
  await box.press('Control+a');
  await box.page().keyboard.type(text);
}
/** Goes through a list of choices by arrow key until the one with this value is chosen. */
async function choose(list: Locator, value: string) {
  await list.focus();
  await list.press('Home');
  for (let at = 0; at < 40 && (await list.inputValue()) !== value; at++) await list.press('ArrowDown');
  expect(await list.inputValue()).toBe(value);
}
const run = (page: Page) => press(page.getByRole('button', { name: 'Run', exact: true }));
/** Opens a view by arrow keys, as a tab list is used. */
async function view(page: Page, name: string) {
  const tab = page.getByRole('tab', { name, exact: true });
  await tab.focus();
  await page.keyboard.press('Enter');
  await expect(tab).toHaveAttribute('data-state', 'active');
}
const status = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /Succeeded|Failed|In progress|Waiting|Aborted|Ready/ })
    .first();
const rows = (page: Page) => page.getByRole('listbox', { name: 'Event history' }).getByRole('option');
const current = (page: Page) =>
  page.getByRole('listbox', { name: 'Event history' }).getByRole('option', { selected: true });
const shown = (page: Page) => page.getByText(/\d+ of \d+ events/);

test('time travel: breakpoints on a state, an error and a condition, and the first failure', async ({
  page,
}) => {
  await open(page, { mocks: { Charge: { '0': busy } } });
  await press(page.getByRole('button', { name: 'Breakpoints' }));
  await choose(page.getByRole('combobox', { name: 'State', exact: true }).last(), 'Charge');
  await press(page.getByRole('button', { name: 'Add breakpoint' }));
  await expect(page.getByText('Halt when “Charge” is entered')).toBeVisible();
  await choose(page.getByRole('combobox', { name: 'Halt' }), 'condition');
  const condition = page.getByRole('textbox', { name: 'Condition' });
  await type(condition, '$states.input.price.total = ');
  await press(page.getByRole('button', { name: 'Add breakpoint' }));
  await type(condition, '$states.context.State.Name = "Done"');
  await press(page.getByRole('button', { name: 'Add breakpoint' }));
  await page.keyboard.press('Escape');

  await run(page);
  await expect(status(page)).toHaveText(/In progress/);
  const halted = await shown(page).innerText();
  await expect(current(page)).toContainText('TaskStateEntered');
  await page.getByRole('button', { name: 'Step back' }).focus();
  await page.keyboard.press('n');
  await expect(current(page)).toContainText('SucceedStateEntered');
  await page.keyboard.press('e');
  await expect(current(page)).toContainText('TaskFailed');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(current(page)).toContainText('TaskStarted');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(shown(page)).toHaveText(halted);
  await press(page.getByRole('button', { name: 'Breakpoints: 3' }));
  await expect(page.getByRole('alert')).toContainText('The condition is not JSONata');
});

test('a condition that fails when it is asked holds nowhere: the run goes on, and its place says why', async ({
  page,
}) => {
  await open(page);
  const button = page.getByRole('button', { name: 'Breakpoints' });
  await press(button);
  await choose(page.getByRole('combobox', { name: 'Halt' }), 'condition');
  await type(page.getByRole('textbox', { name: 'Condition' }), '$number($states.context.State.Name) = 1');
  await press(page.getByRole('button', { name: 'Add breakpoint' }));
  await page.keyboard.press('Escape');
  await run(page);
  await expect(status(page)).toContainText('Succeeded');
  await expect(button).toHaveAccessibleName(/Breakpoints: 1\. The condition .*number/);
  await press(button);
  await expect(page.getByRole('listitem').filter({ hasText: '$number(' }).getByRole('alert')).toContainText(
    /The condition .*number/,
  );
});

test('events are filtered by state and kind, and visits listed', async ({ page }) => {
  await open(page, { mocks: { Charge: { '0': busy } } });
  await run(page);
  const filters = page.getByRole('group', { name: 'What is listed' });
  await choose(filters.getByRole('combobox', { name: 'Type' }), 'failures');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('TaskFailed');
  await choose(filters.getByRole('combobox', { name: 'State' }), 'Big?');
  await expect(filters.getByRole('status')).toHaveText('0 found');
  await choose(filters.getByRole('combobox', { name: 'List' }), 'visits');
  await choose(filters.getByRole('combobox', { name: 'State' }), '');
  const visits = page.getByRole('region', { name: 'State visits' });
  await expect(visits.getByRole('button')).toHaveCount(4);
  await expect(visits).toContainText('2 attempts');
});

test('the timeline shows lanes, one open at a time, and child executions open and close', async ({
  page,
}) => {
  const one = { Type: 'Wait', Seconds: 3, Next: 'Two' };
  const block = (mode: string) => ({
    ProcessorConfig: { Mode: mode, ...(mode === 'DISTRIBUTED' && { ExecutionType: 'STANDARD' }) },
    StartAt: 'One',
    States: { One: one, Two: { Type: 'Pass', End: true } },
  });
  const definition = (mode: string) => ({
    StartAt: 'Each',
    States: { Each: { Type: 'Map', ItemProcessor: block(mode), End: true } },
  });
  await open(page, { definition: definition('INLINE'), input: [1, 2, 3] });
  await run(page);
  await view(page, 'Timeline');
  const second = page.getByRole('button', { name: /^Iteration 1/ });
  await expect(second).toHaveAttribute('aria-expanded', 'false');
  await press(second);
  await expect(second).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('button', { name: /^Iteration/, expanded: true })).toHaveCount(1);
  await press(page.getByRole('button', { name: 'Each: 3 iterations' }));
  await expect(second).toBeHidden();

  await fill(page, 'Definition', definition('DISTRIBUTED'));
  await run(page);
  await press(page.getByText('3 child executions'));
  await press(page.getByRole('button', { name: /Succeeded, \d+ events/ }).first());
  await expect(page.getByText('Child execution')).toBeVisible();
  await expect(page.getByRole('button', { name: /^One ?, Succeeded/ })).toBeVisible();
  await press(page.getByRole('button', { name: 'Back to the parent execution' }));
  await expect(page.getByText('3 child executions')).toBeVisible();
});

test('the data strip shows each field with its diff, tries an edit at once and applies it', async ({
  page,
}) => {
  await open(page);
  await run(page);
  await choose(page.getByRole('combobox', { name: 'List' }), 'visits');
  await press(page.getByRole('region', { name: 'State visits' }).getByRole('button', { name: /Charge/ }));
  await view(page, 'Data');
  const strip = page.getByRole('list', { name: 'Data, field by field' });
  await expect(strip.getByRole('heading')).toHaveText([
    'State input',
    'Parameters',
    'Result',
    'ResultSelector',
    'ResultPath',
    'OutputPath',
  ]);
  await expect(page.getByRole('group', { name: 'OutputPath: data' })).toContainText('"paid": 250');
  await press(strip.getByRole('button', { name: 'Edit OutputPath' }));
  await type(page.getByRole('textbox', { name: 'OutputPath, edited' }), '$.order');
  await expect(page.getByRole('group', { name: 'OutputPath: data' })).toContainText('"total": 250');
  await press(page.getByRole('button', { name: 'Apply to the definition' }));
  await expect(page.getByRole('textbox', { name: 'Definition', exact: true })).toContainText(
    '"OutputPath":"$.order"',
  );
  await expect(page.getByText('Edited since this run')).toBeVisible();
});

test('why: the rules of a Choice, the retriers of a failure, the segments of a path', async ({ page }) => {
  await open(page, { mocks: { Charge: { '0': busy } } });
  await run(page);
  await expect(status(page)).toContainText('Succeeded');
  await view(page, 'Data');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Step back' }).focus();
  await page.keyboard.press('e');
  const why = page.getByRole('region', { name: 'Why' });
  await expect(why).toContainText(
    'Retry[0] matches: it names "Lambda.TooManyRequestsException". It is retry 1 of 2.',
  );
  await expect(why).toContainText('Cause: Rate exceeded');
  await press(why.getByText(/What each path matched/));
  await expect(why).toContainText('Parameters/Payload.$');
  for (let step = 0; step < 2; step++) await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Step back' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(why.getByRole('list', { name: 'Choice rules' })).toContainText(
    '$.price.total is 250: NumericGreaterThan 100 is true.',
  );
});

test('you are the service: a task fails by your answer, is answered once only, and the run is redriven', async ({
  page,
}) => {
  await open(page, {
    definition: { ...shop, States: { ...shop.States, Charge: { ...shop.States.Charge, Catch: undefined } } },
  });
  await press(page.getByRole('button', { name: 'Break Charge' }));
  const form = page.getByRole('form', { name: 'New fault for Charge' });
  await choose(form.getByRole('combobox', { name: 'What happens' }), 'await');
  await press(form.getByRole('button', { name: 'Set fault' }));
  await expect(page.getByText('waits for your answer')).toBeVisible();
  await run(page);
  await expect(status(page)).toContainText('Waiting for a callback: Charge');
  await view(page, 'Callbacks');
  const callbacks = page.getByRole('region', { name: 'Waiting tasks and decisions' });
  await expect(callbacks.getByRole('listitem')).toContainText('Charge is at work');
  await press(callbacks.getByRole('button', { name: 'Redrive the execution' }));
  await expect(callbacks.getByRole('alert')).toContainText('ExecutionNotRedrivable: the execution is still');
  await type(callbacks.getByRole('textbox', { name: 'Error' }), 'CardDeclined');
  await press(callbacks.getByRole('button', { name: 'Send task failure' }));
  await expect(status(page)).toContainText('CardDeclined');
  const decisions = callbacks.getByRole('list', { name: 'Decisions' });
  await expect(decisions).toContainText('Send task failure to “Charge”');
  await press(decisions.getByRole('button', { name: 'Send again' }));
  await expect(callbacks.getByRole('alert')).toContainText('this task token was answered already');
  await press(page.getByRole('button', { name: 'Redrive the execution' }));
  await expect(status(page)).toContainText('Succeeded');
  await expect(decisions.getByRole('listitem')).toHaveCount(2);

  // Run is a new execution: nobody has answered it yet.
  await run(page);
  await expect(status(page)).toContainText('Waiting for a callback: Charge');
  await expect(decisions).toBeHidden();
});

test('a run is stopped at a moment of virtual time, and the stop is taken back', async ({ page }) => {
  await open(page);
  await run(page);
  await expect(status(page)).toContainText('Succeeded');
  await page.getByRole('button', { name: 'Step back' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await press(page.getByRole('toolbar').getByRole('button', { name: 'Stop the execution here' }));
  await expect(status(page)).toContainText('Aborted');
  await view(page, 'Callbacks');
  await press(page.getByRole('button', { name: 'Take back' }));
  await expect(status(page)).toContainText('Succeeded');
});

test('faults with a probability are set by form, kept in step with the JSON, and refused where they are wrong', async ({
  page,
}) => {
  await open(page, { mocks: {} });
  await press(page.getByRole('button', { name: 'JSON', exact: true }));
  const faults = page.getByRole('region', { name: 'Faults' });
  await press(page.getByRole('button', { name: 'Break Charge' }));
  const form = page.getByRole('form', { name: 'New fault for Charge' });
  await press(form.getByText('Where and how often'));
  await type(form.getByRole('spinbutton', { name: /Probability/ }), '0.25');
  await press(form.getByRole('button', { name: 'Set fault' }));
  await expect(page.getByText('with probability 0.25')).toBeVisible();
  await press(page.getByRole('button', { name: 'JSON', exact: true }));
  await expect(page.getByRole('textbox', { name: 'Faults as JSON' })).toContainText('"Probability": 0.25');
  await fill(page, 'Faults as JSON', { Charge: { '0-2': busy, '1': busy } });
  await expect(faults.getByText('"Charge", attempt "0-2": overlaps with "1".')).toBeVisible();
  await fill(page, 'Faults as JSON', { Chrge: { '0': busy } });
  await press(page.getByRole('button', { name: 'JSON', exact: true }));
  await expect(faults.getByText('There is no Task called “Chrge”; its faults have no effect.')).toBeVisible();
  await press(page.getByRole('button', { name: 'JSON', exact: true }));
  const file = {
    StateMachines: { Shop: { TestCases: { Busy: { Charge: 'Throttled' } } } },
    MockedResponses: { Throttled: { '0-1': busy } },
  };
  const chooser = page.waitForEvent('filechooser');
  await press(page.getByRole('button', { name: 'Import…' }));
  await (
    await chooser
  ).setFiles({
    name: 'MockConfigFile.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await expect(page.getByText('Imported: Shop, Busy.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Faults as JSON' })).toContainText('"0-1"');
});

test('many runs: progress, cancel, any of them in the player, and what none of them takes', async ({
  page,
}) => {
  await open(page, { mocks: { Charge: { '0-9': { ...busy, Probability: 0.6 } } } });
  await view(page, 'Runs');
  const count = page.getByRole('spinbutton', { name: 'How many runs' });
  await type(count, '100000');
  await press(page.getByRole('button', { name: 'Run them' }));
  await expect(page.getByRole('progressbar', { name: 'Runs done' })).toBeVisible();
  await press(page.getByRole('button', { name: 'Cancel' }));
  await expect(page.getByRole('progressbar', { name: 'Runs done' })).toBeHidden();
  await type(count, '200');
  await press(page.getByRole('button', { name: 'Run them' }));
  await expect(page.getByText(/200 runs in/)).toBeVisible({ timeout: 30_000 });
  await press(page.getByRole('region', { name: 'Virtual duration' }).getByRole('button').last());
  await expect(status(page)).toHaveText(/Succeeded|Failed/);
  await type(page.getByRole('spinbutton', { name: 'Number of the run' }), '7');
  await press(page.getByRole('button', { name: 'Open in the player' }));
  await expect(status(page)).toHaveText(/Succeeded|Failed/);
  await press(page.getByRole('tab', { name: 'Coverage' }));
  await expect(page.getByRole('list', { name: 'Defaults never taken' })).toContainText(
    'Big?, Default → Small',
  );
  await view(page, 'Cost');
  await press(page.getByRole('tab', { name: 'A month' }));
  await expect(page.getByRole('checkbox', { name: /As the 200 runs/ })).toBeChecked();
});

test('two runs are compared: where the paths part, what differs, what they cost', async ({ page }) => {
  await open(page);
  await run(page);
  await expect(status(page)).toContainText('Succeeded');
  await view(page, 'Runs');
  await press(page.getByRole('tab', { name: 'Compare two' }));
  await press(page.getByRole('button', { name: 'Keep this run' }));
  await fill(page, 'Input', { order: { total: 5 } });
  await run(page);
  await expect(page.getByText('The paths part after “Big?”')).toContainText(
    'goes to “Charge”, the shown run goes to “Small”',
  );
  await press(page.getByText(/^Price: another/));
  await expect(page.getByRole('group', { name: 'Price: input, kept against shown' })).toContainText('250');
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing in the views of a run (${theme})`, async ({ page }) => {
    await open(page, { mocks: { Charge: { '0-5': busy } } });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await run(page);
    for (const name of ['Events', 'Timeline', 'Data', 'Variables', 'Callbacks', 'Runs']) {
      await view(page, name);
      await expect.poll(() => axeFindings(page), name).toEqual([]);
    }
    await press(page.getByRole('tab', { name: 'Compare two' }));
    await press(page.getByRole('button', { name: 'Keep this run' }));
    await run(page);
    await expect(page.getByText('Both runs visit the same states')).toBeVisible();
    await expect.poll(() => axeFindings(page), 'Compare two').toEqual([]);
    await press(page.getByRole('tab', { name: 'Coverage' }));
    await expect.poll(() => axeFindings(page), 'Coverage').toEqual([]);
    await press(page.getByRole('button', { name: 'Breakpoints' }));
    await expect.poll(() => axeFindings(page), 'Breakpoints').toEqual([]);
  });
