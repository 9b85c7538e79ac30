// A converted state does the same: the interpreter runs both on samples.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { validate } from '../../src/lib/asl/rules/diagnose.ts';
import { convertToJsonata } from '../../src/lib/asl/change/to-jsonata.ts';
import { convertToJsonpath } from '../../src/lib/data/to-jsonpath/state.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';

const task = (fields: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  ...fields,
  Next: 'Last',
});
const pass = (fields: JsonObject): JsonObject => ({ Type: 'Pass', ...fields, Next: 'Last' });
const choice = (condition: string): JsonObject => ({
  Type: 'Choice',
  Choices: [{ Condition: `{% ${condition} %}`, Next: 'Last' }],
  Default: 'Other',
});
const answer = { Payload: { id: 'p-1', parts: [1, 2] }, StatusCode: 200 };
const input = {
  order: { id: 'o-1', total: 12, 'net sum': 10, items: [{ sku: 'a' }, { sku: 'b' }], vip: true, note: null },
  text: 'it is {50%} "off" \\ today',
  json: '{"a":[1]}',
  list: [3, 1, 2],
  seconds: 4,
  at: '2026-01-02T00:00:00Z',
};

/** Runs a state between a Pass that assigns variables and a Pass that shows them. */
async function run(state: JsonObject, language: 'JSONata' | 'JSONPath', given: JsonValue = input) {
  const shows = {
    Type: 'Pass',
    QueryLanguage: 'JSONata',
    Output: { data: '{% $states.input %}', made: '{% $made %}' },
  };
  const definition = {
    StartAt: 'First',
    States: {
      First: {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Assign: { known: { a: 1, b: ['x'] }, made: 0 },
        Next: 'S',
      },
      S: language === 'JSONata' ? { QueryLanguage: 'JSONata', ...state } : state,
      Last: { ...shows, End: true },
      ...(state.Type === 'Choice'
        ? { Other: { Type: 'Pass', QueryLanguage: 'JSONata', Output: 'other', End: true } }
        : {}),
    },
  };
  const mocks = { S: { '0': { Return: answer } } };
  const { status, output, error } = await execute({
    definition: definition as unknown as Definition,
    input: given,
    mocks,
    startTime: '2026-01-01T00:00:00.000Z',
  });
  return {
    status,
    output: output === undefined ? undefined : (JSON.parse(output) as JsonValue),
    error,
    definition,
  };
}

describe('a state converted to JSONPath gives what it gave in JSONata', () => {
  const states: readonly (readonly [name: string, state: JsonObject])[] = [
    [
      'paths in Arguments',
      task({
        Arguments: {
          id: '{% $states.input.order.id %}',
          sku: '{% $states.input.order.items[1].sku %}',
          n: 1,
        },
      }),
    ],
    ['odd names', pass({ Output: { sum: '{% $states.input.order.`net sum` %}' } })],
    ['a result as it is', task({ Output: '{% $states.result %}' })],
    ['a part of the result', task({ Output: '{% $states.result.Payload.id %}' })],
    [
      'an object of the result',
      task({
        Output: {
          id: '{% $states.result.Payload.id %}',
          ok: true,
          deep: { s: '{% $states.result.StatusCode %}' },
        },
      }),
    ],
    [
      'an object that the expression makes',
      task({ Output: '{% {"id": $states.result.Payload.id, "x": {"y": 2}} %}' }),
    ],
    ['the input in place of the result', task({ Output: '{% $states.input %}' })],
    ['a part of the input', task({ Output: '{% $states.input.order %}' })],
    [
      'a result put into the input',
      task({ Output: '{% $merge([$states.input, {"answer": $states.result}]) %}' }),
    ],
    [
      'a made result put into the input',
      task({ Output: '{% $merge([$states.input, {"answer": {"id": $states.result.Payload.id}}]) %}' }),
    ],
    ['variables', pass({ Output: { a: '{% $known.a %}', b: '{% $known.b[0] %}' } })],
    [
      'the context',
      pass({
        Output: {
          name: '{% $states.context.State.Name %}',
          given: '{% $states.context.Execution.Input.seconds %}',
        },
      }),
    ],
    ['Assign of a task', task({ Assign: { made: '{% $states.result.Payload %}' } })],
    [
      'Assign of a Pass',
      pass({ Assign: { made: { id: '{% $states.input.order.id %}' } }, Output: '{% $states.input.order %}' }),
    ],
    [
      'Assign of a Wait',
      {
        Type: 'Wait',
        Seconds: '{% $states.input.seconds %}',
        Assign: { made: '{% $states.input.list %}' },
        Next: 'Last',
      },
    ],
    ['a wait until', { Type: 'Wait', Timestamp: '{% $states.input.at %}', Next: 'Last' }],
    ['literals', pass({ Output: { a: 1, b: 'x', c: [1, { d: null }], e: '{% 5 %}', f: '{% "g" %}' } })],
    ['a plain output', pass({ Output: [1, '$.a', { 'b.$': 'c' }] })],
    [
      'texts put together',
      pass({ Output: { t: `{% "<{" & $states.input.text & "}> it's " & $states.input.order.total %}` } }),
    ],
    [
      'functions with twins',
      pass({
        Output: {
          parsed: '{% $parse($states.input.json) %}',
          coded: '{% $base64encode($states.input.order.id) %}',
          decoded: '{% $base64decode($base64encode("abc")) %}',
          hash: '{% $hash($states.input.text, "SHA-256") %}',
          pieces: '{% $partition($states.input.list, 2) %}',
          range: '{% $range(1, 9, 2) %}',
          count: '{% $count($states.input.list) %}',
          has: '{% 3 in $states.input.list %}',
          merged: '{% $merge([$states.input.order, $known]) %}',
        },
      }),
    ],
    [
      'a list with expressions',
      pass({
        Output: {
          list: ['{% $states.input.order.id %}', 1, "it's", true, null],
          objects: [{ a: '{% $states.input.seconds %}' }],
        },
      }),
    ],
    ['timeouts', task({ TimeoutSeconds: '{% $states.input.seconds %}', HeartbeatSeconds: 2 })],
    [
      'a map',
      {
        Type: 'Map',
        Items: '{% $states.input.order.items %}',
        ItemSelector: {
          sku: '{% $states.context.Map.Item.Value.sku %}',
          at: '{% $states.context.Map.Item.Index %}',
          id: '{% $states.input.order.id %}',
        },
        MaxConcurrency: '{% $states.input.seconds %}',
        ItemProcessor: {
          StartAt: 'In',
          States: { In: { Type: 'Pass', QueryLanguage: 'JSONata', End: true } },
        },
        Output: '{% $states.result %}',
        Next: 'Last',
      },
    ],
    [
      'branches',
      {
        Type: 'Parallel',
        Arguments: { id: '{% $states.input.order.id %}' },
        Branches: [
          { StartAt: 'In2', States: { In2: { Type: 'Pass', QueryLanguage: 'JSONata', End: true } } },
        ],
        Next: 'Last',
      },
    ],
  ];
  it.each(states)('%s', async (_, state) => {
    const { state: converted, obstacles } = convertToJsonpath(state);
    expect(obstacles).toEqual([]);
    const [before, after] = [await run(state, 'JSONata'), await run(converted ?? {}, 'JSONPath')];
    expect(before.status).toBe('SUCCEEDED');
    expect(after).toMatchObject({ status: 'SUCCEEDED', output: before.output });
    expect(JSON.stringify(converted)).not.toContain('{%');
    expect(validate(after.definition as unknown as JsonValue).diagnostics).toEqual([]);
  });

  it('a catcher', async () => {
    const failing = (output: string): JsonObject => ({
      Type: 'Map',
      Items: '{% $states.input.list %}',
      ItemProcessor: { StartAt: 'Bad', States: { Bad: { Type: 'Fail', Error: 'Oh', Cause: 'no' } } },
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          Output: output,
          Assign: { made: '{% $states.errorOutput.Error %}' },
          Next: 'Last',
        },
      ],
      Next: 'Last',
    });
    for (const output of [
      '$states.errorOutput',
      '$states.input',
      '$merge([$states.input, {"oh": $states.errorOutput}])',
    ]) {
      const state = failing(`{% ${output} %}`);
      const { state: converted } = convertToJsonpath(state);
      const before = await run(state, 'JSONata');
      expect(await run(converted ?? {}, 'JSONPath')).toMatchObject({
        status: 'SUCCEEDED',
        output: before.output,
      });
    }
  });

  it('an error and its cause', async () => {
    const state = {
      Type: 'Fail',
      Error: '{% $states.input.order.id %}',
      Cause: '{% "for " & $states.input.order.id %}',
    };
    const { state: converted } = convertToJsonpath(state);
    expect(converted).toEqual({
      Type: 'Fail',
      ErrorPath: '$.order.id',
      CausePath: "States.Format('for {}', $.order.id)",
    });
    expect((await run(converted ?? {}, 'JSONPath')).error).toBe((await run(state, 'JSONata')).error);
  });
});

describe('a Condition as a rule', () => {
  const scalars = ['""', '"a"', '"b*"', '0', '1', '-2.5', 'true', 'false', 'null'];
  const data = fc.record(
    {
      a: fc.constantFrom<JsonValue>('', 'a', 'b*', 'xb*y', 0, 1, -2.5, true, false, null),
      n: fc.constantFrom<JsonValue>(0, 1, 5, -2.5),
      s: fc.constantFrom<JsonValue>('a', 'b*', 'z'),
      o: fc.record({ p: fc.constantFrom<JsonValue>(1, 'a') }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  const path = fc.constantFrom('a', 'n', 's', 'o.p').map((each) => `$states.input.${each}`);
  const test = fc.oneof(
    fc.tuple(path, fc.constantFrom('=', '!='), fc.constantFrom(...scalars)).map((parts) => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom('0', '1'),
        fc.constantFrom('<', '>', '<=', '>=', '=', '!='),
        fc.constant('$states.input.n'),
      )
      .map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constant('$states.input.s'), fc.constantFrom('<', '>='), fc.constantFrom('"a"', '"b"'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom('$states.input.n', '$states.input.o.p'),
        fc.constantFrom('<', '>='),
        fc.constant('$states.input.n'),
      )
      .map((parts) => parts.join(' ')),
    path.map((each) => `$exists(${each})`),
    fc
      .tuple(path, fc.constantFrom('string', 'number', 'boolean', 'null'))
      .map(([each, type]) => `$type(${each}) = "${type}"`),
    fc.constantFrom('*', 'b', 'b*', '\\\\').map((part) => `$contains($states.input.s, "${part}")`),
    path.map((each) => `${each} in ["a", 1, true]`),
    fc.constantFrom('true', 'false'),
  );
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      test,
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      tie('condition').map((each) => `$not(${each})`),
    ),
  }));

  it('holds in the same cases, wherever JSONata gives an answer', async () => {
    const runs = examples(200);
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(condition, data, async (text, given) => {
        const { state, obstacles } = convertToJsonpath(choice(text));
        expect(obstacles).toEqual([]);
        const before = await run(choice(text), 'JSONata', given);
        // Where JSONata finds no answer the state fails: there is nothing to be the same as.
        if (before.status !== 'SUCCEEDED') return;
        answered += 1;
        const after = await run(state ?? {}, 'JSONPath', given);
        expect(after).toMatchObject({ status: 'SUCCEEDED', output: before.output });
        // The rule, converted again, is another expression that holds in the same cases.
        const back = convertToJsonata(state ?? {});
        expect(back.obstacles).toEqual([]);
        expect(await run(back.state ?? {}, 'JSONata', given)).toMatchObject({ output: before.output });
      }),
      { numRuns: runs, seed: 20 },
    );
    expect(answered).toBeGreaterThan(runs / 2);
  });

  it('a path alone is a test at the top, and no test within others', () => {
    expect(convertToJsonpath(choice('$states.input.vip')).state).toMatchObject({
      Choices: [{ Variable: '$.vip', BooleanEquals: true, Next: 'Last' }],
    });
    expect(convertToJsonpath(choice('$states.input.vip and true')).obstacles).toEqual([
      {
        place: '/Choices[0]/Condition',
        reason: expect.stringContaining('counts as true for more values than true') as string,
      },
    ]);
  });
});

describe('what has no counterpart is said by name, at its place', () => {
  it.each<[JsonObject, string, RegExp]>([
    [pass({ Output: { a: { b: '{% $states.input.n + 1 %}' } } }), '/Output/a/b', /States\.MathAdd rounds/],
    [pass({ Output: { a: '{% $sum($states.input.list) %}' } }), '/Output/a', /\$sum/],
    [pass({ Output: { a: '{% $states.input.items[price > 2] %}' } }), '/Output/a', /filter/],
    [pass({ Output: { a: '{% $states.input.* %}' } }), '/Output/a', /selects in another way than \*/],
    [pass({ Output: { a: '{% $states.input.x ? 1 : 2 %}' } }), '/Output/a', /Choice state/],
    [pass({ Output: '{% $string($states.input) %}' }), '/Output', /selects with a path/],
    [pass({ Output: { a: '{% [$states.input.list] %}' } }), '/Output/a', /flattens/],
    [pass({ Output: { 'a.$': 'x', b: '{% $known %}' } }), '/Output/a.$', /is evaluated/],
    [
      task({ Output: { a: '{% $states.input.x %}', b: '{% $states.result %}' } }),
      '/Output/a',
      /\$states\.input is out of reach/,
    ],
    [task({ Assign: { a: '{% $states.input.x %}' } }), '/Assign/a', /out of reach/],
    [
      task({ Arguments: '{% $states.input.x %}', TimeoutSeconds: '{% $states.input.s %}' }),
      '/Arguments',
      /InputPath/,
    ],
    [{ Type: 'Succeed', Output: { a: 1 } }, '/Output', /selects its output with a path/],
    [choice('$states.input.a = $states.input.b'), '/Choices[0]/Condition', /whole values/],
    [choice('$states.input.a + 1 > 2'), '/Choices[0]/Condition', /at a path/],
    [{ Type: 'Choice', Output: '{% 1 %}', Choices: [] }, '/Output', /every rule/],
    [pass({ Output: '{% ( %}' }), '/Output', /does not parse/],
  ])('%j', (state, place, reason) => {
    const conversion = convertToJsonpath(state);
    expect(conversion.state).toBeUndefined();
    expect(conversion.obstacles).toContainEqual({ place, reason: expect.stringMatching(reason) as string });
  });

  it('and what holds for data of some kind only is noted', () => {
    const { notes } = convertToJsonpath(pass({ Output: { a: '{% "x" & $states.input.a.b %}' } }));
    expect(notes).toEqual([
      expect.stringContaining('lead through objects'),
      expect.stringContaining('taken to be a text or a whole number'),
    ]);
  });
});

describe('there and back', () => {
  it.each<JsonObject>([
    task({
      Parameters: { FunctionName: 'f', 'Payload.$': '$.order' },
      ResultSelector: { 'body.$': '$.Payload' },
      ResultPath: '$.answer',
    }),
    pass({ Parameters: { 'a.$': '$.order.id', b: 2 } }),
    { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Last' },
  ])('%j', async (state) => {
    const { state: back } = convertToJsonpath(convertToJsonata(state).state ?? {});
    expect((await run(back ?? {}, 'JSONPath')).output).toEqual((await run(state, 'JSONPath')).output);
  });
});
