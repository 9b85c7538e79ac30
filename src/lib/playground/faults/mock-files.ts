// Reads and writes faults in the files of other tools: Step Functions Local's MockConfigFile.json and the mock of a TestState call.
import { type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { Mocks } from '../../execution/index.ts';
import { faultsOf, problemOf } from './faults.ts';

/** The faults that a file holds, each under a name to choose by; or one sentence that says what is wrong. */
export type MockFile =
  | { readonly cases: readonly { readonly name: string; readonly mocks: Mocks }[] }
  | { readonly problem: string };

/**
 * Reads a file of faults: a MockConfigFile (every test case of every machine), a TestState `mock` (for `state`), or the playground's
 * own faults. Never throws.
 */
export function readMockFile(text: string, state: string | undefined): MockFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `The file is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!isJsonObject(value)) return { problem: 'The file must hold an object.' };
  if (value['StateMachines'] !== undefined) return configCases(value);
  if (value['result'] !== undefined || value['errorOutput'] !== undefined) return testStateMock(value, state);
  const problem = problemOf(value);
  return problem === undefined
    ? { cases: [{ name: 'Faults', mocks: value as unknown as Mocks }] }
    : { problem };
}

/** The faults as a MockConfigFile.json with one machine and one test case; what only Stepwise knows is left out and named. */
export function writeMockConfig(
  mocks: Mocks,
  machine: string,
): { readonly text: string; readonly leftOut: readonly string[] } {
  const leftOut: string[] = [];
  const responses: Record<string, JsonValue> = {};
  const testCase: Record<string, JsonValue> = {};
  for (const [state, byAttempt] of Object.entries(mocks)) {
    const name = `Mocked${state.replaceAll(/\W+/g, '')}${Object.keys(responses).length}`;
    const kept: Record<string, JsonValue> = {};
    for (const [attempt, { Return, Throw, ...more }] of Object.entries(byAttempt)) {
      const isLocal = /^\d+(-\d+)?$/.test(attempt) && (Return !== undefined || Throw !== undefined);
      if (!isLocal || Object.keys(more).length > 0) leftOut.push(`“${state}”, attempt "${attempt}"`);
      if (isLocal)
        kept[attempt] =
          Throw === undefined
            ? { Return: Return ?? null }
            : { Throw: { Error: Throw.Error ?? '', Cause: Throw.Cause ?? '' } };
    }
    if (Object.keys(kept).length === 0) continue;
    responses[name] = kept;
    testCase[state] = name;
  }
  const file = {
    StateMachines: { [machine]: { TestCases: { Stepwise: testCase } } },
    MockedResponses: responses,
  };
  return { text: `${JSON.stringify(file, null, 2)}\n`, leftOut };
}

/** What a TestState call would take as its `mock`: the first attempt's response of a state; or why there is none, in a sentence. */
export function writeTestStateMock(
  mocks: Mocks,
  state: string,
): { readonly text: string; readonly problem?: undefined } | { readonly problem: string } {
  const first = faultsOf(mocks).find(
    (fault) => fault.state === state && fault.first === 0 && fault.lane === undefined,
  );
  if (!first) return { problem: `Nothing is set for the first attempt of “${state}”.` };
  const { Return, Throw } = first.response;
  if (Throw === undefined && Return === undefined)
    return { problem: `The first attempt of “${state}” waits for an answer: TestState cannot wait.` };
  const mock =
    Throw === undefined
      ? { result: JSON.stringify(Return) }
      : { errorOutput: { error: Throw.Error ?? '', cause: Throw.Cause ?? '' } };
  return { text: `${JSON.stringify(mock, null, 2)}\n` };
}

function configCases({ StateMachines: machines, MockedResponses: responses }: JsonObject): MockFile {
  if (!isJsonObject(machines) || !isJsonObject(responses))
    return { problem: 'A MockConfigFile needs the objects "StateMachines" and "MockedResponses".' };
  const cases: { name: string; mocks: Mocks }[] = [];
  for (const [machine, { TestCases: testCases } = {} as JsonObject] of Object.entries(machines).filter(
    (entry): entry is [string, JsonObject] => isJsonObject(entry[1]),
  )) {
    if (!isJsonObject(testCases)) return { problem: `"${machine}" has no object "TestCases".` };
    for (const [name, states] of Object.entries(testCases)) {
      const at = `${machine}, ${name}`;
      if (!isJsonObject(states)) return { problem: `${at}: a test case must be an object of states.` };
      const mocks: [string, JsonValue][] = [];
      for (const [state, response] of Object.entries(states)) {
        const found =
          typeof response === 'string' && Object.hasOwn(responses, response)
            ? responses[response]
            : undefined;
        if (found === undefined)
          return {
            problem: `${at}: "${state}" names the response ${JSON.stringify(response)}, which "MockedResponses" does not have.`,
          };
        mocks.push([state, found]);
      }
      const all = Object.fromEntries(mocks);
      const problem = problemOf(all);
      if (problem !== undefined) return { problem: `${at}: ${problem}` };
      cases.push({ name: at, mocks: all as unknown as Mocks });
    }
  }
  return cases.length > 0 ? { cases } : { problem: 'The file has no test case.' };
}

function testStateMock({ result, errorOutput }: JsonObject, state: string | undefined): MockFile {
  if (state === undefined)
    return { problem: 'A TestState mock is for one state: pick a Task in the graph first, then import.' };
  if (result !== undefined && errorOutput !== undefined)
    return { problem: 'A TestState mock has only one of "result" and "errorOutput".' };
  if (isJsonObject(errorOutput)) {
    const { error, cause } = errorOutput;
    const Throw = {
      ...(typeof error === 'string' && { Error: error }),
      ...(typeof cause === 'string' && { Cause: cause }),
    };
    return { cases: [{ name: state, mocks: { [state]: { '0': { Throw } } } }] };
  }
  if (typeof result !== 'string') return { problem: '"result" must be a text that holds JSON.' };
  try {
    return {
      cases: [{ name: state, mocks: { [state]: { '0': { Return: JSON.parse(result) as JsonValue } } } }],
    };
  } catch (error) {
    return { problem: `"result" is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
