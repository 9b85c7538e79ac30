// A definition as an XState machine: where the machine covers all of it, stock XState goes where the interpreter goes, in the same
// virtual time, and comes to the same.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition, State } from '../../src/lib/asl/definition.ts';
import { validate } from '../../src/lib/asl/index.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import type { MockedResponse, Mocks } from '../../src/lib/execution/mocks.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import { choiceOperators } from '../../src/lib/grammar/index.ts';
import { detailsOf, type Execution, type HistoryEventType } from '../../src/lib/history/index.ts';
import { execute, toMachine } from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';
import { answersOf as sampleAnswers, textOf } from '../lessons/answers.ts';
import { readDefinition, readSample, sampleNames } from './samples.ts';
import { runStock } from './stock-actor.ts';

/** Whether the machine covers the definition; if it does, it must come to the same. */
async function isSame(request: ExecutionRequest): Promise<boolean> {
  const { machine, uncovered } = toMachine(request.definition);
  if (uncovered.length > 0) return false;
  const execution = await execute(request);
  const { visited, outcome, duration } = await runStock(machine, request.input, execution);
  const ours = {
    outcome: outcomeOf(execution),
    duration: timeOf(execution.events.at(-1)) - timeOf(execution.events[0]),
  };
  expect({ outcome, duration }).toEqual(ours);
  // Where one branch stops the others, how far these came in the same instant is chance. Branches take turns each in its own way.
  const count = (type: HistoryEventType): number =>
    execution.events.filter((event) => event.type === type).length;
  if (count('ParallelStateStarted') > count('ParallelStateSucceeded')) return true;
  const entered = execution.events.flatMap((event) =>
    event.type.endsWith('StateEntered') ? [detailsOf(event).name ?? ''] : [],
  );
  expect([...visited].sort()).toEqual(entered.sort());
  return true;
}

const timeOf = (event: { readonly timestamp: string } | undefined): number =>
  Date.parse(event?.timestamp ?? '');

function outcomeOf({ status, output, error, cause }: Execution): unknown {
  if (status === 'RUNNING') return 'active';
  if (status === 'SUCCEEDED') return JSON.parse(output ?? 'null');
  if (status === 'TIMED_OUT') return { Error: 'States.Timeout', Cause: '' };
  // These stop the actor with an error, as its runtime says.
  if (error === 'States.Runtime' || error === 'States.ReferencePathConflict') return 'stopped';
  return { Error: error ?? '', Cause: cause ?? '' };
}

describe('the machine of a definition', () => {
  it('goes where the interpreter goes, for workflows made by chance', async () => {
    await fc.assert(
      fc.asyncProperty(workflows, async (request) => {
        expect(toMachine(request.definition).uncovered).toEqual([]);
        await isSame(request);
      }),
      { numRuns: examples(150) },
    );
  });

  it('shapes and tests data as the interpreter does', async () => {
    let covered = 0;
    const runs = examples(600);
    await fc.assert(
      fc.asyncProperty(dataFlows, async (request) => {
        if (await isSame(request)) covered++;
      }),
      { numRuns: runs },
    );
    expect(covered).toBeGreaterThan(runs / 3);
  });

  it('comes to the same for the samples', async () => {
    let covered = 0;
    for (const name of sampleNames()) {
      const { shows: _shows, source: _source, covers: _covers, answerPending, ...rest } = readSample(name);
      // Decisions of a person are events that a machine does not have, and an Express workflow has other rules.
      if (answerPending !== undefined || rest.journal !== undefined || rest.type === 'EXPRESS') continue;
      if (await isSame({ ...rest, definition: readDefinition(name) })) covered++;
    }
    expect(covered).toBeGreaterThan(30);
  });

  it('comes to the same for the lessons', async () => {
    let covered = 0;
    for (const file of readdirSync('content', { recursive: true, encoding: 'utf8' })) {
      if (basename(file) !== 'start.asl.json') continue;
      const folder = join('content', dirname(file));
      const text = (name: string): string | undefined =>
        existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
      const json = (name: string): unknown => JSON.parse(text(name) ?? '{}');
      const start = text('start.asl.json') ?? '';
      const solution = text('solution.asl.json');
      // Wrong answers may send a service what it does not take, which only the interpreter knows.
      const right = solution === undefined ? [] : sampleAnswers(basename(folder).slice(3)).right;
      const samples = right.map((sample) => textOf(sample, { start, solution: solution ?? '' }));
      for (const definition of [start, ...(solution === undefined ? [] : [solution]), ...samples]) {
        if (validate(definition).result === 'FAIL') continue;
        const rest = { input: json('input.json') as JsonValue, mocks: json('mocks.json') as Mocks };
        const around = json('environment.json') as object;
        if (await isSame({ ...around, ...rest, definition: JSON.parse(definition) as Definition })) covered++;
      }
    }
    expect(covered).toBeGreaterThan(90);
  });
});

// Workflows that only lead forward, with the names that are hardest on XState.

interface Step {
  readonly kind: (typeof kinds)[number];
  readonly a: number;
  readonly b: number;
  readonly inner: readonly (readonly Step[])[];
}
const kinds = ['Pass', 'Choice', 'Wait', 'Task', 'Task', 'Parallel', 'Succeed', 'Fail'] as const;
const names = [
  'Failed',
  'End',
  '__proto__',
  'a.b',
  '#c',
  'attempt',
  'back\\slash',
  'a_b',
  'it\'s "so"',
  '${d}',
];
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';

const { steps } = fc.letrec<{ step: Step; steps: Step[] }>((tie) => ({
  step: fc.record({
    kind: fc.constantFrom(...kinds),
    a: fc.nat(9),
    b: fc.nat(9),
    inner: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('steps'), { minLength: 1, maxLength: 3 }),
    ),
  }),
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 5 }),
}));

/** Makes the states for steps. */
type Build = (steps: readonly Step[]) => Definition;

const workflows: fc.Arbitrary<ExecutionRequest> = steps.map((plan) => {
  let [named, branches] = [0, 0];
  const mocks: [string, Mocks[string]][] = [];
  const newName = (): string => names[named++] ?? `State ${named}`;
  const block: Build = (inner) => {
    const own = [...inner, undefined].map(newName);
    const last = own.at(-1) ?? '';
    const states = inner.map((step, i): [string, State] => {
      const name = own[i] ?? '';
      if (step.kind === 'Task') mocks.push([name, answersOf(step)]);
      return [name, stateOf(step, own[i + 1 + (step.a % 2)] ?? last, last, branch)];
    });
    return {
      StartAt: own[0] ?? '',
      States: Object.fromEntries([...states, [last, { Type: 'Pass', End: true }]]),
    };
  };
  // Every branch starts at an instant of its own: which of two errors of one instant comes first is chance.
  const branch: Build = (inner) => {
    const [name, { StartAt, States }] = [newName(), block(inner)];
    mocks.push([name, { '0-99': { Return: null, DelaySeconds: 2 ** branches++ / 1000 } }]);
    const late: State = { Type: 'Task', Resource: lambda, ResultPath: null, Next: StartAt };
    return { StartAt: name, States: { ...States, [name]: late } };
  };
  const definition = { ...block(plan), TimeoutSeconds: 60 };
  return { definition, mocks: Object.fromEntries(mocks), input: { n: plan[0]?.a ?? 0 } };
});

function stateOf({ kind, a, b, inner }: Step, Next: string, last: string, branch: Build): State {
  const handling = {
    ...(b % 3 === 0 && {
      Retry: [{ ErrorEquals: ['Boom'], IntervalSeconds: 1 + (a % 2), MaxAttempts: b % 4, BackoffRate: 1.5 }],
    }),
    ...(a > 4 && {
      Catch: [
        { ErrorEquals: ['States.Timeout', 'Boom'], ResultPath: '$.caught', Next: last },
        ...(a > 6 ? [{ ErrorEquals: ['States.TaskFailed'], Next: last }] : []),
      ],
    }),
  };
  switch (kind) {
    case 'Pass':
      return {
        Type: 'Pass',
        Parameters: { 'n.$': '$.n', kept: a },
        ResultPath: b > 4 ? '$.kept' : '$',
        Next,
      };
    case 'Choice':
      return {
        Type: 'Choice',
        Choices: [{ Variable: '$.n', NumericGreaterThan: a, Next }],
        ...(b > 0 && { Default: last }),
      };
    case 'Wait':
      return b > 4 ? { Type: 'Wait', Seconds: a, Next } : { Type: 'Wait', SecondsPath: '$.n', Next };
    case 'Task':
      return {
        Type: 'Task',
        Resource: lambda,
        ResultPath: '$.task',
        ...(b > 5 && { TimeoutSeconds: 5 }),
        ...handling,
        Next,
      };
    case 'Parallel': {
      const Branches = (inner.length === 0 ? [[]] : inner).map(branch);
      return { Type: 'Parallel', Branches, ResultPath: '$.both', ...handling, Next };
    }
    case 'Succeed':
      return { Type: 'Succeed', ...(b > 4 && { OutputPath: '$.n' }) };
    case 'Fail':
      return a > 4 ? { Type: 'Fail', Error: 'Boom', Cause: 'because' } : { Type: 'Fail' };
  }
}

/** Answers to the first two attempts and to all later ones. */
function answersOf({ a, b }: Step): Mocks[string] {
  const answers: readonly MockedResponse[] = [
    { Return: a },
    { Throw: { Error: 'Boom', Cause: 'once' } },
    // Never at the very instant of a time-out.
    { Return: b, DelaySeconds: a + 0.5 },
    { Throw: { Error: 'Other' }, DelaySeconds: 1 },
  ];
  const answer = (i: number): MockedResponse => answers[i % answers.length] ?? {};
  return { '0': answer(a), '1': answer(b), '2-99': answer(a + b) };
}

// Data of every kind, through every field, with every operator.

const keys = fc.constantFrom('a', 'b', 'a.b', '__proto__', '');
const texts = fc.constantFrom(
  '',
  'a',
  'ab*',
  '2026-01-31T12:00:00Z',
  '2026-01-31T12:00:00.5+01:00',
  '2026-02-30T12:00:00Z',
  '1',
);
const { value: values } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(texts, fc.constantFrom(null, true, false, 0, 1, -2.5, 1e-7, 12345678.5, 1e21)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
  ),
}));
const paths = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(
          '.a',
          '.b',
          "['a.b']",
          '["a"]',
          '[0]',
          '[-1]',
          '[7]',
          '[*]',
          '.*',
          "['__proto__']",
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '[0:1]',
          '..a',
          '[?(@.a)]',
          '.length()',
          "['a','b']",
          '[ 0 ]',
          '.',
          "['']",
        ),
      },
    ),
    { maxLength: 3 },
  )
  .map((parts) => `$${parts.join('')}`);
const calls = fc
  .tuple(
    fc.constantFrom('Format', 'Array', 'ArrayLength', 'StringToJson', 'MathAdd'),
    fc.array(
      fc.oneof(
        paths,
        fc.constantFrom("'{}'", "'{} of \\{\\} {}'", "'it\\'s, \\\\'", '1', '-2.5', 'true', 'null', "'{'"),
      ),
      { maxLength: 3 },
    ),
    fc.constantFrom(', ', ',', ' , '),
  )
  .map(([name, args, comma]) => `States.${name}(${args.join(comma)})`);
const references = fc.oneof(paths, calls);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 1 });

const tests: fc.Arbitrary<object> = fc.oneof(
  { withCrossShrink: true },
  fc
    .tuple(
      paths,
      fc.constantFrom(...choiceOperators.map(({ name }) => name)),
      fc.oneof(texts, fc.boolean(), fc.integer({ min: -3, max: 3 })),
      paths,
    )
    .map(([Variable, operator, operand, path]) => ({
      Variable,
      [operator]: operator.endsWith('Path') ? path : operand,
    })),
);

const dataFlows: fc.Arbitrary<ExecutionRequest> = fc
  .record({
    input: values,
    InputPath: maybe(fc.option(paths)),
    Parameters: maybe(
      fc.record(
        { 'a.$': references, a: values, list: fc.tuple(fc.record({ 'b.$': references })) },
        { requiredKeys: [] },
      ),
    ),
    ResultPath: maybe(fc.option(paths)),
    OutputPath: maybe(fc.option(paths)),
    first: tests,
    second: tests,
    CausePath: maybe(references),
  })
  .map(({ input, first, second, CausePath, ...fields }) => {
    const given = Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
    const rules = [
      { And: [first, { Not: second }], Next: 'Both' },
      { Or: [second], Next: 'One' },
    ];
    const States = {
      Shape: { Type: 'Pass', ...given, Next: 'Test' },
      Test: { Type: 'Choice', Choices: rules, Default: 'None' },
      Both: { Type: 'Succeed' },
      One: { Type: 'Pass', Result: null, ResultPath: '$.one', End: true },
      None: { Type: 'Fail', Error: 'None', ...(CausePath !== undefined && { CausePath }) },
    };
    return { definition: { StartAt: 'Shape', States } as unknown as Definition, input };
  });
