// Breakpoints: where playing a run halts. On a state, on an error, or where a condition holds.
import { type HistoryEvent, type VisitIndex, detailsOf } from '../../history/index.ts';
import type { Sighting } from '../../interpreter/index.ts';

export type Breakpoint =
  | { readonly on: 'state'; readonly state: string }
  /** An error name, or `*` for every failure. */
  | { readonly on: 'error'; readonly error: string }
  /** JSONata over `$states.input`, `$states.output` and the variables. */
  | { readonly on: 'condition'; readonly condition: string };

/** `when “Charge” is entered`: a breakpoint in words. */
export function breakpointWords(breakpoint: Breakpoint): string {
  switch (breakpoint.on) {
    case 'state':
      return `when “${breakpoint.state}” is entered`;
    case 'error':
      return breakpoint.error === '*' ? 'at every failure' : `at the error ${breakpoint.error}`;
    case 'condition':
      return `where ${breakpoint.condition}`;
  }
}

export const isSame = (a: Breakpoint, b: Breakpoint): boolean => breakpointWords(a) === breakpointWords(b);

/** Cursors at which a breakpoint on a state or an error halts, ascending. Conditions are answered elsewhere. */
export function haltsOf(
  breakpoint: Exclude<Breakpoint, { on: 'condition' }>,
  events: readonly HistoryEvent[],
  { visits }: VisitIndex,
): readonly number[] {
  if (breakpoint.on === 'state')
    return visits.filter(({ name }) => name === breakpoint.state).map(({ enteredEventId }) => enteredEventId);
  const halts = visits.flatMap(({ attempts }) =>
    attempts
      .filter(({ error }) => error !== undefined && (breakpoint.error === '*' || error === breakpoint.error))
      .map(({ lastEventId }) => lastEventId ?? 0),
  );
  // What no attempt shows, such as States.Runtime, shows where the execution ends.
  const last = events.at(-1);
  const error = last && /^Execution(Failed|TimedOut)$/.test(last.type) ? detailsOf(last).error : undefined;
  if (last && error !== undefined && (breakpoint.error === '*' || error === breakpoint.error))
    halts.push(last.id);
  return [...new Set(halts)].filter((id) => events[id - 1]).sort((a, b) => a - b);
}

/** What a condition is asked of: each state when it is entered and when it is left, with the variables at that moment. */
export function sightingsOf(events: readonly HistoryEvent[], index: VisitIndex): readonly Sighting[] {
  const scopes = new Map<string, Record<string, string>>();
  return events.flatMap((event, at) => {
    const isEntered = event.type.endsWith('StateEntered');
    if (!isEntered && !event.type.endsWith('StateExited')) return [];
    const visit = index.visits[index.visitOfEvent[at] ?? -1];
    if (!visit) return [];
    const entered = events[visit.enteredEventId - 1];
    const input = entered && detailsOf(entered).input;
    const own = visit.lane ? `${visit.lane.container}:${visit.lane.index}` : '';
    if (!isEntered) {
      const assigned = detailsOf(event).assignedVariables;
      if (assigned) scopes.set(own, { ...scopes.get(own), ...assigned });
    }
    const output = isEntered ? undefined : detailsOf(event).output;
    return [
      {
        eventId: event.id,
        stateName: visit.name,
        ...(input !== undefined && { input }),
        ...(output !== undefined && { output }),
        variables: { ...outerScopes(index, visit.lane?.container, scopes), ...scopes.get(own) },
      },
    ];
  });
}

function outerScopes(
  index: VisitIndex,
  container: number | undefined,
  scopes: ReadonlyMap<string, Record<string, string>>,
): Record<string, string> {
  const visit = container === undefined ? undefined : index.visits[container];
  if (!visit) return {};
  const own = visit.lane ? `${visit.lane.container}:${visit.lane.index}` : '';
  return { ...outerScopes(index, visit.lane?.container, scopes), ...scopes.get(own) };
}
