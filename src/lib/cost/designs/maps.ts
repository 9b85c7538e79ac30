// Maps that pay for every item separately: batches instead of single items, and Express children instead of Standard transitions.
import { type LocatedState, ownValue, statesOf, within } from '../../asl/index.ts';
import { countStateTransitions, indexVisits, type ChildExecution } from '../../history/index.ts';
import { expressBill } from '../bill.ts';
import { longestExpressMs } from '../express/break-even.ts';
import { expressRun, memoryEstimate, virtualMs } from '../express/express.ts';
import { billedUnits } from '../bill.ts';
import { breaksOf, isDistributedMap } from '../express/under-express.ts';
import type { DesignContext, Saving } from './rule.ts';

/** The batch that the comparison is made with. */
const batchSize = 10;

/** Maps over many items whose Task could take a list. */
export function itemByItem(context: DesignContext): readonly Saving[] {
  return mapsOf(context).flatMap((map): Saving[] => {
    const { items, transitions } = map;
    const inner = statesOf(map.state.blocks[0]);
    const canBatch =
      inner.some(({ type }) => type === 'Task') &&
      inner.every(({ type }) => type === 'Task' || type === 'Pass' || type === 'Succeed') &&
      ownValue(map.state.value, 'ItemBatcher') === undefined;
    if (!canBatch || items < 2 * batchSize || transitions === 0) return [];
    const batches = Math.ceil(items / batchSize);
    const after = Math.ceil((transitions / items) * batches);
    const how = isDistributedMap(map.state) ? '' : 'as a distributed Map, ';
    return [
      {
        states: [map.state.name],
        location: map.state.location,
        says: `"${map.state.name}" pays for each of its ${items} items: ${how}an ItemBatcher with MaxItemsPerBatch ${batchSize} gives its task ${batches} lists. The task must then take a list, and one bad item fails its batch.`,
        saves: transitions - after,
      },
    ];
  });
}

/** Standard children, or inline iterations of several states, that could run as Express executions. */
export function nestedExpress(context: DesignContext): readonly Saving[] {
  return mapsOf(context).flatMap((map): Saving[] => {
    const [processor] = map.state.blocks;
    if (!processor || map.items === 0 || map.transitions === 0 || map.longestMs > longestExpressMs) return [];
    if (breaksOf(processor).length > 0 || statesOf(processor).length < 2) return [];
    const { name } = map.state;
    if (isDistributedMap(map.state))
      return [
        {
          states: [name],
          location: within(processor.location, 'ProcessorConfig'),
          says: `The children of "${name}" are Standard executions, and nothing in them needs it: with ExecutionType EXPRESS each is one request and its duration. Their tasks must bear being run twice.`,
          saves: map.transitions,
          adds: map.asExpress,
        },
      ];
    if (map.transitions <= map.items * 2) return [];
    return [
      {
        states: [name],
        location: processor.location,
        says: `Each iteration of "${name}" takes ${Math.round((map.transitions / map.items) * 10) / 10} transitions: as an Express workflow of their own, started by one Task (aws-sdk:sfn:startSyncExecution), they cost one. Their tasks must bear being run twice.`,
        saves: map.transitions - map.items,
        adds: map.asExpress,
      },
    ];
  });
}

interface MapUse {
  readonly state: LocatedState;
  readonly items: number;
  /** Standard transitions of everything inside. */
  readonly transitions: number;
  readonly longestMs: number;
  /** What the items would cost as Express executions. */
  readonly asExpress: bigint;
}

/** Every Map that ran in this run and whose items are billed by transitions. */
function mapsOf(context: DesignContext): readonly MapUse[] {
  return context.states
    .filter(
      ({ type, name }) => type === 'Map' && context.breakdown.states.some(({ state }) => state === name),
    )
    .map((state) => (isDistributedMap(state) ? distributedUse(state, context) : inlineUse(state, context)));
}

function inlineUse(
  state: LocatedState,
  { breakdown, execution, index, prices, definitionBytes }: DesignContext,
): MapUse {
  const lanes = breakdown.lanes.filter(({ container }) => container === state.name);
  const at = (id: number | undefined) => Date.parse(execution.events[(id ?? 0) - 1]?.timestamp ?? '');
  const spans = new Map<string, { from: number; to: number }>();
  for (const { lane, enteredEventId, endedEventId } of index.visits) {
    if (!lane || index.visits[lane.container]?.name !== state.name) continue;
    const key = `${lane.container}:${lane.index}`;
    const [from, to] = [at(enteredEventId), at(endedEventId ?? execution.events.length)];
    const span = spans.get(key) ?? { from, to };
    spans.set(key, { from: Math.min(span.from, from), to: Math.max(span.to, to) });
  }
  const durations = [...spans.values()].map(({ from, to }) => to - from);
  const { billedMegabytes } = memoryEstimate({ definitionBytes, payloadBytes: 0, steps: 1 });
  const units = durations.reduce((sum, ms) => sum + billedUnits(ms, billedMegabytes), 0);
  return {
    state,
    items: lanes.length,
    transitions: lanes.reduce((sum, lane) => sum + lane.transitions, 0),
    longestMs: durations.reduce((most, ms) => Math.max(most, ms), 0),
    asExpress: expressBill(lanes.length, BigInt(units), prices).total,
  };
}

function distributedUse(state: LocatedState, context: DesignContext): MapUse {
  const { execution, index, prices, definitionBytes } = context;
  const children = execution.children.filter(
    (child: ChildExecution) =>
      child.type === 'STANDARD' &&
      index.visits[index.visitOfEvent[child.parentEventId - 1] ?? -1]?.name === state.name,
  );
  const uses = children.map(({ execution: { events } }) => {
    const visits = indexVisits(events);
    return {
      transitions: countStateTransitions(events, visits)[events.length] ?? 0,
      units: expressRun(events, visits, { definitionBytes }).units,
      ms: virtualMs(events),
    };
  });
  const units = uses.reduce((sum, each) => sum + each.units, 0);
  return {
    state,
    items: uses.length,
    transitions: uses.reduce((sum, each) => sum + each.transitions, 0),
    longestMs: uses.reduce((most, { ms }) => Math.max(most, ms), 0),
    asExpress: expressBill(uses.length, BigInt(units), prices).total,
  };
}
