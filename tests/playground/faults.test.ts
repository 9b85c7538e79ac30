import { describe, expect, it } from 'vitest';
import {
  attemptWords,
  faultsOf,
  kindOf,
  nextInvocation,
  readMocks,
  responseOf,
  withFault,
  withoutFault,
} from '../../src/lib/playground/faults/faults.ts';
import { errorNamesFor } from '../../src/lib/asl/tables/errors.ts';

const busy = responseOf.throw('Lambda.TooManyRequestsException');
const fine = responseOf.return({ ok: true });

describe('faults as rows over mocks', () => {
  it('reads a range as first and last invocation', () => {
    expect(faultsOf({ A: { '0': busy, '1-3': fine } })).toEqual([
      { state: 'A', first: 0, last: 0, response: busy },
      { state: 'A', first: 1, last: 3, response: fine },
    ]);
  });

  it('takes the invocations of a new fault away from the ones that had them', () => {
    const mocks = withFault({ A: { '0-9': fine } }, { state: 'A', first: 2, last: 4, response: busy });
    expect(mocks).toEqual({ A: { '0-1': fine, '2-4': busy, '5-9': fine } });
  });

  it('replaces a fault that it covers', () => {
    const mocks = withFault({ A: { '1': busy } }, { state: 'A', first: 0, last: 2, response: fine });
    expect(mocks).toEqual({ A: { '0-2': fine } });
  });

  it('leaves no empty state behind when its last fault goes', () => {
    expect(withoutFault({ A: { '0': busy }, B: { '0': busy } }, 'A', 0)).toEqual({ B: { '0': busy } });
  });

  it('proposes the first invocation that still gives a result', () => {
    expect(nextInvocation({ A: { '0-2': busy, '3-9': fine } }, 'A')).toBe(3);
    expect(nextInvocation({ A: { '0-9': fine } }, 'A')).toBe(0);
    expect(nextInvocation({}, 'A')).toBe(0);
  });

  it.each(['__proto__', 'constructor', 'toString'])('keeps a state called %s', (state) => {
    const mocks = withFault({}, { state, first: 0, last: 0, response: busy });
    const { mocks: read } = readMocks(JSON.stringify(mocks));
    expect(read && faultsOf(read)).toEqual([{ state, first: 0, last: 0, response: busy }]);
  });

  it('knows the four kinds apart', () => {
    expect([busy, fine, responseOf.timeOut(), responseOf.delay(5, {})].map(kindOf)).toEqual([
      'throw',
      'return',
      'timeOut',
      'delay',
    ]);
  });

  it('counts attempts from one in words', () => {
    expect(attemptWords({ first: 0, last: 0 })).toBe('1st attempt');
    expect(attemptWords({ first: 10, last: 10 })).toBe('11th attempt');
    expect(attemptWords({ first: 1, last: 3 })).toBe('attempts 2–4');
    expect(attemptWords({ first: 0, last: 999_999 })).toBe('every attempt');
    expect(attemptWords({ first: 1, last: 999_999 })).toBe('from the 2nd attempt on');
  });
});

describe('faults from text', () => {
  it('takes an empty text as no faults', () => {
    expect(readMocks('  ')).toEqual({ mocks: {} });
  });

  it.each([
    ['[1', /^The faults are not JSON: /],
    ['[]', /^The faults must be an object/],
    ['{"A": 1}', /^The faults of "A" must be an object/],
    ['{"A": {"first": {"Return": 1}}}', /^"A", attempt "first": an attempt is a number/],
    ['{"A": {"3-1": {"Return": 1}}}', /^"A", attempt "3-1": an attempt is a number/],
    ['{"A": {"0-2": {"Return": 1}, "2": {"Return": 1}}}', /^"A", attempt "0-2": overlaps with "2"/],
    ['{"A": {"0": {}}}', /needs "Return" or "Throw"/],
    ['{"A": {"0": {"Return": 1, "Throw": {}}}}', /both "Return" and "Throw"/],
    ['{"A": {"0": {"Throw": {"Error": 5}}}}', /"Error" and "Cause" must be texts/],
    ['{"A": {"0": {"Return": 1, "DelaySeconds": -1}}}', /"DelaySeconds" must be a number of seconds/],
  ])('says what is wrong with %s', (text, sentence) => {
    expect(readMocks(text).problem).toMatch(sentence);
  });
});

describe('error names', () => {
  it.each([
    ['arn:aws:lambda:us-east-1:123456789012:function:f', 'Lambda.TooManyRequestsException'],
    ['arn:aws:states:::lambda:invoke.waitForTaskToken', 'Lambda.TooManyRequestsException'],
    ['arn:aws:states:::dynamodb:getItem', 'DynamoDB.ConditionalCheckFailedException'],
    ['arn:aws:states:::aws-sdk:dynamodb:getItem', 'DynamoDb.ConditionalCheckFailedException'],
    ['arn:aws:states:::constructor:x', 'States.TaskFailed'],
    ['', 'States.TaskFailed'],
  ])('suggests for %s first %s', (resource, first) => {
    expect(errorNamesFor(resource)[0]).toBe(first);
  });
});
