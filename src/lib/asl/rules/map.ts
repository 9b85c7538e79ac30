// A Map's mode and what belongs to it: ProcessorConfig, ItemReader, ItemBatcher, ResultWriter.
import type { JsonObject } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { fieldOf, fields } from '../tables/fields.ts';
import { within } from '../text/location.ts';
import type { LocatedState } from '../reading/walk.ts';
import type { Check, Report } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';

/** Every Map state. */
export const map: Check = (machine, report) => {
  for (const state of machine.states) {
    if (state.type !== 'Map') continue;
    const processor = state.blocks[0];
    if (!processor) continue;
    const config = ownValue(processor.value, 'ProcessorConfig');
    const location = within(processor.location, 'ProcessorConfig');
    const mode = ownValue(config, 'Mode');
    if (mode === 'DISTRIBUTED' && machine.type === 'EXPRESS') {
      const message =
        "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
      report('map-mode', { message, location: within(location, 'Mode') });
    }
    if (isJsonObject(config)) checkConfig(config, location, report);
    if (mode !== 'DISTRIBUTED' && !hasPlaceholder(mode)) checkInline(state, report);
    checkReader(state, report);
    checkBatcher(state, report);
    checkWriter(state, report);
  }
};

function checkConfig(config: JsonObject, location: string, report: Report): void {
  const mode = ownValue(config, 'Mode');
  const type = ownValue(config, 'ExecutionType');
  if (mode === 'DISTRIBUTED' && type === undefined) {
    report('map-mode', { message: 'These fields are required: [ExecutionType]', location, part: 'key' });
  }
  if (mode === 'INLINE' && type !== undefined) {
    const message = "Field 'ExecutionType' is not supported";
    report('map-mode', { message, location, at: within(location, 'ExecutionType'), part: 'key' });
  }
}

function checkInline({ value, location }: LocatedState, report: Report): void {
  for (const field of fields.Map) {
    if (!field.distributed || !onlyDistributed.has(field.name) || ownValue(value, field.name) === undefined)
      continue;
    const message = `Field '${field.name}' is not supported`;
    report('map-mode', { message, location, at: within(location, field.name), part: 'key' });
  }
}

/** The others (tolerated failures, Label) are taken, and ignored, in an inline Map too. */
const onlyDistributed: ReadonlySet<string> = new Set(['ItemReader', 'ItemBatcher', 'ResultWriter']);

function checkReader(state: LocatedState, report: Report): void {
  const reader = ownValue(state.value, 'ItemReader');
  const location = within(state.location, 'ItemReader');
  if (!isJsonObject(reader)) return;
  checkAccess(state, reader, location, readers, report);
  const config = ownValue(reader, 'ReaderConfig');
  if (isJsonObject(config)) checkReaderConfig(config, within(location, 'ReaderConfig'), report);
}

/** What a reader or writer may call, with the request fields that it needs. */
type Accesses = ReadonlyMap<string, readonly string[]>;
const readers: Accesses = new Map([
  ['s3:getObject', ['Bucket', 'Key']],
  ['s3:listObjectsV2', ['Bucket']],
]);
const writers: Accesses = new Map([['s3:putObject', ['Bucket']]]);

function checkAccess(
  state: LocatedState,
  access: JsonObject,
  location: string,
  accesses: Accesses,
  report: Report,
): void {
  const resource = ownValue(access, 'Resource');
  if (typeof resource !== 'string' || hasPlaceholder(resource)) return;
  const required = accesses.get(/^arn:[^:]+:states:::(.+)$/.exec(resource)?.[1] ?? '');
  if (required === undefined) {
    const examples = [...accesses.keys()].map((name) => `arn:<partition>:states:::${name}`).join(', ');
    const message = `The field 'Resource' does not match any of the allowed values. Examples: [${examples}]`;
    report('item-reader', { message, location: within(location, 'Resource') });
    return;
  }
  const field = state.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const request = ownValue(access, field);
  if (!isJsonObject(request)) return;
  for (const name of required) {
    if (ownValue(request, name) !== undefined || ownValue(request, `${name}.$`) !== undefined) continue;
    const message = `The field '${name}' is required but was missing`;
    report('integration-request', { message, location: within(location, field), part: 'key' });
  }
}

function checkReaderConfig(config: JsonObject, location: string, report: Report): void {
  const header = ownValue(config, 'CSVHeaderLocation');
  const type = ownValue(config, 'InputType');
  if (type === 'CSV' && header === undefined) {
    const message = "The field 'CSVHeaderLocation' is required";
    report('item-reader', { message, location, part: 'key' });
  }
  if (type === 'JSON' && header !== undefined) {
    const message = "Field 'CSVHeaderLocation' is not supported";
    report('item-reader', { message, location, at: within(location, 'CSVHeaderLocation'), part: 'key' });
  }
  if (header === 'GIVEN' && ownValue(config, 'CSVHeaders') === undefined) {
    report('item-reader', { message: 'These fields are required: [CSVHeaders]', location, part: 'key' });
  }
}

function checkBatcher({ value, location, language }: LocatedState, report: Report): void {
  const batcher = ownValue(value, 'ItemBatcher');
  if (!isJsonObject(batcher) || batchLimits.some((name) => ownValue(batcher, name) !== undefined)) return;
  const usable = batchLimits.filter(
    (name) => (fieldOf('ItemBatcher', name)?.language ?? language) === language,
  );
  const message = `This object should have at least one of the following fields: [${usable.join(', ')}]`;
  report('item-batcher', { message, location: within(location, 'ItemBatcher'), part: 'key' });
}

const batchLimits = [
  'MaxItemsPerBatch',
  'MaxItemsPerBatchPath',
  'MaxInputBytesPerBatch',
  'MaxInputBytesPerBatchPath',
] as const;

function checkWriter(state: LocatedState, report: Report): void {
  const writer = ownValue(state.value, 'ResultWriter');
  const location = within(state.location, 'ResultWriter');
  if (!isJsonObject(writer)) return;
  const request = state.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const has = (field: string): boolean => ownValue(writer, field) !== undefined;
  if (!has('WriterConfig') && !(has('Resource') && has(request))) {
    const message = `A ResultWriter needs a WriterConfig, or a Resource with ${request}`;
    report('result-writer', { message, location, part: 'key' });
  }
  checkAccess(state, writer, location, writers, report);
}
