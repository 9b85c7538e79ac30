// Every npm script of the CLI starts here: stepwise check · run · test-state · batch
import { parseArgs } from 'node:util';

const usage = `stepwise — run AWS Step Functions definitions on your own machine

  stepwise run FILE [--input FILE] [--mocks FILE] [--history] [--type STANDARD|EXPRESS]
  stepwise batch < requests.jsonl > answers.jsonl

Exit codes: 0 it went well, 1 the execution failed, 2 the command could not be carried out.
`;

const commands: ReadonlyMap<string, (args: string[]) => Promise<number>> = new Map([
  [
    'batch',
    async () => {
      const { batch } = await import('./batch.ts');
      await batch(process.stdin, process.stdout);
      return 0;
    },
  ],
  [
    'run',
    async (args: string[]) => {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: {
          input: { type: 'string' },
          mocks: { type: 'string' },
          type: { type: 'string' },
          history: { type: 'boolean' },
        },
      });
      const { run } = await import('./run.ts');
      return run(positionals, values);
    },
  ],
]);

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  const command = commands.get(name ?? '');
  if (command === undefined) {
    process.stderr.write(name === undefined ? usage : `There is no command "${name}".\n\n${usage}`);
    return name === undefined ? 0 : 2;
  }
  try {
    return await command(args);
  } catch (problem) {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
    return 2;
  }
}

process.exitCode = await main();
