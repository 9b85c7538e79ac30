// npm run bench -- [--json] [--only REGEX] [--rounds N]: our interpreter, its peer and the floor, interleaved in one run.
// Machines are noisy: read the ratios, not the microseconds.
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { execute, executeSync } from '../../src/lib/interpreter/index.ts';
import type { Execution, ExecutionRequest } from '../../src/lib/history/execution.ts';
import { workloads, type Workload } from './workloads.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, rounds: { type: 'string', default: '7' } },
});

const warmUpMs = 700;
const roundMs = 60;

type EngineName = 'stepwise' | 'peer' | 'floor';
interface Row {
  workload: string;
  engine: EngineName;
  usPerTransition: number;
}

// The peer wants Node 22.
Promise.withResolvers ??= <T>() => {
  let resolve: (value: T | PromiseLike<T>) => void = () => {};
  let reject: (reason?: unknown) => void = () => {};
  const promise = new Promise<T>((ok, no) => ([resolve, reject] = [ok, no]));
  return { promise, resolve, reject };
};
const { StateMachine } = await import('aws-local-stepfunctions');

const rows: Row[] = [];
const notes: string[] = [];
for (const workload of workloads) {
  if (values.only && !new RegExp(values.only).test(workload.name)) continue;
  await measure(workload);
}
if (values.json) console.log(JSON.stringify(rows, null, 2));
else print();

async function measure(workload: Workload): Promise<void> {
  const request: ExecutionRequest = {
    definition: workload.definition,
    input: workload.input,
    // A Standard execution would end at 25,000 events.
    type: workload.name.startsWith('map') ? 'EXPRESS' : 'STANDARD',
    ...(workload.mocks && { mocks: workload.mocks }),
  };
  const check = await execute(request);
  if (check.status !== 'SUCCEEDED')
    throw new Error(`${workload.name}: ${check.status} ${check.error} ${check.cause}`);
  const retries = check.events.filter((event, at) => at > 0 && /Scheduled$/.test(event.type)).length;
  const entered = check.events.filter((event) => event.type.endsWith('StateEntered')).length;
  const tasks = check.events.filter((event) => event.type === 'TaskStateEntered').length;
  const transitions = entered + retries - tasks;
  const isPromise = JSON.stringify(workload.definition).includes('"JSONata"');

  const engines: Partial<Record<EngineName, () => Promise<unknown> | unknown>> = {
    stepwise: isPromise ? () => execute(request) : () => executeSync(request),
  };
  if (workload.floor) engines.floor = workload.floor;
  const { peer } = workload;
  if (typeof peer === 'string') notes.push(`${workload.name}: the peer cannot run it: ${peer}`);
  else {
    const machine = new StateMachine(
      workload.definition as never,
      { validationOptions: { noValidate: true } } as never,
    );
    engines.peer = async () =>
      machine.run(workload.input as never, { overrides: { ...peer.overrides } } as never).result;
    try {
      const answer = await engines.peer();
      if (!isDeepStrictEqual(answer, JSON.parse(check.output ?? 'null'))) {
        notes.push(
          `${workload.name}: the peer cannot run it: it answers ${JSON.stringify(answer)?.slice(0, 80)}`,
        );
        delete engines.peer;
      }
    } catch (error) {
      notes.push(
        `${workload.name}: the peer failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      delete engines.peer;
    }
  }

  const times = new Map<EngineName, number[]>();
  const names = Object.keys(engines) as EngineName[];
  // Warm first: what is measured is compiled code, for every engine alike.
  for (const name of names) await timed(engines[name], warmUpMs);
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const name of names) {
      const known = times.get(name) ?? [];
      // A run of seconds tells in three rounds as much as a run of milliseconds in many.
      if (known.length >= 3 && (known[0] ?? 0) > 1000) continue;
      times.set(name, [...known, await timed(engines[name], roundMs)]);
    }
  }
  for (const name of names) {
    const sorted = (times.get(name) ?? []).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
    rows.push({ workload: workload.name, engine: name, usPerTransition: (median * 1000) / transitions });
  }
  if (workload.name === 'history-25k') notes.push(bytesPerEvent(request));
}

/** Milliseconds of one run, on average over as many as fit into a time. */
async function timed(run: (() => unknown) | undefined, leastMs: number): Promise<number> {
  // What another engine left behind is not collected at this one's cost.
  globalThis.gc?.();
  const started = performance.now();
  let runs = 0;
  do {
    const result = run?.();
    if (result instanceof Promise) await result;
    runs++;
  } while (performance.now() - started < leastMs);
  return (performance.now() - started) / runs;
}

/** Heap kept by one finished execution, divided by its events (needs --expose-gc). */
function bytesPerEvent(request: ExecutionRequest): string {
  if (!globalThis.gc) return 'bytes kept per event: not measured (run with --expose-gc)';
  const kept: (Execution | undefined)[] = [];
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let run = 0; run < 4; run++) kept.push(executeSync(request));
  globalThis.gc();
  const bytes = process.memoryUsage().heapUsed - before;
  const events = kept.reduce((sum, execution) => sum + (execution?.events.length ?? 0), 0);
  return `bytes kept per event (history-25k, before anybody looks): ${(bytes / events).toFixed(1)}`;
}

function print(): void {
  const of = (workload: string, engine: EngineName) =>
    rows.find((row) => row.workload === workload && row.engine === engine)?.usPerTransition;
  const number = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3)).padStart(10);
  const ratio = (a: number | undefined, b: number | undefined) =>
    (a === undefined || b === undefined ? '–' : `${(a / b).toFixed(1)}×`).padStart(12);
  console.log(
    'µs per transition'.padEnd(26) + '  stepwise      peer     floor  peer/stepwise stepwise/floor',
  );
  for (const name of new Set(rows.map((row) => row.workload))) {
    const ours = of(name, 'stepwise');
    console.log(
      name.padEnd(24) +
        number(ours) +
        number(of(name, 'peer')) +
        number(of(name, 'floor')) +
        ratio(of(name, 'peer'), ours) +
        '  ' +
        ratio(ours, of(name, 'floor')),
    );
  }
  for (const note of notes) console.log(note);
}
