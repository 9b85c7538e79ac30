import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './src/cli/chromium.mjs';

const port = Number(process.env.STEPWISE_PORT ?? 4199);

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  fullyParallel: true,
  workers: 2,
  // What passes the second time is reported as flaky: a busy machine may stand still for longer than anybody waits.
  retries: 1,
  timeout: 60_000,
  // A busy machine takes its time; what a test waits for comes all the same.
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { baseURL: `http://127.0.0.1:${port}`, launchOptions: chromiumLaunch(), serviceWorkers: 'block' },
  webServer: {
    command: `node src/cli/serve.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
