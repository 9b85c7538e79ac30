import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'stepwise-'))));
afterEach(() => rmSync(root, { recursive: true }));

const make = (name: string) =>
  execFileSync('node', ['node_modules/tsx/dist/cli.mjs', 'src/cli/new-sample.ts', name], {
    env: { ...process.env, STEPWISE_SAMPLES: root },
    encoding: 'utf8',
    stdio: 'pipe',
  });
const file = (name: string) => join(root, 'my-fact', name);

describe('npm run new:sample', () => {
  it('writes a sample with its history, and records that anew once it is removed', () => {
    expect(make('my-fact')).toContain('my-fact: written.');
    expect(readdirSync(join(root, 'my-fact')).sort()).toEqual([
      'definition.asl.json',
      'history.txt',
      'sample.json',
    ]);
    expect(JSON.parse(readFileSync(file('sample.json'), 'utf8'))).toMatchObject({
      shows: expect.any(String) as string,
      source: expect.stringMatching(/^https:/) as string,
    });
    expect(readFileSync(file('history.txt'), 'utf8')).toMatch(/ExecutionSucceeded .*\nSUCCEEDED\n$/);
    expect(() => make('my-fact')).toThrow('There is a sample "my-fact" already');

    writeFileSync(file('definition.asl.json'), '{"StartAt":"A","States":{"A":{"Type":"Fail"}}}');
    rmSync(file('history.txt'));
    make('my-fact');
    expect(readFileSync(file('history.txt'), 'utf8')).toMatch(/\nFAILED\n$/);
  });

  it('refuses a bad name', () => {
    expect(() => make('My fact')).toThrow('not a name such as');
    expect(readdirSync(root)).toEqual([]);
  });
});
