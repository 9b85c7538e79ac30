// TestState: tests one state by itself (https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html).
// `inspectState` does the work; this file gives its findings the API's shape.
import type { JsonValue, StateType } from '../../asl/index.ts';
import { InvalidDefinition } from '../compile/compile.ts';
import type { InspectedField } from '../engine/inspector.ts';
import { traceOf } from './http-trace.ts';
import { inspectState, type StateInspection } from './inspect-state.ts';
import { readRequest, tooManyFailures, type ReadRequest } from './read-request.ts';
import {
  Refused,
  invalidDefinition,
  type InspectionData,
  type TestStateRefusal,
  type TestStateRequest,
  type TestStateResult,
  type TestStateUnsupported,
} from './request.ts';

export type TestStateAnswer = TestStateResult | TestStateRefusal | TestStateUnsupported;

/** Tests a state: what comes of it, and (DEBUG, TRACE) its data after each field. Refuses what the API refuses. */
export async function testState(request: TestStateRequest): Promise<TestStateAnswer> {
  try {
    return await perform(request, readRequest(request));
  } catch (problem) {
    const refused = problem instanceof InvalidDefinition ? invalidDefinition(problem.message) : problem;
    if (!(refused instanceof Refused)) throw problem;
    return { exception: { name: refused.name, message: refused.message } };
  }
}

async function perform(
  request: TestStateRequest,
  read: ReadRequest,
): Promise<TestStateResult | TestStateUnsupported> {
  const { mock, stateConfiguration = {}, roleArn } = request;
  const { retrierRetryCount, mapIterationFailureCount, mapItemReaderData } = stateConfiguration;
  const { state, queryLanguage, input, variables, contextObject, result } = read;
  const inspection = await inspectState({
    state,
    queryLanguage,
    input,
    variables,
    ...(contextObject === undefined ? {} : { contextObject }),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(mock === undefined ? {} : { work: result === undefined ? (mock.errorOutput ?? {}) : { result } }),
    ...(retrierRetryCount === undefined ? {} : { retrierRetryCount }),
    ...(mapIterationFailureCount === undefined ? {} : { failedIterations: mapIterationFailureCount }),
    ...(mapItemReaderData === undefined ? {} : { itemSource: mapItemReaderData }),
  });
  if (inspection.unsupported !== undefined) return { unsupported: inspection.unsupported };
  if ((mapIterationFailureCount ?? 0) > (inspection.iterations ?? Infinity)) throw tooManyFailures();
  const { status, output, error, cause, nextState } = inspection;
  return {
    status,
    ...(output === undefined ? {} : { output: JSON.stringify(output) }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(nextState === undefined ? {} : { nextState }),
    ...((request.inspectionLevel ?? 'INFO') === 'INFO'
      ? {}
      : { inspectionData: dataOf(request, read, inspection) }),
  };
}

/** Recorded: what the service does not show although the field was applied, by type of state. */
const hidden: { readonly [T in StateType]?: readonly InspectedField[] } = {
  Parallel: ['afterInputPath', 'afterParameters', 'afterArguments', 'result'],
  Map: ['result'],
};

const numbers: readonly InspectedField[] = [
  'maxConcurrency',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
];

function dataOf(
  { inspectionLevel, mock }: TestStateRequest,
  { state, input }: ReadRequest,
  inspection: StateInspection,
): InspectionData {
  const { steps, variables, errorDetails } = inspection;
  const data = new Map<string, JsonValue>([['input', JSON.stringify(input)]]);
  for (const { field, value } of steps) {
    if (hidden[state.Type]?.includes(field) === true) continue;
    data.set(field, numbers.includes(field) ? value : JSON.stringify(value));
  }
  if (Object.keys(variables).length > 0) data.set('variables', JSON.stringify(variables));
  if (errorDetails !== undefined) data.set('errorDetails', { ...errorDetails });
  const trace = inspectionLevel === 'TRACE' && mock === undefined ? traceOf(state, steps) : {};
  return { ...Object.fromEntries(data), ...trace };
}
