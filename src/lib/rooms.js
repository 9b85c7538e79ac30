// The rooms of src/lib and who may import whom: what is not named here is refused. ESLint holds the table
// (lint/rooms-rule.js), cycles are refused by .dependency-cruiser.json, and `npm run lint` runs both.

/**
 * @typedef Room
 * @property {true} [isCore] Knows no clock, no chance, no DOM and no Node, and is type-checked without them.
 * @property {readonly string[]} rooms The other rooms that it may import.
 * @property {readonly string[]} [inWorkers] Rooms of which its `*.worker.ts` may import anything as well, and the
 *   rest of it types: they are gone once the code is built.
 * @property {readonly string[]} packages The packages that it may import; `@scope/*` stands for all of a scope.
 * @property {readonly string[]} [doors] The files that may be imported from outside the room, `folder/*` for all in a
 *   folder; without it every file may be.
 */

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

/** @type {Readonly<Record<string, Room>>} */
export const rooms = {
  grammar: { isCore: true, rooms: [], packages: [], doors: ['index.ts'] },
  asl: {
    isCore: true,
    rooms: ['grammar'],
    packages: ['jsonc-parser', 'yaml'],
    doors: [
      'index.ts',
      'text/parse-yaml.ts',
      'text/convert.ts',
      'template/template.ts',
      'explain/explain.ts',
      'change/fixes.ts',
    ],
  },
  data: {
    isCore: true,
    rooms: ['grammar', 'asl'],
    packages: ['jsonata', '@noble/hashes'],
    doors: ['index.ts', 'jsonata/expression-reading.ts', 'to-jsonpath/state.ts'],
  },
  execution: { isCore: true, rooms: ['asl'], packages: [], doors: ['index.ts'] },
  history: { isCore: true, rooms: ['asl', 'execution'], packages: [], doors: ['index.ts'] },
  cost: { isCore: true, rooms: ['asl', 'execution', 'history'], packages: [], doors: ['index.ts'] },
  interpreter: {
    isCore: true,
    rooms: ['grammar', 'asl', 'data', 'execution', 'history'],
    packages: ['xstate', '@noble/hashes'],
    doors: ['index.ts', 'export/index.ts', 'export/runtime.ts'],
  },
  playground: {
    rooms: ['asl', 'data', 'execution', 'history', 'cost', 'site', 'ui'],
    inWorkers: ['interpreter'],
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
    doors: [
      'Playground.svelte',
      'InlinePlayground.svelte',
      'run/browser.ts',
      'views/cost/lesson-links.ts',
      'worker/execution-in-worker.ts',
      'workspace/workspace.svelte.ts',
    ],
  },
  lessons: {
    rooms: ['asl', 'execution', 'history', 'cost', 'site', 'ui'],
    packages: [...framework, 'valibot', 'idb-keyval', 'minisearch', 'xstate', 'yaml'],
    // The routes put a page together from the parts of this room: all of them, but for the Markdown pipeline (which
    // svelte.config.js loads) and what only the exercise's box needs.
    doors: [
      'course/*',
      'page/*',
      'questions/*',
      'progress/*',
      'exercise/exercise-context.ts',
      'exercise/grade.ts',
    ],
  },
  site: { rooms: ['ui'], packages: [...framework, 'minisearch', 'idb-keyval', 'valibot'] },
  ui: { rooms: [], packages: ['svelte', '@lucide/*', 'bits-ui'] },
};
