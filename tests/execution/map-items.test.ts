// Which item `$$.Map.Item` is. The context object's Map: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import { executeSync } from '../../src/lib/interpreter/index.ts';

const item = { Type: 'Pass', Parameters: { 'item.$': '$$.Map.Item' }, OutputPath: '$.item', End: true };
const machine = (state: JsonObject): JsonObject => ({ StartAt: 'S', States: { S: { ...state, End: true } } });
const map = (inner: JsonObject, fields: JsonObject = {}): JsonObject => ({
  Type: 'Map',
  ItemProcessor: machine(inner),
  ...fields,
});
const run = (state: JsonObject, input: JsonValue): unknown =>
  JSON.parse(executeSync({ definition: machine(state) as unknown as Definition, input })?.output ?? 'null');
const itemOf = (Index: number, Value: JsonValue) => ({ Index, Value, Source: 'STATE_DATA' });

describe('the item that a state sees', () => {
  it('is that of its iteration, also in a branch of a Parallel', () => {
    const branches = { Type: 'Parallel', Branches: [machine(item)] };
    expect(run(map(branches), ['a', 'b'])).toEqual([[itemOf(0, 'a')], [itemOf(1, 'b')]]);
  });

  it('is that of the innermost Map', () => {
    expect(run(map(map(item)), [['a'], ['b', 'c']])).toEqual([
      [itemOf(0, 'a')],
      [itemOf(0, 'b'), itemOf(1, 'c')],
    ]);
  });

  it('is the outer one again after an inner Map', () => {
    const after = { StartAt: 'In', States: { In: { ...map(item), Next: 'Out' }, Out: item } };
    expect(run({ Type: 'Map', ItemProcessor: after }, [['a'], ['b']])).toEqual([
      itemOf(0, ['a']),
      itemOf(1, ['b']),
    ]);
  });
});
