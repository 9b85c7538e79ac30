// What a Task calls: a Resource that Step Functions knows, with the request fields it needs, within what the workflow
// type allows, with credentials that name a role, and with a timeout.
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { maxExecutionSeconds } from '../limits.ts';
import { spanInProse } from '../quantity.ts';
import { within } from '../text/location.ts';
import { isJsonata } from '../reading/objects.ts';
import { problemsOfWritten } from './request-problems.ts';
import { requestOf } from '../tables/requests.ts';
import type { Integration, ResourceReading } from '../tables/resources.ts';
import { integrationOf, readResource } from '../tables/resources.ts';
import type { LocatedState } from '../reading/walk.ts';
import type { Check, Report } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';

/** Every Task state. */
export const task: Check = (machine, report) => {
  const machineTimeout = ownValue(machine.value, 'TimeoutSeconds') !== undefined;
  for (const state of machine.states) {
    if (state.type !== 'Task') continue;
    const resource = ownValue(state.value, 'Resource');
    const reading = typeof resource === 'string' ? readResource(resource) : undefined;
    if (typeof resource === 'string' && reading && !hasPlaceholder(resource)) {
      checkResource(resource, reading, within(state.location, 'Resource'), report);
      if (reading.kind === 'integration' || reading.kind === 'sdk')
        checkRequest(state, resource, reading, report);
    }
    if (reading && machine.type === 'EXPRESS') checkExpress(reading, state, report);
    checkCredentials(state, reading, report);
    checkHeartbeat(state, report);
    if (!machineTimeout) checkTimeout(state, reading, report);
  }
};

function checkResource(resource: string, reading: ResourceReading, location: string, report: Report): void {
  if (reading.kind === 'integration') {
    if (!isSupported(integrationOf(reading.name), reading.suffix, reading.name))
      notRecognized(resource, location, report);
  } else if (reading.kind === 'sdk') {
    if (!/^aws-sdk:[a-z0-9]+:[a-z][A-Za-z0-9]*$/.test(reading.name) || reading.pattern === 'sync') {
      notRecognized(resource, location, report);
    }
  } else if (reading.kind === 'lambda-function') {
    if (!/^[\w-]+(?::[\w$-]+)?$/.test(reading.name)) invalidArn(location, report);
  } else if (reading.kind === 'other') {
    if (!resource.includes(':')) invalidArn(location, report);
    else if (/^arn:aws[a-z-]*:(?!states:|lambda:|swf:)[a-z0-9-]+:/.test(resource))
      notRecognized(resource, location, report);
    else if (!/^arn:[^:]+:[^:]*:[^:]*:[^:]*:.+/.test(resource)) {
      const message = `"${resource}" is no ARN; AWS takes only the ARN of an integration, a Lambda function or an activity.`;
      report('unknown-resource', { message, location });
    }
  }
}

function isSupported(integration: Integration | undefined, suffix: string, name: string): boolean {
  if (!integration) return false;
  if (suffix === '') return true;
  if (suffix === '.waitForTaskToken') return integration.waitForTaskToken;
  return integration.sync && (suffix === '.sync' || name === 'states:startExecution');
}

function notRecognized(resource: string, location: string, report: Report): void {
  const shown = resource.replace(/^arn:aws[a-z-]*:/, 'arn:<partition>:');
  const message = `The resource provided ${shown} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
  report('resource-arn', { message, location });
}

const invalidArn = (location: string, report: Report): void =>
  report('resource-arn', { message: 'Value is not a valid resource ARN', location });

function checkRequest(
  state: LocatedState,
  resource: string,
  { kind, name }: ResourceReading & { readonly name: string },
  report: Report,
): void {
  const field = state.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const request = ownValue(state.value, field);
  if (request === undefined && (integrationOf(name)?.required.length ?? 0) > 0) {
    const shown = resource.replace(/^arn:aws[a-z-]*:/, 'arn:<partition>:');
    const message = `${field} field is required for resource ARN: ${shown}`;
    report('integration-request', { message, location: state.location, part: 'key' });
  }
  if (!isJsonObject(request)) return;
  const location = within(state.location, field);
  const action = name.lastIndexOf(':');
  const service = name.slice(0, action);
  for (const message of problemsOfWritten(service, name.slice(action + 1), request, isFilledLater(state))) {
    report('integration-request', { message, location, part: 'key' });
  }
  if (state.language === 'JSONata') {
    for (const key of strayKeysIn(request)) {
      const message = `"${key}" ends in .$ in a JSONata state: the service is never called, the task fails with States.Runtime.`;
      report('evaluated-request', { message, location, part: 'key' });
    }
    return;
  }
  if (kind !== 'integration') return;
  for (const key of Object.keys(request)) {
    const written = key.endsWith('.$') ? key.slice(0, -2) : undefined;
    const shape = requestOf(name);
    if (written === undefined || shape === undefined || shape.isOpen || shape.fields.has(written)) continue;
    const message = `${name} takes no "${written}": AWS creates the machine, and the task fails with States.Runtime.`;
    report('evaluated-request', { message, location: within(location, key), part: 'key' });
  }
}

/** Keys that the run reads as a path after all, with values that are none. */
function strayKeysIn(value: JsonValue): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key.endsWith('.$') && !(typeof member === 'string' && /^(\$|States\.|\{%)/.test(member))
      ? [key]
      : strayKeysIn(member as JsonValue),
  );
}

/** Values that a deployment or the run fills in, so that their type is not known. */
const isFilledLater =
  ({ language }: LocatedState) =>
  (value: JsonValue): boolean =>
    hasPlaceholder(value) || (language === 'JSONata' && typeof value === 'string' && isJsonata(value));

function checkExpress(reading: ResourceReading, state: LocatedState, report: Report): void {
  const location = within(state.location, 'Resource');
  if (reading.kind === 'activity') {
    report('express-integration', {
      message: 'Express state machine does not support Activity ARN',
      location,
    });
  } else if (reading.kind === 'integration' || reading.kind === 'sdk') {
    // AWS's own words, with its blank at the end after a callback.
    if (reading.pattern === 'sync') {
      const message = "Express state machine does not support '.sync' service integration";
      report('express-integration', { message, location });
    } else if (reading.pattern === 'waitForTaskToken') {
      const message = "Express state machine does not support '.waitForTaskToken' service integration ";
      report('express-integration', { message, location });
    }
  }
}

function checkCredentials(state: LocatedState, reading: ResourceReading | undefined, report: Report): void {
  const credentials = ownValue(state.value, 'Credentials');
  if (!isJsonObject(credentials)) return;
  const location = within(state.location, 'Credentials');
  if (reading?.kind === 'activity') {
    report('credentials', { message: "The field 'Credentials' is not supported for activities", location });
  }
  const hasRole = ['RoleArn', 'RoleArn.$'].some((field) => ownValue(credentials, field) !== undefined);
  if (!hasRole && reading?.kind !== 'other') {
    report('credentials', { message: "The field 'RoleArn' is required but was missing", location });
  }
}

function checkHeartbeat({ value, location }: LocatedState, report: Report): void {
  const heartbeat = ownValue(value, 'HeartbeatSeconds');
  const timeout = ownValue(value, 'TimeoutSeconds');
  if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) return;
  const message = `HeartbeatSeconds (${heartbeat}) must be smaller than TimeoutSeconds (${timeout})`;
  report('heartbeat-below-timeout', { message, location: within(location, 'HeartbeatSeconds') });
}

function checkTimeout(state: LocatedState, reading: ResourceReading | undefined, report: Report): void {
  const { value, name, location } = state;
  const given = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];
  if (given.some((field) => ownValue(value, field) !== undefined)) return;
  const message = `"${name}" has no TimeoutSeconds: ${waitingFor(reading)}, it waits for up to ${spanInProse(maxExecutionSeconds.STANDARD)}.`;
  report('task-without-timeout', { message, location, part: 'key' });
}

function waitingFor(reading: ResourceReading | undefined): string {
  if (reading?.kind === 'activity') return 'if no worker takes it or answers';
  if (reading?.kind === 'integration' || reading?.kind === 'sdk') {
    if (reading.pattern === 'waitForTaskToken') return 'if nobody sends the task token back';
    if (reading.pattern === 'sync') return 'if the job never ends';
  }
  return 'if no answer comes';
}
