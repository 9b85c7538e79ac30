// npm run bench -- [--json] [--only REGEX] [--rounds N] [--clock]: our interpreter, its peer and the floor, side by side.
// The protocol is the same for each engine, and README.md beside this file gives the reasons: every engine runs every workload in
// a process of its own; it warms up; then the engines take turns, a stretch each, round after round. What is shown is the median
// of the stretches, in processor time, or with --clock in the time that went by.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { execute } from '../../src/lib/interpreter/index.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import { engineNames, type EngineName } from './engines.ts';
import type { Order, Report } from './engine-process.ts';
import { differenceOf } from './floor-check.ts';
import { printTable, type Row } from './table.ts';
import { requestOf, workloads, type Workload } from './workloads.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    clock: { type: 'boolean' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '9' },
  },
});

// Warm code is what is measured, for every engine alike: a second is enough for V8 to have optimised the longest of them.
const warmUp: Order = { order: 'run', leastCpuMs: 1200, leastRuns: 3 };
const stretch: Order = { order: 'run', leastCpuMs: 100, leastRuns: 1 };

const rows: Row[] = [];
const notes: string[] = [];
const chosen = workloads.filter(({ name }) => new RegExp(values.only).test(name));
for (const workload of chosen) await measure(workload);
if (values.json)
  console.log(
    JSON.stringify(
      rows.map(({ spread: _, ...row }) => row),
      null,
      2,
    ),
  );
else printTable(rows, notes);

async function measure(workload: Workload): Promise<void> {
  const execution = await execute(requestOf(workload));
  if (execution.status !== 'SUCCEEDED')
    throw new Error(`${workload.name}: ${execution.status} ${execution.error} ${execution.cause}`);
  const difference = differenceOf(await workload.floor(), execution);
  if (difference !== undefined) throw new Error(`${workload.name}: the floor is not honest: ${difference}`);

  const running = new Map<EngineName, ChildProcess>();
  for (const engine of engineNames) {
    const child = fork(
      fileURLToPath(new URL('engine-process.js', import.meta.url)),
      [workload.name, engine],
      {
        execArgv: ['--expose-gc'],
      },
    );
    const report = await reportOf(child);
    if (report.report === 'unable')
      notes.push(`${workload.name}: the ${engine} cannot run it: ${report.reason}`);
    else running.set(engine, child);
  }
  for (const child of running.values()) await obey(child, warmUp);
  const times = new Map<EngineName, number[]>(engineNames.map((engine) => [engine, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [engine, child] of running) {
      const known = times.get(engine) ?? [];
      // Stretches of seconds tell in three rounds as much as short ones in many.
      if (known.length >= 3 && (known[0] ?? 0) > 1000) continue;
      const report = await obey(child, stretch);
      if (report.report === 'ran') known.push(values.clock ? report.msPerRun : report.cpuMsPerRun);
    }
  }
  const perTransition = 1000 / transitionsOf(execution);
  for (const engine of running.keys()) {
    const sorted = (times.get(engine) ?? []).map((ms) => ms * perTransition).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
    rows.push({
      workload: workload.name,
      engine,
      usPerTransition: at(0.5),
      spread: (at(0.75) - at(0.25)) / 2 / at(0.5),
    });
  }
  if (workload.name === 'history-25k') await weigh(running, execution.events.length);
  for (const child of running.values()) child.disconnect();
}

async function weigh(running: ReadonlyMap<EngineName, ChildProcess>, events: number): Promise<void> {
  const weights: string[] = [];
  for (const engine of ['stepwise', 'floor'] as const) {
    const child = running.get(engine);
    const report = child && (await obey(child, { order: 'weigh' }));
    if (report?.report === 'weighed') weights.push(`${engine} ${(report.bytes / events).toFixed(1)}`);
  }
  notes.push(`bytes kept per event (history-25k, before anybody looks): ${weights.join(', ')}`);
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

/** States entered, and retries. */
function transitionsOf({ events }: Execution): number {
  const count = (pattern: RegExp) => events.filter(({ type }) => pattern.test(type)).length;
  return count(/StateEntered$/) + count(/Scheduled$/) - count(/^TaskStateEntered$/);
}
