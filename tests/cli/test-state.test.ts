import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runTestState } from '../../src/cli/test-state.ts';

describe('stepwise test-state', () => {
  let folder = '';
  let printed = '';
  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stepwise-'));
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  const task = JSON.stringify({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'pay' },
    Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }],
    End: true,
  });

  it('prints what came of the state and its data, and exits with 0', async () => {
    const code = await runTestState(
      [await file('pass.json', '{"Type":"Pass","OutputPath":"$.a","End":true}')],
      {
        input: await file('input.json', '{"a":1}'),
      },
    );
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ status: 'SUCCEEDED', output: '1' });
    expect(JSON.parse(printed)).toHaveProperty('inspectionData.afterInputPath', '{"a":1}');
  });

  it('reads YAML', async () => {
    const code = await runTestState([await file('pass.yaml', 'Type: Pass\nResult: 7\nEnd: true\n')], {});
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toHaveProperty('output', '7');
  });

  it('exits with 1 when the state fails or would be retried', async () => {
    const definition = await file('task.json', task);
    expect(await runTestState([definition], { error: 'Busy', retries: '1' })).toBe(1);
    expect(printed).toContain('RETRIABLE');
    expect(await runTestState([definition], { error: 'Busy', retries: '2' })).toBe(1);
    expect(printed).toContain('FAILED');
  });

  it('exits with 2 and the reason when the request is refused', async () => {
    const code = await runTestState([await file('task.json', task)], {
      result: await file('result.json', '{"StatusCode":"200"}'),
    });
    expect(code).toBe(2);
    expect(printed).toContain("Field 'StatusCode' must be a number");
  });

  it('asks for the name of a state of a whole machine', async () => {
    const machine = '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}';
    await expect(runTestState([await file('machine.json', machine)], {})).rejects.toThrow(
      /name the state to test with --state. It has: A\./,
    );
  });

  it('names what an option may be', async () => {
    await expect(runTestState([await file('task.json', task)], { level: 'ALL' })).rejects.toThrow(
      '--level must be one of INFO, DEBUG, TRACE, not ALL.',
    );
  });
});
