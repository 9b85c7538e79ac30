import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { parse } from '../../src/lib/asl/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { casesOf, parseExercise } from '../../src/lib/lessons/exercise/exercise.ts';
import { gradingStartTime, runExercise } from '../../src/lib/lessons/exercise/grade.ts';
import { judge } from '../../src/lib/lessons/exercise/judge.ts';

const machine: Definition = {
  StartAt: 'Call',
  States: {
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      ResultPath: '$.answer',
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 2 }],
      Next: 'Rest',
    },
    Rest: { Type: 'Wait', Seconds: 60, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};
const run = (mocks = {}) =>
  execute({
    definition: machine,
    input: { id: 7, tags: ['a'] },
    mocks: { Call: { '0': { Throw: { Error: 'Busy' } }, '1-9': { Return: { ok: true } } }, ...mocks },
    startTime: gradingStartTime,
  });

describe('judge', () => {
  it('finds nothing wrong with a run that did all of it', async () => {
    const expectation = {
      status: 'SUCCEEDED' as const,
      output: { id: 7, tags: ['a'], answer: { ok: true } },
      outputHas: { answer: {} },
      outputLacks: ['answer.error'],
      visits: ['Call', 'Done'],
      avoids: ['Panic'],
      calls: { Call: 2 },
      transitions: 4,
      seconds: 62,
    };
    expect(judge(expectation, await run())).toEqual([]);
  });

  it.each([
    [{ status: 'FAILED' as const }, 'The run succeeded; it should fail.'],
    [{ error: 'Busy' }, 'The run should fail with Busy, but it succeeded.'],
    [{ outputHas: { answer: { ok: false } } }, '"answer.ok" in the output is true and should be false.'],
    [{ outputHas: { price: 1 } }, 'The output has no "price".'],
    [{ outputHas: { tags: [] } }, '"tags" in the output has 1 entries and should have 0.'],
    [{ output: { id: 7, tags: ['a'] } }, 'The output also has "answer", which should not be there.'],
    [{ outputLacks: ['answer.ok'] }, 'The output still has "answer.ok".'],
    [{ visits: ['Done', 'Call'] }, '"Call" was entered too early.'],
    [{ visits: ['Panic'] }, 'The run never came to a state called "Panic".'],
    [{ avoids: ['Rest'] }, 'The run came to "Rest", and should not have.'],
    [{ calls: { Call: 1 } }, '"Call" was called 2 times; it should be called once.'],
    [{ calls: { Call: 0 } }, '"Call" was called 2 times; it should not be called.'],
    [{ calls: { Panic: 1 } }, '"Panic" was not called; it should be called once.'],
    [{ transitions: 3 }, 'The run took 4 state transitions; it should take 3.'],
    [{ transitionsAtMost: 3 }, 'The run took 4 state transitions; 3 are enough.'],
    [{ seconds: 60 }, 'The run took 62 virtual seconds; it should take 60.'],
    [{ secondsAtMost: 10 }, 'The run took 62 virtual seconds; 10 are enough.'],
    [{ secondsAtLeast: 99 }, 'The run took 62 virtual seconds; it should take at least 99.'],
  ])('says what differs from %j', async (expectation, message) => {
    expect(judge(expectation, await run()).map((finding) => finding.message)).toEqual([message]);
  });

  it('points at the event where a call too many began, and where a state was entered', async () => {
    const execution = await run();
    const at = (expectation: object) =>
      execution.events[(judge(expectation, execution)[0]?.atEvent ?? 0) - 1];
    expect(at({ calls: { Call: 1 } })?.type).toBe('LambdaFunctionScheduled');
    expect(at({ calls: { Call: 1 } })?.id).toBeGreaterThan(5);
    expect(at({ avoids: ['Rest'] })?.type).toBe('WaitStateEntered');
  });
});

const asText = (definition: Definition) => parse(JSON.stringify(definition));

const exercise = (change: object = {}) =>
  JSON.stringify({
    title: 'T',
    task: 'Do it.',
    cases: [{ name: 'one', goal: 'G', input: {}, expect: { status: 'SUCCEEDED' } }],
    hints: ['H'],
    misconceptions: [],
    success: 'S',
    ...change,
  });

describe('an exercise', () => {
  it.each([
    ['is not JSON', '{', 'x.json: is not JSON'],
    ['has an unknown key', exercise({ points: 3 }), 'x.json: points: is not a known key'],
    ['lacks hints', exercise({ hints: undefined }), 'x.json: hints: is missing'],
    [
      'has an unknown expectation',
      exercise({ cases: [{ name: 'a', goal: 'G', input: 1, expect: { text: '' } }] }),
      'x.json: cases.0.expect.text: is not a known key',
    ],
    [
      'has a misconception about no case',
      exercise({ misconceptions: [{ name: 'm', case: 'two', shows: {}, say: 'S' }] }),
      'a misconception names a case that does not exist',
    ],
    [
      'has mocks for no attempt',
      exercise({ mocks: { A: { first: {} } } }),
      'x.json: mocks.A.first: must be an attempt',
    ],
  ])('that %s is refused, naming file and key', (_, text, problem) => {
    expect(() => parseExercise(text, 'x.json')).toThrow(problem);
  });

  it('makes the same generated cases each time, within their bounds', () => {
    const generated = [
      {
        name: 'any',
        goal: 'G',
        count: 30,
        input: { n: { $integer: [3, 5] }, c: [{ $oneOf: ['a', null] }] },
        same: ['output'],
      },
    ];
    const parsed = parseExercise(exercise({ generated }), 'x.json');
    const made = casesOf(parsed).slice(1);
    expect(made).toEqual(casesOf(parsed).slice(1));
    expect(new Set(made.map(({ input }) => (input as { n: number }).n))).toEqual(new Set([3, 4, 5]));
    expect(made.every(({ input }) => ['a', null].includes((input as { c: [string] }).c[0]))).toBe(true);
  });

  it('judges generated cases by the run of the solution', async () => {
    const echo: Definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const fixed: Definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result: 4, End: true } } };
    const generated = [
      { name: 'any', goal: 'Echo', count: 10, input: { $integer: [3, 5] }, same: ['output', 'status'] },
    ];
    const parsed = parseExercise(exercise({ generated }), 'x.json');
    expect((await runExercise(parsed, asText(echo), echo, execute)).passed).toBe(true);
    const { goals } = await runExercise(parsed, asText(fixed), echo, execute);
    expect(goals.map(({ goal, passed }) => [goal, passed])).toEqual([
      ['G', true],
      ['Echo', false],
    ]);
  });

  it('runs as the workflow type that it names', async () => {
    const week: Definition = {
      StartAt: 'A',
      States: { A: { Type: 'Wait', Seconds: 604_800, End: true } },
    };
    const passes = async (type: string) => {
      const parsed = parseExercise(exercise({ type }), 'x.json');
      return (await runExercise(parsed, asText(week), week, execute)).passed;
    };
    expect(await passes('STANDARD')).toBe(true);
    expect(await passes('EXPRESS')).toBe(false);
  });
});
