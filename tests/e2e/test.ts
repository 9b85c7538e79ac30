// Playwright's `test`, whose pages are open when the app has taken over what the server rendered: what is pressed before does nothing.
import { test as base } from '@playwright/test';

export const test = base.extend({
  async page({ page, javaScriptEnabled }, use) {
    const goto = page.goto.bind(page);
    if (javaScriptEnabled !== false)
      page.goto = async (url, options) => {
        const response = await goto(url, options);
        if (options?.waitUntil !== 'commit') await page.locator('html[data-app]').waitFor();
        return response;
      };
    await use(page);
  },
});
