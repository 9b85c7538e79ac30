// ResultWriter: what a distributed Map passes on of its children's results, and the files that it leaves in S3.
import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type MapState,
  type ResultWriter,
  isJsonObject,
} from '../../../asl/index.ts';
import { utf8Length } from '../../../data/index.ts';
import { instantText } from '../../engine/instant.ts';
import { compileField } from '../../fields/expression-fields.ts';
import type { Activity } from '../../engine/activity.ts';
import type { Compiling } from '../../engine/behaviour.ts';
import { compilePathStep, compileTemplateStep } from '../../fields/path-fields.ts';
import type { LiveExecution, Thread } from '../../engine/types.ts';
import type { ObjectStore } from '../../services/object-store.ts';
import { describeExecution } from '../../services/describe-execution.ts';

/** A Map Run that is over. */
export interface EndedMapRun {
  readonly arn: string;
  /** The children that were started, in item order. */
  readonly children: readonly LiveExecution[];
  /** The inputs of those that were not, because the Map Run failed or was aborted. */
  readonly pending: readonly JsonValue[];
}

/** What becomes of the results of a Map Run. */
export interface Results {
  /** Leaves them in S3; gives where. Absent when the state asks for no files. */
  readonly write?: (mapRun: EndedMapRun) => JsonValue;
  /** The raw result of the Map state without files. */
  readonly collect: (children: readonly LiveExecution[]) => JsonValue;
}

/** Evaluates the ResultWriter's fields; fails as the Map state does. */
export type ResultsField = (thread: Thread) => Activity<Results>;

/** Without a ResultWriter: the outputs of the children that succeeded. */
export const resultsAreOutputs: ResultsField = function* () {
  return { collect: outputsOf };
};

export function compileResultWriter(
  state: MapState,
  writer: ResultWriter,
  { queryLanguage }: Compiling,
): ResultsField {
  const inputPath = compilePathStep(queryLanguage === 'JSONata' ? undefined : state.InputPath);
  const parameters = compileTemplateStep(queryLanguage === 'JSONata' ? undefined : writer.Parameters);
  const args =
    queryLanguage === 'JSONata' ? compileField(writer.Arguments, 'ResultWriter/Arguments') : undefined;
  const config = writer.WriterConfig ?? {};
  const collect: Results['collect'] = (children) => transformed(children, config);
  return function* (thread) {
    const raw = thread.stateInput;
    const input = inputPath === undefined ? raw : inputPath(thread, raw);
    const target = args === undefined ? parameters?.(thread, input) : yield* args.evaluate(thread);
    if (writer.Resource === undefined || !isJsonObject(target)) return { collect };
    const { s3 } = thread.execution.scheduler.world;
    return { collect, write: (mapRun) => writeFiles(s3, mapRun, target, config) };
  };
}

const outputsOf = (children: readonly LiveExecution[]): JsonArray =>
  children.flatMap(({ outcome }) => (outcome?.output === undefined ? [] : [outcome.output]));

function transformed(children: readonly LiveExecution[], config: JsonObject): JsonValue {
  switch (config['Transformation']) {
    case 'COMPACT':
      return outputsOf(children);
    case 'FLATTEN':
      return outputsOf(children).flatMap((output) =>
        Array.isArray(output) ? (output as JsonArray) : [output],
      );
    default:
      return children.map(describe);
  }
}

// Documented: what was not started because the Map Run failed or was aborted is pending; what has been started and did not succeed
// counts as failed. The files are called .json whatever they hold.
function writeFiles(
  s3: ObjectStore,
  { arn, children, pending }: EndedMapRun,
  target: JsonObject,
  config: JsonObject,
): JsonValue {
  const bucket = String(target['Bucket'] ?? '');
  const prefix = typeof target['Prefix'] === 'string' ? `${target['Prefix']}/` : '';
  const folder = `${prefix}${arn.slice(arn.lastIndexOf(':') + 1)}`;
  const write = (name: string, entries: JsonValue): readonly JsonObject[] => {
    if (Array.isArray(entries) && entries.length === 0) return [];
    const lines = config['OutputType'] === 'JSONL' && Array.isArray(entries);
    const body = lines
      ? (entries as JsonArray).map((entry) => JSON.stringify(entry)).join('\n')
      : JSON.stringify(entries);
    const Key = `${folder}/${name}_0.json`;
    s3.put(bucket, Key, body);
    return [{ Key, Size: utf8Length(body) }];
  };
  const succeeded = children.filter(({ outcome }) => outcome?.status === 'SUCCEEDED');
  const failed = children.filter(({ outcome }) => outcome?.status !== 'SUCCEEDED');
  const manifest = {
    DestinationBucket: bucket,
    MapRunArn: arn,
    ResultFiles: {
      FAILED: write('FAILED', failed.map(describe)),
      PENDING: write('PENDING', pending.map(describePending)),
      SUCCEEDED: succeeded.length === 0 ? [] : write('SUCCEEDED', transformed(succeeded, config)),
    },
  };
  const Key = `${folder}/manifest.json`;
  s3.put(bucket, Key, JSON.stringify(manifest));
  return { MapRunArn: arn, ResultWriterDetails: { Bucket: bucket, Key } };
}

/** A child as DescribeExecution shows it. */
const describe = (child: LiveExecution): JsonObject =>
  describeExecution(child, child.outcome, { instant: instantText, isOfMapRun: true });

/** A child that was never started has nothing but its input. */
const describePending = (input: JsonValue): JsonObject => ({
  Input: JSON.stringify(input),
  InputDetails: { Included: true },
  Status: 'PENDING',
});
