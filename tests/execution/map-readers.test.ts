// What a distributed Map makes of the objects that it reads, and how it batches them.
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import { executeSync } from '../../src/lib/interpreter/index.ts';

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'Take',
  States: { Take: { Type: 'Pass', End: true } },
};

function run(fields: JsonObject, { input = {}, Body = '' }: { input?: JsonValue; Body?: string }): unknown {
  const state = { Type: 'Map', ItemProcessor: processor, End: true, ...fields };
  const definition = { StartAt: 'Each', States: { Each: state } } as unknown as Definition;
  const execution = executeSync({ definition, input, s3Objects: [{ Bucket: 'b', Key: 'k', Body }] });
  return execution?.output === undefined ? execution?.cause : JSON.parse(execution.output);
}

const reader = (ReaderConfig: JsonObject): JsonObject => ({
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig,
    Parameters: { Bucket: 'b', Key: 'k' },
  },
});
const csv = (Body: string, CSVDelimiter = 'COMMA'): unknown =>
  run(reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter }), { Body });
const json = (Body: string, fields: JsonObject = {}): unknown =>
  run({ ...reader({ InputType: 'JSON' }), ...fields }, { Body });

// https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
describe('a text-delimited file', () => {
  it('has quoted fields with delimiters and line breaks in them', () => {
    expect(csv('a;b\n"1;2";"x\ny"\n', 'SEMICOLON')).toEqual([{ a: '1;2', b: 'x\ny' }]);
  });

  it('has a quote where one is doubled, in quotes or not', () => {
    expect(csv('a,b,c\n"say ""hi""",{""k"":""v""},""\n')).toEqual([{ a: 'say "hi"', b: '{"k":"v"}', c: '' }]);
  });

  it('escapes backslashes, quotes and its delimiter with a backslash, and drops any other', () => {
    expect(csv(String.raw`path|text` + '\n' + String.raw`C:\\Files\\a.exe|\"q\" a\|b \n`, 'PIPE')).toEqual([
      { path: String.raw`C:\Files\a.exe`, text: '"q" a|b n' },
    ]);
  });

  it('has empty texts for fields that are missing, and no more fields than headers', () => {
    expect(csv('a,b\n1\n1,2,3')).toEqual([
      { a: '1', b: '' },
      { a: '1', b: '2' },
    ]);
  });
});

// Observed of AWS: https://github.com/floci-io/floci/pull/1588; the pair is documented at
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html
describe('a JSON object', () => {
  it('gives each iteration a name and its value', () => {
    expect(json('{"a":{"x":1},"b":2}')).toEqual([
      { Key: 'a', Value: { x: 1 } },
      { Key: 'b', Value: 2 },
    ]);
  });

  it('gives an ItemSelector both by themselves', () => {
    const selector = { 'key.$': '$$.Map.Item.Key', 'value.$': '$$.Map.Item.Value' };
    expect(json('{"a":{"x":1}}', { ItemSelector: selector })).toEqual([{ key: 'a', value: { x: 1 } }]);
  });

  it('is the only thing beside an array to go over', () => {
    expect(json('"text"')).toBe('Attempting to map over non-iterable node.');
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
describe('a batch', () => {
  const batches = (MaxInputBytesPerBatch: number, input: JsonValue): unknown =>
    run({ ItemBatcher: { MaxInputBytesPerBatch } }, { input });

  it('is filled to the last byte of its limit', () => {
    const size = '{"Items":[1,2]}'.length;
    expect(batches(size, [1, 2, 3])).toEqual([{ Items: [1, 2] }, { Items: [3] }]);
    expect(batches(size - 1, [1, 2, 3])).toEqual([{ Items: [1] }, { Items: [2] }, { Items: [3] }]);
  });
});
