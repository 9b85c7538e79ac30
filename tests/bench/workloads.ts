// What the benchmark runs. Each workload is one definition for all engines, and a floor: a loop written by hand that does the
// same data flow and records the same number of events, without an interpreter.
import jsonata from 'jsonata';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import type { Mocks } from '../../src/lib/history/execution.ts';

export interface Workload {
  readonly name: string;
  readonly definition: Definition;
  readonly input: JsonValue;
  readonly mocks?: Mocks;
  /** What the peer needs in place of our mocks; a text says why the peer cannot run the workload. */
  readonly peer: PeerOptions | string;
  readonly floor?: () => readonly unknown[] | Promise<readonly unknown[]>;
}

export interface PeerOptions {
  readonly overrides?: {
    readonly taskResourceLocalHandlers?: { readonly [state: string]: (input: unknown) => Promise<unknown> };
    readonly waitTimeOverrides?: { readonly [state: string]: number };
    readonly retryIntervalOverrides?: { readonly [state: string]: number };
  };
}

/** An event as light as a hand-written loop would keep it. */
const event = (
  type: string,
  previousEventId: number,
  at: number,
  name?: string,
  value?: unknown,
  extra?: unknown,
) => ({
  type,
  previousEventId,
  at,
  name,
  value,
  extra,
});
type FloorEvent = ReturnType<typeof event>;

// A loop of a Choice and a Pass that counts: two transitions a round.
const countTo = (rounds: number): Definition => ({
  StartAt: 'Enough?',
  States: {
    'Enough?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.count', NumericGreaterThanEquals: rounds, Next: 'Done' }],
      Default: 'Add one',
    },
    'Add one': {
      Type: 'Pass',
      Parameters: { 'count.$': 'States.MathAdd($.count, 1)', label: 'round' },
      Next: 'Enough?',
    },
    Done: { Type: 'Succeed' },
  },
});

const countFloor = (rounds: number) => () => {
  const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, { count: 0 })];
  let data: { count: number; label?: string } = { count: 0 };
  let id = 0;
  for (;;) {
    id = events.push(event('ChoiceStateEntered', id, 0, 'Enough?', data));
    const enough = typeof data.count === 'number' && data.count >= rounds;
    id = events.push(event('ChoiceStateExited', id, 0, 'Enough?', data));
    if (enough) break;
    id = events.push(event('PassStateEntered', id, 0, 'Add one', data));
    data = { count: Math.floor(data.count + 0.5) + 1, label: 'round' };
    id = events.push(event('PassStateExited', id, 0, 'Add one', data));
  }
  id = events.push(event('SucceedStateEntered', id, 0, 'Done', data));
  id = events.push(event('SucceedStateExited', id, 0, 'Done', data));
  events.push(event('ExecutionSucceeded', id, 0, undefined, data));
  return events;
};

const flat = (transitions: number): Workload => ({
  name: `flat-${transitions / 1000}k`,
  definition: countTo(transitions / 2),
  input: { count: 0 },
  peer: {},
  floor: countFloor(transitions / 2),
});

const map = (items: number, concurrency: number): Workload => ({
  name: `map-${items / 1000}k${concurrency ? `-concurrency-${concurrency}` : '-unlimited'}`,
  definition: {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        MaxConcurrency: concurrency,
        ItemProcessor: { StartAt: 'Label', States: { Label: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  },
  input: Array.from({ length: items }, (_, index) => index),
  peer: {},
  floor: () => {
    const input = Array.from({ length: items }, (_, index) => index);
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, input)];
    events.push(event('MapStateEntered', 0, 0, 'Each', input));
    const started = events.push(event('MapStateStarted', 2, 0, undefined, items));
    const results: unknown[] = new Array(items);
    let id = started;
    for (let index = 0; index < items; index++) {
      id = events.push(event('MapIterationStarted', started, 0, 'Each', index));
      id = events.push(event('PassStateEntered', id, 0, 'Label', input[index]));
      id = events.push(event('PassStateExited', id, 0, 'Label', input[index]));
      results[index] = input[index];
      id = events.push(event('MapIterationSucceeded', id, 0, 'Each', index));
    }
    events.push(event('MapStateSucceeded', id, 0));
    events.push(event('MapStateExited', id, 0, 'Each', results));
    events.push(event('ExecutionSucceeded', id, 0, undefined, results));
    return events;
  },
});

const branches = 100;
const parallel: Workload = {
  name: 'parallel-100',
  definition: {
    StartAt: 'All',
    States: {
      All: {
        Type: 'Parallel',
        Branches: Array.from({ length: branches }, (_, index) => ({
          StartAt: `Branch ${index}`,
          States: { [`Branch ${index}`]: { Type: 'Pass', End: true } },
        })),
        End: true,
      },
    },
  },
  input: { order: 7 },
  peer: {},
  floor: () => {
    const input = { order: 7 };
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, input)];
    events.push(event('ParallelStateEntered', 0, 0, 'All', input));
    const started = events.push(event('ParallelStateStarted', 2, 0));
    const results: unknown[] = [];
    let id = started;
    for (let index = 0; index < branches; index++) {
      id = events.push(event('PassStateEntered', started, 0, `Branch ${index}`, input));
      id = events.push(event('PassStateExited', id, 0, `Branch ${index}`, input));
      results.push(input);
    }
    events.push(event('ParallelStateSucceeded', id, 0));
    events.push(event('ParallelStateExited', id, 0, 'All', results));
    events.push(event('ExecutionSucceeded', id, 0, undefined, results));
    return events;
  },
};

const retries = 999;
const retry: Workload = {
  name: 'retry-1k',
  definition: {
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:flaky',
        Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 1, MaxAttempts: retries, BackoffRate: 1 }],
        End: true,
      },
    },
  },
  input: {},
  mocks: {
    Call: {
      [`0-${retries - 1}`]: { Throw: { Error: 'Flaky', Cause: 'again' } },
      [String(retries)]: { Return: 'ok' },
    },
  },
  peer: {
    overrides: {
      get taskResourceLocalHandlers() {
        let calls = 0;
        return {
          Call: async () => {
            if (calls++ < retries) throw Object.assign(new Error('again'), { name: 'Flaky' });
            return 'ok';
          },
        };
      },
      retryIntervalOverrides: { Call: 0 },
    },
  },
  floor: () => {
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, {})];
    let id = events.push(event('TaskStateEntered', 0, 0, 'Call', {}));
    for (let attempt = 0; attempt <= retries; attempt++) {
      const at = attempt * 1000;
      id = events.push(event('LambdaFunctionScheduled', id, at, undefined, {}));
      id = events.push(event('LambdaFunctionStarted', id, at));
      id = events.push(event(attempt < retries ? 'LambdaFunctionFailed' : 'LambdaFunctionSucceeded', id, at));
    }
    id = events.push(event('TaskStateExited', id, retries * 1000, 'Call', 'ok'));
    events.push(event('ExecutionSucceeded', id, retries * 1000, undefined, 'ok'));
    return events;
  },
};

const history: Workload = {
  name: 'history-25k',
  definition: countTo(6_248),
  input: { count: 0 },
  peer: {},
  floor: countFloor(6_248),
};

// Ten JSONata Pass states in a row, a hundred items through each field.
const expressions = Array.from(
  { length: 1000 },
  (_, index) =>
    `{ "step": ${index}, "total": $sum($states.input.items.(price * quantity)), "items": $states.input.items }`,
);
const order = {
  items: [
    { price: 10, quantity: 2 },
    { price: 5, quantity: 1 },
    { price: 2.5, quantity: 4 },
  ],
};
const compiled = expressions.map((text) => jsonata(text));
const jsonataStates: Workload = {
  name: 'jsonata-1k',
  definition: {
    QueryLanguage: 'JSONata',
    StartAt: 'Step 0',
    States: Object.fromEntries(
      expressions.map((text, index) => [
        `Step ${index}`,
        {
          Type: 'Pass' as const,
          Output: `{% ${text} %}`,
          ...(index + 1 < expressions.length ? { Next: `Step ${index + 1}` } : { End: true }),
        },
      ]),
    ),
  },
  input: order,
  peer: {},
  floor: async () => {
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, order)];
    let data: unknown = order;
    let id = 0;
    for (const [index, expression] of compiled.entries()) {
      id = events.push(event('PassStateEntered', id, 0, `Step ${index}`, data));
      data = await expression.evaluate({}, { states: { input: data } });
      id = events.push(event('PassStateExited', id, 0, `Step ${index}`, data));
    }
    events.push(event('ExecutionSucceeded', id, 0, undefined, data));
    return events;
  },
};

// A realistic definition with every JSONPath data-flow field.
const orderWorkload: Workload = {
  name: 'order',
  definition: {
    StartAt: 'Validate',
    States: {
      Validate: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:validate',
        InputPath: '$.order',
        Parameters: { 'id.$': '$.id', 'lines.$': '$.lines', channel: 'web' },
        ResultSelector: { 'valid.$': '$.valid', 'total.$': '$.total' },
        ResultPath: '$.validation',
        Next: 'Big?',
      },
      'Big?': {
        Type: 'Choice',
        Choices: [
          {
            And: [
              { Variable: '$.validation.total', IsPresent: true },
              { Variable: '$.validation.total', NumericGreaterThan: 1000 },
            ],
            Next: 'Review',
          },
        ],
        Default: 'Lines',
      },
      Review: { Type: 'Pass', Result: { reviewed: true }, ResultPath: '$.review', Next: 'Lines' },
      Lines: {
        Type: 'Map',
        ItemsPath: '$.order.lines',
        ItemSelector: {
          'sku.$': '$$.Map.Item.Value.sku',
          'order.$': '$.order.id',
          'index.$': '$$.Map.Item.Index',
        },
        MaxConcurrency: 1,
        ItemProcessor: {
          StartAt: 'Reserve',
          States: {
            Reserve: {
              Type: 'Pass',
              Parameters: { 'reserved.$': "States.Format('{}:{}', $.order, $.sku)" },
              End: true,
            },
          },
        },
        ResultPath: '$.reservations',
        Next: 'Notify',
      },
      Notify: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Mail', States: { Mail: { Type: 'Pass', Result: 'mailed', End: true } } },
          { StartAt: 'Log', States: { Log: { Type: 'Pass', InputPath: '$.order.id', End: true } } },
        ],
        ResultSelector: { 'mail.$': '$[0]', 'log.$': '$[1]' },
        ResultPath: '$.notified',
        OutputPath: '$.notified',
        End: true,
      },
    },
  },
  input: { order: { id: 'A-1', lines: [{ sku: 'x' }, { sku: 'y' }, { sku: 'z' }] } },
  mocks: { Validate: { '0': { Return: { valid: true, total: 1250, trace: 'abc' } } } },
  peer: {
    overrides: {
      taskResourceLocalHandlers: { Validate: async () => ({ valid: true, total: 1250, trace: 'abc' }) },
    },
  },
};

export const workloads: readonly Workload[] = [
  flat(1_000),
  flat(10_000),
  map(1_000, 0),
  map(1_000, 40),
  map(10_000, 0),
  map(10_000, 40),
  map(40_000, 0),
  map(40_000, 40),
  parallel,
  retry,
  history,
  jsonataStates,
  orderWorkload,
];
