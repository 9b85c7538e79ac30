// `stepwise check`: what is wrong with definitions, one line per problem, as compilers print it.
import { diagnose, lineAndColumn } from '../lib/asl/index.ts';
import { readExpression } from '../lib/data/index.ts';
import { readDocument } from './definition-file.ts';

/** Gives the exit code: 0 when no file has an error, 1 when one has. */
export async function check(files: readonly string[], type: 'STANDARD' | 'EXPRESS'): Promise<number> {
  if (files.length === 0) throw new Error('stepwise check needs at least one definition file.');
  let errors = 0;
  for (const file of files) {
    const document = await readDocument(file);
    const diagnostics = diagnose(document, { type, jsonata: readExpression });
    for (const { severity, code, message, from, location } of diagnostics) {
      const { line, column } = lineAndColumn(document.text, from);
      const place = location === undefined ? '' : ` at ${location}`;
      process.stdout.write(`${file}:${line}:${column}: ${severity} ${code}: ${message}${place}\n`);
      if (severity === 'ERROR') errors++;
    }
    if (diagnostics.length === 0) process.stdout.write(`${file}: no problems\n`);
  }
  return errors === 0 ? 0 : 1;
}
