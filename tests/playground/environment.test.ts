import { describe, expect, it } from 'vitest';
import {
  environmentWords,
  readEnvironment,
  withType,
} from '../../src/lib/playground/workspace/environment.ts';

const machine = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };

describe('an environment', () => {
  it('holds the workflow type, other machines and objects', () => {
    const whole = {
      type: 'EXPRESS',
      machines: { pay: machine },
      s3Objects: [{ Bucket: 'b', Key: 'k', Body: '' }],
    };
    const { environment, problem } = readEnvironment(JSON.stringify(whole));
    expect(problem).toBeUndefined();
    expect(environment).toEqual(whole);
    expect(environmentWords(environment)).toBe('Express, 1 machine, 1 object');
  });

  it('is Standard with nothing in it, unless something is said', () => {
    expect(readEnvironment('  ')).toEqual({ environment: {} });
    expect(environmentWords({})).toBe('Standard');
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'it is no JSON object'],
    ['{"kind":"EXPRESS"}', '"kind" is not known here'],
    ['{"type":"FAST"}', '"type" must be "STANDARD" or "EXPRESS"'],
    ['{"machines":{"pay":{}}}', '"machines.pay.StartAt" is no definition'],
    ['{"machines":3}', '"machines" must be an object of definitions by name'],
    ['{"s3Objects":[{"Bucket":"b"}]}', 'must be a list of objects with the texts'],
  ])('%s is refused with a reason', (text, reason) => {
    const { environment, problem } = readEnvironment(text);
    expect(problem).toContain(reason);
    expect(environment).toEqual({});
  });

  it('changes its type without losing the rest, and keeps a text that cannot be read', () => {
    const express = withType(JSON.stringify({ machines: { pay: machine } }), 'EXPRESS');
    expect(readEnvironment(express).environment).toEqual({ type: 'EXPRESS', machines: { pay: machine } });
    expect(readEnvironment(withType(express, 'STANDARD')).environment).toEqual({
      machines: { pay: machine },
    });
    expect(withType('{ "mach', 'EXPRESS')).toBe('{ "mach');
  });
});
