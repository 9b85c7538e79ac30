// An exercise from start to end, by keyboard alone: prediction, edit, failing case in the player, hint, success, progress kept.
import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { answersOf, textOf } from '../lessons/answers.ts';
import { axeFindings } from './pages.ts';
import { test } from './test.ts';

const read = (folder: string, name: string) =>
  readFileSync(`content/04-when-things-fail/${folder}/${name}`, 'utf8');
const solution = read('01-error-handling', 'solution.asl.json');
/** The sample of a wrong answer to the exercise of *Retry, measured*. */
function wrongAnswer(misconception: string): string {
  const sample = answersOf('retry').wrong.find((one) => one.misconception === misconception);
  if (!sample) throw new Error(`No sample shows ${misconception}.`);
  return textOf(sample, {
    solution: read('03-retry', 'solution.asl.json'),
    start: read('03-retry', 'start.asl.json'),
  });
}
const definition = (page: Page) => page.getByRole('textbox', { name: 'Definition', exact: true });

/** Presses Tab (or Shift+Tab) until the element has the focus: it must be reachable, and nothing may hold the keyboard. */
async function tabTo(
  page: Page,
  element: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
  most = 120,
): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    // An editor keeps Tab for itself until Escape has let it go.
    if (await page.evaluate(() => Boolean(document.activeElement?.closest('.cm-editor'))))
      await page.keyboard.press('Escape');
    await page.keyboard.press(key);
  }
  throw new Error(`No ${key} in ${most} leads to ${String(element)}.`);
}
const type = async (page: Page, text: string) => {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
};

test('a learner with nothing but a keyboard finishes the retry lesson', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/lessons/retry/');
  await expect(definition(page)).toContainText('Fetch rates');
  const playground = page.getByRole('region', { name: 'retry/start.asl.json' });
  const exercise = page.getByRole('region', { name: 'Patience with limits' });

  // Run waits for a guess, and leads to it; one press guesses and runs.
  await tabTo(page, playground.getByRole('button', { name: 'Run', exact: true }));
  await page.keyboard.press('Enter');
  await expect(playground.getByRole('button', { name: '2', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(playground.getByText('Not what you expected.')).toBeVisible();
  await expect(playground.getByText('Your guess 3')).toBeVisible();
  await expect(playground.getByText('What happened 4')).toBeVisible();
  await expect(page.locator('#predict ~ section').first()).toContainText('Not what you expected.');
  await expect.poll(() => axeFindings(page)).toEqual([]);

  await tabTo(page, definition(page));
  await type(page, wrongAnswer('one-rule-for-both'));
  await expect(exercise).toContainText('It needs a rule of its own');

  const failing = exercise.getByRole('button', { name: 'Show this case' }).first();
  await tabTo(page, failing, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(playground.getByRole('region', { name: 'Faults' })).toContainText('answer after 60 s');
  await expect(playground.getByText('Your guess 3')).toBeHidden();
  // The player stands where the third call began: that is the one too many.
  await expect(playground.getByText(/^\d+ of \d+ events$/)).not.toHaveText(/^0 /);
  await expect(playground.getByRole('status').first()).toContainText('In progress');

  await tabTo(page, exercise.getByRole('button', { name: /A hint, please/ }));
  await page.keyboard.press('Enter');
  await expect(exercise).toContainText('two kinds of patience');

  await tabTo(page, definition(page));
  await type(page, read('03-retry', 'solution.asl.json'));
  await expect(exercise.getByRole('status').first()).toContainText(/All \d+ goals done/);
  await expect(exercise).toContainText('Done.');
  await expect(page.getByRole('link', { name: '1 lesson done' })).toBeVisible();
  await expect.poll(() => axeFindings(page)).toEqual([]);

  await page.reload();
  await expect(exercise.getByRole('status').first()).toContainText(/All \d+ goals done/);
  await expect(definition(page)).toContainText('MaxDelaySeconds');
  await expect(page.getByRole('link', { name: '1 lesson done' })).toBeVisible();
  await expect(playground.getByText('Guess and run')).toBeHidden();
  await tabTo(page, page.getByRole('link', { name: 'Course map' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /Retry, measured.*Done/ })).toBeVisible();
});

test('a prediction can be skipped, and is not asked again', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/lessons/retry/');
  await expect(definition(page)).toContainText('Fetch rates');
  const playground = page.getByRole('region', { name: 'retry/start.asl.json' });
  await playground.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(playground.getByText('0 of 0 events')).toBeVisible();
  await playground.getByRole('button', { name: 'Skip' }).click();
  await expect(playground.getByRole('status').first()).toContainText('Succeeded');
  await page.reload();
  await expect(definition(page)).toContainText('Fetch rates');
  await expect(playground.getByText('Guess and run')).toBeHidden();
  await playground.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(playground.getByRole('status').first()).toContainText('Succeeded');
});

test('a state that a prediction asks for is guessed in the graph, by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/lessons/choice/');
  await expect(definition(page)).toContainText('How much?');
  const playground = page.getByRole('region', { name: 'choice/start.asl.json' });
  const graph = playground.getByRole('region', { name: 'Workflow graph' });
  // A state that is no answer is only looked at.
  await graph.getByRole('button', { name: /^How much\?/ }).focus();
  await page.keyboard.press('Enter');
  await expect(playground.getByText('0 of 0 events')).toBeVisible();
  await graph.getByRole('button', { name: /^Approve, .*can be guessed/ }).focus();
  await page.keyboard.press('Enter');
  await expect(playground.getByText('Your guess Approve')).toBeVisible();
  await expect(playground.getByText('What happened Ask the manager')).toBeVisible();
  // From now on the graph is for looking again.
  await expect(graph.getByRole('button', { name: /can be guessed/ })).toHaveCount(0);
});

test('a failing case of an Express exercise opens in the player as Express, with its machines', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/lessons/standard-and-express/');
  await expect(definition(page)).toContainText('Store reading');
  const folder = 'content/06-running-it-for-real/02-standard-and-express';
  const right = readFileSync(`${folder}/solution.asl.json`, 'utf8');
  await definition(page).focus();
  await type(page, right.replace('"NumericGreaterThan": 80', '"NumericGreaterThan": 800'));
  await page.getByRole('button', { name: 'Show this case' }).first().click();
  await expect(page.getByRole('button', { name: 'Environment: Express, 1 machine' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Events', exact: true })).toContainText('ExecutionStarted');
});

test('a definition that cannot run says so, and nothing that was typed is lost', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.goto('/lessons/error-handling/');
  await expect(definition(page)).toContainText('Charge card');
  await definition(page).focus();
  await type(page, '{ "StartAt": ');
  const exercise = page.getByRole('region', { name: 'Two kinds of failure' });
  await expect(exercise).toContainText('AWS would create this state machine');
  await expect(exercise).toContainText('AWS says:');
  await expect(exercise).toContainText('The other goals are checked when this one is done.');
  await expect(definition(page)).toContainText('"StartAt":');
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
  await expect(definition(page)).toContainText('Charge card');
  await definition(page).focus();
  await type(page, solution);
  await expect(page.getByRole('region', { name: 'Two kinds of failure' })).toContainText(
    /All \d+ goals done/,
  );
  await expect(page.getByRole('link', { name: 'take your progress along' })).toBeVisible();
  await page.getByRole('link', { name: '1 lesson done' }).click();
  await expect(page.getByText('does not let Stepwise keep anything')).toBeVisible();
});

test('the cases of an exercise count as coverage of the answer', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/lessons/error-handling/');
  await expect(definition(page)).toContainText('Charge card');
  await definition(page).focus();
  await type(page, solution);
  const exercise = page.getByRole('region', { name: 'Two kinds of failure' });
  await expect(exercise.getByRole('status').first()).toContainText(/All \d+ goals done/);
  await page.getByRole('tab', { name: 'Runs' }).press('Enter');
  await page.getByRole('tab', { name: 'Coverage' }).press('Enter');
  await expect(page.getByText(/^\d+ cases of the exercise, of the definition as it stands:/)).toBeVisible();
});
