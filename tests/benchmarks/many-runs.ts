// npx tsx tests/benchmarks/many-runs.ts: "Run 1,000 times" as the worker does it, on a machine of ten states with faults that strike by chance.
import { runMany } from '../../src/lib/interpreter/explain/many-runs.ts';
import type { Definition } from '../../src/lib/asl/definition.ts';

const count = 1000;
const tasks = ['Reserve', 'Charge', 'Pack', 'Ship', 'Invoice', 'Notify'];
const retry = [
  { ErrorEquals: ['Flaky'], IntervalSeconds: 1, MaxAttempts: 2, JitterStrategy: 'FULL' as const },
];
const definition: Definition = {
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Parameters: { 'id.$': '$.id', total: 120 }, Next: 'Big?' },
    'Big?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Reserve' }],
      Default: 'Done',
    },
    ...Object.fromEntries(
      tasks.map((name, index) => [
        name,
        {
          Type: 'Task' as const,
          Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
          Retry: retry,
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Failed' }],
          ResultPath: `$.${name.toLowerCase()}`,
          Next: tasks[index + 1] ?? 'Done',
        },
      ]),
    ),
    Failed: { Type: 'Fail', Error: 'OrderFailed' },
    Done: { Type: 'Succeed' },
  },
};
const fault = { Throw: { Error: 'Flaky', Cause: 'by chance' }, Probability: 0.3, DelaySeconds: 2 };
const request = {
  definition,
  input: { id: 'A-1' },
  mocks: Object.fromEntries(tasks.map((name) => [name, { '0-99': fault }])),
};

for (const round of ['first', 'second', 'third']) {
  const start = performance.now();
  const statuses = new Map<string, number>();
  let events = 0;
  await runMany(request, { first: 1, count }, (runs) => {
    for (const run of runs) {
      statuses.set(run.status, (statuses.get(run.status) ?? 0) + 1);
      events += run.events;
    }
  });
  const ended = [...statuses].map(([status, times]) => `${times} ${status}`).join(', ');
  console.log(
    `${round}: ${count} runs in ${((performance.now() - start) / 1000).toFixed(2)} s (${events} events; ${ended})`,
  );
}
