import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as diagnosing from '../../src/lib/asl/rules/diagnose.ts';
import type * as parsing from '../../src/lib/asl/text/parse.ts';
import type { RuleSample } from '../asl/rule-samples.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'stepwise-'));
  for (const path of ['.prettierrc', 'package.json', 'src/lib', 'tests/asl/rule-samples.ts'])
    cpSync(path, join(root, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true }));

const make = (name: string) =>
  execFileSync('node', [resolve('src/cli/new-rule.mjs'), name], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  });
const load = async <Module>(path: string) =>
  (await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)) as Module;

describe('npm run new:rule', () => {
  it('writes a rule that is registered, with a sample in which it fires and one in which it does not', async () => {
    expect(make('wait-without-end')).toContain('src/lib/asl/rules/wait-without-end.ts');
    const { samples } = await load<{ samples: Record<string, RuleSample> }>('tests/asl/rule-samples.ts');
    const { diagnose } = await load<typeof diagnosing>('src/lib/asl/rules/diagnose.ts');
    const { parse } = await load<typeof parsing>('src/lib/asl/text/parse.ts');
    const found = (definition: unknown) =>
      diagnose(parse(JSON.stringify(definition))).filter(({ rule }) => String(rule) === 'wait-without-end');
    const sample = samples['wait-without-end'];
    expect(found(sample?.fires)).toMatchObject([{ code: 'WAIT_WITHOUT_END', location: sample?.location }]);
    expect(found(sample?.silent)).toEqual([]);
  });

  it('puts its imports in order', () => {
    make('alpha-beta');
    make('zeta-eta');
    const text = readFileSync(join(root, 'src/lib/asl/rules/diagnose.ts'), 'utf8');
    const files = [...text.matchAll(/^import \{ \w+ \} from '\.\/(.+)\.ts';$/gm)].map(([, file]) => file);
    expect(files.filter((file) => file !== 'catalogue')).toEqual(
      files.filter((file) => file !== 'catalogue').sort(),
    );
    expect(files).toEqual(expect.arrayContaining(['alpha-beta', 'wait-without-end', 'zeta-eta']));
  });

  it('refuses a name that is taken or badly written, and changes nothing then', () => {
    const before = readFileSync(join(root, 'src/lib/asl/rules/catalogue.ts'), 'utf8');
    expect(() => make('missing-target')).toThrow('There is a rule "missing-target" already');
    expect(() => make('request-problems')).toThrow('There is a file');
    expect(() => make('error-handling')).toThrow('errorHandling is taken');
    expect(() => make('WaitWithoutEnd')).toThrow('not a name of two words or more');
    expect(() => make('')).toThrow('not a name');
    expect(readFileSync(join(root, 'src/lib/asl/rules/catalogue.ts'), 'utf8')).toBe(before);
  });
});
