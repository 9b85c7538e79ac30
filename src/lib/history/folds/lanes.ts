// Map iterations and Parallel branches as lanes: which visits belong to which lane, and the status of each. Built once per history.
import { statusAt, type StateVisit, type VisitIndex, type VisitStatus } from './visits.ts';

export interface LaneSpan {
  /** Position of the Map's or Parallel's visit. */
  readonly container: number;
  readonly index: number;
  readonly firstEventId: number;
  /** Positions of the visits in it, in order of entry; those deeper inside are not among them. */
  readonly visits: readonly number[];
}

/** The lanes of every Map and Parallel visit, by the visit's position; in order of their index. */
export function lanesOf({ visits }: VisitIndex): ReadonlyMap<number, readonly LaneSpan[]> {
  const building = new Map<number, Map<number, { span: LaneSpan; visits: number[] }>>();
  for (const { lane, position, enteredEventId } of visits) {
    if (!lane) continue;
    const lanes = building.get(lane.container) ?? new Map<number, { span: LaneSpan; visits: number[] }>();
    building.set(lane.container, lanes);
    const known = lanes.get(lane.index);
    if (known) {
      known.visits.push(position);
      continue;
    }
    const own = [position];
    lanes.set(lane.index, {
      span: { container: lane.container, index: lane.index, firstEventId: enteredEventId, visits: own },
      visits: own,
    });
  }
  return new Map(
    [...building].map(([container, lanes]) => [
      container,
      [...lanes.values()].map(({ span }) => span).sort((a, b) => a.index - b.index),
    ]),
  );
}

/** How a lane stands after the first `cursor` events; undefined before it began. */
export function laneStatusAt(
  lane: LaneSpan,
  visits: readonly StateVisit[],
  cursor: number,
): VisitStatus | undefined {
  let status: VisitStatus | undefined;
  for (const position of lane.visits) {
    const visit = visits[position];
    const now = visit && statusAt(visit, cursor);
    if (now === undefined) break;
    status = now === 'caught' ? 'succeeded' : now;
  }
  return status;
}
