// ItemReader: where a distributed Map gets its items when they are not in the state's input.
import {
  type ItemReader,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type MapState,
  isJsonObject,
} from '../../../asl/index.ts';
import { StatesError, utf8Length } from '../../../data/index.ts';
import { compileField } from '../../fields/expression-fields.ts';
import { Failure, Unsupported } from '../../engine/failure.ts';
import type { Activity } from '../../engine/activity.ts';
import type { Compiling } from '../../engine/behaviour.ts';
import { compilePathStep, compileTemplateStep } from '../../fields/path-fields.ts';
import { etag } from '../../services/s3.ts';
import type { ObjectStore } from '../../services/object-store.ts';
import type { Thread } from '../../engine/types.ts';
import { compileNumber } from '../../fields/whole-number.ts';
import { delimiters, parseCsv, toItems } from './csv.ts';

export interface ReadItem {
  readonly value: JsonValue;
  /** The name of the property, when the items are those of an object. */
  readonly key?: string;
}

export interface Source {
  /** Evaluates the reader's fields; fails as the Map state does. */
  readonly open: (thread: Thread) => Activity<Opened>;
}
export interface Opened {
  /** What `$$.Map.Item.Source` shows. */
  readonly source: string;
  /** Reads the items; throws a Failure `States.ItemReaderFailed`. */
  readonly read: () => readonly ReadItem[];
}

export function compileItemReader(state: MapState, reader: ItemReader, compiling: Compiling): Source {
  const { queryLanguage, inspector } = compiling;
  const config = reader.ReaderConfig ?? {};
  const maxItems = compileNumber(
    {
      name: 'MaxItems',
      within: 'ItemReader/ReaderConfig/',
      value: config['MaxItems'],
      path: textOf(config['MaxItemsPath']),
    },
    queryLanguage,
  );
  const inputPath = compilePathStep(queryLanguage === 'JSONata' ? undefined : state.InputPath);
  const parameters = compileTemplateStep(queryLanguage === 'JSONata' ? undefined : reader.Parameters);
  const args =
    queryLanguage === 'JSONata' ? compileField(reader.Arguments, 'ItemReader/Arguments') : undefined;
  const settings = queryLanguage === 'JSONata' ? compileField(config, 'ItemReader/ReaderConfig') : undefined;
  return {
    *open(thread) {
      const raw = thread.stateInput;
      thread.input = inputPath === undefined ? raw : inputPath(thread, raw);
      if (queryLanguage === 'JSONPath') inspector?.note('afterInputPath', thread.input);
      const limit = (maxItems && (yield* maxItems(thread))) ?? 0;
      // Measured of AWS (https://github.com/floci-io/floci/pull/3732): a path that is negative fails when it is read, an expression at once.
      if (limit < 0 && queryLanguage === 'JSONata') {
        const cause = 'MaxItems cannot be negative.';
        throw new StatesError('States.QueryEvaluationError', cause, 'ItemReader/ReaderConfig/MaxItems');
      }
      const given = args === undefined ? parameters?.(thread, thread.input) : yield* args.evaluate(thread);
      const chosen = settings === undefined ? config : yield* settings.evaluate(thread);
      const target = isJsonObject(given) ? given : {};
      const options = isJsonObject(chosen) ? chosen : {};
      const bucket = textOf(target['Bucket']) ?? '';
      const isListing = reader.Resource.endsWith(':listObjectsV2');
      const { s3 } = thread.execution.scheduler.world;
      const key = textOf(target['Key']) ?? '';
      return {
        source: isListing ? `S3://${bucket}` : `S3://${bucket}/${key}`,
        read: () => {
          if (limit < 0) throw readerFailed('field MaxItems must be positive');
          const items = isListing
            ? list(s3, bucket, textOf(target['Prefix']) ?? '', options, thread)
            : parseObject(load(s3, bucket, key), options, s3, bucket);
          return limit === 0 ? items : items.slice(0, limit);
        },
      };
    },
  };
}

function load(s3: ObjectStore, bucket: string, key: string): string {
  const body = s3.get(bucket, key);
  if (body === undefined)
    throw readerFailed('The specified key does not exist. (Service: S3, Status Code: 404)');
  return body;
}

type Parse = (body: string, options: JsonObject, s3: ObjectStore, bucket: string) => readonly ReadItem[];

const parsers: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['CSV', parseCsvObject],
  ['JSON', (body, options) => itemsOf(pointTo(parseJson(body), textOf(options['ItemsPointer']) ?? ''))],
  [
    'JSONL',
    (body) =>
      body
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ value: parseJson(line) })),
  ],
  ['MANIFEST', parseManifest],
]);

function parseObject(
  body: string,
  options: JsonObject,
  s3: ObjectStore,
  bucket: string,
): readonly ReadItem[] {
  // With a manifest of Athena, InputType is the format of the files that it names.
  const isManifest = textOf(options['ManifestType']) !== undefined;
  const type = isManifest ? 'MANIFEST' : (textOf(options['InputType']) ?? 'JSON');
  const parse = parsers.get(type);
  if (parse === undefined) throw new Unsupported(`ItemReader with InputType ${type}`);
  return parse(body, options, s3, bucket);
}

function parseCsvObject(body: string, options: JsonObject): readonly ReadItem[] {
  const delimiter = delimiters.get(textOf(options['CSVDelimiter']) ?? 'COMMA') ?? ',';
  const rows = parseCsv(body, delimiter);
  const isGiven = options['CSVHeaderLocation'] === 'GIVEN';
  const headers = isGiven ? textsOf(options['CSVHeaders']) : (rows[0] ?? []);
  if (new Set(headers).size < headers.length) throw readerFailed('CSV headers cannot contain duplicates.');
  return toItems(headers, isGiven ? rows : rows.slice(1)).map((value) => ({ value }));
}

// An S3 inventory manifest names CSV files; one of Athena names objects, one per line.
function parseManifest(
  body: string,
  options: JsonObject,
  s3: ObjectStore,
  bucket: string,
): readonly ReadItem[] {
  if (options['ManifestType'] === 'ATHENA_DATA') {
    const keys = body
      .split('\n')
      .map((line) => line.trim().replace(/^s3:\/\/[^/]+\//, ''))
      .filter((key) => key !== '');
    const inner = {
      ...options,
      ManifestType: null,
      InputType: options['InputType'] === 'MANIFEST' ? 'CSV' : (options['InputType'] ?? 'CSV'),
    };
    return keys.flatMap((key) => parseObject(load(s3, bucket, key), inner, s3, bucket));
  }
  const manifest = parseJson(body);
  const schema = isJsonObject(manifest) ? textOf(manifest['fileSchema']) : undefined;
  const files =
    isJsonObject(manifest) && Array.isArray(manifest['files']) ? (manifest['files'] as JsonArray) : [];
  const headers = (schema ?? '').split(',').map((header) => header.trim());
  return files.flatMap((file) => {
    const key = isJsonObject(file) ? textOf(file['key']) : undefined;
    return toItems(headers, parseCsv(load(s3, bucket, key ?? ''), ',')).map((value) => ({ value }));
  });
}

function list(
  s3: ObjectStore,
  bucket: string,
  prefix: string,
  options: JsonObject,
  thread: Thread,
): readonly ReadItem[] {
  const objects = s3.list(bucket, prefix);
  if (options['Transformation'] === 'LOAD_AND_FLATTEN') {
    return objects.flatMap(({ body }) => parseObject(body, options, s3, bucket));
  }
  const lastModified = Math.floor(thread.execution.startedAt / 1000);
  return objects.map(({ key, body }) => ({
    value: {
      Etag: etag(body),
      Key: key,
      LastModified: lastModified,
      Size: utf8Length(body),
      StorageClass: 'STANDARD',
    },
  }));
}

function itemsOf(value: JsonValue | undefined): readonly ReadItem[] {
  if (Array.isArray(value)) return (value as JsonArray).map((item) => ({ value: item }));
  if (!isJsonObject(value)) throw readerFailed('Attempting to map over non-iterable node.');
  return Object.entries(value).map(([key, member]) => ({ key, value: member }));
}

// RFC 6901, as ItemsPointer is written.
function pointTo(value: JsonValue, pointer: string): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(found)) found = (found as JsonArray)[Number(name)];
    else found = isJsonObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found;
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw readerFailed('The item source is not valid JSON.');
  }
}

const readerFailed = (cause: string): Failure => new Failure('States.ItemReaderFailed', cause);
const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const textsOf = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value) ? (value as JsonArray).filter((item) => typeof item === 'string') : [];
