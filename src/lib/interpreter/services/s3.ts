// S3's actions on objects, which are texts. A bucket exists once it is named.
import { type JsonArray, type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import { hash, utf8Encode } from '../../data/index.ts';
import { ServiceError } from './service-error.ts';
import { jsonTextOf, textOf, type Action, type Actions, type ServiceRequest } from './service.ts';

const getObject: Action = (request) => {
  const body = bodyOf(request);
  return { response: { ...headOf(request, body), Body: body } };
};

const list: Action = ({ parameters, world, nowMs }) => {
  const bucket = textOf(parameters, 'Bucket');
  const prefix = textOf(parameters, 'Prefix');
  const asked = parameters['MaxKeys'];
  const max = typeof asked === 'number' && asked >= 0 ? Math.min(asked, 1000) : 1000;
  const after = textOf(parameters, 'ContinuationToken') || textOf(parameters, 'StartAfter');
  const all = world.s3.list(bucket, prefix).filter(({ key }) => key > after);
  const page = all.slice(0, max);
  const last = page.at(-1);
  return {
    response: {
      Contents: page.map(({ key, body }) => ({
        ETag: etag(body),
        Key: key,
        LastModified: new Date(nowMs).toISOString(),
        Size: utf8Encode(body).length,
        StorageClass: 'STANDARD',
      })),
      IsTruncated: all.length > page.length,
      KeyCount: page.length,
      MaxKeys: max,
      Name: bucket,
      ...(all.length > page.length && last !== undefined ? { NextContinuationToken: last.key } : {}),
      Prefix: prefix,
    },
  };
};

export const s3: Actions = {
  getObject,
  headObject: (request) => ({ response: headOf(request, bodyOf(request)) }),
  putObject: ({ parameters, world }) => {
    const body = jsonTextOf(parameters, 'Body') ?? '';
    world.s3.put(textOf(parameters, 'Bucket'), textOf(parameters, 'Key'), body);
    return { response: { ETag: etag(body), ServerSideEncryption: 'AES256' } };
  },
  copyObject: ({ parameters, world, nowMs }) => {
    const [bucket = '', ...key] = decodedSource(textOf(parameters, 'CopySource')).split('/');
    const body = world.s3.get(bucket, key.join('/'));
    if (body === undefined) throw noSuchKey();
    world.s3.put(textOf(parameters, 'Bucket'), textOf(parameters, 'Key'), body);
    return {
      response: { CopyObjectResult: { ETag: etag(body), LastModified: new Date(nowMs).toISOString() } },
    };
  },
  deleteObject: ({ parameters, world }) => {
    world.s3.delete(textOf(parameters, 'Bucket'), textOf(parameters, 'Key'));
    return { response: {} };
  },
  deleteObjects: ({ parameters, world }) => {
    const bucket = textOf(parameters, 'Bucket');
    const asked: JsonValue = parameters['Delete'] ?? {};
    const objects =
      isJsonObject(asked) && Array.isArray(asked['Objects']) ? (asked['Objects'] as JsonArray) : [];
    const keys = objects.map((each) => (isJsonObject(each) ? textOf(each, 'Key') : ''));
    for (const key of keys) world.s3.delete(bucket, key);
    return { response: { Deleted: keys.map((Key) => ({ Key })) } };
  },
  listObjectsV2: list,
  listObjects: list,
};

function bodyOf({ parameters, world }: ServiceRequest): string {
  const body = world.s3.get(textOf(parameters, 'Bucket'), textOf(parameters, 'Key'));
  if (body === undefined) throw noSuchKey();
  return body;
}

const headOf = ({ nowMs }: ServiceRequest, body: string): JsonObject => ({
  AcceptRanges: 'bytes',
  ContentLength: utf8Encode(body).length,
  ContentType: 'binary/octet-stream',
  ETag: etag(body),
  LastModified: new Date(nowMs).toISOString(),
  Metadata: {},
  ServerSideEncryption: 'AES256',
});

/** An object's ETag: the MD5 of its bytes, in quotes. */
export const etag = (body: string): string => `"${hash(body, 'MD5') ?? ''}"`;

const noSuchKey = (): ServiceError =>
  new ServiceError('NoSuchKey', 'The specified key does not exist.', { statusCode: 404 });

// CopySource is URL-encoded, if its author thought of it.
function decodedSource(source: string): string {
  const path = source.replace(/^\//, '');
  try {
    return decodeURIComponent(path);
  } catch (problem) {
    if (problem instanceof URIError) return path;
    throw problem;
  }
}
