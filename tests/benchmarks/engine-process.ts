// One engine with one workload in a process of its own: `node engine-process.js WORKLOAD ENGINE`, told over IPC what to do.
import { executeSync } from '../../src/lib/interpreter/index.ts';
import { engines, type EngineName, type Once } from './engines.ts';
import { requestOf, workloads, type Workload } from './workloads.ts';

export type Order =
  /** Run until so much processor time has gone by, and at least so often. */
  | { readonly order: 'run'; readonly leastCpuMs: number; readonly leastRuns: number }
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

// Looking at the clock costs as much as a short run: as many runs go by between two looks as take some milliseconds.
let batch = 1;
let isPromise = false;

const say = (report: Report): void => void process.send?.(report);
const once = await engines[engine](workload);
if (typeof once === 'string') {
  say({ report: 'unable', reason: once });
  process.disconnect();
} else {
  isPromise = once() instanceof Promise;
  process.on('message', async (order: Order) => {
    say(order.order === 'run' ? await run(once, order) : weigh(workload, engine));
  });
  say({ report: 'ready' });
}

async function run(once: Once, { leastCpuMs, leastRuns }: Order & { order: 'run' }): Promise<Report> {
  const start = performance.now();
  const cpuStart = cpuMs();
  let runs = 0;
  let spent = 0;
  do {
    for (let left = batch; left > 0; left--) {
      // Nobody keeps what comes of it: a run's history must not live through the next run.
      if (isPromise) await once();
      else once();
    }
    runs += batch;
    const before = spent;
    spent = cpuMs() - cpuStart;
    if (spent - before < 4) batch *= 2;
  } while (runs < leastRuns || spent < leastCpuMs);
  return { report: 'ran', msPerRun: (performance.now() - start) / runs, cpuMsPerRun: spent / runs };
}

/** Processor time of this process so far, that of V8's helping threads included. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
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
