// npx tsx tests/benchmarks/scrub.ts [URL]: scrubs a history of 25,000 events in Chromium, one seek for each frame, with each view open, against
// folding the history anew for every seek; then runs 50 times and looks whether the memory comes back,
// and a machine of ten states a thousand times. Needs the built site at URL.
// Processor time is that of the page's main thread: it does not grow with what else the machine does, as frames and work do.
import { chromium } from 'playwright-core';
import { chromiumLaunch } from '../../src/cli/chromium.mjs';
import {
  barAt,
  countStateTransitions,
  indexVisits,
  StateSummaries,
  VariableHistory,
} from '../../src/lib/history/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';

const url = process.argv[2] ?? 'http://127.0.0.1:4199';
const seeks = 240;
const loop = {
  StartAt: 'Count',
  States: {
    Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Rest' },
    Rest: { Type: 'Wait', Seconds: 1, Next: 'More?' },
    'More?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericLessThan: 1_000_000, Next: 'Count' }],
      Default: 'Count',
    },
  },
} as const;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? 0;
const figures = (values: readonly number[]): string =>
  `p50 ${quantile(values, 0.5).toFixed(1)} ms, p95 ${quantile(values, 0.95).toFixed(1)} ms, longest ${Math.max(...values).toFixed(1)} ms`;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly tdur?: number;
}

const { events } = await execute({ definition: loop, input: { n: 0 } });
const plain = Array.from({ length: 30 }, (_, at) => {
  const cursor = Math.round(((at + 1) / 30) * events.length);
  const before = performance.now();
  const shown = events.slice(0, cursor);
  const index = indexVisits(shown);
  new StateSummaries(index).at(cursor);
  countStateTransitions(shown, index);
  for (const visit of index.visits) barAt(shown, visit, cursor);
  new VariableHistory(shown, index).at(cursor);
  return performance.now() - before;
});
console.log(`${events.length} events. Folding all views anew for each seek: ${figures(plain)}`);

const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, reducedMotion: 'reduce' });
// The compiler names inner functions with a helper that the page does not have.
await page.addInitScript('globalThis.__name = (value) => value');
await page.goto(`${url}/playground/`);
for (const [name, value] of [
  ['Definition', loop],
  ['Input', { n: 0 }],
] as const) {
  await page.getByRole('textbox', { name, exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(JSON.stringify(value));
}
const client = await page.context().newCDPSession(page);
const run = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('25,000 of 25,000 events').waitFor();
};
await run();
for (const view of ['Events', 'Timeline', 'Data', 'Variables', 'Cost']) {
  await page.getByRole('tab', { name: view, exact: true }).click();
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  const { frames, work } = await page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>('input[type=range]');
    if (!slider) throw new Error('There is no slider.');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const frames: number[] = [];
    const work: number[] = [];
    let last = await frame();
    for (let at = 1; at <= count; at++) {
      const before = performance.now();
      setValue?.call(slider, String(Math.round((at / count) * 25_000)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await Promise.resolve();
      void document.body.offsetHeight;
      work.push(performance.now() - before);
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return { frames, work };
  }, seeks);
  const busy = busyFrames((await browser.stopTracing()).toString());
  const late = frames.filter((ms) => ms > 25).length;
  console.log(
    `${view}: processor time a frame ${figures(busy)}; frame ${figures(frames)}, ${late} of ${seeks} late; our work and layout ${figures(work)}`,
  );
}

/** Milliseconds of processor time that the page's main thread took for each frame of a trace. */
function busyFrames(trace: string): readonly number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const frames = traceEvents.filter(({ name }) => name === 'FireAnimationFrame');
  const [first] = frames;
  const starts = frames.map(({ ts }) => ts).sort((a, b) => a - b);
  const busy = starts.map(() => 0);
  for (const { name, ts, tdur = 0, pid, tid } of traceEvents) {
    if (name !== 'RunTask' || pid !== first?.pid || tid !== first.tid) continue;
    const frame = starts.findLastIndex((start) => start <= ts + 1000);
    if (frame >= 0) busy[frame] = (busy[frame] ?? 0) + tdur / 1000;
  }
  return busy.slice(1, -1);
}

const heap = async (): Promise<number> => {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
};
await page.getByRole('tab', { name: 'Events', exact: true }).click();
for (let at = 0; at < 5; at++) await run();
const before = await heap();
for (let at = 0; at < 50; at++) {
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await run();
}
console.log(`Heap after 5 runs ${before.toFixed(1)} MB, after 50 more ${(await heap()).toFixed(1)} MB`);

/** Ten states with a retried Task in four of them, whose attempts fail every other time. */
const task = (name: string, next: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  ResultPath: `$.${name}`,
  Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 3, JitterStrategy: 'FULL' }],
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
  Next: next,
});
const ten = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'B' },
    B: task('b', 'C'),
    C: task('c', 'D'),
    D: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 1, Next: 'E' }], Default: 'F' },
    E: { Type: 'Wait', Seconds: 5, Next: 'F' },
    F: task('f', 'G'),
    G: { Type: 'Pass', Next: 'H' },
    H: task('h', 'I'),
    I: { Type: 'Succeed' },
    Sorry: { Type: 'Fail', Error: 'Sorry' },
  },
};
const halfBusy = { '0-9': { Throw: { Error: 'Busy' }, Probability: 0.5 } };
await page.getByRole('button', { name: 'JSON', exact: true }).click();
for (const [name, value] of [
  ['Definition', ten],
  ['Input', { n: 2 }],
  ['Faults as JSON', { B: halfBusy, C: halfBusy, F: halfBusy, H: halfBusy }],
] as const) {
  await page.getByRole('textbox', { name, exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(JSON.stringify(value));
}
await page.getByRole('tab', { name: 'Runs', exact: true }).click();
await page.getByRole('button', { name: 'Run them' }).click();
const sum = page.getByText(/1,000 runs in/);
await sum.waitFor();
console.log(`Ten states: ${await sum.innerText()}`);
await browser.close();
