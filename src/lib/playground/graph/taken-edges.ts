// Which edges of the graph a run took, and from which event on: a fold over the history by state names.
import type { HistoryEvent, VisitIndex } from '../../history/index.ts';
import { detailsOf, mayHaveTaken } from '../../history/index.ts';
import type { GraphLayout, PlacedEdge } from './layout.ts';

/** Id of the event from which on an edge counts as taken, by `edgeKey`. */
export type TakenEdges = ReadonlyMap<string, number>;

/** An edge by names; `from` is undefined for the edge from Start, `to` for the edge to End. */
export function edgeKey(from: string | undefined, to: string | undefined, isCatch: boolean): string {
  return JSON.stringify([from ?? null, to ?? null, isCatch]);
}

/** All edges that a history takes, each with the event that took it first. O(events). */
export function takenEdges(events: readonly HistoryEvent[], index: VisitIndex): TakenEdges {
  const taken = new Map<string, number>();
  const take = (key: string, eventId: number): void => {
    if (!taken.has(key)) taken.set(key, eventId);
  };
  const leftBy = new Set<number>();
  for (const event of events) {
    if (!event.type.endsWith('StateEntered')) continue;
    const { name } = detailsOf(event);
    const before = index.visits[index.visitOfEvent[event.previousEventId - 1] ?? -1];
    const opener = events[event.previousEventId - 1];
    const hasLeft = before !== undefined && opener?.type.endsWith('StateExited') === true;
    if (hasLeft) leftBy.add(before.position);
    const isCatch = hasLeft && before.statuses.at(-1)?.status === 'caught';
    take(edgeKey(hasLeft ? before.name : undefined, name, isCatch), event.id);
  }
  for (const visit of index.visits) {
    const end = visit.exitedEventId ?? (visit.type === 'Fail' ? visit.enteredEventId : undefined);
    if (end !== undefined && !leftBy.has(visit.position)) take(edgeKey(visit.name, undefined, false), end);
  }
  return taken;
}

/**
 * The edges of a drawn graph that a run took, by their ids, each with the event from which on it counts as taken. Of several rules that
 * lead to the same state, `covered` tells which was taken: what the run exercised, as in its execution's `covered`.
 */
export function takenFrom(
  { nodes, edges }: GraphLayout,
  taken: TakenEdges,
  covered: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const nodesById = new Map(nodes.map((node) => [node.id, node]));
  return new Map(
    edges.flatMap((edge): [string, number][] => {
      const from = nodesById.get(edge.from);
      const to = nodesById.get(edge.to);
      const key = edgeKey(
        from?.kind === 'start' ? undefined : from?.name,
        to?.kind === 'end' ? undefined : to?.name,
        edge.kind === 'catch',
      );
      const eventId = taken.get(key);
      return eventId !== undefined && mayBeTheOne(edge, from?.name ?? '', covered)
        ? [[edge.id, eventId]]
        : [];
    }),
  );
}

function mayBeTheOne(
  { id: location, kind }: PlacedEdge,
  state: string,
  covered: ReadonlySet<string>,
): boolean {
  if (kind === 'default') return mayHaveTaken(covered, state, 'Choices', -1);
  const [, field, position] = /\/(Choices|Catch)\[(\d+)\]\/Next$/.exec(location) ?? [];
  return field === undefined || mayHaveTaken(covered, state, field as 'Choices' | 'Catch', Number(position));
}
