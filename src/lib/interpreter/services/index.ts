// What services answer when nothing is mocked.
import type { JsonValue } from '../../asl/json.ts';
import { isJsonObject } from '../../asl/json.ts';
import type { Failure } from '../failure.ts';
import type { Call } from '../states/task.ts';

/** A service's answer. */
export interface Reply {
  /** The response to the call itself. */
  readonly response: JsonValue;
  /** What the finished job gives, for `.sync`; absent when it is the response. */
  readonly result?: JsonValue;
  readonly failure?: Failure;
}

/** The simulated service's reply to a call. */
export function simulate({ resource, parameters, thread }: Call): Reply {
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
