import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './src/cli/chromium.mjs';

// With a cold cache the browser tests would load Svelte twice unless every heavy dependency is named here,
// and every one that only a view has that is loaded when it is opened.
const preBundled = [
  'svelte',
  'xstate',
  'bits-ui',
  'paneforge',
  'valibot',
  'fflate',
  'idb-keyval',
  'jsonata',
  '@noble/hashes/legacy.js',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  'jsonc-parser',
  '@codemirror/state',
  '@codemirror/view',
  '@codemirror/language',
  '@codemirror/lang-json',
  '@codemirror/lang-yaml',
  '@codemirror/lint',
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/search',
  '@codemirror/merge',
  '@lezer/highlight',
  '@dagrejs/dagre',
  '@lucide/svelte/icons/arrow-down',
  '@lucide/svelte/icons/arrow-up',
  'vitest-browser-svelte',
];

export default defineConfig({
  plugins: [sveltekit()],
  worker: { format: 'es' },
  test: {
    coverage: {
      include: ['src/**/*.{ts,svelte}'],
      exclude: ['**/*.d.ts'],
      reporter: ['html', 'json-summary'],
      reportsDirectory: 'coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['tests/setup.ts'],
          // What a property takes is the business of the machine, and of the number of examples.
          testTimeout: 120_000 * Number(process.env['STEPWISE_EXAMPLES'] ?? 1),
          // Nothing keeps state in a module, so the files of a worker may share their modules: it takes half the time.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{components,e2e}/**'],
        },
      },
      {
        extends: true,
        optimizeDeps: { include: preBundled },
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.ts'],
          // A busy machine starts its workers late; what a test waits for comes all the same.
          testTimeout: 90_000,
          expect: { poll: { timeout: 20_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
