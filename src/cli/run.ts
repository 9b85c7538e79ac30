// `stepwise run`: executes one definition and prints its output, or its whole history.
import { readFile } from 'node:fs/promises';
import type { Definition } from '../lib/asl/definition.ts';
import type { JsonValue } from '../lib/asl/json.ts';
import type { ExecutionType, Mocks } from '../lib/history/execution.ts';
import { execute } from '../lib/interpreter/index.ts';

export interface RunOptions {
  readonly input?: string;
  readonly mocks?: string;
  readonly type?: string;
  readonly history?: boolean;
}

/** Gives the exit code: 0 when the execution succeeded or waits, 1 when it did not, 2 when a file cannot be read. */
export async function run(files: readonly string[], options: RunOptions): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error('stepwise run needs one definition file.');
  const type = options.type ?? 'STANDARD';
  if (type !== 'STANDARD' && type !== 'EXPRESS') {
    throw new Error(`--type must be STANDARD or EXPRESS, not ${JSON.stringify(type)}.`);
  }
  const execution = await execute({
    definition: (await readJson(file)) as unknown as Definition,
    input: options.input === undefined ? {} : await readJson(options.input),
    mocks: options.mocks === undefined ? {} : ((await readJson(options.mocks)) as unknown as Mocks),
    type: type satisfies ExecutionType,
  });
  if (options.history === true) print(execution);
  else if (execution.status === 'SUCCEEDED') process.stdout.write(`${execution.output ?? ''}\n`);
  else print({ ...execution, events: undefined });
  return execution.status === 'SUCCEEDED' || execution.status === 'RUNNING' ? 0 : 1;
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

async function readJson(file: string): Promise<JsonValue> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`);
  });
  try {
    return JSON.parse(text) as JsonValue;
  } catch (problem) {
    throw new Error(`The file ${file} is not JSON: ${String(problem)}`, { cause: problem });
  }
}
