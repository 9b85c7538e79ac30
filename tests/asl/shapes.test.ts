import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/lib/asl/rules/diagnose.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';

type States = { readonly [name: string]: JsonValue };
const nowhere = (states: States, input: JsonValue): readonly (string | undefined)[] => {
  const [StartAt = ''] = Object.keys(states);
  const document = parse(JSON.stringify({ StartAt, States: states }));
  return diagnose(document, { input })
    .filter(({ rule }) => rule === 'unknown-path')
    .map(({ location }) => location);
};
const end = { Type: 'Pass', End: true };
const task = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  TimeoutSeconds: 9,
};

describe('a path that no earlier state can have made', () => {
  it('is found at the first state', () => {
    expect(nowhere({ A: { ...end, InputPath: '$.b' } }, { a: 1 })).toEqual(['/States/A/InputPath']);
    expect(nowhere({ A: { ...end, InputPath: '$.a.b' } }, { a: 1 })).toEqual(['/States/A/InputPath']);
    expect(nowhere({ A: { ...end, InputPath: '$[0]' } }, { a: 1 })).toEqual(['/States/A/InputPath']);
  });

  it.each<[string, States, JsonValue]>([
    ['a task may answer anything', { A: { ...task, Next: 'B' }, B: { ...end, InputPath: '$.x' } }, {}],
    [
      'a task adds its answer to the input',
      {
        A: { ...task, ResultPath: '$.r', Next: 'B' },
        B: { ...end, Parameters: { 'x.$': '$.r.y', 'z.$': '$.a' } },
      },
      { a: 1 },
    ],
    [
      'a catcher adds the error',
      {
        A: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'B' }], End: true },
        B: { ...end, Parameters: { 'x.$': '$.error.Cause', 'y.$': '$.a' } },
      },
      { a: 1 },
    ],
    [
      'one of two ways makes it',
      {
        A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'C' },
        B: { Type: 'Pass', Result: 1, ResultPath: '$.b', Next: 'C' },
        C: { ...end, InputPath: '$.b' },
      },
      { a: 1 },
    ],
    [
      'a Choice asks first whether it is there',
      {
        A: {
          Type: 'Choice',
          Choices: [
            {
              And: [
                { Variable: '$.b', IsPresent: true },
                { Variable: '$.b', StringEquals: 'x' },
              ],
              Next: 'B',
            },
          ],
          Default: 'B',
        },
        B: end,
      },
      {},
    ],
    [
      'an item of a Map is an item of the array',
      {
        A: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: { StartAt: 'I', States: { I: { ...end, InputPath: '$.id' } } },
          End: true,
        },
      },
      { items: [{ id: 1 }, { name: 2 }] },
    ],
    [
      'a loop that adds to its data',
      {
        A: { Type: 'Pass', Parameters: { 'inner.$': '$' }, Next: 'B' },
        B: { Type: 'Choice', Choices: [{ Variable: '$.inner', IsPresent: true, Next: 'A' }], Default: 'C' },
        C: { ...end, InputPath: '$.inner.inner.inner' },
      },
      {},
    ],
    [
      'wildcards and the context are not followed',
      { A: { ...end, Parameters: { 'a.$': '$..x', 'b.$': '$$.x', 'c.$': '$.x[1:]' } } },
      {},
    ],
  ])('is none: %s', (_, states, input) => expect(nowhere(states, input)).toEqual([]));

  it('is followed within bounds, however often a loop puts its data into itself', () => {
    const Parameters = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}.$`, '$']));
    expect(nowhere({ A: { Type: 'Pass', Parameters, Next: 'A' }, B: end }, {})).toEqual([]);
  });

  it('is found where Parameters dropped it', () => {
    const states = {
      A: { Type: 'Pass', Parameters: { 'kept.$': '$.a' }, Next: 'B' },
      B: { ...end, Parameters: { 'x.$': '$.a', 'y.$': '$.kept' } },
    };
    expect(nowhere(states, { a: 1 })).toEqual(['/States/B/Parameters/x.$']);
  });

  it('is found inside a branch, which gets the input of its Parallel', () => {
    const states = {
      P: {
        Type: 'Parallel',
        End: true,
        Branches: [{ StartAt: 'I', States: { I: { ...end, InputPath: '$.b' } } }],
      },
    };
    expect(nowhere(states, { a: 1 })).toEqual(['/States/P/Branches[0]/States/I/InputPath']);
  });
});
