// ResultWriter: what a distributed Map gives on of its children, and the files it leaves in S3.
import type { MapState, ResultWriter } from '../../asl/definition.ts';
import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../asl/json.ts';
import { utf8Length } from '../../data/json-text.ts';
import { instantText } from '../context-object.ts';
import { compileField } from '../expression-fields.ts';
import type { Activity, Compiling } from '../machine.ts';
import { compilePathStep, compileTemplateStep } from '../path-fields.ts';
import type { Run } from '../run.ts';
import { describeExecution } from '../services/describe-execution.ts';
import type { Thread } from '../thread.ts';

export interface MapRunResult {
  readonly arn: string;
  hasWritten: boolean;
  /** The children that have ended, in item order. */
  readonly children: readonly Run[];
}

/** The raw result of the Map state. */
export type Write = (thread: Thread, result: MapRunResult) => Activity<JsonValue>;

/** Without a ResultWriter: the outputs of the children that succeeded. */
export const outputsOf: Write = function* (_, { children }) {
  return children.flatMap(({ outcome }) => (outcome?.output === undefined ? [] : [outcome.output]));
};

export function compileResultWriter(
  state: MapState,
  writer: ResultWriter,
  { queryLanguage }: Compiling,
): Write {
  const inputPath = compilePathStep(queryLanguage === 'JSONata' ? undefined : state.InputPath);
  const parameters = compileTemplateStep(queryLanguage === 'JSONata' ? undefined : writer.Parameters);
  const args =
    queryLanguage === 'JSONata' ? compileField(writer.Arguments, 'ResultWriter/Arguments') : undefined;
  const config = writer.WriterConfig ?? {};
  return function* (thread, result) {
    const raw = thread.stateInput;
    const input = inputPath === undefined ? raw : inputPath(thread, raw);
    const target = args === undefined ? parameters?.(thread, input) : yield* args.evaluate(thread);
    if (writer.Resource === undefined || !isJsonObject(target)) return transformed(result.children, config);
    result.hasWritten = true;
    return writeFiles(thread, result, target, config);
  };
}

function transformed(children: readonly Run[], config: JsonObject): JsonValue {
  const outputs = children.flatMap(({ outcome }) => (outcome?.output === undefined ? [] : [outcome.output]));
  switch (config['Transformation']) {
    case 'COMPACT':
      return outputs;
    case 'FLATTEN':
      return outputs.flatMap((output) => (Array.isArray(output) ? (output as JsonArray) : [output]));
    default:
      return children.map(describe);
  }
}

function writeFiles(
  thread: Thread,
  { arn, children }: MapRunResult,
  target: JsonObject,
  config: JsonObject,
): JsonValue {
  const { s3 } = thread.run.scheduler.bench;
  const bucket = String(target['Bucket'] ?? '');
  const prefix = typeof target['Prefix'] === 'string' ? `${target['Prefix']}/` : '';
  const folder = `${prefix}${arn.slice(arn.lastIndexOf(':') + 1)}`;
  const write = (name: string, entries: JsonValue): { readonly Key: string; readonly Size: number } => {
    const lines = config['OutputType'] === 'JSONL' && Array.isArray(entries);
    const body = lines
      ? (entries as JsonArray).map((entry) => JSON.stringify(entry)).join('\n')
      : JSON.stringify(entries);
    const Key = `${folder}/${name}`;
    s3.put(bucket, Key, body);
    return { Key, Size: utf8Length(body) };
  };
  const extension = config['OutputType'] === 'JSONL' ? 'jsonl' : 'json';
  const succeeded = children.filter(({ outcome }) => outcome?.status === 'SUCCEEDED');
  const failed = children.filter(({ outcome }) => outcome?.status !== 'SUCCEEDED');
  const manifest = {
    DestinationBucket: bucket,
    MapRunArn: arn,
    ResultFiles: {
      FAILED: failed.length === 0 ? [] : [write(`FAILED_0.${extension}`, failed.map(describe))],
      PENDING: [],
      SUCCEEDED:
        succeeded.length === 0 ? [] : [write(`SUCCEEDED_0.${extension}`, transformed(succeeded, config))],
    },
  };
  const Key = `${folder}/manifest.json`;
  s3.put(bucket, Key, JSON.stringify(manifest));
  return { MapRunArn: arn, ResultWriterDetails: { Bucket: bucket, Key } };
}

/** A child as DescribeExecution shows it. */
const describe = (child: Run): JsonObject =>
  describeExecution(child, child.outcome, { instant: instantText, isOfMapRun: true });
