import { describe, expect, it } from 'vitest';
import {
  readMockFile,
  writeMockConfig,
  writeTestStateMock,
} from '../../src/lib/playground/faults/mock-files.ts';

describe('files of mocks', () => {
  const config = {
    StateMachines: { Shop: { TestCases: { Busy: { Charge: 'Throttled' }, Fine: {} } } },
    MockedResponses: { Throttled: { '0-1': { Throw: { Error: 'Busy', Cause: '' } } } },
  };
  it('reads every test case of a MockConfigFile', () => {
    expect(readMockFile(JSON.stringify(config), undefined)).toEqual({
      cases: [
        { name: 'Shop, Busy', mocks: { Charge: { '0-1': { Throw: { Error: 'Busy', Cause: '' } } } } },
        { name: 'Shop, Fine', mocks: {} },
      ],
    });
  });
  it('writes one that reads as the same faults, and names what Step Functions Local cannot do', () => {
    const mocks = {
      Charge: { '0': { Throw: { Error: 'Busy', Cause: 'x' } }, '1': { Return: 1, DelaySeconds: 3 } },
      Ask: { '0': { Await: true } },
    };
    const { text, leftOut } = writeMockConfig(mocks, 'Shop');
    expect(readMockFile(text, undefined)).toEqual({
      cases: [
        {
          name: 'Shop, Stepwise',
          mocks: { Charge: { '0': { Throw: { Error: 'Busy', Cause: 'x' } }, '1': { Return: 1 } } },
        },
      ],
    });
    expect(leftOut).toEqual(['“Charge”, attempt "1"', '“Ask”, attempt "0"']);
  });
  it('reads a TestState mock for the state that is picked', () => {
    expect(readMockFile('{"errorOutput": {"error": "Boom"}}', 'Charge')).toEqual({
      cases: [{ name: 'Charge', mocks: { Charge: { '0': { Throw: { Error: 'Boom' } } } } }],
    });
    expect(readMockFile('{"result": "{\\"a\\": 1}"}', 'Charge')).toEqual({
      cases: [{ name: 'Charge', mocks: { Charge: { '0': { Return: { a: 1 } } } } }],
    });
  });
  it.each([
    ['{', /^The file is not JSON/],
    ['[]', /must hold an object/],
    ['{"StateMachines": {}}', /needs the objects/],
    [JSON.stringify({ ...config, MockedResponses: {} }), /"Charge" names the response "Throttled"/],
    ['{"result": "{"}', /"result" is not JSON/],
    ['{"A": {"0": {"Return": 1, "Probability": 2}}}', /"Probability" must be a number from 0 to 1/],
  ])('says what is wrong with %s', (text, sentence) => {
    const file = readMockFile(text, 'A');
    expect('problem' in file && file.problem).toMatch(sentence);
  });
});

describe('the mock of a TestState call', () => {
  it('is written from the first attempt of a state, and read again', () => {
    const mocks = { Charge: { '0-1': { Throw: { Error: 'Busy', Cause: 'Later' } }, '2': { Return: 1 } } };
    const written = writeTestStateMock(mocks, 'Charge');
    if (written.problem !== undefined) throw new Error(written.problem);
    expect(JSON.parse(written.text)).toEqual({ errorOutput: { error: 'Busy', cause: 'Later' } });
    expect(readMockFile(written.text, 'Charge')).toEqual({
      cases: [{ name: 'Charge', mocks: { Charge: { '0': { Throw: { Error: 'Busy', Cause: 'Later' } } } } }],
    });
    const result = writeTestStateMock({ Charge: { '0': { Return: { ok: true } } } }, 'Charge');
    expect('text' in result && JSON.parse(result.text)).toEqual({ result: '{"ok":true}' });
  });
  it('says why there is none', () => {
    expect(writeTestStateMock({}, 'Charge').problem).toMatch(/^Nothing is set for the first attempt/);
    expect(writeTestStateMock({ Charge: { '0': { Await: true } } }, 'Charge').problem).toMatch(/cannot wait/);
  });
});
