// One engine with one workload in a process of its own: `node engine-process.js WORKLOAD ENGINE`, told over IPC what to do.
import { executeSync } from '../../src/lib/interpreter/index.ts';
import { engines, type EngineName, type Once } from './engines.ts';
import { requestOf, workloads, type Workload } from './workloads.ts';

export type Order =
  /** Run, as often as fits into a time. */
  | { readonly order: 'run'; readonly leastMs: number; readonly leastRuns: number }
  /** How many bytes of heap a finished run keeps. */
  | { readonly order: 'weigh' };

export type Report =
  | { readonly report: 'ready' }
  | { readonly report: 'unable'; readonly reason: string }
  | { readonly report: 'ran'; readonly msPerRun: number; readonly cpuMsPerRun: number }
  | { readonly report: 'weighed'; readonly bytes: number };

const [name, engine] = process.argv.slice(2) as [string, EngineName];
const workload = workloads.find((each) => each.name === name);
if (workload === undefined) throw new Error(`There is no workload "${name}".`);

const say = (report: Report): void => void process.send?.(report);
const once = await engines[engine](workload);
if (typeof once === 'string') {
  say({ report: 'unable', reason: once });
  process.disconnect();
} else {
  process.on('message', async (order: Order) => {
    say(order.order === 'run' ? await run(once, order) : weigh(workload, engine));
  });
  say({ report: 'ready' });
}

async function run(once: Once, { leastMs, leastRuns }: Order & { order: 'run' }): Promise<Report> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let runs = 0;
  do {
    const result = once();
    if (result instanceof Promise) await result;
    runs++;
  } while (runs < leastRuns || performance.now() - start < leastMs);
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { report: 'ran', msPerRun: ms / runs, cpuMsPerRun: (user + system) / 1000 / runs };
}

function weigh(workload: Workload, engine: EngineName): Report {
  const keep = (): unknown => (engine === 'floor' ? workload.floor() : executeSync(requestOf(workload)));
  const kept = [keep()];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let run = 0; run < 4; run++) kept.push(keep());
  globalThis.gc?.();
  return { report: 'weighed', bytes: (process.memoryUsage().heapUsed - before) / (kept.length - 1) };
}
