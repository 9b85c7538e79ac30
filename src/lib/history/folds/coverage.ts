// What a set of runs has exercised of a definition, and what it has not: states, transitions, catchers and choice rules.
import type { Definition, State, StateBlock } from '../../asl/index.ts';
import { detailsOf, type HistoryEvent } from '../event.ts';
import type { Execution } from '../execution.ts';
import { indexVisits } from './visits.ts';

export type CoverageKind = 'state' | 'next' | 'choice' | 'default' | 'catch';

/** Something that a run can exercise. `from` is a state's name; `to` the state it leads to. */
export interface CoverageItem {
  readonly kind: CoverageKind;
  readonly from: string;
  readonly to?: string;
  /** Position in `Choices` or `Catch`. */
  readonly position?: number;
  /** In how many of the runs it was exercised at least once. */
  readonly runs: number;
}

/**
 * Coverage of a definition by histories. Two choice rules (or catchers) of one state that lead to the same target cannot be
 * told apart by a history: each of them then counts what leads to that target. What `execute` tells in `onTaken` tells them apart.
 */
export function coverageOf(
  definition: Definition,
  histories: readonly (readonly HistoryEvent[])[],
): CoverageItem[] {
  return coverageOfKeys(
    definition,
    histories.map((events) => coverageKeysOf({ events, children: [] })),
  );
}

/** Coverage of a definition by what `coverageKeysOf` gave for each run: histories need not be kept. */
export function coverageOfKeys(definition: Definition, runs: readonly Iterable<string>[]): CoverageItem[] {
  const taken = runs.map((keys) => new Set(keys));
  return itemsOf(definition).map((item) => ({
    ...item,
    runs: taken.filter((keys) => isTaken(item, keys)).length,
  }));
}

/** Names what a run took of a state: a rule of its Choices (−1: its Default) or a catcher. */
export const takenKey = (state: string, field: 'Choices' | 'Catch', position: number): string =>
  JSON.stringify([state, field, position]);

/** Whether a run took a rule or catcher, by its keys; true where they cannot tell. */
export const mayHaveTaken = (
  keys: ReadonlySet<string>,
  state: string,
  field: 'Choices' | 'Catch',
  position: number,
): boolean => !keys.has(exact) || keys.has(takenKey(state, field, position));

type Item = Omit<CoverageItem, 'runs'>;

/** Is among the keys of a run of which every rule and catcher that it took is known. */
const exact = 'exact';

function isTaken({ kind, from, to, position = -1 }: Item, keys: ReadonlySet<string>): boolean {
  if (to === undefined) return keys.has(JSON.stringify([from]));
  if (kind !== 'next' && keys.has(exact))
    return keys.has(takenKey(from, kind === 'catch' ? 'Catch' : 'Choices', position));
  return keys.has(JSON.stringify([from, to, kind === 'catch' ? 'caught' : 'left']));
}

function itemsOf(block: StateBlock): Item[] {
  return Object.entries(block.States).flatMap(([from, state]) => [
    { kind: 'state' as const, from },
    ...edgesOf(from, state),
    ...innerBlocks(state).flatMap(itemsOf),
  ]);
}

function edgesOf(from: string, state: State): Item[] {
  const edges: Item[] = [];
  if ('Next' in state && state.Next !== undefined) edges.push({ kind: 'next', from, to: state.Next });
  if (state.Type === 'Choice') {
    state.Choices.forEach((rule, position) => edges.push({ kind: 'choice', from, to: rule.Next, position }));
    if (state.Default !== undefined) edges.push({ kind: 'default', from, to: state.Default });
  }
  if ('Catch' in state) {
    state.Catch?.forEach((catcher, position) =>
      edges.push({ kind: 'catch', from, to: catcher.Next, position }),
    );
  }
  return edges;
}

function innerBlocks(state: State): readonly StateBlock[] {
  if (state.Type === 'Parallel') return state.Branches;
  if (state.Type !== 'Map') return [];
  const processor = state.ItemProcessor ?? state.Iterator;
  return processor ? [processor] : [];
}

/**
 * What one run exercises, as texts to compare: for `coverageOfKeys`. The iterations of a distributed Map count to it; other
 * machines that it started do not. `taken` is everything that `onTaken` told.
 */
export function coverageKeysOf(
  execution: Pick<Execution, 'events' | 'children'>,
  taken?: Iterable<string>,
): Set<string> {
  const keys = new Set<string>(taken && [exact, ...taken]);
  addKeys(execution, keys);
  return keys;
}

function addKeys({ events, children }: Pick<Execution, 'events' | 'children'>, keys: Set<string>): void {
  const index = indexVisits(events);
  events.forEach((event, at) => {
    if (!event.type.endsWith('StateEntered')) return;
    const to = detailsOf(event).name ?? '';
    keys.add(JSON.stringify([to]));
    const before = index.visits[index.visitOfEvent[event.previousEventId - 1] ?? -1];
    const opener = events[event.previousEventId - 1];
    if (!before || !opener?.type.endsWith('StateExited') || index.visitOfEvent[at] === before.position)
      return;
    const caught = before.statuses.at(-1)?.status === 'caught';
    keys.add(JSON.stringify([before.name, to, caught ? 'caught' : 'left']));
  });
  for (const { parentEventId, execution } of children)
    if (events[parentEventId - 1]?.type.startsWith('MapRun')) addKeys(execution, keys);
}
