// The rows of the timeline: visits in order of entry, and under a Map or Parallel its lanes, of which one at a time is open.
import type { LaneSpan, StateVisit, VisitIndex } from '../../../history/index.ts';

export type TimelineRow =
  | {
      readonly kind: 'visit';
      readonly key: string;
      readonly visit: StateVisit;
      readonly depth: number;
      readonly lanes: number;
      readonly isOpen: boolean;
      readonly fromEventId: number;
    }
  | {
      readonly kind: 'lane';
      readonly key: string;
      readonly lane: LaneSpan;
      readonly label: string;
      readonly depth: number;
      readonly isOpen: boolean;
      readonly fromEventId: number;
    };

/** What is open: by container position, the index of its open lane, `null` when its lanes are folded away. */
export type OpenLanes = ReadonlyMap<number, number | null>;

/** So many lanes are shown without being asked for. */
const fewLanes = 12;

/** The lanes that a visit lies in, from the inmost: container position and lane index. */
export function followedLanes(
  { visits }: VisitIndex,
  current: StateVisit | undefined,
): readonly (readonly [number, number])[] {
  const followed: [number, number][] = [];
  for (let visit = current; visit?.lane; visit = visits[visit.lane.container])
    followed.push([visit.lane.container, visit.lane.index]);
  return followed;
}

/** The rows for a whole history; a container that nobody opened or closed shows its followed lane. Pure. */
export function timelineRows(
  { visits }: VisitIndex,
  lanes: ReadonlyMap<number, readonly LaneSpan[]>,
  open: OpenLanes,
  followed: ReadonlyMap<number, number>,
): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  const add = (visit: StateVisit, depth: number): void => {
    const own = lanes.get(visit.position) ?? [];
    const chosen = open.get(visit.position);
    const isOpen = own.length > 0 && (chosen === undefined ? own.length <= fewLanes : chosen !== null);
    rows.push({
      kind: 'visit',
      key: `v${visit.position}`,
      visit,
      depth,
      lanes: own.length,
      isOpen,
      fromEventId: visit.enteredEventId,
    });
    if (!isOpen) return;
    const openLane = chosen ?? followed.get(visit.position) ?? own[0]?.index;
    for (const lane of own) {
      const isLaneOpen = lane.index === openLane;
      rows.push({
        kind: 'lane',
        key: `l${visit.position}/${lane.index}`,
        lane,
        label: visit.type === 'Map' ? `Iteration ${lane.index}` : `Branch ${lane.index + 1}`,
        depth: depth + 1,
        isOpen: isLaneOpen,
        fromEventId: lane.firstEventId,
      });
      if (isLaneOpen)
        for (const position of lane.visits) {
          const inner = visits[position];
          if (inner) add(inner, depth + 2);
        }
    }
  };
  for (const visit of visits) if (!visit.lane) add(visit, 0);
  return rows;
}

/** What is open when a lane is opened, or, with `null`, its container folded. */
export const withLane = (open: OpenLanes, container: number, lane: number | null): OpenLanes =>
  new Map(open).set(container, lane);
/** Nobody has opened or folded anything. */
export const nothingChosen: OpenLanes = new Map();
