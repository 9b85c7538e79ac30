// Samples of TestState requests and answers, written by us, each with its source; texts of the API stand as JSON in them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/lib/asl/definition.ts';
import type { JsonObject, JsonValue } from '../../../src/lib/asl/json.ts';
import {
  execute,
  inspectState,
  testState,
  type TestStateRequest,
} from '../../../src/lib/interpreter/index.ts';
import { examples } from '../../examples.ts';
import dataFlow from './data-flow.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import maps from './maps.json' with { type: 'json' };
import refusals from './refusals.json' with { type: 'json' };

interface Sample {
  readonly fact: string;
  readonly source: string;
  readonly request: JsonObject;
  readonly answer: JsonObject;
}

const samples: { readonly [subject: string]: readonly Sample[] } = {
  'the data flow': dataFlow as unknown as readonly Sample[],
  'mocked errors': errors as unknown as readonly Sample[],
  'Map states': maps as unknown as readonly Sample[],
  'refusals and mocked results': refusals as unknown as readonly Sample[],
};

for (const [subject, list] of Object.entries(samples)) {
  describe(`TestState: ${subject}`, () => {
    it.each(list)('$fact', async ({ request, answer }) => {
      expect(inValues(await testState(requestOf(request)))).toEqual(answer);
    });
  });
}

describe('TestState as the API of any request', () => {
  it('answers any JSON as a request, and never throws', async () => {
    const text = fc.oneof(fc.string(), fc.json(), fc.constant('{"Type":"Pass","End":true}'));
    const request = fc.record(
      {
        definition: fc.oneof(text, fc.jsonValue()),
        stateName: fc.oneof(text, fc.jsonValue()),
        input: fc.oneof(text, fc.jsonValue()),
        variables: text,
        context: text,
        mock: fc.oneof(
          fc.jsonValue(),
          fc.record({ result: text }),
          fc.record({ errorOutput: fc.jsonValue() }),
        ),
        stateConfiguration: fc.jsonValue(),
        inspectionLevel: fc.constantFrom('INFO', 'DEBUG', 'TRACE', 'X'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(request, async (anything) => {
        const answer = await testState(anything as unknown as TestStateRequest);
        expect('exception' in answer || 'status' in answer || 'unsupported' in answer).toBe(true);
      }),
      { numRuns: examples(300) },
    );
  });
});

describe('a state that is inspected', () => {
  const states: { readonly [name: string]: State } = {
    'a Pass with every field': {
      Type: 'Pass',
      InputPath: '$.a',
      Parameters: { 'x.$': '$' },
      ResultPath: '$.b',
      OutputPath: '$.b',
      Assign: { 'v.$': '$.x' },
      End: true,
    },
    'a JSONata Pass': {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: '{% $string($states.input.a) %}',
      Assign: { v: '{% $states.input %}' },
      End: true,
    },
    'a Task': {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f', 'Payload.$': '$' },
      ResultSelector: { 'p.$': '$.Payload' },
      ResultPath: '$.r',
      End: true,
    },
    'an inline Map': {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemSelector: { 'i.$': '$$.Map.Item.Index' },
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      End: true,
    },
    'a Fail': { Type: 'Fail', ErrorPath: '$.text', Cause: 'why' },
  };
  const input = fc.record(
    { a: fc.jsonValue(), list: fc.array(fc.jsonValue(), { maxLength: 4 }), text: fc.string() },
    { requiredKeys: ['text'] },
  );

  it.each(Object.entries(states))('comes to what an execution of it comes to: %s', async (_, state) => {
    await fc.assert(
      fc.asyncProperty(input, async (value) => {
        const alone = await inspectState({ state, input: value as JsonObject, name: 'S' });
        const run = await execute({
          definition: { StartAt: 'S', States: { S: state } },
          input: value as JsonObject,
        });
        expect(alone.status).toBe(run.status);
        expect(alone.error).toBe(run.error);
        expect(run.cause?.endsWith(alone.cause ?? '') ?? alone.cause === undefined).toBe(true);
        expect(alone.output === undefined ? undefined : JSON.stringify(alone.output)).toBe(run.output);
      }),
      { numRuns: examples(30) },
    );
  });

  it('shows its steps in the order in which the fields are applied', async () => {
    const { steps, output, nextState } = await inspectState({
      state: {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        InputPath: '$.key',
        Parameters: { TableName: 't', 'Key.$': '$' },
        ResultSelector: { 'name.$': '$.Item.name.S' },
        ResultPath: '$.found',
        OutputPath: '$.found.name',
        Next: 'Greet',
      },
      input: { key: { id: { N: '1' } } },
      work: { result: { Item: { name: { S: 'Ann' } } } },
    });
    expect(steps).toEqual([
      { field: 'afterInputPath', value: { id: { N: '1' } } },
      { field: 'afterParameters', value: { TableName: 't', Key: { id: { N: '1' } } } },
      { field: 'result', value: { Item: { name: { S: 'Ann' } } } },
      { field: 'afterResultSelector', value: { name: 'Ann' } },
      { field: 'afterResultPath', value: { key: { id: { N: '1' } }, found: { name: 'Ann' } } },
    ]);
    expect({ output, nextState }).toEqual({ output: 'Ann', nextState: 'Greet' });
  });

  it('may point to itself', async () => {
    const { status, nextState } = await inspectState({
      state: { Type: 'Pass', Next: 'Again' },
      name: 'Again',
      input: {},
    });
    expect({ status, nextState }).toEqual({ status: 'SUCCEEDED', nextState: 'Again' });
  });

  it('sees the context object it is given, with what is missing made up', async () => {
    const { output } = await inspectState({
      state: { Type: 'Pass', Parameters: { 'c.$': '$$' }, OutputPath: '$.c', End: true },
      input: 1,
      contextObject: { Execution: { Name: 'mine' } },
      startTime: '2026-05-04T03:02:01Z',
    });
    expect(output).toMatchObject({
      Execution: { Name: 'mine', Input: 1, RoleArn: null, StartTime: '2026-05-04T03:02:01Z' },
      State: { Name: 'StateName', EnteredTime: '2026-05-04T03:02:01Z' },
    });
  });

  it('says by name what it cannot do', async () => {
    const { unsupported } = await inspectState({
      state: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:pack', End: true },
      input: {},
    });
    expect(unsupported).toMatch(/waits for somebody to answer/);
  });
});

const texts = ['definition', 'input', 'variables', 'context'];

function requestOf(request: JsonObject): TestStateRequest {
  const { inputText, mock, ...rest } = request as { readonly [name: string]: JsonValue };
  const members = Object.entries(rest).map(([name, value]) => [
    name,
    texts.includes(name) ? JSON.stringify(value) : value,
  ]);
  const { result, ...others } = (mock ?? {}) as JsonObject;
  return {
    ...Object.fromEntries(members),
    ...(inputText === undefined ? {} : { input: inputText }),
    ...(mock === undefined
      ? {}
      : { mock: { ...others, ...(result === undefined ? {} : { result: JSON.stringify(result) }) } }),
  } as unknown as TestStateRequest;
}

function inValues(answer: object): unknown {
  const { output, inspectionData, ...rest } = answer as {
    readonly output?: string;
    readonly inspectionData?: JsonObject;
  };
  return {
    ...rest,
    ...(output === undefined ? {} : { output: JSON.parse(output) as JsonValue }),
    ...(inspectionData === undefined
      ? {}
      : {
          inspectionData: Object.fromEntries(
            Object.entries(inspectionData).map(([field, value]) => [
              field,
              typeof value === 'string' ? (JSON.parse(value) as JsonValue) : value,
            ]),
          ),
        }),
  };
}
