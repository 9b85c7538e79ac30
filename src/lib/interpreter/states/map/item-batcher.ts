// ItemBatcher: gives each child execution several items at once.
import {
  type ItemBatcher,
  type JsonObject,
  type JsonValue,
  type MapState,
  maxPayloadBytes,
} from '../../../asl/index.ts';
import { jsonBytes } from '../../../data/index.ts';
import { compileField } from '../../fields/expression-fields.ts';
import type { Activity } from '../../engine/activity.ts';
import type { Compiling } from '../../engine/behaviour.ts';
import { compilePathStep, compileTemplateStep } from '../../fields/path-fields.ts';
import type { Thread } from '../../engine/types.ts';
import { compileNumber } from '../../fields/whole-number.ts';

/** Evaluates the batcher's fields; gives what makes batches of the items' inputs. */
export type Batcher = (thread: Thread) => Activity<(inputs: readonly JsonValue[]) => readonly Batch[]>;

/** The input of a child execution. */
export type Batch = JsonObject & { readonly Items: readonly JsonValue[] };

export function compileItemBatcher(
  state: MapState,
  batcher: ItemBatcher,
  { queryLanguage }: Compiling,
): Batcher {
  const maxItems = compileNumber(
    {
      name: 'MaxItemsPerBatch',
      within: 'ItemBatcher/',
      value: batcher.MaxItemsPerBatch,
      path: batcher.MaxItemsPerBatchPath,
      isCount: true,
    },
    queryLanguage,
  );
  const maxBytes = compileNumber(
    {
      name: 'MaxInputBytesPerBatch',
      within: 'ItemBatcher/',
      value: batcher.MaxInputBytesPerBatch,
      path: batcher.MaxInputBytesPerBatchPath,
      isCount: true,
    },
    queryLanguage,
  );
  const inputPath = compilePathStep(queryLanguage === 'JSONata' ? undefined : state.InputPath);
  const template = queryLanguage === 'JSONata' ? undefined : compileTemplateStep(batcher.BatchInput);
  const field =
    queryLanguage === 'JSONata' ? compileField(batcher.BatchInput, 'ItemBatcher/BatchInput') : undefined;
  return function* (thread) {
    const raw = thread.stateInput;
    thread.input = inputPath === undefined ? raw : inputPath(thread, raw);
    // AWS takes 0 as it does for MaxConcurrency and MaxItems: then there is no limit of its own.
    const itemsPerBatch = (maxItems && (yield* maxItems(thread))) || Infinity;
    const bytesPerBatch = (maxBytes && (yield* maxBytes(thread))) || maxPayloadBytes;
    const batchInput = field === undefined ? template?.(thread, thread.input) : yield* field.evaluate(thread);
    const shell: JsonObject = batchInput === undefined ? {} : { BatchInput: batchInput };
    return (inputs) =>
      inBatches(inputs, shell, { itemsPerBatch, bytesPerBatch: Math.min(bytesPerBatch, maxPayloadBytes) });
  };
}

function inBatches(
  inputs: readonly JsonValue[],
  shell: JsonObject,
  { itemsPerBatch, bytesPerBatch }: { readonly itemsPerBatch: number; readonly bytesPerBatch: number },
): readonly Batch[] {
  // Each item counts with its comma, and the first has none.
  const shellBytes = jsonBytes({ ...shell, Items: [] }) - 1;
  const batches: JsonValue[][] = [];
  let batch: JsonValue[] = [];
  let bytes = shellBytes;
  for (const input of inputs) {
    const size = jsonBytes(input) + 1;
    if (batch.length > 0 && (batch.length >= itemsPerBatch || bytes + size > bytesPerBatch)) {
      batches.push(batch);
      batch = [];
      bytes = shellBytes;
    }
    batch.push(input);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches.map((Items) => ({ ...shell, Items }));
}
