// `stepwise to-xstate`: a definition as code of an XState machine.
import { readFile } from 'node:fs/promises';
import { diagnose, lineAndColumn, type Definition } from '../lib/asl/index.ts';
import { readExpression } from '../lib/data/index.ts';
import { toXStateCode } from '../lib/interpreter/index.ts';
import { readDocument } from './definition-file.ts';

const runtime = new URL('../lib/interpreter/export/runtime.ts', import.meta.url);

/** Prints the code, and to stderr a sentence for all that is not in the machine. Gives the exit code: 0, or 2 when the definition has errors. */
export async function toXState(files: readonly string[]): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Error('stepwise to-xstate needs one definition file.');
  const document = await readDocument(file);
  const diagnostics = diagnose(document, { jsonata: readExpression });
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR');
  if (errors.length > 0) {
    const lines = errors.map(({ message, from }) => {
      const { line, column } = lineAndColumn(document.text, from);
      return `${file}:${line}:${column}: ${message}\n`;
    });
    process.stderr.write(`There is no machine for a definition with errors.\n${lines.join('')}`);
    return 2;
  }
  const { code, uncovered } = toXStateCode(
    document.value as unknown as Definition,
    await readFile(runtime, 'utf8'),
  );
  process.stdout.write(code);
  for (const sentence of uncovered) process.stderr.write(`${sentence}\n`);
  return 0;
}
