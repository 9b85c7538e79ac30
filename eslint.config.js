import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { fileNamesRule } from './lint/file-names-rule.js';
import { roomsRule } from './lint/rooms-rule.js';
import { rooms } from './src/lib/rooms.js';
import svelteConfig from './svelte.config.js';

// The core is given its clock and its seed; that it knows no DOM and no Node is also shown by tsconfig.core.json.
const core = {
  files: Object.entries(rooms).flatMap(([name, { isCore }]) => (isCore ? [`src/lib/${name}/**/*.ts`] : [])),
  rules: {
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
  },
};

export default ts.config(
  { ignores: ['build/', 'coverage/', '.svelte-kit/', 'node_modules/', 'test-results/'] },
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
  core,
  {
    plugins: { house: { rules: { 'file-names': fileNamesRule, rooms: roomsRule } } },
    rules: { 'house/file-names': 'error' },
  },
  { files: ['src/**/*.{ts,svelte}'], rules: { 'house/rooms': 'error' } },
);
