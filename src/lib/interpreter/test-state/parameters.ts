// The parameters of a request as the API's model defines them. Texts that are too short and numbers that are too small never leave an
// SDK, so they are refused in its words (recorded with botocore); wrong types, and what the service itself refuses, come after that.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
import { type JsonValue, isJsonObject, ownValue } from '../../asl/index.ts';
import { Refused, type TestStateRequest } from './request.ts';

/** Checks types and bounds of the parameters; throws Refused. */
export function checkParameters(request: TestStateRequest): void {
  const parameters = request as unknown as JsonValue;
  const problems: string[] = [];
  if (request.definition === undefined) problems.push('Missing required parameter in input: "definition"');
  for (const name of objects) check(name, valueAt(parameters, name), 'an object', isJsonObject);
  for (const [name, least] of texts) {
    const value = valueAt(parameters, name);
    check(name, value, 'a text', (value) => typeof value === 'string');
    if (typeof value !== 'string' || value.length >= least) continue;
    problems.push(`Invalid length for parameter ${name}, value: ${value.length}, valid min length: ${least}`);
  }
  for (const [name, least] of counts) {
    const value = valueAt(parameters, name);
    check(name, value, 'a whole number', Number.isInteger);
    if (typeof value !== 'number' || value >= least) continue;
    problems.push(`Invalid value for parameter ${name}, value: ${value}, valid min value: ${least}`);
  }
  if (problems.length > 0) {
    throw new Refused(`Parameter validation failed:\n${problems.join('\n')}`, 'ParamValidationError');
  }
  for (const [name, choices] of enumerations) checkChoice(name, valueAt(parameters, name), choices);
}

const objects = ['mock', 'mock.errorOutput', 'stateConfiguration'] as const;

const texts: readonly (readonly [name: string, leastLength: number])[] = [
  ['definition', 1],
  ['stateName', 1],
  ['roleArn', 1],
  ['input', 0],
  ['variables', 0],
  ['context', 0],
  ['mock.result', 0],
  ['mock.errorOutput.error', 0],
  ['mock.errorOutput.cause', 0],
  ['stateConfiguration.errorCausedByState', 1],
  ['stateConfiguration.mapItemReaderData', 0],
];

const counts: readonly (readonly [name: string, least: number])[] = [
  ['stateConfiguration.retrierRetryCount', 0],
  ['stateConfiguration.mapIterationFailureCount', 0],
];

const enumerations: readonly (readonly [name: string, choices: readonly string[]])[] = [
  ['inspectionLevel', ['INFO', 'DEBUG', 'TRACE']],
  ['mock.fieldValidationMode', ['STRICT', 'PRESENT', 'NONE']],
];

const valueAt = (request: JsonValue, name: string): JsonValue | undefined =>
  name.split('.').reduce<JsonValue | undefined>((value, member) => ownValue(value, member), request);

function check(
  name: string,
  value: JsonValue | undefined,
  kind: string,
  holds: (value: JsonValue) => boolean,
): void {
  if (value !== undefined && !holds(value)) throw new Refused(`${name} must be ${kind}`);
}

function checkChoice(name: string, value: JsonValue | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.some((choice) => choice === value)) return;
  throw new Refused(
    `1 validation error detected: Value '${String(value)}' at '${name}' failed to satisfy constraint: Member must satisfy enum value set: [${choices.join(', ')}]`,
  );
}
