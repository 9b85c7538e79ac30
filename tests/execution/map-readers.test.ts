// What a distributed Map makes of the objects that it reads, and how it batches them.
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import { execute } from '../../src/lib/interpreter/index.ts';

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'Take',
  States: { Take: { Type: 'Pass', End: true } },
};

async function run(
  fields: JsonObject,
  { input = {}, Body = '' }: { input?: JsonValue; Body?: string },
): Promise<unknown> {
  const state = { Type: 'Map', ItemProcessor: processor, End: true, ...fields };
  const definition = { StartAt: 'Each', States: { Each: state } } as unknown as Definition;
  const { output, error, cause } = await execute({
    definition,
    input,
    s3Objects: [{ Bucket: 'b', Key: 'k', Body }],
  });
  return output === undefined ? `${error}: ${cause}` : JSON.parse(output);
}

const reader = (ReaderConfig: JsonObject): JsonObject => ({
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig,
    Parameters: { Bucket: 'b', Key: 'k' },
  },
});
const csv = (Body: string, CSVDelimiter = 'COMMA'): Promise<unknown> =>
  run(reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter }), { Body });
const json = (Body: string, fields: JsonObject = {}): Promise<unknown> =>
  run({ ...reader({ InputType: 'JSON' }), ...fields }, { Body });

// https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
describe('a text-delimited file', () => {
  it('has quoted fields with delimiters and line breaks in them', async () => {
    expect(await csv('a;b\n"1;2";"x\ny"\n', 'SEMICOLON')).toEqual([{ a: '1;2', b: 'x\ny' }]);
  });

  it('has a quote where one is doubled, in quotes or not', async () => {
    expect(await csv('a,b,c\n"say ""hi""",{""k"":""v""},""\n')).toEqual([
      { a: 'say "hi"', b: '{"k":"v"}', c: '' },
    ]);
  });

  it('escapes backslashes, quotes and its delimiter with a backslash, and drops any other', async () => {
    expect(
      await csv(String.raw`path|text` + '\n' + String.raw`C:\\Files\\a.exe|\"q\" a\|b \n`, 'PIPE'),
    ).toEqual([{ path: String.raw`C:\Files\a.exe`, text: '"q" a|b n' }]);
  });

  it('has empty texts for fields that are missing, and no more fields than headers', async () => {
    expect(await csv('a,b\n1\n1,2,3')).toEqual([
      { a: '1', b: '' },
      { a: '1', b: '2' },
    ]);
  });
});

// Observed of AWS: https://github.com/floci-io/floci/pull/1588; the pair is documented at
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html
describe('a JSON object', () => {
  it('gives each iteration a name and its value', async () => {
    expect(await json('{"a":{"x":1},"b":2}')).toEqual([
      { Key: 'a', Value: { x: 1 } },
      { Key: 'b', Value: 2 },
    ]);
  });

  it('gives an ItemSelector both by themselves', async () => {
    const selector = { 'key.$': '$$.Map.Item.Key', 'value.$': '$$.Map.Item.Value' };
    expect(await json('{"a":{"x":1}}', { ItemSelector: selector })).toEqual([{ key: 'a', value: { x: 1 } }]);
  });

  it('is the only thing beside an array to go over', async () => {
    expect(await json('"text"')).toBe('States.ItemReaderFailed: Attempting to map over non-iterable node.');
  });
});

// Recorded of MaxItemsPath, measured of an expression: https://github.com/floci-io/floci/pull/3732
describe('a negative MaxItems', () => {
  it('fails when the items are read if it comes from a path', async () => {
    const fields = reader({ InputType: 'JSON', MaxItemsPath: '$.max' });
    expect(await run(fields, { input: { max: -1 }, Body: '[1]' })).toBe(
      'States.ItemReaderFailed: field MaxItems must be positive',
    );
  });

  it('fails at once if it comes from an expression', async () => {
    const { ItemReader } = reader({ InputType: 'JSON', MaxItems: '{% -1 %}' }) as { ItemReader: JsonObject };
    const { Parameters: Arguments, ...rest } = ItemReader;
    const fields = { QueryLanguage: 'JSONata', ItemReader: { ...rest, Arguments: Arguments ?? {} } };
    expect(await run(fields, { Body: '[1]' })).toMatch(/^States.QueryEvaluationError: .*MaxItems/);
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
describe('a batch', () => {
  const batches = (MaxInputBytesPerBatch: number, input: JsonValue): Promise<unknown> =>
    run({ ItemBatcher: { MaxInputBytesPerBatch } }, { input });

  it('has no limit where 0 is given', async () => {
    expect(await run({ ItemBatcher: { MaxItemsPerBatch: 0 } }, { input: [1, 2, 3] })).toEqual([
      { Items: [1, 2, 3] },
    ]);
  });

  it('is filled to the last byte of its limit', async () => {
    const size = '{"Items":[1,2]}'.length;
    expect(await batches(size, [1, 2, 3])).toEqual([{ Items: [1, 2] }, { Items: [3] }]);
    expect(await batches(size - 1, [1, 2, 3])).toEqual([{ Items: [1] }, { Items: [2] }, { Items: [3] }]);
  });
});
