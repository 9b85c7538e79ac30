// What TestState refuses before it tests anything, in the service's own words.
import type { QueryLanguage, State, StateType } from '../../asl/definition.ts';
import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../asl/json.ts';
import { parseResource } from '../resource.ts';
import { Refused, parseText, type TestStateRequest } from './request.ts';
import { schemaProblem } from './response-shapes.ts';

/** A request that can be carried out. */
export interface Tested {
  readonly state: State;
  readonly queryLanguage: QueryLanguage;
  readonly input: JsonValue;
  readonly variables: JsonObject;
  readonly context: JsonObject | undefined;
  /** The mocked result, when there is one. */
  readonly result: JsonValue | undefined;
  readonly readerItems: JsonArray | undefined;
}

const types: readonly StateType[] = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'];
const mockable: readonly StateType[] = ['Task', 'Map', 'Parallel'];

/** Reads and checks a request; throws Refused. */
export function validate(request: TestStateRequest): Tested {
  const { state, queryLanguage } = stateOf(request);
  const { mock, stateConfiguration = {} } = request;
  if (mock === undefined) {
    if (stateConfiguration.mapIterationFailureCount !== undefined) {
      throw new Refused('TestState does not support MapIterationFailureCount when a mock is not specified.');
    }
    if (state.Type === 'Map' || state.Type === 'Parallel') {
      throw new Refused(
        'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
        'InvalidDefinition',
      );
    }
    if (state.Type === 'Task' && request.roleArn === undefined) {
      throw new Refused('RoleArn must be specified when testing a Task state');
    }
  } else {
    if (mock.result !== undefined && mock.errorOutput !== undefined) {
      throw new Refused('A test mock should have only one of the following fields: [result, errorOutput].');
    }
    if (!mockable.includes(state.Type)) {
      throw new Refused(`State type '${state.Type}' is not supported when a mock is specified`);
    }
    if (request.revealSecrets === true) {
      throw new Refused('TestState does not support RevealSecrets when a mock is specified.');
    }
  }
  const context = request.context === undefined ? undefined : contextOf(request.context, state);
  const result =
    mock?.result === undefined ? undefined : parseText(mock.result, 'Mocked result must be valid JSON');
  if (result !== undefined) checkResult(state, result, mock?.fieldValidationMode ?? 'STRICT');
  const input = parseText(request.input ?? '{}', 'Invalid JSON input provided');
  const variables = parseText(request.variables ?? '{}', 'Invalid JSON variables provided');
  const items = stateConfiguration.mapItemReaderData;
  const readerItems =
    items === undefined ? undefined : parseText(items, 'mapItemReaderData must be valid JSON');
  return {
    state,
    queryLanguage,
    input,
    variables: isJsonObject(variables) ? variables : {},
    context,
    result,
    readerItems: Array.isArray(readerItems) ? (readerItems as JsonArray) : undefined,
  };
}

function stateOf({ definition, stateName }: TestStateRequest): Pick<Tested, 'state' | 'queryLanguage'> {
  const parsed = parseText(definition, 'Definition must be a valid JSON object');
  if (!isJsonObject(parsed)) throw new Refused('Definition must be a valid JSON object');
  const isMachine = isJsonObject(parsed['States']) && parsed['Type'] === undefined;
  const found =
    stateName !== undefined || isMachine ? findState(parsed, stateName) : { state: parsed, place: '' };
  if (found === undefined) throw new Refused('State not found in definition');
  const { state, place } = found;
  if (!isState(state)) {
    throw new Refused(
      `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [${types.join(', ')}] at ${place}/Type'`,
      'InvalidDefinition',
    );
  }
  const language = state.QueryLanguage ?? parsed['QueryLanguage'];
  return { state, queryLanguage: language === 'JSONata' ? 'JSONata' : 'JSONPath' };
}

// State names are unique in a whole machine, so the first one found anywhere is the one that is meant.
function findState(
  block: JsonObject,
  name: string | undefined,
  place = '',
): { readonly state: JsonValue; readonly place: string } | undefined {
  const states = block['States'];
  if (!isJsonObject(states) || name === undefined) return undefined;
  const own = Object.hasOwn(states, name) ? states[name] : undefined;
  if (own !== undefined) return { state: own, place: `${place}/States/${name}` };
  for (const [outer, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue;
    const branches = Array.isArray(state['Branches']) ? (state['Branches'] as JsonArray) : [];
    const inner = [...branches, state['ItemProcessor'], state['Iterator']].filter(isJsonObject);
    for (const inside of inner) {
      const found = findState(inside, name, `${place}/States/${outer}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const isState = (value: unknown): value is State =>
  isJsonObject(value) && types.some((type) => type === value['Type']);

const contextFields: { readonly [field: string]: readonly string[] | undefined } = {
  Execution: ['Id', 'Input', 'Name', 'RoleArn', 'StartTime', 'RedriveCount', 'RedriveTime'],
  State: ['EnteredTime', 'Name', 'RetryCount'],
  StateMachine: ['Id', 'Name'],
  Task: ['Token'],
};
const notTexts: ReadonlySet<string> = new Set([
  'Execution.Input',
  'Execution.RedriveCount',
  'State.RetryCount',
]);

function contextOf(text: string, state: State): JsonObject {
  const refuse = (problem: string) => new Refused(`Invalid Context object provided: ${problem}`);
  const context = parseText(text, 'Invalid Context object provided: it must be a valid JSON object');
  if (!isJsonObject(context)) throw refuse('it must be a valid JSON object');
  for (const [part, members] of Object.entries(context)) {
    if (part === 'Map') throw refuse("'Map' field is not supported when mocking a Context object");
    const allowed = Object.hasOwn(contextFields, part) ? contextFields[part] : undefined;
    if (allowed === undefined) throw refuse(`Field '${part}' is not allowed`);
    if (!isJsonObject(members)) throw refuse(`${part} must be an object`);
    for (const [name, value] of Object.entries(members)) {
      if (!allowed.includes(name)) throw refuse(`Field '${name}' is not allowed`);
      const field = `${part}.${name}`;
      if (!notTexts.has(field) && typeof value !== 'string') throw refuse(`${field} must be a string`);
      if (field.endsWith('Count') && typeof value !== 'number') throw refuse(`${field} must be a number`);
    }
  }
  if (context['Task'] !== undefined && !keepsToken(state)) {
    throw refuse(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  }
  return context;
}

function keepsToken(state: State): boolean {
  if (state.Type !== 'Task') return false;
  const resource = parseResource(state.Resource);
  return resource.kind === 'service' && resource.pattern !== 'requestResponse';
}

function checkResult(state: State, result: JsonValue, mode: 'STRICT' | 'PRESENT' | 'NONE'): void {
  if (state.Type === 'Map' && !Array.isArray(result) && state.ResultWriter === undefined) {
    throw new Refused('Mocked result must be an array.');
  }
  if (state.Type === 'Parallel') {
    if (!Array.isArray(result)) throw new Refused('Mocked result must be an array.');
    if (result.length !== state.Branches.length) {
      throw new Refused(
        'Mocked result must contain the same number of items as number of Parallel branches.',
      );
    }
  }
  if (state.Type !== 'Task' || mode === 'NONE') return;
  const problem = schemaProblem(parseResource(state.Resource), result, mode === 'STRICT');
  if (problem !== undefined) throw new Refused(`Mock result schema validation error: ${problem}`);
}
