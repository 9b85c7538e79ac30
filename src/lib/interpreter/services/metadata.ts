// SdkHttpMetadata and SdkResponseMetadata: what optimized integrations show of the HTTP response beside its content.
import type { JsonObject } from '../../asl/index.ts';
import { utf8Encode, utf8Length } from '../../data/index.ts';
import type { ServiceRequest } from './service.ts';

/** How a service's HTTP answers look. */
export interface HttpStyle {
  readonly contentType: string;
  readonly connection?: 'Connection' | 'connection';
  /** What travels, when that is not the answer's own JSON text; its length is recorded. */
  readonly body?: (answer: JsonObject, requestId: string) => string;
  /** Headers of this service alone. */
  readonly extra?: (body: string, requestId: string) => { readonly [header: string]: string };
}

const json = 'application/x-amz-json-';

export const httpStyles = {
  json10: { contentType: `${json}1.0`, connection: 'connection' },
  json11: { contentType: `${json}1.1` },
  rest: { contentType: 'application/json', connection: 'Connection' },
  sns: { contentType: 'text/xml', connection: 'connection', body: publishResponse },
  dynamodb: {
    contentType: `${json}1.0`,
    connection: 'Connection',
    extra: (body) => ({ Server: 'Server', 'x-amz-crc32': String(crc32(body)) }),
  },
  lambda: {
    contentType: 'application/json',
    connection: 'Connection',
    // The function's result alone; nothing when nobody waits for it.
    body: ({ Payload = null, StatusCode }) => (StatusCode === 202 ? '' : JSON.stringify(Payload)),
    extra: (_body, requestId) => ({
      'X-Amz-Executed-Version': '$LATEST',
      'x-amzn-Remapped-Content-Length': '0',
      'X-Amzn-Trace-Id': `root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(8)};sampled=0`,
    }),
  },
} as const satisfies { readonly [style: string]: HttpStyle };

/** The metadata of an answer. */
export function sdkMetadata(
  { contentType, connection, body, extra }: HttpStyle,
  answer: JsonObject,
  { random, nowMs }: ServiceRequest,
  statusCode = 200,
): JsonObject {
  const requestId = random.uuid();
  const text = body === undefined ? JSON.stringify(answer) : body(answer, requestId);
  const headers: { readonly [header: string]: string } = {
    ...extra?.(text, requestId),
    ...(connection === undefined ? {} : { [connection]: 'keep-alive' }),
    'x-amzn-RequestId': requestId,
    'Content-Length': String(utf8Length(text)),
    Date: new Date(nowMs).toUTCString(),
    'Content-Type': contentType,
  };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: statusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

function publishResponse(answer: JsonObject, requestId: string): string {
  const members = Object.entries(answer).map(([name, value]) => `    <${name}>${String(value)}</${name}>\n`);
  return `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
  <PublishResult>
${members.join('')}  </PublishResult>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>
</PublishResponse>
`;
}

/** CRC-32 (IEEE 802.3) of a text's UTF-8 bytes, as DynamoDB sends it. */
function crc32(text: string): number {
  let crc = ~0;
  for (const byte of utf8Encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xed_b8_83_20 & -(crc & 1));
  }
  return ~crc >>> 0;
}
