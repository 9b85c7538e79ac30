// The floors: for each workload a loop written by hand that makes the same data flow and writes the same events, with no
// interpreter between. `npm run bench` refuses a floor whose events are not those of the interpreter, one for one: see floor-check.ts.
import jsonata from 'jsonata';
import type { FloorEvent } from './floor-check.ts';

/** Runs the workload once and gives its history. */
export type Floor = () => readonly FloorEvent[] | Promise<readonly FloorEvent[]>;

const event = (
  type: string,
  previousEventId: number,
  at = 0,
  name?: string,
  value?: unknown,
  extra?: object,
): FloorEvent => ({ type, previousEventId, at, name, value, extra });

const started = { roleArn: 'arn:aws:iam::111111111111:role/StepwiseRole' };

/** A Choice and a Pass that counts, so many times. */
export const countFloor = (rounds: number) => (): readonly FloorEvent[] => {
  let data: { count: number; label?: string } = { count: 0 };
  const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, data, started)];
  let id = 0;
  for (;;) {
    id = events.push(event('ChoiceStateEntered', id, 0, 'Enough?', data));
    const isEnough = typeof data.count === 'number' && data.count >= rounds;
    id = events.push(event('ChoiceStateExited', id, 0, 'Enough?', data));
    if (isEnough) break;
    id = events.push(event('PassStateEntered', id, 0, 'Add one', data));
    data = { count: Math.floor(data.count + 0.5) + 1, label: 'round' };
    id = events.push(event('PassStateExited', id, 0, 'Add one', data));
  }
  id = events.push(event('SucceedStateEntered', id, 0, 'Done', data));
  id = events.push(event('SucceedStateExited', id, 0, 'Done', data));
  events.push(event('ExecutionSucceeded', id, 0, undefined, data));
  return events;
};

/** Pass states in a row, and a Succeed. */
export const passFloor =
  (passes: readonly string[], last: string, data: unknown) => (): readonly FloorEvent[] => {
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, data, started)];
    let id = 0;
    for (const name of passes) {
      id = events.push(event('PassStateEntered', id, 0, name, data));
      id = events.push(event('PassStateExited', id, 0, name, data));
    }
    id = events.push(event('SucceedStateEntered', id, 0, last, data));
    id = events.push(event('SucceedStateExited', id, 0, last, data));
    events.push(event('ExecutionSucceeded', id, 0, undefined, data));
    return events;
  };

/** A Map with one Pass, 40 iterations under way at a time. */
export const mapFloor = (input: readonly number[]) => (): readonly FloorEvent[] => {
  const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, input, started)];
  events.push(event('MapStateEntered', 0, 0, 'Each', input));
  const mapStarted = events.push(event('MapStateStarted', 2, 0, undefined, input.length));
  const results: unknown[] = new Array(input.length);
  const begun: number[] = [];
  while (begun.length < 40 && begun.length < input.length) {
    begun.push(events.push(event('MapIterationStarted', mapStarted, 0, 'Each', begun.length)));
  }
  let id = mapStarted;
  for (let index = 0; index < input.length; index++) {
    const item = input[index];
    id = events.push(event('PassStateEntered', begun[index] ?? 0, 0, 'Label', item));
    const exited = events.push(event('PassStateExited', id, 0, 'Label', item));
    results[index] = item;
    id = events.push(event('MapIterationSucceeded', exited, 0, 'Each', index));
    if (begun.length < input.length) {
      begun.push(events.push(event('MapIterationStarted', exited, 0, 'Each', begun.length)));
    }
  }
  events.push(event('MapStateSucceeded', id));
  id = events.push(event('MapStateExited', id, 0, 'Each', results));
  events.push(event('ExecutionSucceeded', id, 0, undefined, results));
  return events;
};

/** A Parallel with one Pass in each branch. */
export const parallelFloor = (names: readonly string[], input: unknown) => (): readonly FloorEvent[] => {
  const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, input, started)];
  events.push(event('ParallelStateEntered', 0, 0, 'All', input));
  const parallelStarted = events.push(event('ParallelStateStarted', 2));
  const results: unknown[] = [];
  let id = parallelStarted;
  for (const name of names) {
    id = events.push(event('PassStateEntered', parallelStarted, 0, name, input));
    id = events.push(event('PassStateExited', id, 0, name, input));
    results.push(input);
  }
  events.push(event('ParallelStateSucceeded', id));
  id = events.push(event('ParallelStateExited', id, 0, 'All', results));
  events.push(event('ExecutionSucceeded', id, 0, undefined, results));
  return events;
};

/** A Task that fails so many times, each a second after the other, and then succeeds. */
export const retryFloor =
  (retries: number, resource: string, failure: { readonly error: string; readonly cause: string }) =>
  (): readonly FloorEvent[] => {
    const input = {};
    const scheduled = { resource };
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, input, started)];
    let id = events.push(event('TaskStateEntered', 0, 0, 'Call', input));
    let now = 0;
    for (let attempt = 0; ; attempt++) {
      id = events.push(event('LambdaFunctionScheduled', id, now, undefined, input, scheduled));
      id = events.push(event('LambdaFunctionStarted', id, now));
      if (attempt === retries) break;
      id = events.push(event('LambdaFunctionFailed', id, now, undefined, undefined, failure));
      now += 1000;
    }
    id = events.push(event('LambdaFunctionSucceeded', id, now, undefined, 'ok'));
    id = events.push(event('TaskStateExited', id, now, 'Call', 'ok'));
    events.push(event('ExecutionSucceeded', id, now, undefined, 'ok'));
    return events;
  };

/** Bare JSONata: one Pass after the other, each expression parsed once, when it is first needed. */
export const jsonataFloor = (texts: readonly string[], input: unknown): Floor => {
  const expressions: jsonata.Expression[] = [];
  return async () => {
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, input, started)];
    let data: unknown = input;
    let id = 0;
    for (const [index, text] of texts.entries()) {
      id = events.push(event('PassStateEntered', id, 0, `Step ${index}`, data));
      const expression = (expressions[index] ??= jsonata(text));
      data = await expression.evaluate({}, { states: { input: data } });
      id = events.push(event('PassStateExited', id, 0, `Step ${index}`, data));
    }
    events.push(event('ExecutionSucceeded', id, 0, undefined, data));
    return events;
  };
};

interface Order {
  readonly order: { readonly id: string; readonly lines: readonly { readonly sku: string }[] };
}

/** The order of the workload `order`, state by state. */
export const orderFloor =
  (input: Order, resource: string, answer: { readonly valid: boolean; readonly total: number }) =>
  (): readonly FloorEvent[] => {
    const events: FloorEvent[] = [event('ExecutionStarted', 0, 0, undefined, input, started)];
    let id = events.push(event('TaskStateEntered', 0, 0, 'Validate', input));
    const parameters = { id: input.order.id, lines: input.order.lines, channel: 'web' };
    id = events.push(event('LambdaFunctionScheduled', id, 0, undefined, parameters, { resource }));
    id = events.push(event('LambdaFunctionStarted', id));
    id = events.push(event('LambdaFunctionSucceeded', id, 0, undefined, answer));
    const validated = { ...input, validation: { valid: answer.valid, total: answer.total } };
    id = events.push(event('TaskStateExited', id, 0, 'Validate', validated));

    id = events.push(event('ChoiceStateEntered', id, 0, 'Big?', validated));
    const isBig = validated.validation.total !== undefined && validated.validation.total > 1000;
    id = events.push(event('ChoiceStateExited', id, 0, 'Big?', validated));
    let data: Order & { review?: unknown } = validated;
    if (isBig) {
      id = events.push(event('PassStateEntered', id, 0, 'Review', data));
      data = { ...data, review: { reviewed: true } };
      id = events.push(event('PassStateExited', id, 0, 'Review', data));
    }

    id = events.push(event('MapStateEntered', id, 0, 'Lines', data));
    let previous = (id = events.push(event('MapStateStarted', id, 0, undefined, data.order.lines.length)));
    const reservations: unknown[] = [];
    for (const [index, { sku }] of data.order.lines.entries()) {
      const item = { sku, order: data.order.id, index };
      id = events.push(event('MapIterationStarted', previous, 0, 'Lines', index));
      id = events.push(event('PassStateEntered', id, 0, 'Reserve', item));
      const reserved = { reserved: `${item.order}:${item.sku}` };
      previous = events.push(event('PassStateExited', id, 0, 'Reserve', reserved));
      reservations.push(reserved);
      id = events.push(event('MapIterationSucceeded', previous, 0, 'Lines', index));
    }
    events.push(event('MapStateSucceeded', id));
    const reserved = { ...data, reservations };
    id = events.push(event('MapStateExited', id, 0, 'Lines', reserved));

    id = events.push(event('ParallelStateEntered', id, 0, 'Notify', reserved));
    const notify = events.push(event('ParallelStateStarted', id));
    id = events.push(event('PassStateEntered', notify, 0, 'Mail', reserved));
    events.push(event('PassStateExited', id, 0, 'Mail', 'mailed'));
    id = events.push(event('PassStateEntered', notify, 0, 'Log', reserved));
    id = events.push(event('PassStateExited', id, 0, 'Log', reserved.order.id));
    events.push(event('ParallelStateSucceeded', id));
    const notified = { ...reserved, notified: { mail: 'mailed', log: reserved.order.id } }.notified;
    id = events.push(event('ParallelStateExited', id, 0, 'Notify', notified));
    events.push(event('ExecutionSucceeded', id, 0, undefined, notified));
    return events;
  };
