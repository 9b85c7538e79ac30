// The code of a machine is a module: TypeScript takes it under its strictest rules, and it runs with XState and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultOf, diagnose, parse, type Definition, type JsonValue } from '../../src/lib/asl/index.ts';
import { toMachine, toXStateCode } from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';
import { mutatedDefinition } from './mutated-definitions.ts';

const runtime = readFileSync('src/lib/interpreter/export/runtime.ts', 'utf8');
const codeOf = (definition: unknown) => toXStateCode(definition as Definition, runtime);

// Where modules find XState.
const folder = join('node_modules', `.to-xstate-code-${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const odd = 'it\'s "so" */ `${x}`\n\u2028 \\ .#';
const everything = {
  Comment: 'Every state, with all that a machine covers */',
  StartAt: 'Shape',
  TimeoutSeconds: 3600,
  States: {
    Shape: {
      Type: 'Pass',
      Parameters: JSON.parse(
        '{"n.$": "$.n", "__proto__": {"a": 1}, "of.$": "States.Format(\'{} of {}\', $.n, 9)"}',
      ) as object,
      Next: odd,
    },
    [odd]: { Type: 'Wait', SecondsPath: '$.n', Next: '__proto__' },
    ['__proto__']: {
      Type: 'Choice',
      InputPath: '$',
      Choices: [
        { Not: { Variable: '$.n', NumericGreaterThanPath: '$.n' }, Next: 'Both' },
        {
          Or: [
            { Variable: '$.n', StringMatches: '*' },
            { Variable: '$.n', IsNull: false },
          ],
          Next: 'Refused',
        },
      ],
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Left',
          States: { Left: { Type: 'Task', Resource: lambda, Parameters: { 'x.$': '$.n' }, End: true } },
        },
        {
          StartAt: 'Right',
          States: {
            Right: {
              Type: 'Task',
              Resource: lambda,
              TimeoutSeconds: 60,
              Retry: [
                {
                  ErrorEquals: ['Busy'],
                  IntervalSeconds: 1,
                  MaxAttempts: 2,
                  BackoffRate: 1.5,
                  MaxDelaySeconds: 9,
                },
              ],
              Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Empty' }],
              Next: 'Empty',
            },
            Empty: { Type: 'Pass', Result: null, ResultPath: '$.result', End: true },
          },
        },
      ],
      ResultSelector: { 'left.$': '$[0].x', 'right.$': '$[-1]' },
      ResultPath: '$.both',
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refused' }],
      Next: 'Each',
    },
    Each: { Type: 'Pass', OutputPath: '$.both', Next: 'Done' },
    Done: { Type: 'Succeed' },
    Refused: { Type: 'Fail', ErrorPath: '$.n', Cause: 'because' },
  },
};
const small = {
  flat: {
    StartAt: 'Alone',
    States: {
      Alone: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'In',
            States: { In: { Type: 'Wait', Seconds: 0, Next: 'Out' }, Out: { Type: 'Succeed' } },
          },
        ],
        Next: 'Call',
      },
      Call: { Type: 'Task', Resource: lambda, Catch: [{ ErrorEquals: ['A'], Next: 'Stop' }], End: true },
      Stop: { Type: 'Fail' },
    },
  },
  fails: {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'No', States: { No: { Type: 'Fail', Error: 'No' } } }],
        End: true,
      },
    },
  },
  // What a machine does not cover is still a module.
  uncovered: {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.list',
        ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Succeed' } } },
        ResultPath: '$.list',
        Next: 'Ask',
      },
      Ask: {
        Type: 'Choice',
        QueryLanguage: 'JSONata',
        Choices: [{ Condition: '{% true %}', Output: { a: '{% 1 %}' }, Next: 'Until' }],
        Default: 'Until',
      },
      Until: { Type: 'Wait', Timestamp: '2026-01-01T00:00:00Z', End: true },
    },
  },
};
// Definition, input, and what it comes to; tasks answer with their parameters.
const modules: {
  readonly [name: string]: readonly [definition: object, input: JsonValue, outcome: unknown];
} = {
  everything: [
    everything,
    { n: 0 },
    { left: 0, right: { n: 0, ['__proto__']: { a: 1 }, of: '0 of 9', result: null } },
  ],
  flat: [small.flat, { a: [1, null] }, [{ a: [1, null] }]],
  fails: [small.fails, {}, { Error: 'No', Cause: '' }],
  uncovered: [
    small.uncovered,
    { list: [] },
    'stopped: The machine cannot decide {"Condition":"{% true %}"}.',
  ],
};

/** A program that runs every module and prints what each comes to. */
const program = `
import { createActor, toPromise } from 'xstate';
const outcomes: Record<string, unknown> = {};
for (const [name, input] of Object.entries(${JSON.stringify(Object.fromEntries(Object.entries(modules).map(([name, [, input]]) => [name, input])))})) {
  const { machine } = await import(\`./\${name}.ts\`) as typeof import('./flat.ts');
  const actor = createActor(machine, { input });
  const outcome = toPromise(actor).catch((error: Error) => \`stopped: \${error.message.split('\\n').at(-1)}\`);
  actor.start();
  outcomes[name] = await outcome;
}
console.log(JSON.stringify(outcomes));
`;

const strictest = {
  compilerOptions: {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom'],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    // Node takes such TypeScript as it is.
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  },
};

describe('the code of a machine', () => {
  it('type-checks under the strictest rules, and runs with XState alone', () => {
    mkdirSync(folder, { recursive: true });
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    for (const [name, [definition]] of Object.entries(modules)) write(`${name}.ts`, codeOf(definition).code);
    write('program.ts', program);
    write('package.json', '{"type": "module"}');
    write('tsconfig.json', JSON.stringify(strictest));
    const node = (...args: readonly string[]) => {
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      return { stdout, stderr };
    };
    expect(node('node_modules/typescript/bin/tsc', '--project', folder)).toEqual({ stdout: '', stderr: '' });
    const { stdout, stderr } = node('--import', 'tsx', join(folder, 'program.ts'));
    expect(stderr).toBe('');
    const outcomes = Object.entries(modules).map(([name, [, , outcome]]) => [name, outcome]);
    expect(JSON.parse(stdout)).toEqual(Object.fromEntries(outcomes));
  });

  it('holds the defaults of Retry that the field table has: its text is copied out and cannot read them', () => {
    for (const field of ['MaxAttempts', 'IntervalSeconds', 'BackoffRate'])
      expect(runtime).toContain(`(retrier.${field} ?? ${defaultOf('Retrier', field)})`);
  });

  it('shows the machine first, in the words of the definition', () => {
    const { code } = codeOf(small.flat);
    const machine = code.slice(code.indexOf('export const machine'), code.indexOf('\n});\n'));
    expect(`${machine}\n});\n`).toMatchInlineSnapshot(`
      "export const machine = stepFunctions().createMachine({
        id: 'workflow',
        context: start,
        output: outcome,
        initial: 'Alone',
        states: {
          Alone: {
            meta: { name: 'Alone', type: 'Parallel' },
            type: 'parallel',
            entry: { type: 'startBranches', params: { branches: ['Alone 1'] } },
            states: {
              'Alone 1': {
                initial: 'In',
                states: {
                  In: {
                    meta: { name: 'In', type: 'Wait' },
                    after: { 0: 'Out' },
                  },
                  Out: {
                    meta: { name: 'Out', type: 'Succeed' },
                    type: 'final',
                  },
                },
              },
            },
            onDone: { target: 'Call', actions: { type: 'takeResult', params: { branches: ['Alone 1'] } } },
          },
          Call: {
            meta: { name: 'Call', type: 'Task' },
            invoke: {
              src: 'task',
              input: taskInput({ name: 'Call', resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' }),
              onDone: { target: 'End', actions: { type: 'takeResult', params: {} } },
              onError: [
                {
                  guard: { type: 'errorEquals', params: { ErrorEquals: ['A'] } },
                  target: 'Stop',
                  actions: { type: 'catchError', params: {} },
                },
                { target: 'Failed', actions: 'keepError' },
              ],
            },
          },
          Stop: {
            meta: { name: 'Stop', type: 'Fail' },
            type: 'final',
            entry: { type: 'fail', params: {} },
          },
          End: { type: 'final' },
          Failed: { type: 'final' },
        },
      });
      "
    `);
    expect(code.endsWith(runtime.slice(runtime.indexOf('export type')))).toBe(true);
  });

  it('says in a comment, a line each, what is not in the machine', () => {
    const { code, uncovered } = codeOf({
      ...small.uncovered,
      States: {
        ...small.uncovered.States,
        Each: { ...small.uncovered.States.Each, Next: odd },
        [odd]: { Type: 'Pass', Assign: {}, Next: 'Ask' },
      },
    });
    expect(uncovered).toHaveLength(4);
    const comments = code.split(/[\n\u2028]/).filter((line) => line.startsWith('// - '));
    expect(comments).toEqual(uncovered.map((sentence) => `// - ${sentence.replace(/\s+/g, ' ')}`));
  });
});

describe('what is not in the machine', () => {
  it('is said of every definition without errors, whatever its fields hold', () => {
    fc.assert(
      fc.property(mutatedDefinition, (definition) => {
        const document = parse(JSON.stringify(definition));
        const hasErrors = diagnose(document).some(({ severity }) => severity === 'ERROR');
        fc.pre(!hasErrors);
        const { machine, uncovered } = toMachine(definition as unknown as Definition);
        expect(machine.root.initial).toBeDefined();
        expect(codeOf(definition).uncovered).toEqual(uncovered);
      }),
      { numRuns: examples(50) },
    );
  });

  const sentences = (state: object): readonly string[] =>
    codeOf({ StartAt: 'A', States: { A: { ...state, End: true } } }).uncovered.map((sentence) =>
      sentence.replace('State "A": ', ''),
    );
  const noTimer = 'since a timer can hold 2147483 seconds at most.';

  it.each<readonly [state: object, expected: readonly string[]]>([
    [{ Type: 'Pass', InputPath: '$', OutputPath: "$.a['b'][0]" }, []],
    [{ Type: 'Pass', QueryLanguage: 'JSONata' }, []],
    [{ Type: 'Pass', QueryLanguage: 'JSONata', Output: 1 }, ['JSONata is not evaluated (in Output).']],
    [
      { Type: 'Pass', Parameters: { a: [{ 'b.$': '$$.Execution.Id' }], 'c.$': '$x.y' }, OutputPath: '$..a' },
      ['the machine cannot evaluate "$..a", "$$.Execution.Id", "$x.y".'],
    ],
    [{ Type: 'Pass', Assign: { x: 1 } }, ['Assign does nothing, as the machine has no variables.']],
    [
      { Type: 'Task', Resource: lambda, HeartbeatSeconds: 5, TimeoutSecondsPath: '$.a', Credentials: {} },
      ['the machine has no TimeoutSecondsPath, HeartbeatSeconds, Credentials.'],
    ],
    [{ Type: 'Task', Resource: lambda, TimeoutSeconds: 3e6 }, [`TimeoutSeconds is too long, ${noTimer}`]],
    [
      {
        Type: 'Task',
        Resource: lambda,
        Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'FULL', MaxAttempts: 99 }],
      },
      [
        'every retry waits its whole interval, without JitterStrategy.',
        `Retry fails when an interval becomes too long, ${noTimer}`,
      ],
    ],
    [{ Type: 'Wait', Seconds: 3e6 }, [`Seconds is too long, ${noTimer}`]],
    [
      { Type: 'Choice', Choices: [{ Or: [{ Not: { Variable: '$[?(@.a)]', IsNull: true } }], Next: 'A' }] },
      ['the machine cannot evaluate "$[?(@.a)]".'],
    ],
  ])('%j', (state, expected) => {
    expect(sentences(state)).toEqual(expected);
  });
});
