// `npm run conformance -- DIR`: replays recorded executions through `stepwise batch` with the recordings' own comparer, and keeps
// the counts. DIR holds `compare.mjs` and `cases/`; nothing of it is copied.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Counts {
  readonly cases: number;
  readonly exact: number;
  readonly outcome: number;
  readonly wrong: number;
  readonly unsupported: number;
}
interface Report {
  readonly corpora: { readonly [corpus: string]: Counts };
}

const figures = new URL('../../tests/execution/conformance.json', import.meta.url);

const [directory, ...rest] = process.argv.slice(2);
if (directory === undefined || !existsSync(join(directory, 'compare.mjs'))) {
  process.stderr.write(
    'npm run conformance -- DIR [options of compare.mjs]: DIR must hold compare.mjs and cases/.\n',
  );
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'stepwise-conformance-'));
const report = join(folder, 'report.json');
const { status } = spawnSync(
  process.execPath,
  [
    join(directory, 'compare.mjs'),
    ...['--cases', join(directory, 'cases')],
    ...['--cmd', 'npm run --silent stepwise -- batch'],
    ...['--json', report, ...rest],
  ],
  { stdio: 'inherit' },
);
if (status === 0 && rest.length === 0) keep(JSON.parse(readFileSync(report, 'utf8')) as Report);
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;

/** Only a whole run is kept: a filtered one says nothing of the rest. */
function keep({ corpora }: Report): void {
  const counts = Object.entries(corpora).map(([corpus, { cases, exact, outcome, wrong, unsupported }]) => [
    corpus,
    { cases, exact, outcome, wrong, unsupported },
  ]);
  const measured = new Date().toISOString().slice(0, 10);
  writeFileSync(figures, `${JSON.stringify({ measured, corpora: Object.fromEntries(counts) }, null, 2)}\n`);
}
