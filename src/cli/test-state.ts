// `stepwise test-state`: tests one state of a definition by itself.
import { isJsonObject } from '../lib/asl/index.ts';
import { testState, type TestStateRequest } from '../lib/interpreter/index.ts';
import { readDocument, readText } from './definition-file.ts';

export interface TestStateOptions {
  readonly state?: string;
  readonly input?: string;
  readonly result?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly validation?: string;
  readonly variables?: string;
  readonly context?: string;
  readonly role?: string;
  readonly level?: string;
  readonly retries?: string;
  readonly failures?: string;
  readonly items?: string;
}

const levels = ['INFO', 'DEBUG', 'TRACE'] as const;
const modes = ['STRICT', 'PRESENT', 'NONE'] as const;

/** Gives the exit code: 0 when the state succeeded or its error was caught, 1 when it failed or would be retried, 2 when the request was refused. */
export async function runTestState(files: readonly string[], options: TestStateOptions): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Error('stepwise test-state needs one definition file.');
  const { state, input, variables, context, role } = options;
  const mock = await mockOf(options);
  const stateConfiguration = await configurationOf(options);
  const request: TestStateRequest = {
    definition: await definitionOf(file, state),
    inspectionLevel: oneOf('level', levels, options.level) ?? 'DEBUG',
    roleArn: role ?? 'arn:aws:iam::111111111111:role/StepwiseRole',
    ...(state === undefined ? {} : { stateName: state }),
    ...(input === undefined ? {} : { input: await readText(input) }),
    ...(variables === undefined ? {} : { variables: await readText(variables) }),
    ...(context === undefined ? {} : { context: await readText(context) }),
    ...(Object.keys(stateConfiguration).length === 0 ? {} : { stateConfiguration }),
    ...(mock === undefined ? {} : { mock }),
  };
  const answer = await testState(request);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  if ('exception' in answer || 'unsupported' in answer) return 2;
  return answer.status === 'SUCCEEDED' || answer.status === 'CAUGHT_ERROR' ? 0 : 1;
}

async function definitionOf(file: string, state: string | undefined): Promise<string> {
  const { text, format, value } = await readDocument(file);
  const states = isJsonObject(value) ? value['States'] : undefined;
  if (state === undefined && isJsonObject(states)) {
    throw new Error(
      `${file} holds a whole machine: name the state to test with --state. It has: ${Object.keys(states).join(', ')}.`,
    );
  }
  return format === 'yaml' && value !== undefined ? JSON.stringify(value) : text;
}

async function mockOf(options: TestStateOptions): Promise<TestStateRequest['mock']> {
  const { result, error, cause } = options;
  if (result === undefined && error === undefined && cause === undefined) return undefined;
  const mode = oneOf('validation', modes, options.validation);
  const errorOutput = {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
  return {
    ...(result === undefined ? {} : { result: await readText(result) }),
    ...(error === undefined && cause === undefined ? {} : { errorOutput }),
    ...(mode === undefined ? {} : { fieldValidationMode: mode }),
  };
}

async function configurationOf({
  retries,
  failures,
  items,
}: TestStateOptions): Promise<NonNullable<TestStateRequest['stateConfiguration']>> {
  return {
    ...(retries === undefined ? {} : { retrierRetryCount: Number(retries) }),
    ...(failures === undefined ? {} : { mapIterationFailureCount: Number(failures) }),
    ...(items === undefined ? {} : { mapItemReaderData: await readText(items) }),
  };
}

function oneOf<T extends string>(
  name: string,
  choices: readonly T[],
  given: string | undefined,
): T | undefined {
  if (given === undefined) return undefined;
  const found = choices.find((choice) => choice === given);
  if (found === undefined) throw new Error(`--${name} must be one of ${choices.join(', ')}, not ${given}.`);
  return found;
}
