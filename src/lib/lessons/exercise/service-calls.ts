// What an execution asked of the services around it: each call with what was sent. An optimised integration, the same call through
// the SDK and a function's own ARN come to the same, so that an exercise can judge what was done and not how it was written.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import { type Execution, detailsOf, indexVisits } from '../../history/index.ts';

export interface ServiceCall {
  /** A Lambda function by its name (`create-account`), everything else by service and action (`sns:publish`). */
  readonly to: string;
  /** What was sent: a function's payload, or the parameters of the call. */
  readonly sent: JsonValue;
  readonly state: string;
  /** Id of the event that began the call; in the child execution's history if a child made it. */
  readonly eventId: number;
}

/** Every call in the order of the history, retries included; then those of child executions. Pure. */
export function serviceCallsOf({ events, children }: Pick<Execution, 'events' | 'children'>): ServiceCall[] {
  const index = indexVisits(events);
  const own = events.flatMap((event): ServiceCall[] => {
    if (!/^(TaskScheduled|LambdaFunctionScheduled|ActivityScheduled)$/.test(event.type)) return [];
    const { resource = '', resourceType, input, parameters } = detailsOf(event);
    const sent = read(parameters ?? input ?? 'null');
    const state = index.visits[index.visitOfEvent[event.id - 1] ?? -1]?.name ?? '';
    return [{ ...nameOf(resource, resourceType, sent), state, eventId: event.id }];
  });
  return [...own, ...children.flatMap(({ execution }) => serviceCallsOf(execution))];
}

/** Where an optimised integration takes JSON, and the same call through the SDK a text. */
const jsonFields: Readonly<Record<string, string>> = {
  'states:startExecution': 'Input',
  'sns:publish': 'Message',
  'sqs:sendMessage': 'MessageBody',
};

function nameOf(resource: string, resourceType: string | undefined, sent: JsonValue) {
  if (resourceType === undefined) return { to: lastPart(resource), sent };
  const service = resourceType.replace(/^aws-sdk:/, '');
  const action = resource.replace(/\.(sync|waitForTaskToken).*$/, '');
  if (service === 'lambda' && /^invoke$/i.test(action) && isJsonObject(sent)) {
    const { FunctionName, Payload = {} } = sent;
    return { to: lastPart(typeof FunctionName === 'string' ? FunctionName : ''), sent: payloadOf(Payload) };
  }
  const known = { sfn: 'states', eventbridge: 'events' }[service] ?? service;
  const to = `${known}:${action.charAt(0).toLowerCase()}${action.slice(1)}`;
  const field = jsonFields[to];
  if (field === undefined || !isJsonObject(sent)) return { to, sent };
  const { [field]: value } = sent;
  return { to, sent: value === undefined ? sent : { ...sent, [field]: payloadOf(value) } };
}

/** The name at the end of an ARN, without the version or alias of a function. */
function lastPart(arn: string): string {
  const parts = arn.split(':');
  const kind = parts.findIndex((part) => part === 'function' || part === 'activity');
  return parts[kind < 0 ? 0 : kind + 1] ?? '';
}

/** The SDK takes JSON as a text. */
const payloadOf = (payload: JsonValue): JsonValue => (typeof payload === 'string' ? read(payload) : payload);

function read(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
