import { expect } from '@playwright/test';
import { axeFindings, lessonSlugs, pages } from './pages.ts';
import { test } from './test.ts';

const rulesOfColour = ['color-contrast', 'link-in-text-block'];

// One load of each page for all that holds of every page.
for (const path of pages)
  test(`${path} asks nobody else, is accessible in light and dark, and never scrolls sideways`, async ({
    page,
    baseURL,
  }) => {
    const strangers: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`) && !/^(data|blob):/.test(request.url()))
        strangers.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    if (!['/course-map/', '/glossary/', '/conformance/'].includes(path))
      await expect(page.getByRole('textbox', { name: 'Definition', exact: true })).toBeVisible();

    const policy = await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-/);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);

    await expect.poll(() => axeFindings(page), 'in light').toEqual([]);
    // The dark page is the same page in other colours.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect.poll(() => axeFindings(page, ...rulesOfColour), 'in dark').toEqual([]);
    expect({ strangers, complaints }).toEqual({ strangers: [], complaints: [] });

    for (const width of [360, 390, 768, 1024, 1180, 1600]) {
      await page.setViewportSize({ width, height: 844 });
      await expect
        .poll(
          () =>
            page.evaluate(() => ({
              width: innerWidth,
              beyond: Math.max(0, document.documentElement.scrollWidth - innerWidth),
            })),
          { message: `${path} at ${width} px` },
        )
        .toEqual({ width, beyond: 0 });
    }
  });

test('axe finds nothing on a page that is not there, in light and dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('/nowhere/');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect.poll(() => axeFindings(page), 'in light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect.poll(() => axeFindings(page, ...rulesOfColour), 'in dark').toEqual([]);
});

for (const width of [390, 820])
  test(`axe finds nothing on a lesson at ${width} px, with its playground in view`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/lessons/error-handling/');
    if (width === 390) await page.getByRole('button', { name: 'Open the playground' }).click();
    await expect(page.getByRole('textbox', { name: 'Definition', exact: true })).toBeAttached();
    await expect.poll(() => axeFindings(page)).toEqual([]);
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const slug of lessonSlugs)
    test(`the lesson ${slug} can be read`, async ({ page }) => {
      await page.goto(`/lessons/${slug}/`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'What differs at AWS' })).toBeVisible();
      await expect(
        page.getByText('"StartAt"', { exact: true }).filter({ visible: true }).first(),
      ).toBeVisible();
      expect((await page.locator('.prose').innerText()).length).toBeGreaterThan(1500);
    });
  test('a phone shows the playground below the prose', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/lessons/choice/');
    await expect(
      page.getByText('"StartAt"', { exact: true }).filter({ visible: true }).first(),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open the playground' })).toBeHidden();
  });
});

for (const width of [1024, 1180, 1280, 1600])
  test(`running text keeps a measure of 60 to 70 characters at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/lessons/states/');
    // How many of its own average characters a paragraph's line has room for.
    const measures = await page.locator('.prose > p').evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => {
        const line = paragraph.cloneNode(true) as HTMLElement;
        line.style.cssText = 'position: absolute; width: max-content; white-space: nowrap';
        paragraph.after(line);
        const whole = line.getBoundingClientRect().width;
        line.remove();
        return (
          ((paragraph.textContent?.trim().length ?? 0) * paragraph.getBoundingClientRect().width) / whole
        );
      }),
    );
    const mean = measures.reduce((sum, each) => sum + each, 0) / measures.length;
    expect(mean).toBeGreaterThanOrEqual(60);
    expect(mean).toBeLessThanOrEqual(70);
  });

test('the theme switch goes round system, light and dark, and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect(await background()).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect(await background()).not.toBe(light);
});

test('the keyboard reaches the text first, then the header, then the lesson', async ({ page }) => {
  await page.goto('/lessons/states/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '1 · First steps' })).toBeFocused();
});

test('search is opened by a key and leads to the place', async ({ page }) => {
  await page.goto('/');
  await page.locator('body').press('/');
  await page.getByRole('searchbox', { name: 'Search lessons and glossary' }).fill('backoff');
  const results = page.getByRole('dialog', { name: 'Search' }).getByRole('link');
  await expect(results.first()).toContainText('Backoff');
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(results.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#backoff$/);
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
});

test('progress is exported, refused when damaged, and imported again', async ({ page }) => {
  await page.goto('/course-map/');
  const panel = page.getByRole('region', { name: 'Your progress' });
  const file = (text: string) => ({
    name: 'p.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  const give = (text: string) => panel.getByLabel('Progress file').setInputFiles(file(text));
  await give(
    '{"format":"stepwise-progress","version":1,"lessons":{"choice":{"doneAt":"2026-01-01T00:00:00.000Z"}}}',
  );
  await expect(panel).toContainText('1 of');
  await give('{"format":"stepwise-progress","version":1,"les');
  await expect(panel.getByRole('status')).toContainText('cut off');
  await give('{"format":"stepwise-progress","version":9,"lessons":{}}');
  await expect(panel.getByRole('status')).toContainText('newer Stepwise');
  await expect(panel).toContainText('1 of');
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe('stepwise-progress.json');
  await page.reload();
  await expect(panel).toContainText('1 of');
  await expect(page.getByRole('link', { name: /Choice.*Due for recall/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Reset' }).click();
  await panel.getByRole('button', { name: 'Yes, forget it' }).click();
  await expect(panel).toContainText('0 of');
});

test('blocks are put in order by keyboard, and a wrong twin is explained', async ({ page }) => {
  await page.goto('/lessons/choice/');
  const problem = page.getByRole('region', { name: /sends 50 to/ });
  const press = async (name: RegExp) => {
    await problem.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };
  await press(/StringGreaterThan/);
  await press(/^Check/);
  await expect(problem).toContainText('The total is a number.');
  await press(/Take back/);
  await press(/"NumericGreaterThan": 1000/);
  await press(/"NumericGreaterThan": 100,/);
  await press(/Default/);
  await press(/^Check/);
  await expect(problem).toContainText('Right. From narrow to wide');
});

test('a word of the glossary says what it means when it has the focus, until Escape', async ({ page }) => {
  await page.goto('/lessons/states/');
  await expect(page.getByRole('textbox', { name: 'Definition', exact: true })).toContainText('StartAt');
  const term = page.locator('.prose a.term').first();
  await page.keyboard.press('Tab');
  await term.focus();
  await expect(page.getByRole('tooltip')).toContainText('State machine');
  await expect(term).toHaveAccessibleDescription(/State machine/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toBeHidden();
});

test('a lesson begins with questions from earlier ones', async ({ page }) => {
  await page.goto('/lessons/parallel/');
  await page.getByText(/questions from earlier lessons/).click();
  await expect(page.getByRole('group', { name: /From “Wait/ })).toBeVisible();
  await expect.poll(() => axeFindings(page)).toEqual([]);
});

test('a question is asked in one place: the prose leads to the guess, and shows what came of it', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/lessons/states/');
  await expect(page.getByRole('textbox', { name: 'Definition', exact: true })).toContainText('StartAt');
  const card = page.getByRole('region', { name: /How many will this run take/ });
  const playground = page.getByRole('region', { name: 'states/start.asl.json' });
  await expect(page.getByRole('radio')).toHaveCount(0);
  // What would tell the answer is not shown yet.
  await expect(playground.getByRole('region', { name: 'Faults' })).toContainText(
    'Shown when you have guessed',
  );
  await card.getByRole('button', { name: 'Guess in the playground' }).press('Enter');
  await expect(playground.getByRole('button', { name: '2', exact: true })).toBeFocused();
  const below = playground.getByRole('region', { name: 'Workflow graph' });
  const before = await below.boundingBox();
  await page.keyboard.press('Enter');
  await expect(card).toContainText('Not what you expected.');
  await expect(card).toContainText('Three states are entered');
  await expect(playground.getByText('Not what you expected.')).toBeVisible();
  // Nothing has moved.
  expect((await below.boundingBox())?.y).toBe(before?.y);
});

test('on a phone the playground opens full screen and closes to the same line', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/lessons/choice/');
  const definition = page.getByRole('textbox', { name: 'Definition', exact: true });
  const opener = page.getByRole('button', { name: 'Open the playground' });
  await expect(definition).toBeHidden();
  await page.getByRole('heading', { name: 'Change it' }).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(500);
  await opener.click();
  await expect(page.getByRole('dialog', { name: 'Playground' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back to the lesson' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Playground' })).toBeHidden();
  await expect(opener).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test('on a tablet a button leads to the playground below the text, and back to the same line', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto('/lessons/choice/');
  const definition = page.getByRole('textbox', { name: 'Definition', exact: true });
  const opener = page.getByRole('button', { name: 'Open the playground' });
  await expect(definition).toContainText('StartAt');
  await page.getByRole('heading', { name: 'Change it' }).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await opener.click();
  await expect(definition).toBeInViewport();
  await expect(opener).toBeHidden();
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  await expect(opener).toBeVisible();
});

test('Try it loads the change into the playground and says what to look for', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto('/lessons/choice/');
  const change = page.getByRole('figure').filter({ hasText: 'Exactly 1000' });
  await expect(page.getByRole('textbox', { name: 'Definition', exact: true })).toContainText('StartAt');
  await change.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('textbox', { name: 'Input' })).toContainText('A-1043');
  await expect(change).toContainText('Loaded. Press Run.');
});

test('the next lesson has a playground of its own', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto('/lessons/map/');
  const definition = page.getByRole('textbox', { name: 'Definition', exact: true });
  await expect(definition).toContainText('Pack all');
  await page.locator('a[rel="next"]').click();
  await expect(page.getByRole('region', { name: 'loops/start.asl.json' })).toBeVisible();
  await expect(definition).toContainText('StartAt');
  await expect(definition).not.toContainText('Pack all');
});
