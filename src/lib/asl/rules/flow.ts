// Our own warnings about how an execution goes: states from which no end can be reached, loops that never wait, an Express workflow that
// waits too long, literals that are too large. AWS accepts all of these.
import type { JsonValue } from '../json.ts';
import { ownValue } from '../json.ts';
import { maxExecutionSeconds, maxHistoryEvents, maxPayloadBytes } from '../limits.ts';
import { countText } from '../quantity.ts';
import { within } from '../text/location.ts';
import { readResource } from '../tables/resources.ts';
import type { LocatedBlock, LocatedState } from '../reading/walk.ts';
import { isTerminal, reachableFrom, transitionsOf } from '../reading/walk.ts';
import type { Check, Report } from './check.ts';

/** Fields whose literal parts become data. */
const literals = [
  'Result',
  'Parameters',
  'Arguments',
  'Items',
  'ItemSelector',
  'ResultSelector',
  'Output',
  'Assign',
];

/** Dead ends, busy loops, long waits in Express, large literals. */
export const flow: Check = (machine, report) => {
  for (const block of machine.blocks) {
    const reached = reachableFrom(block);
    const states = block.states.filter(({ name }) => reached.has(name));
    checkEnds(block, states, report);
    checkLoops(states, report);
  }
  for (const state of machine.states) {
    if (machine.type === 'EXPRESS' && state.type === 'Wait') checkExpressWait(state, report);
    checkSize(state, report);
  }
};

/** States that run for ever: reported once for each block, at the first. */
function checkEnds(block: LocatedBlock, states: readonly LocatedState[], report: Report): void {
  if (!states.some(isTerminal)) {
    // For the whole machine, AWS has a diagnostic of its own.
    const first = states[0];
    if (first && block.kind !== 'machine') reportTrap([first], report);
    return;
  }
  const sources = new Map<string, LocatedState[]>();
  for (const state of states) {
    for (const { target } of transitionsOf(state))
      sources.set(target, [...(sources.get(target) ?? []), state]);
  }
  const ending = new Set(states.filter(isTerminal));
  const pending = [...ending];
  for (let state = pending.pop(); state; state = pending.pop()) {
    for (const source of sources.get(state.name) ?? []) {
      if (ending.has(source)) continue;
      ending.add(source);
      pending.push(source);
    }
  }
  const trapped = states.filter((state) => !ending.has(state) && transitionsOf(state).length > 0);
  if (trapped.length > 0) reportTrap(trapped, report);
}

function reportTrap(trapped: readonly LocatedState[], report: Report): void {
  const [first] = trapped;
  if (!first) return;
  const others = trapped.length > 1 ? ` (and ${trapped.length - 1} more)` : '';
  const message = `From "${first.name}"${others} no end can be reached: the execution goes round until it is stopped.`;
  report('cannot-end', { message, location: first.location, part: 'key' });
}

function checkLoops(states: readonly LocatedState[], report: Report): void {
  for (const loop of loopsOf(states)) {
    const first = loop[0];
    if (!first || loop.some(takesTime)) continue;
    const names = loop.map(({ name }) => `"${name}"`).join(', ');
    const message = `The loop through ${names} never waits: it goes round at full speed, and a Standard execution ends at ${countText(maxHistoryEvents.STANDARD)} events.`;
    report('busy-loop', { message, location: first.location, part: 'key' });
  }
}

/** Waits for something: a Wait, a job, a callback, an activity, or states inside that may. */
function takesTime({ type, value }: LocatedState): boolean {
  if (type === 'Wait' || type === 'Parallel' || type === 'Map') return true;
  const resource = ownValue(value, 'Resource');
  if (type !== 'Task' || typeof resource !== 'string') return false;
  const reading = readResource(resource);
  return reading.kind === 'activity' || ('pattern' in reading && reading.pattern !== 'request-response');
}

/** Groups of states that lead to each other (Tarjan's strongly connected components), without recursion. */
function loopsOf(states: readonly LocatedState[]): readonly (readonly LocatedState[])[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  const targets = new Map(
    states.map((state) => [state, transitionsOf(state).flatMap(({ target }) => byName.get(target) ?? [])]),
  );
  const index = new Map<LocatedState, number>();
  const low = new Map<LocatedState, number>();
  const stack: LocatedState[] = [];
  const onStack = new Set<LocatedState>();
  const loops: LocatedState[][] = [];
  for (const root of states) {
    if (index.has(root)) continue;
    const calls: { readonly state: LocatedState; next: number }[] = [{ state: root, next: 0 }];
    while (calls.length > 0) {
      const call = calls.at(-1);
      if (!call) break;
      const { state } = call;
      if (call.next === 0) {
        index.set(state, index.size);
        low.set(state, index.size - 1);
        stack.push(state);
        onStack.add(state);
      }
      const target = targets.get(state)?.[call.next];
      call.next += 1;
      if (target && !index.has(target)) calls.push({ state: target, next: 0 });
      else if (target && onStack.has(target)) lower(low, state, index.get(target));
      else if (!target) {
        calls.pop();
        const caller = calls.at(-1)?.state;
        if (caller) lower(low, caller, low.get(state));
        if (low.get(state) === index.get(state)) {
          const group = stack.splice(stack.indexOf(state));
          group.forEach((each) => onStack.delete(each));
          if (group.length > 1 || targets.get(state)?.includes(state)) loops.push(group);
        }
      }
    }
  }
  return loops;
}

function lower(low: Map<LocatedState, number>, state: LocatedState, value: number | undefined): void {
  low.set(state, Math.min(low.get(state) ?? 0, value ?? Number.POSITIVE_INFINITY));
}

function checkExpressWait({ name, value, location }: LocatedState, report: Report): void {
  const seconds = ownValue(value, 'Seconds');
  if (typeof seconds !== 'number' || seconds < maxExecutionSeconds.EXPRESS) return;
  const message = `"${name}" waits ${seconds} seconds, but an Express workflow is stopped after ${maxExecutionSeconds.EXPRESS}.`;
  report('express-duration', { message, location: within(location, 'Seconds') });
}

function checkSize({ value, location }: LocatedState, report: Report): void {
  for (const field of literals) {
    const bytes = utf8Length(ownValue(value, field));
    if (bytes <= maxPayloadBytes) continue;
    const message = `${field} alone is ${bytes} bytes; data between states is at most ${maxPayloadBytes}.`;
    report('large-payload', { message, location: within(location, field), part: 'key' });
  }
}

function utf8Length(value: JsonValue | undefined): number {
  const text = value === undefined ? '' : JSON.stringify(value);
  if (text.length * 3 <= maxPayloadBytes) return text.length;
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
