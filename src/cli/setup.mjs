// Brings a fresh clone to where every npm script works: the packages of the lock file and, with --browser,
// a Chromium for the tests. Plain JavaScript without imports from packages, because it runs before they exist.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
};

const lockedVersions = (file) =>
  existsSync(file)
    ? Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
        .filter(([path, entry]) => path && !entry.optional)
        .map(([path, entry]) => `${path}@${entry.version}`)
    : [];

const installed = new Set(lockedVersions('node_modules/.package-lock.json'));
if (!lockedVersions('package-lock.json').every((entry) => installed.has(entry)))
  run('npm', ['ci', '--no-audit', '--no-fund']);

if (process.argv.includes('--browser')) {
  const { chromiumLaunch } = await import('./chromium.mjs');
  if (!chromiumLaunch().executablePath) {
    console.error(
      'No Chromium found: installing the package "chromium" (set CHROMIUM_PATH to use another one).',
    );
    const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
    const apt = (...args) => run([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...args].slice(1));
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'chromium');
  }
}
