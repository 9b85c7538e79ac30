// What the benchmark runs: each workload is one definition for all engines, and a floor (see floors.ts).
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import type { Mocks } from '../../src/lib/execution/mocks.ts';
import {
  countFloor,
  jsonataFloor,
  mapFloor,
  orderFloor,
  parallelFloor,
  passFloor,
  retryFloor,
  type Floor,
} from './floors.ts';

export interface Workload {
  readonly name: string;
  /** Workloads of one family differ in size alone; they are measured side by side, to show how the time grows. */
  readonly family?: string;
  readonly definition: Definition;
  readonly input: JsonValue;
  readonly mocks?: Mocks;
  /** What the peer needs in place of our mocks; a text says why the peer cannot run the workload. */
  readonly peer: PeerOptions | string;
  readonly floor: Floor;
  /** How many times the bare interpreter the actor may take, where that is measured. */
  readonly mostTimesBare?: number;
}

export interface PeerOptions {
  readonly overrides?: {
    readonly taskResourceLocalHandlers?: { readonly [state: string]: (input: unknown) => Promise<unknown> };
    readonly waitTimeOverrides?: { readonly [state: string]: number };
    readonly retryIntervalOverrides?: { readonly [state: string]: number };
  };
}

/** What our interpreter is asked to run. */
export const requestOf = ({ name, definition, input, mocks }: Workload): ExecutionRequest => ({
  definition,
  input,
  // A Standard execution would end at 25,000 events.
  type: name.startsWith('map') ? 'EXPRESS' : 'STANDARD',
  ...(mocks && { mocks }),
});

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

const flat = (transitions: number): Workload => ({
  name: `flat-${transitions / 1000}k`,
  definition: countTo(transitions / 2),
  input: { count: 0 },
  peer: {},
  floor: countFloor(transitions / 2),
});

const map = (items: number, concurrency: number): Workload => {
  const input = Array.from({ length: items }, (_, index) => index);
  const mode = concurrency ? `concurrency-${concurrency}` : 'unlimited';
  return {
    name: `map-${items / 1000}k-${mode}`,
    family: `map-*-${mode}`,
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
    input,
    peer: {},
    floor: mapFloor(input),
  };
};

const branches = Array.from({ length: 100 }, (_, index) => `Branch ${index}`);
const parallel: Workload = {
  name: 'parallel-100',
  definition: {
    StartAt: 'All',
    States: {
      All: {
        Type: 'Parallel',
        Branches: branches.map((name) => ({
          StartAt: name,
          States: { [name]: { Type: 'Pass', End: true } },
        })),
        End: true,
      },
    },
  },
  input: { order: 7 },
  peer: {},
  floor: parallelFloor(branches, { order: 7 }),
};

const retries = 999;
const flaky = 'arn:aws:lambda:us-east-1:123456789012:function:flaky';
const retry: Workload = {
  name: 'retry-1k',
  definition: {
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: flaky,
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
  floor: retryFloor(retries, flaky, { error: 'Flaky', cause: 'again' }),
};

const history: Workload = {
  name: 'history-25k',
  definition: countTo(6_248),
  input: { count: 0 },
  peer: {},
  floor: countFloor(6_248),
  mostTimesBare: 1.2,
};

// So short a run that making an actor counts.
const five: Workload = {
  name: 'five-states',
  definition: {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Pass', Next: 'C' },
      C: { Type: 'Pass', Next: 'D' },
      D: { Type: 'Pass', Next: 'E' },
      E: { Type: 'Succeed' },
    },
  },
  input: { order: 'A-1' },
  peer: 'it is there to compare the actor with the bare interpreter',
  floor: passFloor(['A', 'B', 'C', 'D'], 'E', { order: 'A-1' }),
  mostTimesBare: 5,
};

// A thousand Pass states in a row, each with an expression of its own.
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
  floor: jsonataFloor(expressions, order),
};

// A realistic definition with every JSONPath data-flow field.
const validate = 'arn:aws:lambda:us-east-1:123456789012:function:validate';
const answer = { valid: true, total: 1250, trace: 'abc' };
const bigOrder = { order: { id: 'A-1', lines: [{ sku: 'x' }, { sku: 'y' }, { sku: 'z' }] } };
const orderWorkload: Workload = {
  name: 'order',
  definition: {
    StartAt: 'Validate',
    States: {
      Validate: {
        Type: 'Task',
        Resource: validate,
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
  input: bigOrder,
  mocks: { Validate: { '0': { Return: answer } } },
  peer: {
    overrides: {
      taskResourceLocalHandlers: { Validate: async () => answer },
    },
  },
  floor: orderFloor(bigOrder, validate, answer),
};

export const workloads: readonly Workload[] = [
  flat(1_000),
  flat(10_000),
  map(1_000, 0),
  map(10_000, 0),
  map(40_000, 0),
  map(1_000, 40),
  map(10_000, 40),
  map(40_000, 40),
  parallel,
  retry,
  history,
  five,
  jsonataStates,
  orderWorkload,
];
