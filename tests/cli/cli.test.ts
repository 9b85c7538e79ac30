import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'stepwise-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const stepwise = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', ...args],
    {
      input,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
};

const call = 'arn:aws:lambda:us-east-1:123456789012:function:work';
const machine = file('machine.asl.json', {
  StartAt: 'Work',
  States: { Work: { Type: 'Task', Resource: call, TimeoutSeconds: 5, End: true } },
});

describe('stepwise run', () => {
  it('prints the output of an execution that succeeded', () => {
    const mocks = file('mocks.json', { Work: { '0': { Return: { done: true } } } });
    expect(stepwise(['run', machine, '--mocks', mocks])).toMatchObject({
      status: 0,
      stdout: '{"done":true}\n',
    });
  });
  it('exits with 1 and says why when the execution failed', () => {
    const mocks = file('bad.json', { Work: { '0': { Throw: { Error: 'Boom', Cause: 'it broke' } } } });
    const { status, stdout } = stepwise(['run', machine, '--mocks', mocks]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'FAILED', error: 'Boom', cause: 'it broke' });
  });
  it('exits with 2 and names the file that cannot be read', () => {
    const { status, stderr } = stepwise(['run', join(folder, 'nowhere.json')]);
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere.json');
  });
  it('runs what can be run, and says what AWS would refuse', () => {
    const loop = file('unreachable.asl.json', {
      StartAt: 'A',
      States: { A: { Type: 'Pass', End: true }, B: { Type: 'Succeed' } },
    });
    const { status, stdout, stderr } = stepwise(['run', loop]);
    expect(status).toBe(0);
    expect(stdout).toBe('{}\n');
    expect(stderr).toContain(
      'AWS would not create this state machine: MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
    );
  });
  it('names the text that is no JSON', () => {
    const { status, stderr } = stepwise(['run', machine, '--input', file('half.json', '{"a":')]);
    expect(status).toBe(2);
    expect(stderr).toContain('half.json is not JSON');
  });
});

describe('stepwise check', () => {
  it('prints place, code and message of each problem', () => {
    const wrong = file('wrong.asl.json', '{\n "StartAt": "A",\n "States": {"A": {"Type": "Pass"}}\n}');
    const { status, stdout } = stepwise(['check', wrong]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/wrong\.asl\.json:3:\d+: ERROR SCHEMA_VALIDATION_FAILED: .+ at \/States\/A\n/);
  });
});

describe('stepwise test-state', () => {
  it('shows the data after each field', () => {
    const state = file('state.json', { Type: 'Pass', InputPath: '$.a', ResultPath: '$.b', End: true });
    const { status, stdout } = stepwise(['test-state', state, '--input', file('in.json', { a: 1 })]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1,"b":1}',
      inspectionData: { afterInputPath: '1', afterResultPath: '{"a":1,"b":1}' },
    });
  });
});

describe('stepwise to-xstate', () => {
  it('prints the code of a machine, and beside it what the machine does not cover', () => {
    const state = { Type: 'Pass', Parameters: { 'id.$': '$$.Execution.Id' }, End: true };
    const { status, stdout, stderr } = stepwise([
      'to-xstate',
      file('context.json', { StartAt: 'A', States: { A: state } }),
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('export const machine = stepFunctions().createMachine({');
    expect(stderr).toBe('State "A": the machine cannot evaluate "$$.Execution.Id".\n');
  });
  it('exits with 2 and says what is wrong with a definition that has errors', () => {
    const wrong = file(
      'nowhere.asl.json',
      '{\n "StartAt": "A",\n "States": {"A": {"Type": "Pass", "Next": "B"}}\n}',
    );
    const { status, stdout, stderr } = stepwise(['to-xstate', wrong]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /There is no machine for a definition with errors.\n[^]*nowhere\.asl\.json:3:\d+: .*B/,
    );
  });
  it('exits with 2 and names the file that cannot be read', () => {
    const { status, stderr } = stepwise(['to-xstate', join(folder, 'gone.json')]);
    expect(status).toBe(2);
    expect(stderr).toContain('gone.json cannot be read');
  });
});

describe('stepwise batch', () => {
  it('answers each line by its id, and a line that is no request with what is wrong', () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const lines = [
      JSON.stringify({ id: '1', op: 'execute', definition, input: 7 }),
      'not JSON',
      JSON.stringify({ id: '2', op: 'validate', definition: {} }),
      JSON.stringify({ id: '3', op: 'dance' }),
    ];
    const { stdout, status } = stepwise(['batch'], lines.join('\n'));
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).toBe(0);
    expect(answers[0]).toMatchObject({ id: '1', status: 'SUCCEEDED', output: '7' });
    expect(answers[1]).toHaveProperty('cause');
    expect(answers[2]).toMatchObject({ id: '2', result: 'FAIL' });
    expect(answers[3]).toMatchObject({ id: '3', unsupported: 'operation "dance"' });
  });
  it('answers unsupported when a mocked state has no response for an invocation', () => {
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: call, Retry: [{ ErrorEquals: ['X'] }], End: true } },
    };
    const mocks = { A: { '0': { Throw: { Error: 'X' } } } };
    const { stdout } = stepwise(
      ['batch'],
      JSON.stringify({ id: '1', op: 'execute', definition, input: {}, mocks }),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      id: '1',
      unsupported: expect.stringContaining('"A"') as string,
    });
  });
});

describe('a command that is not there', () => {
  it('exits with 2 and shows the usage', () => {
    const { status, stderr } = stepwise(['fly']);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no command "fly"');
  });
});
