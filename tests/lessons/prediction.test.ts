import { describe, expect, it } from 'vitest';
import type { Predict } from '../../src/lib/lessons/course/activity.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import {
  firstPrediction,
  isSameAnswer,
  predictionsBeforeRun,
  shownAnswer,
  truthIn,
} from '../../src/lib/lessons/questions/prediction.ts';

const ask = (more: Partial<Predict>): Predict => ({ ask: 'Q', answer: 'A', why: 'W', ...more });
const execution = await execute({
  definition: {
    StartAt: 'Big?',
    States: {
      'Big?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'Big' }],
        Default: 'Small',
      },
      Big: { Type: 'Pass', Result: { big: true }, End: true },
      Small: { Type: 'Fail', Error: 'TooSmall' },
    },
  },
  input: { n: 7 },
});

describe('the truth of a prediction', () => {
  it.each([
    [{ truth: 'transitions' }, '2'],
    [{ truth: 'next-state', after: 'Big?' }, 'Big'],
    [{ truth: 'next-state', after: 'Nowhere' }, undefined],
    [{ truth: 'last-state' }, 'Big'],
    [{ truth: 'output' }, '{"big":true}'],
    [{ truth: 'outcome' }, 'SUCCEEDED'],
    [{ truth: 'events' }, '6'],
    [{}, undefined],
  ] as const)('is read off the run: %j', (more, truth) => {
    expect(truthIn(execution, ask(more))).toBe(truth);
  });
});

describe('a guess', () => {
  it('is compared as it was written, an output as what it says', () => {
    expect(isSameAnswer(' 4 ', ask({ truth: 'transitions', answer: '4' }))).toBe(true);
    expect(isSameAnswer('5', ask({ truth: 'transitions', answer: '4' }))).toBe(false);
    const output = ask({ truth: 'output', answer: '{"a":1,"b":[{"c":2,"d":3}]}' });
    expect(isSameAnswer('{ "b": [ { "d": 3, "c": 2 } ], "a": 1 }', output)).toBe(true);
    expect(isSameAnswer('{ "a": 1 }', output)).toBe(false);
    expect(isSameAnswer('{ "a": ', output)).toBe(false);
  });
});

describe('an answer', () => {
  it('that is data is shown as code', () => {
    expect(shownAnswer('{"a":1}')).toBe('`{"a":1}`');
    expect(shownAnswer('25 seconds')).toBe('25 seconds');
  });
});

describe('before the first run', () => {
  const fence = (answer: string, truth = '') =>
    `\`\`\`predict\nask: ${answer}?\noptions: [${answer}, X]\nanswer: ${answer}\n${truth}why: W\n\`\`\`\n`;
  it('the predictions above "Run it" are asked, the one that a run answers first', () => {
    const body = `## Predict\n${fence('A')}${fence('B', 'truth: events\n')}${fence('L', 'later: true\n')}## Run it\n${fence('C')}`;
    const before = predictionsBeforeRun(body);
    expect(before.map(({ answer }) => answer)).toEqual(['A', 'B']);
    expect(firstPrediction(before)?.answer).toBe('B');
    expect(firstPrediction(predictionsBeforeRun(fence('A')))).toBeUndefined();
  });
});
