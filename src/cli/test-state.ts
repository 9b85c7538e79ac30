// `stepwise test-state`: tests one state of a definition by itself.
import { testState, type TestStateRequest } from '../lib/interpreter/index.ts';
import { readText } from './definition-file.ts';

export interface TestStateOptions {
  readonly state?: string;
  readonly input?: string;
  readonly result?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly variables?: string;
  readonly context?: string;
  readonly role?: string;
  readonly level?: string;
  readonly retries?: string;
}

const levels = ['INFO', 'DEBUG', 'TRACE'] as const;

/** Gives the exit code: 0 when the state succeeded or its error was caught, 1 when it failed, 2 when the request was refused. */
export async function runTestState(files: readonly string[], options: TestStateOptions): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Error('stepwise test-state needs one definition file.');
  const level = levels.find((name) => name === (options.level ?? 'DEBUG'));
  if (level === undefined)
    throw new Error(`--level must be one of ${levels.join(', ')}, not ${options.level ?? ''}.`);
  const isMocked = options.result !== undefined || options.error !== undefined;
  const request: TestStateRequest = {
    definition: await readText(file),
    inspectionLevel: level,
    roleArn: options.role ?? 'arn:aws:iam::111111111111:role/StepwiseRole',
    ...(options.state === undefined ? {} : { stateName: options.state }),
    ...(options.input === undefined ? {} : { input: await readText(options.input) }),
    ...(options.variables === undefined ? {} : { variables: await readText(options.variables) }),
    ...(options.context === undefined ? {} : { context: await readText(options.context) }),
    ...(options.retries === undefined
      ? {}
      : { stateConfiguration: { retrierRetryCount: Number(options.retries) } }),
    ...(isMocked ? { mock: await mockOf(options) } : {}),
  };
  const answer = await testState(request);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  if ('exception' in answer || 'unsupported' in answer) return 2;
  return answer.status === 'SUCCEEDED' || answer.status === 'CAUGHT_ERROR' ? 0 : 1;
}

async function mockOf({
  result,
  error,
  cause,
}: TestStateOptions): Promise<NonNullable<TestStateRequest['mock']>> {
  const errorOutput = {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
  return {
    ...(result === undefined ? {} : { result: await readText(result) }),
    ...(error === undefined && cause === undefined ? {} : { errorOutput }),
  };
}
