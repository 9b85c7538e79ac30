// npm run bench -- [--json] [--only REGEX] [--sittings N] [--rounds N] [--clock]: our interpreter, its peer and the floor, side by
// side. The protocol is the same for each engine, and README.md beside this file gives the reasons: every engine runs every workload
// in a process of its own; it warms up; then the engines take turns, a stretch each, round after round; and all of that is done anew
// in each sitting. What is shown is the median of the stretches, in processor time, or with --clock in the time that went by.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { execute } from '../../src/lib/interpreter/index.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import { engineNames, type EngineName } from './engines.ts';
import type { Order, Report } from './engine-process.ts';
import { differenceOf } from './floor-check.ts';
import { medianOf, printTable, type Row } from './table.ts';
import { requestOf, workloads, type Workload } from './workloads.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    clock: { type: 'boolean' },
    only: { type: 'string', default: '' },
    sittings: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
  },
});

// Warm code is what is measured, for every engine alike: a second is enough for V8 to have optimised the longest of them.
const warmUp: Order = { order: 'run', leastCpuMs: 1200, leastRuns: 3 };
const stretch: Order = { order: 'run', leastCpuMs: 250, leastRuns: 1 };

/** What one run of a workload comes to. */
interface Size {
  /** States entered, and retries. */
  readonly transitions: number;
  readonly events: number;
}

const sizes = new Map<Workload, Size>();
const rows: Row[] = [];
const notes = new Set<string>();
for (const family of familiesOf(workloads.filter(({ name }) => new RegExp(values.only).test(name)))) {
  for (const workload of family) sizes.set(workload, await checked(workload));
  const measured: Row[] = [];
  for (let sitting = 0; sitting < Number(values.sittings); sitting++) await sit(family, measured);
  if (family.some(({ name }) => name === 'history-25k')) await weigh(family);
  rows.push(...measured);
}
if (values.json) {
  const figures = rows.map((row) => ({
    workload: row.workload.name,
    engine: row.engine,
    usPerTransition: medianOf(row.stretches),
  }));
  console.log(JSON.stringify(figures, null, 2));
} else printTable(rows, [...notes]);

/** Workloads of a family together, the others each by itself. */
function familiesOf(all: readonly Workload[]): readonly (readonly Workload[])[] {
  const families = new Map<string, Workload[]>();
  for (const workload of all) {
    const key = workload.family ?? workload.name;
    families.set(key, [...(families.get(key) ?? []), workload]);
  }
  return [...families.values()];
}

/** Refuses a workload that fails, or whose floor leaves something out. */
async function checked(workload: Workload): Promise<Size> {
  const execution = await execute(requestOf(workload));
  if (execution.status !== 'SUCCEEDED')
    throw new Error(`${workload.name}: ${execution.status} ${execution.error} ${execution.cause}`);
  const difference = differenceOf(await workload.floor(), execution);
  if (difference !== undefined) throw new Error(`${workload.name}: the floor is not honest: ${difference}`);
  return { transitions: transitionsOf(execution), events: execution.events.length };
}

/** One engine at one workload, in its process. */
interface Runner {
  readonly child: ChildProcess;
  readonly row: Row;
}

/** Starts a process for each engine and workload, lets them take turns, and adds their stretches to the rows. */
async function sit(family: readonly Workload[], measured: Row[]): Promise<void> {
  const runners: Runner[] = [];
  // The sizes of a family one right after the other: the memory of a busy machine is slower for a second, then fast again.
  for (const engine of engineNames) {
    for (const workload of family) {
      if (engine === 'bare' && workload.mostTimesBare === undefined) continue;
      const child = await started(workload, engine);
      if (child === undefined) continue;
      let row = measured.find((each) => each.workload === workload && each.engine === engine);
      if (row === undefined) measured.push((row = { workload, engine, stretches: [] }));
      runners.push({ child, row });
    }
  }
  for (const { child } of runners) await obey(child, warmUp);
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { child, row } of runners) {
      const { transitions = NaN } = sizes.get(row.workload) ?? {};
      // One stretch of seconds tells as much as a few short ones.
      if (round > 0 && (row.stretches.at(-1) ?? 0) * transitions > 1_000_000) continue;
      const report = await obey(child, stretch);
      if (report.report !== 'ran') continue;
      const ms = values.clock ? report.msPerRun : report.cpuMsPerRun;
      row.stretches.push((1000 * ms) / transitions);
    }
  }
  for (const { child } of runners) child.disconnect();
}

async function started(workload: Workload, engine: EngineName): Promise<ChildProcess | undefined> {
  const file = fileURLToPath(new URL('engine-process.js', import.meta.url));
  // A process that waits for its turn would give its memory back, and begin the turn with asking for it again.
  const execArgv = ['--expose-gc', '--no-memory-reducer'];
  const child = fork(file, [workload.name, engine], { execArgv });
  const report = await reportOf(child);
  if (report.report !== 'unable') return child;
  notes.add(`${workload.name}: the ${engine} cannot run it: ${report.reason}`);
  return undefined;
}

async function weigh(family: readonly Workload[]): Promise<void> {
  const weights: string[] = [];
  for (const workload of family) {
    for (const engine of ['stepwise', 'floor'] as const) {
      const child = await started(workload, engine);
      const report = child && (await obey(child, { order: 'weigh' }));
      child?.disconnect();
      if (report?.report !== 'weighed') continue;
      weights.push(`${engine} ${(report.bytes / (sizes.get(workload)?.events ?? NaN)).toFixed(1)}`);
    }
  }
  notes.add(`bytes kept per event (history-25k, before anybody looks): ${weights.join(', ')}`);
}

async function obey(child: ChildProcess, order: Order): Promise<Report> {
  const report = reportOf(child);
  child.send(order);
  return report;
}

async function reportOf(child: ChildProcess): Promise<Report> {
  const ended = new AbortController();
  const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`An engine's process ended (${code}) before it reported.`);
  });
  try {
    const [report] = (await Promise.race([once(child, 'message'), end])) as [Report];
    return report;
  } finally {
    ended.abort();
    end.catch(() => {});
  }
}

function transitionsOf({ events }: Execution): number {
  const count = (pattern: RegExp) => events.filter(({ type }) => pattern.test(type)).length;
  return count(/StateEntered$/) + count(/Scheduled$/) - count(/^TaskStateEntered$/);
}
