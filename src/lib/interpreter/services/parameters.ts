// What Step Functions itself asks of a service's parameters before it makes the call; a row per action.
import { isJsonObject, type JsonValue } from '../../asl/json.ts';
import { StatesError } from '../../data/index.ts';
import type { Resource } from '../resource.ts';

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

/** Throws StatesError when a call cannot be made with these parameters. */
export function refuseUnusable(resource: Resource, parameters: JsonValue): void {
  if (resource.kind !== 'service') return;
  const problems = problemsOf(resource.resourceType, resource.action, parameters);
  if (problems.length === 0) return;
  throw new StatesError(
    'States.Runtime',
    `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${problems.join(', ')}]`,
  );
}

function problemsOf(service: string, action: string, parameters: JsonValue): readonly string[] {
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
