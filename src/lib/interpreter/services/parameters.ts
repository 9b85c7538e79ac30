// The parameters that a service is called with: refused when Step Functions would refuse them (asl/rules/request-problems.ts), with what
// Step Functions adds to them.
import { type JsonObject, type JsonValue, isJsonObject, problemsOfRequest } from '../../asl/index.ts';
import { StatesError } from '../../data/index.ts';
import type { Resource } from './resource.ts';

/** The parameters as the call is made with; throws States.Runtime when they cannot be used. Pure. */
export function preparedParameters(resource: Resource, parameters: JsonValue): JsonValue {
  if (resource.kind !== 'service' || !isJsonObject(parameters)) return parameters;
  const problems = problemsOf(resource.resourceType, resource.action, parameters);
  if (problems.length > 0) {
    throw new StatesError(
      'States.Runtime',
      `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${problems.join(', ')}]`,
    );
  }
  const added = additions[`${resource.resourceType}:${resource.resource}`];
  return added === undefined ? parameters : { ...added, ...parameters };
}

/** What is wrong with the parameters of a call, in AWS's words; empty when nothing is. */
export const problemsOf = (service: string, action: string, parameters: JsonObject): readonly string[] => [
  ...problemsOfRequest(service, action, parameters),
  ...straysIn(parameters),
];

// A `.$` that came with the data is read as a path after all (reported of AWS).
function* straysIn(value: JsonValue): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name.endsWith('.$') && !(typeof member === 'string' && /^(\$|States\.)/.test(member))) {
      yield `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`;
    } else yield* straysIn(member as JsonValue);
  }
}

// Recorded: what Step Functions adds on its own to the request of a job that it watches.
const additions: { readonly [resource: string]: JsonObject } = {
  'ecs:runTask.sync': { StartedBy: 'AWS Step Functions' },
};
