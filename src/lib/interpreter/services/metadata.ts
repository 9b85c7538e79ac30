// SdkHttpMetadata and SdkResponseMetadata: what optimized integrations show of the HTTP answer, beside what it says.
import type { JsonObject, JsonValue } from '../../asl/json.ts';
import { utf8Encode } from '../../data/bytes.ts';
import { jsonBytes } from '../../data/index.ts';
import type { ServiceRequest } from './service.ts';

/** How a service's HTTP answers look. */
export interface HttpStyle {
  readonly contentType: string;
  readonly connection?: 'Connection' | 'connection';
  /** Headers of this service alone. */
  readonly extra?: (body: JsonValue, requestId: string) => { readonly [header: string]: string };
}

const json = 'application/x-amz-json-';

export const httpStyles = {
  json10: { contentType: `${json}1.0`, connection: 'connection' },
  json11: { contentType: `${json}1.1` },
  rest: { contentType: 'application/json', connection: 'Connection' },
  xml: { contentType: 'text/xml', connection: 'connection' },
  dynamodb: {
    contentType: `${json}1.0`,
    connection: 'Connection',
    extra: (body) => ({ Server: 'Server', 'x-amz-crc32': String(crc32(JSON.stringify(body))) }),
  },
  lambda: {
    contentType: 'application/json',
    connection: 'Connection',
    extra: (_body, requestId) => ({
      'X-Amz-Executed-Version': '$LATEST',
      'x-amzn-Remapped-Content-Length': '0',
      'X-Amzn-Trace-Id': `root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(8)};sampled=0`,
    }),
  },
} as const satisfies { readonly [style: string]: HttpStyle };

/** The metadata of an answer with this body. */
export function sdkMetadata(
  { contentType, connection, extra }: HttpStyle,
  body: JsonValue,
  { random, nowMs }: ServiceRequest,
  statusCode = 200,
): JsonObject {
  const requestId = random.uuid();
  const headers: { readonly [header: string]: string } = {
    ...extra?.(body, requestId),
    ...(connection === undefined ? {} : { [connection]: 'keep-alive' }),
    'x-amzn-RequestId': requestId,
    'Content-Length': String(jsonBytes(body)),
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

/** CRC-32 (IEEE 802.3) of a text's UTF-8 bytes, as DynamoDB sends it. */
function crc32(text: string): number {
  let crc = ~0;
  for (const byte of utf8Encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xed_b8_83_20 & -(crc & 1));
  }
  return ~crc >>> 0;
}
