// `stepwise run`: executes one definition and prints its output, or its whole history.
import { diagnose, refusesCreation, type Definition } from '../lib/asl/index.ts';
import { readExpression } from '../lib/data/index.ts';
import type { Mocks } from '../lib/execution/index.ts';
import { execute } from '../lib/interpreter/index.ts';
import { readDocument, readJson } from './definition-file.ts';

export interface RunOptions {
  readonly input?: string;
  readonly mocks?: string;
  readonly type?: string;
  readonly history?: boolean;
}

/** Gives the exit code: 0 when the execution succeeded or waits for a callback, 1 when it did not succeed. */
export async function run(files: readonly string[], options: RunOptions): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error('stepwise run needs one definition file.');
  const type = options.type ?? 'STANDARD';
  if (type !== 'STANDARD' && type !== 'EXPRESS') {
    throw new Error(`--type must be STANDARD or EXPRESS, not ${JSON.stringify(type)}.`);
  }
  const document = await readDocument(file);
  const { value, diagnostics } = document;
  const [problem] = diagnostics;
  if (problem?.severity === 'ERROR') throw new Error(`${file}: ${problem.message}`);
  // As in the playground: what can be run is run, and what AWS would say of the definition is said.
  for (const diagnostic of diagnose(document, { type, jsonata: readExpression })) {
    if (!refusesCreation(diagnostic)) continue;
    const { code, message, location } = diagnostic;
    process.stderr.write(
      `${file}: AWS would not create this state machine: ${code}: ${message}${location === undefined ? '' : ` at ${location}`}\n`,
    );
  }
  const execution = await execute({
    // The interpreter names what is wrong with it.
    definition: value as unknown as Definition,
    input: options.input === undefined ? {} : await readJson(options.input),
    mocks: options.mocks === undefined ? {} : ((await readJson(options.mocks)) as unknown as Mocks),
    type,
  });
  if (options.history === true) print(execution);
  else if (execution.status === 'SUCCEEDED') process.stdout.write(`${execution.output ?? ''}\n`);
  else print({ ...execution, events: undefined, children: undefined });
  return execution.status === 'SUCCEEDED' || execution.status === 'RUNNING' ? 0 : 1;
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};
