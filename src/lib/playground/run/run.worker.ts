// Runs executions away from the page. The only door from the playground to the interpreter: requests in, events and
// outcomes out.
import { coverageKeysOf } from '../../history/index.ts';
import { execute } from '../../interpreter/index.ts';
import { readToWorker, type FromWorker } from './messages.ts';

const chunk = 5000;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const { run, request } = readToWorker(data);
  const taken = new Set<string>();
  execute(request, { onTaken: (key) => taken.add(key) }).then(
    (execution) => {
      const { events, ...tail } = execution;
      for (let start = 0; start < events.length; start += chunk)
        answer({ type: 'events', run, events: events.slice(start, start + chunk) });
      answer({
        type: 'executed',
        run,
        execution: { ...tail, covered: [...coverageKeysOf(execution, taken)] },
      });
    },
    (reason: unknown) =>
      answer({ type: 'broken', run, message: reason instanceof Error ? reason.message : String(reason) }),
  );
});

function answer(message: FromWorker): void {
  postMessage(message);
}
