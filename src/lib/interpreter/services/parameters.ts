// What Step Functions itself asks of a service's parameters before it makes the call; a row per action.
import { isJsonObject, type JsonValue } from '../../asl/json.ts';

interface Row {
  readonly required?: readonly string[];
  /** Fields that must be an object whose members are arrays. */
  readonly multiValued?: readonly string[];
}

const rows: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['apigateway:invoke', { required: ['ApiEndpoint', 'Method'], multiValued: ['Headers', 'QueryParameters'] }],
  ['lambda:invoke', { required: ['FunctionName'] }],
  ['states:startExecution', { required: ['StateMachineArn'] }],
]);

/** What is wrong with the parameters of a call, in AWS's words; empty when nothing is. */
export function problemsOf(service: string, action: string, parameters: JsonValue): readonly string[] {
  const row = rows.get(`${service}:${action}`);
  if (row === undefined || !isJsonObject(parameters)) return [];
  return [
    ...(row.required ?? [])
      .filter((field) => !Object.hasOwn(parameters, field))
      .map((field) => `The field '${field}' is required but was missing`),
    ...(row.multiValued ?? [])
      .filter((field) => Object.hasOwn(parameters, field) && !isMultiValued(parameters[field]))
      .map((field) => `The value of the field '${field}' has an invalid format`),
  ];
}

const isMultiValued = (value: JsonValue | undefined): boolean =>
  isJsonObject(value) && Object.values(value).every((member) => Array.isArray(member));
