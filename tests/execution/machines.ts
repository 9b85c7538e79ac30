// Machines made by chance, for properties: every one ends, or waits for a callback. Names are odd on purpose.
import fc from 'fast-check';
import type { Definition, State, StateBlock } from '../../src/lib/asl/definition.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import type { Mocks } from '../../src/lib/execution/mocks.ts';

const kinds = [
  'Pass',
  'Wait',
  'Task',
  'Flaky',
  'Caught',
  'Callback',
  'Choice',
  'Parallel',
  'Map',
  'Fail',
  'Fatal',
  'Activity',
  'Variables',
  'Distributed',
  'JSONata',
  'Evaluation',
  'Expressions',
] as const;
type Kind = (typeof kinds)[number];
const containers = ['Parallel', 'Map', 'Distributed', 'Expressions'] as const;
type Container = (typeof containers)[number];
const isContainer = (kind: Kind): kind is Container => (containers as readonly Kind[]).includes(kind);
type Step =
  | { readonly kind: Exclude<Kind, Container>; readonly number: number }
  | {
      readonly kind: Container;
      readonly number: number;
      readonly inner: readonly (readonly Step[])[];
    };

const leaf = (allowed: readonly Kind[]): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...allowed.filter((kind) => !isContainer(kind))) as fc.Arbitrary<never>,
    number: fc.integer({ min: 0, max: 3 }),
  });

const { steps } = fc.letrec<{ step: Step; steps: Step[] }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf(kinds),
    fc.record({
      kind: fc.constantFrom(...containers),
      number: fc.integer({ min: 0, max: 3 }),
      inner: fc.array(tie('steps'), { minLength: 1, maxLength: 3 }),
    }),
  ),
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 4 }),
}));

const call = 'arn:aws:lambda:us-east-1:123456789012:function:work';
const prefixes = ['', '__proto__ ', 'constructor.', 'Größe ', '“a” '];

/** A request of which every run ends or waits; `isSync` machines hold no JSONata. */
export const requests = (options: { readonly isSync?: boolean } = {}): fc.Arbitrary<ExecutionRequest> =>
  fc
    .record({ steps, prefix: fc.constantFrom(...prefixes), seed: fc.nat(99), n: fc.nat(3) })
    .map(({ steps: plan, prefix, seed, n }) => {
      const mocks: Record<string, Mocks[string]> = {};
      let count = 0;
      const block = (inner: readonly Step[]): StateBlock => {
        const names = inner.map(() => `${prefix}${count++}`);
        const States: Record<string, State> = {};
        inner.forEach((step, i) => {
          const name = names[i] ?? '';
          const next = names[i + 1];
          const on: On = next === undefined ? { End: true } : { Next: next };
          const [state, mock] = stateOf(step, on, name, block, options.isSync === true);
          if (state.Type === 'Choice') {
            States[name] = { ...state, Default: `${name} end` };
            States[`${name} end`] = { Type: 'Pass', ...on };
          } else States[name] = state;
          if ('Catch' in state) States[`${name} caught`] = { Type: 'Pass', ...on };
          if (mock !== undefined) mocks[name] = mock;
        });
        return { StartAt: names[0] ?? '', States };
      };
      const definition: Definition = block(plan);
      return { definition, mocks, seed, input: { n, items: Array.from({ length: n }, (_, i) => i) } };
    });

type On = { readonly Next: string } | { readonly End: true };

function stateOf(
  step: Step,
  on: On,
  name: string,
  block: (inner: readonly Step[]) => StateBlock,
  isSync: boolean,
): [State, Mocks[string]?] {
  const { kind, number } = step;
  switch (kind) {
    case 'Pass':
      return [{ Type: 'Pass', Result: number, ResultPath: '$.last', ...on }];
    case 'JSONata':
      if (isSync) return [{ Type: 'Pass', ...on }];
      return [
        {
          Type: 'Pass',
          QueryLanguage: 'JSONata',
          Output: '{% $merge([$states.input, {"r": $random()}]) %}',
          ...on,
        },
      ];
    case 'Evaluation':
      if (isSync) return [{ Type: 'Pass', ...on }];
      return [
        {
          Type: 'Task',
          QueryLanguage: 'JSONata',
          Resource: call,
          Arguments: number === 0 ? '{% $nothing %}' : { n: '{% $states.context.State.RetryCount %}' },
          Assign: { answer: '{% $states.result %}' },
          Output: '{% $merge([$states.input, {"answered": $states.result}]) %}',
          Retry: [{ ErrorEquals: ['Shaky', 'States.QueryEvaluationError'], MaxAttempts: 1 }],
          Catch: [
            {
              ErrorEquals: ['States.ALL'],
              Output: '{% $merge([$states.input, {"failed": $states.errorOutput.Error}]) %}',
              Next: `${name} caught`,
            },
          ],
          ...on,
        },
        { '0': { Throw: { Error: 'Shaky' } }, '1-999': { Return: number, DelaySeconds: 2 } },
      ];
    case 'Fatal':
      return [
        { Type: 'Pass', Parameters: { 'x.$': number === 0 ? '$.nowhere' : '$.n' }, ResultPath: '$.x', ...on },
      ];
    case 'Activity':
      return [
        {
          Type: 'Task',
          Resource: 'arn:aws:states:us-east-1:123456789012:activity:work',
          TimeoutSeconds: 900,
          HeartbeatSeconds: 30 + number,
          ResultPath: '$.activity',
          Retry: [{ ErrorEquals: ['Refused', 'States.Timeout'], MaxAttempts: number }],
          ...on,
        },
      ];
    case 'Variables':
      return [{ Type: 'Pass', Assign: { 'seen.$': '$.n', number }, ...on }];
    case 'Wait':
      return [{ Type: 'Wait', Seconds: number * 7, ...on }];
    case 'Task':
      return [
        { Type: 'Task', Resource: call, ResultPath: '$.done', ...on },
        { '0-999': { Return: number, DelaySeconds: number } },
      ];
    case 'Flaky':
      return [
        {
          Type: 'Task',
          Resource: call,
          ResultPath: null,
          Retry: [{ ErrorEquals: ['Shaky'], MaxAttempts: 3, JitterStrategy: 'FULL' }],
          ...on,
        },
        {
          [`0-${number}`]: { Throw: { Error: 'Shaky' } },
          [`${number + 1}-999`]: { Return: number, DelaySeconds: 1 },
        },
      ];
    case 'Caught':
      return [
        {
          Type: 'Task',
          Resource: call,
          TimeoutSeconds: 2,
          ResultPath: '$.caught',
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.caught', Next: `${name} caught` }],
          ...on,
        },
        { '0-999': { Return: 1, DelaySeconds: number } },
      ];
    case 'Callback':
      return [
        {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: { QueueUrl: 'https://queue', MessageBody: { 'token.$': '$$.Task.Token' } },
          TimeoutSeconds: 600,
          ...(number > 1 ? { HeartbeatSeconds: 60 } : {}),
          ResultPath: '$.answer',
          ...on,
        },
      ];
    case 'Choice':
      return [
        {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericGreaterThan: number, Next: `${name} end` }],
        },
      ];
    case 'Fail':
      return number === 0 ? [{ Type: 'Fail', Error: 'Refused' }] : [{ Type: 'Pass', ...on }];
    case 'Parallel':
      return [
        {
          Type: 'Parallel',
          Branches: step.inner.map(block),
          ResultPath: '$.branches',
          Retry: [{ ErrorEquals: ['Refused'], MaxAttempts: 1 }],
          ...on,
        },
      ];
    case 'Expressions':
      if (isSync) return [{ Type: 'Pass', ...on }];
      return [
        {
          Type: 'Map',
          QueryLanguage: 'JSONata',
          Items: '{% $states.input.items %}',
          ItemSelector: { n: '{% $states.context.Map.Item.Index %}', items: [] },
          MaxConcurrency: '{% 1 + 1 %}',
          ItemProcessor: block(step.inner[0] ?? []),
          Output: '{% $merge([$states.input, {"mapped": $count($states.result)}]) %}',
          ...on,
        },
      ];
    case 'Distributed':
      return [
        {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemSelector: { 'n.$': '$$.Map.Item.Value', 'items.$': 'States.Array()' },
          MaxConcurrency: number,
          ToleratedFailureCount: number,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            ...block(step.inner[0] ?? []),
          },
          ResultPath: '$.distributed',
          ...on,
        },
      ];
    case 'Map':
      return [
        {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemSelector: { 'n.$': '$$.Map.Item.Value', 'items.$': 'States.Array()' },
          MaxConcurrency: number,
          ItemProcessor: block(step.inner[0] ?? []),
          ResultPath: '$.mapped',
          ...on,
        },
      ];
  }
}
