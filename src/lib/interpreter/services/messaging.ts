// SQS, SNS and EventBridge: they accept a message and return its id. Nobody reads the messages.
import { type JsonArray, type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import { md5 as digest } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { hash, utf8Encode } from '../../data/index.ts';
import { Failure } from '../engine/failure.ts';
import { ServiceError } from './service-error.ts';
import { jsonTextOf, textOf, type Actions, type ServiceRequest } from './service.ts';

export const sqs: Actions = {
  sendMessage: ({ parameters, random }) => {
    const body = jsonTextOf(parameters, 'MessageBody') ?? '';
    if (body === '') {
      throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageBody.', {
        isModelled: false,
      });
    }
    const queue = textOf(parameters, 'QueueUrl');
    if (isFifo(queue) && textOf(parameters, 'MessageGroupId') === '') {
      throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageGroupId.', {
        isModelled: false,
      });
    }
    const attributes = parameters['MessageAttributes'];
    return {
      response: {
        ...(isJsonObject(attributes) ? { MD5OfMessageAttributes: md5OfAttributes(attributes) } : {}),
        MD5OfMessageBody: md5(body),
        MessageId: random.uuid(),
        ...sequenceNumber(queue, random),
      },
    };
  },
};

export const sns: Actions = {
  publish: ({ parameters, random }) => {
    const target =
      textOf(parameters, 'TopicArn') || textOf(parameters, 'TargetArn') || textOf(parameters, 'PhoneNumber');
    if (target === '') {
      throw new ServiceError(
        'InvalidParameter',
        'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
      );
    }
    if ((jsonTextOf(parameters, 'Message') ?? '') === '') {
      throw new ServiceError('InvalidParameter', 'Invalid parameter: Empty message');
    }
    // Recorded.
    if (isFifo(target) && textOf(parameters, 'MessageGroupId') === '') {
      throw new ServiceError(
        'InvalidParameter',
        'Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
      );
    }
    return { response: { MessageId: random.uuid(), ...sequenceNumber(target, random) } };
  },
};

export const events: Actions = {
  putEvents: (request) => {
    const given = request.parameters['Entries'];
    const entries = (Array.isArray(given) ? (given as JsonArray) : []).map((entry) =>
      entryOf(entry, request),
    );
    const failed = entries.filter((entry) => Object.hasOwn(entry, 'ErrorCode')).length;
    const response = { Entries: entries, FailedEntryCount: failed };
    // The SDK's answer leaves it to the caller to look; the optimized integration fails.
    if (failed > 0 && !request.isSdk) throw new Failure('EventBridge.FailedEntry', JSON.stringify(response));
    return { response };
  },
};

function entryOf(entry: JsonValue, { random }: ServiceRequest): JsonObject {
  const fields = isJsonObject(entry) ? entry : {};
  for (const name of ['Source', 'DetailType', 'Detail']) {
    if (jsonTextOf(fields, name) === undefined) {
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      };
    }
  }
  return isObjectText(jsonTextOf(fields, 'Detail') ?? '')
    ? { EventId: random.uuid() }
    : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function isObjectText(text: string): boolean {
  try {
    return isJsonObject(JSON.parse(text));
  } catch (problem) {
    if (problem instanceof SyntaxError) return false;
    throw problem;
  }
}

const isFifo = (target: string): boolean => target.endsWith('.fifo');

const sequenceNumber = (target: string, random: ServiceRequest['random']): JsonObject =>
  isFifo(target) ? { SequenceNumber: `1${String(random.uint32()).padStart(19, '0')}` } : {};

const md5 = (text: string): string => hash(text, 'MD5') ?? '';

/** The digest of message attributes: names in order, each with its type and value, lengths (four bytes) first. */
function md5OfAttributes(attributes: JsonObject): string {
  const bytes: number[] = [];
  const put = (text: string): void => {
    const encoded = utf8Encode(text);
    const { length } = encoded;
    bytes.push(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255, ...encoded);
  };
  for (const name of Object.keys(attributes).sort()) {
    const attribute = attributes[name] ?? {};
    const fields = isJsonObject(attribute) ? attribute : {};
    const type = textOf(fields, 'DataType');
    put(name);
    put(type);
    bytes.push(type.startsWith('Binary') ? 2 : 1);
    put(textOf(fields, type.startsWith('Binary') ? 'BinaryValue' : 'StringValue'));
  }
  return bytesToHex(digest(Uint8Array.from(bytes)));
}
