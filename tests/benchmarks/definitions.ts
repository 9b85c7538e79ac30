// `npx tsx tests/benchmarks/definitions.ts DIR`: who finds what in a folder of definitions, asl-validator (the oracle) and we, and how far
// each definition runs with default results. DIR holds `index.json`: a list of `{ file, valid }`, where `valid` is true, false or null.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { diagnose, parse } from '../../src/lib/asl/index.ts';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { readExpression } from '../../src/lib/data/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';

// The oracle has no types of its own.
const aslValidator = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => {
  readonly isValid: boolean;
};

interface Entry {
  readonly file: string;
  readonly valid: boolean | null;
}

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  process.stderr.write('npx tsx tests/benchmarks/definitions.ts DIR: DIR must hold index.json.\n');
  process.exit(2);
}

const entries = JSON.parse(readFileSync(join(directory, 'index.json'), 'utf8')) as readonly Entry[];
const found = new Map<string, string[]>();
const ended = new Map<string, number>();
for (const { file, valid } of entries) {
  const text = readFileSync(join(directory, file), 'utf8');
  const errors = diagnose(parse(text), { jsonata: readExpression }).filter(
    ({ severity }) => severity === 'ERROR',
  );
  const row = `${String(valid).padEnd(5)}  ours: ${errors.length > 0 ? 'errors' : 'none  '}  asl-validator: ${oracle(text)}`;
  found.set(row, [...(found.get(row) ?? []), `${file}: ${errors[0]?.message ?? ''}`]);
  if (valid !== false) {
    const { status, unsupported } = await execute({ definition: JSON.parse(text) as Definition, input: {} });
    const end = unsupported === undefined ? status : `unsupported: ${unsupported}`;
    ended.set(end, (ended.get(end) ?? 0) + 1);
  }
}

process.stdout.write('known valid? who finds errors\n');
for (const [row, files] of [...found].sort()) {
  process.stdout.write(`${String(files.length).padStart(5)}  ${row}\n`);
  const isSurprise = row.startsWith('true ')
    ? row.includes('errors  asl')
    : row.startsWith('false  ours: none');
  if (isSurprise) for (const file of files) process.stdout.write(`         ${file}\n`);
}
process.stdout.write('not known invalid, run with default results\n');
for (const [end, count] of [...ended].sort()) process.stdout.write(`${String(count).padStart(5)}  ${end}\n`);

function oracle(text: string): string {
  try {
    return aslValidator(JSON.parse(text)).isValid ? 'none' : 'errors';
  } catch {
    return 'throws';
  }
}
