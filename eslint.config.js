import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// The house: what each room may import beside itself. Everything that is not named here is refused.
// Cycles are refused by .dependency-cruiser.json (`npm run lint` runs both).
const framework = [
  'svelte',
  '@sveltejs/*',
  '$app',
  '@lucide/*',
  'bits-ui',
  'paneforge',
  'codemirror',
  '@codemirror/*',
  '@lezer/*',
];
const rooms = {
  asl: { rooms: [], packages: ['jsonc-parser', 'yaml'] },
  data: { rooms: ['asl'], packages: ['jsonata', '@noble/hashes'] },
  execution: { rooms: ['asl'], packages: [] },
  history: { rooms: ['asl', 'execution'], packages: [] },
  cost: { rooms: ['asl', 'execution', 'history'], packages: [] },
  interpreter: { rooms: ['asl', 'data', 'execution', 'history'], packages: ['xstate', '@noble/hashes'] },
  playground: {
    rooms: ['asl', 'data', 'execution', 'history', 'cost', 'site'],
    packages: [
      ...framework,
      'xstate',
      '@dagrejs/dagre',
      'fflate',
      'valibot',
      'idb-keyval',
      'yaml',
      'jsonc-parser',
    ],
  },
  lessons: {
    rooms: ['asl', 'execution', 'history', 'cost', 'site'],
    packages: [...framework, 'valibot', 'idb-keyval', 'minisearch', 'xstate', 'yaml'],
  },
  site: { rooms: [], packages: [...framework, 'minisearch', 'idb-keyval', 'valibot'] },
};
const core = ['asl', 'data', 'execution', 'history', 'cost', 'interpreter'];

const roomRules = Object.entries(rooms).map(([room, may]) => {
  const otherRooms = Object.keys(rooms).filter((other) => other !== room && !may.rooms.includes(other));
  const packages =
    may.packages.map((name) => name.replace('/*', '').replace(/[$.]/g, '\\$&')).join('|') || '(?!)';
  return {
    files: [`src/lib/${room}/**/*.{ts,svelte}`],
    // Workers are the only door from the playground to the interpreter.
    ignores: ['src/lib/playground/**/*worker.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...otherRooms.map((other) => ({
              regex: `^(\\$lib|(\\.\\./)+)/?${other}(/|$)`,
              message: `The room "${room}" may not import the room "${other}" (see the table in eslint.config.js).`,
            })),
            {
              regex: `^(?!\\.|\\$lib|\\$content|(${packages})(/|$)).*`,
              message: `The room "${room}" may not import this package (see the table in eslint.config.js).`,
            },
          ],
        },
      ],
      ...(core.includes(room)
        ? {
            'no-restricted-globals': [
              'error',
              'setTimeout',
              'setInterval',
              'performance',
              'crypto',
              'window',
              'document',
              'process',
            ],
            'no-restricted-properties': [
              'error',
              { object: 'Date', property: 'now', message: 'The core is given its clock.' },
              { object: 'Math', property: 'random', message: 'The core is given its seed.' },
            ],
          }
        : {}),
    },
  };
});

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    // An activity that happens not to wait is still an activity.
    files: ['src/lib/interpreter/**/*.ts'],
    rules: { 'require-yield': 'off' },
  },
  ...roomRules,
);
