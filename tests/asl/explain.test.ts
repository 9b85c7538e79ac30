import { describe, expect, it } from 'vitest';
import { explainAt, explainLocation } from '../../src/lib/asl/explain/explain.ts';
import {
  explainExpression,
  explainPath,
  explainTemplateText,
} from '../../src/lib/asl/explain/explain-data.ts';
import { explainCatcher, explainRetrier } from '../../src/lib/asl/explain/explain-errors.ts';
import { explainRule } from '../../src/lib/asl/explain/explain-rule.ts';
import { explainState } from '../../src/lib/asl/explain/explain-state.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { machineOf } from '../../src/lib/asl/reading/walk.ts';

describe('a retrier', () => {
  it.each([
    [
      { ErrorEquals: ['States.Timeout'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 },
      'On States.Timeout it waits 2 s, 4 s, 8 s, then gives up after 3 retries.',
    ],
    [{ ErrorEquals: ['States.ALL'] }, 'On any error it waits 1 s, 2 s, 4 s, then gives up after 3 retries.'],
    [
      { ErrorEquals: ['A', 'B'], MaxAttempts: 1, JitterStrategy: 'FULL' },
      'On A or B it waits a random time of up to 1 s, then gives up after 1 retry.',
    ],
    [
      { ErrorEquals: ['A'], MaxAttempts: 9, BackoffRate: 1.5, MaxDelaySeconds: 3 },
      'On A it waits 1 s, 1.5 s, 2.25 s, 3 s, 3 s, 3 s and so on (never more than 3 seconds), then gives up after 9 retries.',
    ],
    [{ ErrorEquals: ['A'], MaxAttempts: 0 }, 'On A it is not tried again: MaxAttempts is 0.'],
  ])('%j', (retrier, sentence) => expect(explainRetrier(retrier)).toBe(sentence));
});

describe('a catcher', () => {
  it.each([
    [
      { ErrorEquals: ['States.ALL'], Next: 'Sorry' },
      'On any error that is left after the retries it goes to "Sorry" with Error and Cause in place of the input.',
    ],
    [
      { ErrorEquals: ['A'], Next: 'Sorry', ResultPath: '$.error' },
      'On A that is left after the retries it goes to "Sorry" with the input, the error put at $.error.',
    ],
    [
      { ErrorEquals: ['A'], Next: 'Sorry', ResultPath: null },
      'On A that is left after the retries it goes to "Sorry" with the input, and forgets the error.',
    ],
  ])('%j', (catcher, sentence) => expect(explainCatcher(catcher)).toBe(sentence));
});

describe('a rule', () => {
  it.each<[JsonValue, string]>([
    [
      { Variable: '$.total', NumericGreaterThan: 100, Next: 'Gift' },
      'If $.total is greater than 100, it goes to "Gift".',
    ],
    [
      {
        And: [{ Variable: '$.a', IsPresent: true }, { Not: { Variable: '$.b', StringMatches: 'x*' } }],
        Next: 'N',
      },
      'If $.a is present and it is not so that $.b matches the pattern "x*", it goes to "N".',
    ],
    [{ Variable: '$.a', IsNull: false, Next: 'N' }, 'If $.a is not null, it goes to "N".'],
    [
      { Variable: '$.a', TimestampLessThanPath: '$.b', Next: 'N' },
      'If $.a is less than (as an instant) the value at $.b, it goes to "N".',
    ],
    [
      { Condition: '{% $states.input.ok %}', Next: 'N' },
      'If $states.input.ok is true (takes the field "ok" of the state\'s input), it goes to "N".',
    ],
  ])('%j', (rule, sentence) => expect(explainRule(rule)).toBe(sentence));
});

describe('a path, a call, an expression', () => {
  it.each([
    ['$', 'Takes the whole data.'],
    [
      '$.order.items[0]',
      'Takes item 0 (counted from 0) of the field "items" of the field "order" of the data.',
    ],
    ['$$.Execution.Id', 'Takes the field "Id" of the field "Execution" of the context object.'],
    ['$total.net', 'Takes the field "net" of the variable $total.'],
    ['$..price', 'Takes the field "price" at any depth of the data.'],
    ['$.a[?(@.b > 1)]', 'Takes the items for which @.b > 1 holds of the field "a" of the data.'],
    ['$.a[1:3]', 'Takes the items 1:3 (the end not included) of the field "a" of the data.'],
    ['$.', 'This is no path yet: it must have a name after ".".'],
  ])('%s', (path, sentence) => expect(explainPath(path)).toBe(sentence));

  it('tells what a call does and with what', () => {
    expect(explainTemplateText('States.MathAdd($.n, -1)')).toBe(
      'States.MathAdd: Adds two whole numbers; fractions are rounded first. Subtract by adding a negative number. Here with the field "n" of the data and -1.',
    );
  });
  it('tells what an expression reads and calls', () => {
    expect(explainExpression('$sum($states.input.items.price) * $rate')).toBe(
      'Computes a value in JSONata. It reads $states.input.items.price and $rate. $sum: Adds numbers.',
    );
  });
});

describe('a state', () => {
  const explained = (state: JsonValue, more = {}) => {
    const machine = machineOf({ StartAt: 'A', States: { A: state }, ...more });
    const [first] = machine?.states ?? [];
    return first && explainState(first);
  };

  it.each<[string, JsonValue, readonly string[]]>([
    [
      'a callback',
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        TimeoutSeconds: 3600,
        HeartbeatSeconds: 90,
        ResultPath: '$.answer',
        Next: 'B',
      },
      [
        'Calls sqs:sendMessage, hands out a task token, and waits until somebody sends the token back.',
        'Fails with States.Timeout after 1 hour.',
        'Fails too if no heartbeat comes for 90 seconds.',
        'Puts the result at $.answer of the input.',
        'Then it goes to "B".',
      ],
    ],
    [
      'a Choice',
      { Type: 'Choice', Choices: [{ Variable: '$.a', IsString: true, Next: 'B' }] },
      ['If $.a is a text, it goes to "B".', 'Otherwise the execution fails: there is no Default.'],
    ],
    [
      'a Map',
      {
        Type: 'Map',
        ItemsPath: '$.orders',
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
        End: true,
      },
      [
        'Runs its processor for every item of $.orders, inside this execution, one after another.',
        'The result is an array with the output for each item, in order.',
        'Then it ends.',
      ],
    ],
    ['a Wait', { Type: 'Wait', Seconds: 86400, End: true }, ['Waits 1 day.', 'Then it ends.']],
    [
      'a Fail',
      { Type: 'Fail', Error: 'Oops', Cause: 'no stock' },
      ['Ends as failed with the error Oops (no stock).'],
    ],
    ['an unfinished one', {}, ['This state has no type yet, so it does nothing.']],
    [
      'one without a way on',
      { Type: 'Pass' },
      ['Passes its input on as it is.', 'It goes nowhere yet: Next or End is missing.'],
    ],
  ])('%s', (_, state, sentences) => expect(explained(state)).toEqual(sentences));
});

describe('the place under the cursor', () => {
  const text = JSON.stringify({
    StartAt: 'Pay',
    States: {
      Pay: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'pay', 'Payload.$': '$.order' },
        Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'] }],
        End: true,
      },
    },
  });
  const document = parse(text);
  const at = (needle: string) => explainAt(document, text.indexOf(needle) + 2);

  it.each([
    ['"Pay":{', 'Task "Pay"'],
    ['"Retry"', 'Task "Pay"'],
    ['"ErrorEquals"', 'ErrorEquals'],
    ['"Lambda.Too', 'Lambda.TooManyRequestsException'],
    ['"$.order"', 'Payload.$'],
    ['"Resource"', 'Resource'],
  ])('at %s is %s', (needle, title) => expect(at(needle)?.title).toBe(title));

  it('in a retrier tells the field and the whole', () => {
    expect(at('"ErrorEquals"')?.sentences[1]).toMatch(/^On Lambda.TooManyRequestsException it waits 1 s/);
  });

  it('can be named by a location', () => {
    expect(explainLocation(document, '/States/Pay/Retry[0]')?.title).toBe('Retry[0] of "Pay"');
  });

  it('is nothing outside of every state', () => {
    expect(explainAt(document, 3)).toBeUndefined();
    expect(explainLocation(parse('7'), '/')).toBeUndefined();
  });
});
