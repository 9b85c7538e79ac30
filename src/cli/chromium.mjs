// Where the browser of the tests comes from: one that is there already, never one that a test tool downloads.
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Launch options for Playwright: the installed Chromium, quiet on the network. `executablePath` is absent when there is none. */
export function chromiumLaunch() {
  const executablePath = places.find((place) => place && existsSync(place));
  return {
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  };
}
