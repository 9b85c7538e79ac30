// Runs an exported machine with stock XState on virtual time, its tasks answering as they did in a history of the interpreter.
import { assign, createActor, fromPromise, type AnyStateMachine, type AnyStateNode } from 'xstate';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { detailsOf, indexVisits, type Execution } from '../../src/lib/history/index.ts';
import type { ExportedMachine, TaskInput } from '../../src/lib/interpreter/export/index.ts';

export interface StockRun {
  /** Names of the states that were entered, in order. */
  readonly visited: readonly string[];
  /** The output; `active` when it waits for an answer, `stopped` when its data ended the run. */
  readonly outcome: unknown;
  /** Virtual milliseconds from start to end. */
  readonly duration: number;
}

/** Lets the machine run until it ends, or waits for an answer that did not come in the history either. */
export async function runStock(
  machine: ExportedMachine,
  input: JsonValue | undefined,
  history: Execution,
): Promise<StockRun> {
  const clock = new VirtualClock();
  const outcomes = outcomesOf(history);
  const task = fromPromise<JsonValue, TaskInput>(async ({ input: { name } }) => {
    const outcome = outcomes.get(name)?.shift();
    await new Promise((resolve) => clock.setTimeout(() => resolve(0), outcome?.after ?? Infinity));
    if (outcome?.error !== undefined) throw { Error: outcome.error, Cause: outcome.cause };
    return JSON.parse(outcome?.output ?? 'null') as JsonValue;
  });
  const visited: string[] = [];
  const provided = watched(machine.provide({ actors: { task } }), (name) => visited.push(name));
  const actor = createActor(provided, { input, clock });
  actor.subscribe({ error: () => {} });
  actor.start();
  do await new Promise(setImmediate);
  while (actor.getSnapshot().status === 'active' && clock.toNext());
  return { visited, outcome: outcomeOf(actor.getSnapshot()), duration: clock.now };
}

function outcomeOf({ status, output }: { status: string; output?: unknown }): unknown {
  if (status !== 'done') return status === 'error' ? 'stopped' : status;
  const isFatal = (output as { Error?: string } | null)?.Error === 'States.Runtime';
  return isFatal ? 'stopped' : output;
}

/** The machine, telling each state of the definition that it enters. */
function watched(machine: AnyStateMachine, entered: (name: string) => void): AnyStateMachine {
  const watch = (node: AnyStateNode): void => {
    const { name } = (node.meta ?? {}) as { name?: string };
    // An `assign` happens even where the actor stops with an error before it does what it has decided.
    if (name !== undefined) node.entry.unshift(assign(() => (entered(name), {})));
    Object.values(node.states).forEach(watch);
  };
  watch(machine.root);
  return machine;
}

class VirtualClock {
  now = 0;
  #timers: { readonly at: number; readonly act: () => void }[] = [];

  setTimeout(act: () => void, ms: number): object {
    const timer = { at: this.now + ms, act };
    this.#timers.push(timer);
    return timer;
  }
  clearTimeout(timer: object): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }
  /** Goes on to what is due next; false when nothing is. */
  toNext(): boolean {
    const at = Math.min(...this.#timers.map((timer) => timer.at));
    const due = this.#timers.find((timer) => timer.at === at);
    if (due === undefined || at === Infinity) return false;
    this.now = at;
    this.clearTimeout(due);
    due.act();
    return true;
  }
}

interface Outcome {
  /** Milliseconds from schedule to outcome; infinite where there was none: what ends the task then is the machine's business. */
  after: number;
  output?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
}

/** How each attempt at the tasks of each state ended, in order. */
function outcomesOf({ events }: Execution): ReadonlyMap<string, Outcome[]> {
  const { visits, visitOfEvent } = indexVisits(events);
  const open = new Map<number, Outcome & { readonly since: number }>();
  const outcomes = new Map<string, Outcome[]>();
  events.forEach((event, i) => {
    const [, what = ''] = /^(?:Task|LambdaFunction|Activity)(\w+)$/.exec(event.type) ?? [];
    const visit = visitOfEvent[i] ?? -1;
    const time = Date.parse(event.timestamp);
    if (what === 'Scheduled') {
      const name = visits[visit]?.name ?? '';
      const outcome = { after: Infinity, since: time };
      open.set(visit, outcome);
      outcomes.set(name, [...(outcomes.get(name) ?? []), outcome]);
    }
    const outcome = open.get(visit);
    if (outcome === undefined || !/^(Succeeded|\w*Failed)$/.test(what)) return;
    const { output, error, cause } = detailsOf(event);
    Object.assign(outcome, {
      after: time - outcome.since,
      output,
      error: what === 'Succeeded' ? undefined : (error ?? ''),
      cause,
    });
  });
  return outcomes;
}
