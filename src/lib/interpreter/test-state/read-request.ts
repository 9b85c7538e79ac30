// Reads a TestState request and refuses what the service refuses, in its words, before anything is performed.
import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type QueryLanguage,
  type State,
  type StateType,
  isJsonObject,
  jacksonProblem,
  ownValue,
  stateTypes,
  validate,
} from '../../asl/index.ts';
import { readExpression } from '../../data/index.ts';
import { parseResource } from '../services/resource.ts';
import { readContext, waitsForOutcome } from './context.ts';
import { blockAround } from './inspect-state.ts';
import { checkParameters } from './parameters.ts';
import { Refused, invalidDefinition, type TestStateRequest } from './request.ts';
import { responseProblem } from './response-shapes.ts';

/** A request that can be carried out. */
export interface ReadRequest {
  readonly state: State;
  readonly queryLanguage: QueryLanguage;
  readonly input: JsonValue;
  readonly variables: JsonObject;
  readonly contextObject: JsonObject | undefined;
  /** The mocked result, when there is one. */
  readonly result: JsonValue | undefined;
}

const mockable: readonly StateType[] = ['Task', 'Map', 'Parallel'];

/** Reads and checks a request; throws Refused. */
export function readRequest(request: TestStateRequest): ReadRequest {
  checkParameters(request);
  if (request.mock === undefined) refuseWithoutMock(request);
  else refuseWithMock(request);
  const { state, queryLanguage } = findTested(request);
  checkType(state, request);
  const { mock, context } = request;
  const contextObject =
    context === undefined
      ? undefined
      : readContext(parsed(context, 'Invalid Context object provided: it must be valid JSON'), state);
  const result =
    mock?.result === undefined ? undefined : parsed(mock.result, 'Mocked result must be valid JSON');
  if (result !== undefined) checkResult(state, result, mock?.fieldValidationMode ?? 'STRICT');
  const failures = request.stateConfiguration?.mapIterationFailureCount ?? 0;
  if (Array.isArray(result) && failures > result.length) throw tooManyFailures();
  const variables = parsed(request.variables ?? '{}', 'Variables must be valid JSON');
  if (!isJsonObject(variables)) throw new Refused('Variables must be a JSON object');
  return { state, queryLanguage, input: inputOf(request), variables, contextObject, result };
}

export const tooManyFailures = (): Refused =>
  new Refused('Map iteration failure count must be less than or equal to the number of Map iterations');

function refuseWithoutMock({ stateConfiguration = {}, context }: TestStateRequest): void {
  const needMock: readonly (readonly [string, unknown])[] = [
    ['Context', context],
    ['RetrierRetryCount', stateConfiguration.retrierRetryCount],
    ['ErrorCausedByState', stateConfiguration.errorCausedByState],
    ['MapIterationFailureCount', stateConfiguration.mapIterationFailureCount],
    ['MapItemReaderData', stateConfiguration.mapItemReaderData],
  ];
  for (const [name, value] of needMock) {
    if (value === undefined) continue;
    throw new Refused(`TestState does not support ${name} when a mock is not specified.`);
  }
}

function refuseWithMock({ mock, revealSecrets }: TestStateRequest): void {
  if (mock?.result !== undefined && mock.errorOutput !== undefined) {
    throw new Refused('A test mock should have only one of the following fields: [result, errorOutput].');
  }
  if (revealSecrets === true) {
    throw new Refused('TestState does not support RevealSecrets when a mock is specified.');
  }
}

function checkType(state: State, { mock, roleArn }: TestStateRequest): void {
  if (mock !== undefined) {
    if (mockable.includes(state.Type)) return;
    throw new Refused(`State type '${state.Type}' is not supported when a mock is specified`);
  }
  if (state.Type === 'Map' || state.Type === 'Parallel') {
    throw new Refused(
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
      'InvalidDefinition',
    );
  }
  if (state.Type !== 'Task') return;
  if (roleArn === undefined) throw new Refused('RoleArn must be specified when testing a Task state');
  // Documented; the words are ours.
  if (waitsForOutcome(state) || parseResource(state.Resource).kind === 'activity') {
    throw new Refused(
      "TestState does not support activities and the service integration patterns '.sync' and '.waitForTaskToken' when a mock is not specified.",
      'InvalidDefinition',
    );
  }
}

function findTested({
  definition: text,
  stateName,
}: TestStateRequest): Pick<ReadRequest, 'state' | 'queryLanguage'> {
  const problem = jacksonProblem(text);
  if (problem !== undefined) throw invalidDefinition(`INVALID_JSON_DESCRIPTION: ${problem.message}`);
  const definition = JSON.parse(text) as JsonValue;
  // Recorded: a state alone is looked at as the one state, called StateName, of a machine.
  const machine = stateName === undefined ? blockAround(definition) : definition;
  const found = validate(machine, 'STANDARD', { jsonata: readExpression }).diagnostics;
  // Where a state alone leads is not looked at: there is nothing to lead to.
  const diagnostics = stateName === undefined ? found.filter(({ code }) => !ofWholeMachine.has(code)) : found;
  if (diagnostics.length > 0) {
    // AWS says `at null` where there is no place: https://github.com/floci-io/floci/issues/2735 quotes it.
    const said = diagnostics.map(
      ({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`,
    );
    throw invalidDefinition(said.join(', '));
  }
  const tested = findState(machine, stateName ?? 'StateName', 'JSONPath');
  if (tested === undefined) throw new Refused('State not found in definition');
  return tested;
}

const ofWholeMachine: ReadonlySet<string> = new Set(['MISSING_TRANSITION_TARGET', 'MISSING_END_STATE']);

// State names are unique in a whole machine, so the first one found at any depth is the one that is meant.
function findState(
  block: JsonValue | undefined,
  name: string,
  outer: QueryLanguage,
): Pick<ReadRequest, 'state' | 'queryLanguage'> | undefined {
  const queryLanguage = languageOf(block) ?? outer;
  const states = ownValue(block, 'States');
  if (!isJsonObject(states)) return undefined;
  const own = ownValue(states, name);
  if (isState(own)) return { state: own, queryLanguage };
  for (const state of Object.values(states)) {
    const branches = ownValue(state, 'Branches');
    const inner = [
      ...(Array.isArray(branches) ? (branches as JsonArray) : []),
      ownValue(state, 'ItemProcessor') ?? ownValue(state, 'Iterator'),
    ];
    for (const block of inner) {
      const found = findState(block, name, queryLanguage);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function languageOf(value: JsonValue | undefined): QueryLanguage | undefined {
  const language = ownValue(value, 'QueryLanguage');
  return language === 'JSONata' || language === 'JSONPath' ? language : undefined;
}

const isState = (value: unknown): value is State =>
  isJsonObject(value) && stateTypes.some((type) => type === value['Type']);

function checkResult(state: State, result: JsonValue, mode: 'STRICT' | 'PRESENT' | 'NONE'): void {
  if (state.Type === 'Map') {
    // With a ResultWriter the result says where the results are.
    if (state.ResultWriter !== undefined && !isJsonObject(result)) {
      throw new Refused('Mocked result must be a JSON object.');
    }
    if (state.ResultWriter === undefined && !Array.isArray(result)) throw mustBeArray();
  }
  if (state.Type === 'Parallel') {
    if (!Array.isArray(result)) throw mustBeArray();
    if (result.length !== state.Branches.length) {
      throw new Refused(
        'Mocked result must contain the same number of items as number of Parallel branches.',
      );
    }
  }
  if (state.Type !== 'Task' || mode === 'NONE') return;
  const problem = responseProblem(parseResource(state.Resource), result, mode === 'STRICT');
  if (problem !== undefined) throw new Refused(problem);
}

const mustBeArray = (): Refused => new Refused('Mocked result must be an array.');

function inputOf({ input = '{}' }: TestStateRequest): JsonValue {
  if (input.trim() === '') throw invalidInput('Invalid execution input.');
  const problem = jacksonProblem(input);
  if (problem === undefined) return JSON.parse(input) as JsonValue;
  const [words = ''] = problem.message.split('\n');
  throw invalidInput(words);
}

const invalidInput = (problem: string): Refused =>
  new Refused(`Invalid State Machine Execution Input: '${problem}'`, 'InvalidExecutionInput');

function parsed(text: string, problem: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw new Refused(problem);
  }
}
