// What services answer when nothing is mocked.
import type { JsonValue } from '../../asl/json.ts';
import { isJsonObject } from '../../asl/json.ts';
import type { Failure } from '../failure.ts';
import type { Resource } from '../resource.ts';
import type { Thread } from '../thread.ts';

/** A call of a service. */
export interface ServiceCall {
  readonly resource: Resource;
  readonly parameters: JsonValue;
  readonly thread: Thread;
}

/** A service's answer. */
export interface Reply {
  /** The response to the call itself. */
  readonly response: JsonValue;
  /** What the finished job gives, for `.sync`; absent when it is the response. */
  readonly result?: JsonValue;
  readonly failure?: Failure;
}

/** What a task without a mock gives. */
export function simulateResult(resource: Resource, parameters: JsonValue, thread: Thread): JsonValue {
  const { response, result, failure } = simulate({ resource, parameters, thread });
  if (failure !== undefined) throw failure;
  return result ?? response;
}

/** The simulated service's reply to a call. */
export function simulate({ resource, parameters, thread }: ServiceCall): Reply {
  if (resource.kind !== 'service') return { response: parameters };
  const metadata = sdkMetadata(thread.random.uuid());
  if (resource.resourceType === 'lambda') {
    const payload = isJsonObject(parameters) ? parameters['Payload'] : undefined;
    return { response: { ExecutedVersion: '$LATEST', Payload: payload ?? {}, ...metadata, StatusCode: 200 } };
  }
  return { response: metadata };
}

const sdkMetadata = (requestId: string) => ({
  SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
  SdkResponseMetadata: { RequestId: requestId },
});
