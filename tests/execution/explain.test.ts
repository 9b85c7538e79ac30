import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import { execute, explainVisit, runMany, whereItHolds } from '../../src/lib/interpreter/index.ts';
import type { RunSummary, Sighting, VisitQuestion } from '../../src/lib/interpreter/index.ts';

const lambda = 'arn:aws:states:::lambda:invoke';
const requestOf = (definition: Definition, input: JsonValue = {}): ExecutionRequest => ({
  definition,
  input,
});

async function explained(question: VisitQuestion) {
  const answer = await explainVisit(question);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.explanation;
}

describe('a visit of a Choice', () => {
  const choice: Definition = {
    StartAt: 'Big?',
    States: {
      'Big?': {
        Type: 'Choice',
        Choices: [
          {
            And: [
              { Variable: '$.vip', BooleanEquals: true },
              { Variable: '$.total', NumericGreaterThan: 10 },
            ],
            Next: 'Yes',
          },
          { Variable: '$.total', NumericGreaterThanEquals: 1000, Next: 'Yes' },
          { Variable: '$.total', IsPresent: true, Next: 'No' },
        ],
        Default: 'No',
      },
      Yes: { Type: 'Succeed' },
      No: { Type: 'Succeed' },
    },
  };
  const state = choice.States['Big?'] as unknown as JsonValue;
  const question: VisitQuestion = {
    request: requestOf(choice, { vip: false, total: 1000 }),
    place: { enteredEventId: 2 },
    state,
    queryLanguage: 'JSONPath',
  };

  it('shows each rule with the values compared, up to the one that held', async () => {
    const { rules } = await explained(question);
    expect(rules?.map(({ isTaken, truth }) => [isTaken, truth?.sentence])).toEqual([
      [false, 'And is false.'],
      [true, '$.total is 1000: NumericGreaterThanEquals 1000 is true.'],
      [false, undefined],
      [false, undefined],
    ]);
    expect(rules?.[0]?.truth?.parts.map(({ sentence }) => sentence)).toEqual([
      '$.vip is false: BooleanEquals true is false.',
      '$.total NumericGreaterThan: not looked at.',
    ]);
  });

  it('says that another type never compares', async () => {
    const { rules } = await explained({ ...question, input: { vip: false, total: '1000' } });
    expect(rules?.[1]?.truth?.sentence).toBe(
      '$.total is "1000": NumericGreaterThanEquals 1000 is false. NumericGreaterThanEquals compares only a number, and this is a string.',
    );
  });

  it('reads the values of a JSONata condition', async () => {
    const definition: Definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input.total > $states.input.limit %}', Next: 'E' }],
          Default: 'E',
        },
        E: { Type: 'Succeed' },
      },
    };
    const { rules } = await explained({
      request: requestOf(definition, { total: 3, limit: 5 }),
      place: { enteredEventId: 2 },
      state: definition.States['C'] as unknown as JsonValue,
      queryLanguage: 'JSONata',
    });
    expect(rules?.[0]?.truth).toMatchObject({
      sentence: '$states.input.total > $states.input.limit is false.',
      result: false,
      parts: [],
      values: [
        { path: '$states.input.total', value: 3 },
        { path: '$states.input.limit', value: 5 },
      ],
    });
    expect(rules?.[0]?.truth?.values?.[0]?.segments).toEqual([
      { text: '$states.input', value: { total: 3, limit: 5 } },
      { text: '.total', value: 3 },
    ]);
    expect(rules?.[1]).toEqual({ position: -1, next: 'E', isTaken: true });
  });
});

it('a path in a JSONata expression is followed to the segment that matched nothing', async () => {
  const state = { Type: 'Pass', QueryLanguage: 'JSONata', End: true };
  const pathsOf = async (expression: string, input: JsonValue) => {
    const output = { ...state, Output: `{% ${expression} %}` };
    const definition = { StartAt: 'P', States: { P: output } } as unknown as Definition;
    const { paths } = await explained({
      request: requestOf(definition, input),
      place: { enteredEventId: 2 },
      state: output,
      queryLanguage: 'JSONata',
    });
    return paths[0]?.values?.[0]?.segments.at(-1)?.problem;
  };
  expect(await pathsOf('$states.input.order.totl', { order: { id: 1, total: 2 } })).toBe(
    '.totl matched nothing: the object has id, total.',
  );
  expect(await pathsOf('$states.input.items.price', { items: [{ cost: 1 }, { cost: 2 }] })).toBe(
    '.price matched nothing: none of the 2 items of the array has it.',
  );
  expect(await pathsOf('$states.input.items[3]', { items: [1] })).toBe(
    '[3] matched nothing: the array has 1 item.',
  );
});

describe('a visit of a Task', () => {
  const definition: Definition = {
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: lambda,
        Parameters: { FunctionName: 'f', 'Payload.$': '$.order', 'Qualifier.$': '$$.Execution.Name' },
        ResultSelector: { 'total.$': '$.Payload.total' },
        ResultPath: '$.result',
        OutputPath: '$.result',
        Retry: [
          { ErrorEquals: ['States.Timeout'], MaxAttempts: 1 },
          { ErrorEquals: ['Lambda.Throttled'], IntervalSeconds: 2, MaxAttempts: 2 },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Apologise' }],
        End: true,
      },
      Apologise: { Type: 'Pass', End: true },
    },
  };
  const state = definition.States['Call'] as unknown as JsonValue;
  const question: VisitQuestion = {
    request: requestOf(definition, { order: { id: 7 } }),
    place: { enteredEventId: 2, attemptEventId: 3 },
    state,
    queryLanguage: 'JSONPath',
    result: { Payload: { total: 42 } },
  };

  it('gives the data after each field as TestState does', async () => {
    const { inspection, input } = await explained(question);
    expect(input).toEqual({ order: { id: 7 } });
    expect(Object.fromEntries(inspection.steps.map(({ field, value }) => [field, value]))).toMatchObject({
      afterParameters: { FunctionName: 'f', Payload: { id: 7 }, Qualifier: 'execution' },
      result: { Payload: { total: 42 } },
      afterResultSelector: { total: 42 },
      afterResultPath: { order: { id: 7 }, result: { total: 42 } },
    });
    expect(inspection.output).toEqual({ total: 42 });
  });

  it('tries an edited state and an edited input on the same data', async () => {
    const edited = { ...(state as object), OutputPath: '$.order' } as JsonValue;
    const { inspection } = await explained({ ...question, state: edited, input: { order: 'new' } });
    expect(inspection.output).toBe('new');
  });

  it('follows each path to what its segments matched', async () => {
    const { paths } = await explained({ ...question, input: { order: { id: 1 } } });
    expect(paths.map(({ place, path }) => [place, path?.segments.map(({ text }) => text).join('')])).toEqual([
      ['Parameters/Payload.$', '$.order'],
      ['Parameters/Qualifier.$', '$$.Execution.Name'],
      ['ResultSelector/total.$', '$.Payload.total'],
      ['OutputPath', '$.result'],
    ]);
  });

  it('says of every retrier and catcher whether it matched, with attempts and delays', async () => {
    const failures = [
      { error: 'Lambda.Throttled', waitedSeconds: 2 },
      { error: 'Lambda.Throttled', waitedSeconds: 4 },
      { error: 'Lambda.Throttled' },
    ];
    const { failures: why, inspection } = await explained({
      ...question,
      failure: { error: 'Lambda.Throttled' },
      failures,
    });
    expect(inspection.status).toBe('CAUGHT_ERROR');
    expect(why.map(({ outcome }) => outcome)).toEqual([
      'Retry[1] tries again after 2 s.',
      'Retry[1] tries again after 4 s.',
      'Catch[0] takes the error to “Apologise”.',
    ]);
    expect(why[1]?.handlers.map(({ sentence }) => sentence)).toEqual([
      'Retry[0] does not match: it takes "States.Timeout", and the error is "Lambda.Throttled".',
      'Retry[1] matches: it names "Lambda.Throttled". It is retry 2 of 2. It waits 4 s (2 × 2^1 = 4).',
    ]);
    expect(why[2]?.handlers.map(({ sentence }) => sentence)).toEqual([
      'Retry[0] does not match: it takes "States.Timeout", and the error is "Lambda.Throttled".',
      'Retry[1] matches: it names "Lambda.Throttled". But all 2 of its retries are used.',
      'Catch[0] matches: "States.ALL" takes every error that can be taken. The execution goes on in “Apologise”.',
    ]);
  });

  it('says that nothing takes States.Runtime', async () => {
    const { failures } = await explained({
      ...question,
      failures: [{ error: 'States.Runtime', cause: 'Invalid path' }],
    });
    expect(failures[0]?.outcome).toBe('States.Runtime cannot be retried or caught: the execution fails.');
  });

  it('refuses a state that is none, in a sentence', async () => {
    expect(await explainVisit({ ...question, state: { Type: 'Tsk' } })).toEqual({
      problem: 'The state must be an object with a Type that States has.',
    });
  });
});

it('sees the item, the variables and the context of a Map iteration', async () => {
  const one = {
    Type: 'Pass',
    Parameters: { 'at.$': '$$.Map.Item.Index', 'rate.$': '$rate', 'item.$': '$' },
    End: true,
  } as const;
  const definition: Definition = {
    StartAt: 'Set',
    States: {
      Set: { Type: 'Pass', Assign: { rate: 3 }, Next: 'Each' },
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: { StartAt: 'One', States: { One: one } },
        End: true,
      },
    },
  };
  const request = requestOf(definition, { items: ['a', 'b'] });
  const { events } = await execute(request);
  const second = events.filter(({ type }) => type === 'PassStateEntered')[2];
  const { inspection, variables } = await explained({
    request,
    place: { enteredEventId: second?.id ?? 0 },
    state: one,
    queryLanguage: 'JSONPath',
  });
  expect(inspection.output).toEqual({ at: 1, rate: 3, item: 'b' });
  expect(variables).toEqual({ rate: 3 });
});

describe('where a condition holds', () => {
  const sightings: readonly Sighting[] = [
    { eventId: 2, stateName: 'A', input: '{"n":1}', variables: {} },
    { eventId: 3, stateName: 'A', input: '{"n":1}', output: '{"n":5}', variables: { limit: '4' } },
  ];
  it('looks at input, output and variables', async () => {
    expect(await whereItHolds('$states.input.n = 1', sightings)).toEqual({ eventIds: [2, 3] });
    expect(await whereItHolds('{% $states.output.n > $limit %}', sightings)).toEqual({ eventIds: [3] });
    expect(await whereItHolds('$states.context.State.Name = "B"', sightings)).toEqual({ eventIds: [] });
  });
  it('says what is wrong with a condition', async () => {
    expect((await whereItHolds('$states.input.n >', sightings)).problem).toMatch(
      /^The condition is not JSONata: /,
    );
    expect((await whereItHolds('$states.input.n', sightings)).problem).toBe(
      'The condition must be true or false; here it gives 1.',
    );
    expect((await whereItHolds('$states.input.n + "a" = 1', sightings)).problem).toMatch(
      /^The condition threw an error/,
    );
  });
  it('fails at one place and holds at another: then there is nothing to say', async () => {
    const holds = '$number($states.input.n = 1 and $exists($states.output) ? "5" : "none") = 5';
    expect(await whereItHolds(holds, sightings)).toEqual({ eventIds: [3] });
  });
});

describe('mocks', () => {
  const task = { Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f' } } as const;
  const one: Definition = { StartAt: 'One', States: { One: { ...task, End: true } } };

  it('can strike in one iteration alone', async () => {
    const definition: Definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: one,
          Catch: [{ ErrorEquals: ['Boom'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Succeed' },
      },
    };
    const mocks = { One: { '[1]0': { Throw: { Error: 'Boom' } } } };
    const { events, status } = await execute({ definition, input: [1, 2, 3], mocks });
    expect(status).toBe('SUCCEEDED');
    const failed = events.find(({ type }) => type === 'MapIterationFailed');
    expect(failed?.mapIterationFailedEventDetails?.index).toBe(1);
  });

  it('can strike with a probability, drawn with the seed', async () => {
    const mocks = { One: { '0': { Throw: { Error: 'Boom' }, Probability: 0.3 } } };
    const runs: RunSummary[] = [];
    await runMany({ definition: one, input: {}, mocks }, { first: 1, count: 1000 }, (batch) => {
      runs.push(...batch);
    });
    const failed = runs.filter(({ status }) => status === 'FAILED');
    expect(runs.map(({ seed }) => seed)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
    expect(failed.length).toBeGreaterThan(250);
    expect(failed.length).toBeLessThan(350);
    expect(failed[0]).toMatchObject({ error: 'Boom', failedIn: 'One', stateTransitions: 1 });
    const again = await execute({ definition: one, input: {}, mocks, seed: failed[0]?.seed ?? 0 });
    expect(again.status).toBe('FAILED');
  });

  it('can leave any task to somebody, whatever its integration', async () => {
    const mocks = { One: { '0': { Await: true } } };
    const waiting = await execute({ definition: one, input: {}, mocks });
    const taskToken = waiting.pendingCallbacks[0]?.taskToken ?? '';
    expect([waiting.status, waiting.pendingCallbacks[0]?.stateName]).toEqual(['RUNNING', 'One']);
    const event = { type: 'SendTaskSuccess', taskToken, output: 7 } as const;
    const answered = await execute({
      definition: one,
      input: {},
      mocks,
      journal: [{ afterEvent: waiting.events.length, event }],
    });
    expect([answered.status, answered.output]).toEqual(['SUCCEEDED', '7']);
  });

  it('can keep or lose the heartbeat', async () => {
    const Parameters = { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } };
    const Resource = `${lambda}.waitForTaskToken`;
    const state = { ...task, Resource, Parameters, TimeoutSeconds: 100 };
    const definition: Definition = {
      StartAt: 'One',
      States: { One: { ...state, HeartbeatSeconds: 10, End: true } },
    };
    const lasting = async (keeps: boolean) => {
      const response = { Return: null, DelaySeconds: 1_000_000_000, KeepsHeartbeat: keeps };
      const { events } = await execute({ definition, input: {}, mocks: { One: { '0': response } } });
      const timedOut = events.find(({ type }) => type === 'TaskTimedOut');
      return (Date.parse(timedOut?.timestamp ?? '') - Date.parse(events[0]?.timestamp ?? '')) / 1000;
    };
    expect([await lasting(false), await lasting(true)]).toEqual([10, 100]);
  });
});
