// A Lambda function without code: it returns what it was given. To get another answer, a learner writes a mock.
import { jsonTextOf, textOf, type Actions, type Reply } from './service.ts';

export const lambda: Actions = {
  invoke: ({ parameters, isSdk }): Reply => {
    if (textOf(parameters, 'InvocationType') === 'Event') {
      return { response: { Payload: isSdk ? '' : {}, StatusCode: 202 } };
    }
    const given = Object.hasOwn(parameters, 'Payload') ? (parameters['Payload'] ?? null) : {};
    const payload = isSdk ? (jsonTextOf(parameters, 'Payload') ?? '{}') : given;
    return { response: { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 } };
  },
  listFunctions: () => ({ response: { Functions: [] } }),
};
