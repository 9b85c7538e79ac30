import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { parse, type JsonValue } from '../../src/lib/asl/index.ts';
import type { Execution } from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { casesOf, parseExercise } from '../../src/lib/lessons/exercise/exercise.ts';
import { gradingStartTime, runExercise, sentencesOf } from '../../src/lib/lessons/exercise/grade.ts';
import { matchesPattern } from '../../src/lib/lessons/exercise/pattern.ts';
import { serviceCallsOf } from '../../src/lib/lessons/exercise/service-calls.ts';
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
    [{ outputHas: { tags: [] } }, '"tags" in the output has 1 entry and should have 0.'],
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

const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const task = (fields: object): Definition =>
  ({ StartAt: 'Call', States: { Call: { Type: 'Task', End: true, ...fields } } }) as unknown as Definition;

describe('what services are sent', () => {
  it.each([
    [{ Resource: lambda('greet') }, 'greet', { id: 7 }],
    [{ Resource: `${lambda('greet')}:live` }, 'greet', { id: 7 }],
    [
      {
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: lambda('greet'), Payload: { a: 1 } },
      },
      'greet',
      { a: 1 },
    ],
    [
      {
        Resource: 'arn:aws:states:::aws-sdk:lambda:invoke',
        Parameters: { FunctionName: 'greet', 'Payload.$': 'States.JsonToString($)' },
      },
      'greet',
      { id: 7 },
    ],
    [
      { Resource: 'arn:aws:states:::sns:publish', Parameters: { TopicArn: 't', 'Message.$': '$' } },
      'sns:publish',
      { TopicArn: 't', Message: { id: 7 } },
    ],
    [
      {
        Resource: 'arn:aws:states:::aws-sdk:sns:publish',
        Parameters: { TopicArn: 't', 'Message.$': 'States.JsonToString($)' },
      },
      'sns:publish',
      { TopicArn: 't', Message: { id: 7 } },
    ],
    [
      {
        Resource: 'arn:aws:states:::aws-sdk:sfn:startExecution',
        Parameters: {
          StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
          'Input.$': 'States.JsonToString($)',
        },
      },
      'states:startExecution',
      { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m', Input: { id: 7 } },
    ],
  ])('is the same however the call is written: %j', async (fields, to, sent) => {
    const mocks = { Call: { '0': { Return: {} } } };
    const execution = await execute({ definition: task(fields), input: { id: 7 }, mocks });
    expect(serviceCallsOf(execution)).toMatchObject([{ to, sent, state: 'Call' }]);
  });

  it('counts retries, and the calls of the children of a distributed Map', async () => {
    const definition = {
      StartAt: 'All',
      States: {
        All: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            ...task({ Resource: lambda('pack'), Retry: [{ ErrorEquals: ['Busy'] }] }),
          },
          End: true,
        },
      },
    } as unknown as Definition;
    const mocks = { Call: { '0': { Throw: { Error: 'Busy' } }, '1-9': { Return: {} } } };
    const execution = await execute({ definition, input: [1], mocks });
    expect(serviceCallsOf(execution).map(({ to, sent }) => [to, sent])).toEqual([
      ['pack', 1],
      ['pack', 1],
    ]);
  });

  it.each([
    [{ sends: [{ to: 'f', with: { id: 7 } }] }, undefined],
    [{ sends: [{ to: 'f', with: { id: 8 } }] }, '"id" in what `f` was sent is 7 and should be 8.'],
    [{ sends: [{ to: 'f', with: { no: 8 } }] }, 'What `f` was sent has no "no".'],
    [{ sends: [{ to: 'g' }] }, '`g` was never called.'],
    [{ sends: [{ to: 'F' }] }, '`F` was never called, but `f` was.'],
    [{ sends: [{ to: 'f' }, { to: 'f' }, { to: 'f' }] }, '`f` was called 2 times; a call is missing.'],
    [{ callsTo: { f: 1 } }, '`f` was called 2 times; it should be called once.'],
    [{ callsTo: { g: 0, f: 2 } }, undefined],
    [{ inputs: { Rest: { answer: { ok: true } } } }, undefined],
    [{ inputs: { Rest: { answer: 1 } } }, '"answer" in the input of "Rest" is {"ok":true} and should be 1.'],
    [{ errors: { Call: 'Busy' } }, undefined],
    [{ errors: { Call: 'Late' } }, '"Call" should have failed with Late once.'],
  ])('is judged: %j', async (expectation, message) => {
    expect(judge(expectation, await run()).map((finding) => finding.message)).toEqual(
      message ? [message] : [],
    );
  });

  it('holds the token of a task that waits for somebody', async () => {
    const waiting = (body: object) =>
      execute({
        definition: task({
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: body },
        }),
        input: {},
      });
    const said = async (execution: Promise<Execution> | Execution) =>
      judge({ sendsToken: ['Call'] }, await execution).map(({ message }) => message);
    expect(await said(waiting({ 'token.$': '$$.Task.Token' }))).toEqual([]);
    expect(await said(waiting({ token: '$$.Task.Token' }))).toEqual([
      '"Call" waits for its token to come back, but what it has sent does not hold the token.',
    ]);
    expect(await said(run())).toEqual(['"Call" waits for nobody: the run succeeded.']);
  });

  it('is told with the state and the cause of a failure', async () => {
    const execution = await execute({
      definition: { StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$.no', End: true } } },
      input: {},
    });
    // The state is named once, so that the words of the cause have room.
    expect(judge({ status: 'SUCCEEDED' }, execution)[0]?.message).toBe(
      `The run failed in "A" with States.Runtime (Invalid path '$.no' : No results for path: $['no']); it should succeed.`,
    );
    expect(judge({ failsIn: 'A', cause: '$.no', error: 'States.Runtime' }, execution)).toEqual([]);
    const states = {
      A: {
        Type: 'Pass',
        Parameters: { 'text.$': `States.Format('${'x'.repeat(200)}{}', States.ArrayGetItem($.items, 2))` },
        End: true,
      },
    } as const;
    const long = await execute({ definition: { StartAt: 'A', States: states }, input: { items: [1] } });
    expect(judge({ status: 'SUCCEEDED' }, long)[0]?.message).toMatch(
      /States\.Format\('x+ … x+\{\}'.* Invalid arguments in States\.ArrayGetItem\); it should succeed\.$/,
    );
    expect(judge({ failsIn: 'B' }, execution)).toHaveLength(1);
  });

  it('is told with the error that led to it, where one was caught, and with that of the last call', async () => {
    const definition = {
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: lambda('f'),
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Give up' }],
          End: true,
        },
        'Give up': { Type: 'Fail', Error: 'Lost' },
      },
    } as unknown as Definition;
    const mocks = { Call: { '0': { Throw: { Error: 'Busy' } } } };
    const execution = await execute({ definition, input: {}, mocks });
    const said = (expectation: object) => judge(expectation, execution).map(({ message }) => message);
    expect(said({ status: 'SUCCEEDED' })).toEqual([
      'The run failed in "Give up" with Lost, after "Call" had failed with Busy; it should succeed.',
    ]);
    expect(said({ avoids: ['Give up'] })).toEqual([
      'The run came to "Give up", and should not have: "Call" had failed with Busy.',
    ]);
    expect(said({ calls: { Call: 2 } })).toEqual([
      '"Call" was called once; it should be called 2 times. The last call ended with Busy.',
    ]);
    expect(said({ callsTo: { f: 2 } })).toEqual([
      '`f` was called once; it should be called 2 times. The last call ended with Busy.',
    ]);
  });

  it('says where a field lies that is missing, when it lies one step deeper', async () => {
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Result: { Payload: { id: 1 } }, End: true } },
    } as unknown as Definition;
    const execution = await execute({ definition, input: {} });
    expect(judge({ outputHas: { id: 1 } }, execution)[0]?.message).toBe(
      'The output has no "id". There is a "Payload.id".',
    );
  });
});

describe('a pattern', () => {
  it.each([
    [{ a: 1 }, { a: 1, b: 2 }, true],
    [{ a: 2 }, { a: 1 }, false],
    [{ '*': 2 }, { a: 1, b: 2 }, true],
    [['x'], ['y', 'x'], true],
    [['x', 'z'], ['y', 'x'], false],
    ['/^States\\./', 'States.ALL', true],
    ['/^States\\./', 'Other', false],
    ['/^States\\./', 3, false],
    [{}, [], false],
    [null, null, true],
    [{ a: {} }, {}, false],
  ] as const)('%j of %j: %s', (pattern, value, expected) => {
    expect(matchesPattern(pattern as JsonValue, value as JsonValue)).toBe(expected);
  });
});

describe('a grade', () => {
  const graded = (definition: unknown, change: object = {}) =>
    runExercise(
      parseExercise(exercise(change), 'x.json'),
      typeof definition === 'string' ? parse(definition) : asText(definition as Definition),
      machine,
      execute,
    );
  const greet = task({ Resource: lambda('greet') });

  it('judges nothing while AWS would refuse the machine, and says why in two ways', async () => {
    const both = task({ Resource: lambda('greet'), Next: 'Call' });
    const misconceptions = [{ name: 'm', states: { Call: {} }, say: 'S' }];
    const { passed, refusal, goals, misconception } = await graded(both, { misconceptions });
    expect(passed).toBe(false);
    expect(refusal?.problem.message).toBe('There should only be one of the following fields: [Next, End]');
    expect(refusal?.about).toContain('Take one of the two out');
    expect(goals.every((goal) => !goal.passed && goal.cases.length === 0)).toBe(true);
    expect(misconception).toBeUndefined();
  });

  it('quotes the field that does not belong there, rather than the one that is missing beside it', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Days: 3, End: true } } };
    expect((await graded(wait)).refusal?.problem.message).toBe("Field 'Days' is not supported");
    const inside = { Variable: '$.a', IsPresent: true, Next: 'Yes' };
    const choice = {
      StartAt: 'Ask',
      States: { Ask: { Type: 'Choice', Choices: [{ Not: inside }] }, Yes: { Type: 'Succeed' } },
    };
    expect((await graded(choice)).refusal?.about).toContain('a test inside `And`, `Or` or `Not`');
  });

  it.each(['', '{', '[]', '{"StartAt": "A",}', '// a\n{}', 'null'])('refuses the text %j', async (text) => {
    const grade = await graded(text);
    expect(grade.refusal).toBeDefined();
    expect(sentencesOf(grade)[0]).not.toBe('');
  });

  it('names a misconception only when all of its proof holds, and its case fails', async () => {
    const names = async (wrong: object, wanted: object) => {
      const misconceptions = [{ name: 'm', say: 'S', ...wrong }];
      const cases = [{ name: 'one', goal: 'G', input: {}, expect: wanted }];
      return (await graded(greet, { cases, misconceptions })).misconception?.name;
    };
    const shows = { calls: { Call: 1 } };
    expect(await names({ case: 'one', shows }, { status: 'FAILED' })).toBe('m');
    expect(await names({ case: 'one', shows }, { status: 'SUCCEEDED' })).toBeUndefined();
    expect(await names({ case: 'one', shows: { calls: { Call: 2 } } }, { status: 'FAILED' })).toBeUndefined();
    expect(await names({ states: { Call: { Type: 'Task' } } }, { status: 'FAILED' })).toBe('m');
    expect(await names({ states: { Call: { Retry: [] } } }, { status: 'FAILED' })).toBeUndefined();
    expect(await names({ states: { '*': {} }, lacks: { '*': { Retry: [{}] } } }, { status: 'FAILED' })).toBe(
      'm',
    );
    expect(
      await names({ states: { '*': {} }, lacks: { '*': { Type: 'Task' } } }, { status: 'FAILED' }),
    ).toBeUndefined();
  });

  it('says where to look when nothing better is known', async () => {
    const look = async (wanted: object, definition: unknown = greet) => {
      const cases = [{ name: 'one', goal: 'G', input: {}, expect: wanted }];
      return (await graded(definition, { cases })).look?.join(' ');
    };
    expect(await look({ visits: ['call'] })).toContain(
      'but one called "Call". Names must agree to the letter',
    );
    expect(await look({ visits: ['Elsewhere'] })).toContain('There is no state called "Elsewhere" yet.');
    const pass = { StartAt: 'Call', States: { Call: { Type: 'Pass', End: true } } };
    expect(await look({ calls: { Call: 1 } }, pass)).toContain('"Call" is a Pass state. Only a Task calls');
    const choice = {
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Choice',
          Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Yes' }],
          Default: 'No',
        },
        Yes: { Type: 'Succeed' },
        No: { Type: 'Succeed' },
      },
    };
    expect(await look({ visits: ['Yes'] }, choice)).toContain('Its way: *Ask* → *No*.');
    const near = task({
      Resource: lambda('greet'),
      Retry: [{ ErrorEquals: ['Bussy'] }, { ErrorEquals: ['Unavailable'] }],
    });
    const cases = [
      {
        name: 'one',
        goal: 'G',
        input: {},
        mocks: { Call: { '0': { Throw: { Error: 'Busy' } } } },
        expect: { status: 'SUCCEEDED' },
      },
    ];
    expect((await graded(near, { cases })).look?.[0]).toBe(
      '*Call* ended with `Busy`, and its `ErrorEquals` says `Bussy`. Names must agree to the letter.',
    );
    const capital = structuredClone(choice);
    const rule = { Variable: '$.a', StringEquals: 'Yes', Next: 'Yes' };
    Object.assign(capital.States.Ask, { Choices: [rule] });
    const asked = [{ name: 'one', goal: 'G', input: { a: 'yes' }, expect: { visits: ['Yes'] } }];
    expect((await graded(capital, { cases: asked })).look?.[0]).toBe(
      '*Ask* compares with `"Yes"`, and its data holds `"yes"`. Capitals count.',
    );
    const path = { StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$.no', End: true } } };
    expect(await look({ status: 'SUCCEEDED' }, path)).toContain('The editor warns:');
    const elsewhere = { ...choice, States: { ...choice.States, Yes: path.States.A } };
    expect(await look({ status: 'FAILED' }, elsewhere)).toBe('');
  });
});
