// The table of rooms is true of the folders, and the lint rules that hold it see what they should.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { fileNamesRule } from '../../lint/file-names-rule.js';
import { roomsRule } from '../../lint/rooms-rule.js';
import { rooms } from '../../src/lib/rooms.js';

const complaints = (file: string, code: string): readonly string[] =>
  new Linter()
    .verify(
      code,
      {
        files: ['**/*.{ts,svelte}'],
        languageOptions: { parser: ts.parser as Linter.Parser },
        plugins: { house: { rules: { names: fileNamesRule, rooms: roomsRule } } },
        rules: { 'house/names': 'error', 'house/rooms': 'error' },
      },
      resolve(file),
    )
    .map(({ message }) => message);

describe('the table of rooms', () => {
  it('has a row for every folder of src/lib', () => {
    const folders = readdirSync('src/lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(Object.keys(rooms).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('calls core what is type-checked without DOM and Node', () => {
    const { include } = JSON.parse(readFileSync('tsconfig.core.json', 'utf8')) as { include: string[] };
    const core = Object.entries(rooms).flatMap(([name, { isCore }]) => (isCore ? [`src/lib/${name}`] : []));
    expect(core.sort()).toEqual(include.sort());
  });
});

describe('the lint rule of rooms', () => {
  it.each([
    ["import { a } from '../../cost/index.ts';", 'may not import the room "cost"'],
    ["import type { A } from '$lib/cost/index.ts';", 'may not import the room "cost"'],
    ["export * from '../../cost';", 'may not import the room "cost"'],
    ["const a = import('../../cost/index.ts');", 'may not import the room "cost"'],
    ["import { a } from '../../../routes/a.ts';", 'outside the rooms'],
    ["import { a } from 'svelte';", 'may not import the package "svelte"'],
  ])('refuses in asl: %s', (code, words) => {
    expect(complaints('src/lib/asl/text/a.ts', code).join()).toContain(words);
  });

  it('tells a room from a folder of the same name in another room', () => {
    expect(complaints('src/lib/playground/views/runs/a.ts', "import a from '../cost/b.ts';")).toEqual([]);
  });

  it('lets only workers of the playground import more than types from the interpreter', () => {
    const types = "import type { RunSummary } from '../../interpreter/index.ts';";
    expect(complaints('src/lib/playground/run/a.ts', types)).toEqual([]);
    expect(complaints('src/lib/lessons/run/a.ts', types).join()).toContain('may not import the room');
    const code = "import { execute } from '../../interpreter/index.ts';";
    expect(complaints('src/lib/playground/run/run.worker.ts', code)).toEqual([]);
    expect(complaints('src/lib/playground/run/a.ts', code).join()).toContain('Only workers');
  });
});

describe('the lint rule of file names', () => {
  it.each(['taken-edges.ts', 'lazy-parsers.svelte.ts', '+page.server.ts', 'Toolbar.svelte', '+page.svelte'])(
    'takes %s',
    (name) => expect(complaints(`src/routes/${name}`, '')).toEqual([]),
  );
  it.each(['takenEdges.ts', 'Runner.worker.ts', 'tool-bar.svelte', 'a_b.test.ts'])('refuses %s', (name) =>
    expect(complaints(`src/routes/${name}`, '')).toHaveLength(1),
  );
});
