// Every npm script of the CLI starts here: a row per command, loaded when it is asked for.
import { parseArgs } from 'node:util';

const usage = `stepwise: AWS Step Functions definitions on your own machine

  stepwise check FILE… [--type STANDARD|EXPRESS]
      says what is wrong with definitions
  stepwise run FILE [--input FILE] [--mocks FILE] [--type STANDARD|EXPRESS] [--history]
      executes a definition on virtual time and prints its output, or its whole history
  stepwise test-state FILE [--state NAME] [--input FILE] [--result FILE | --error NAME --cause TEXT]
      [--validation STRICT|PRESENT|NONE] [--variables FILE] [--context FILE] [--role ARN] [--retries N]
      [--failures N] [--items FILE] [--level INFO|DEBUG|TRACE]
      tests one state by itself and shows its data after each field
  stepwise to-xstate FILE
      prints the definition as an XState machine in TypeScript, and beside it what the machine does not cover
  stepwise batch < requests.jsonl > answers.jsonl
      answers requests (operations execute, validate, testState), one JSON object per line

Exit codes: 0 it went well, 1 the execution failed or a definition has errors, 2 the command could not be carried out.
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const commands: ReadonlyMap<string, (args: string[]) => Promise<number>> = new Map([
  [
    'check',
    async (args: string[]) => {
      const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { type: text } });
      const { check } = await import('./check.ts');
      return check(positionals, values.type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD');
    },
  ],
  [
    'run',
    async (args: string[]) => {
      const options = { input: text, mocks: text, type: text, history: flag };
      const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
      const { run } = await import('./run.ts');
      return run(positionals, values);
    },
  ],
  [
    'test-state',
    async (args: string[]) => {
      const options = {
        state: text,
        input: text,
        result: text,
        error: text,
        cause: text,
        validation: text,
        variables: text,
        context: text,
        role: text,
        retries: text,
        failures: text,
        items: text,
        level: text,
      };
      const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
      const { runTestState } = await import('./test-state.ts');
      return runTestState(positionals, values);
    },
  ],
  [
    'to-xstate',
    async (args: string[]) => {
      const { positionals } = parseArgs({ args, allowPositionals: true });
      const { toXState } = await import('./to-xstate.ts');
      return toXState(positionals);
    },
  ],
  [
    'batch',
    async () => {
      const { batch } = await import('./batch.ts');
      await batch(process.stdin, process.stdout);
      return 0;
    },
  ],
]);

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const command = commands.get(name);
  if (command === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${usage}`);
    return 2;
  }
  try {
    return await command(args);
  } catch (problem) {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
    return 2;
  }
}

process.exitCode = await main();
