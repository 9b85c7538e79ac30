// A run and everything that it started: the execution itself, the children of its distributed Maps, and its nested executions, each
// billed by its own type.
import {
  countStateTransitions,
  indexVisits,
  type ChildExecution,
  type Execution,
  type VisitIndex,
} from '../history/index.ts';
import type { ExecutionType } from '../execution/index.ts';
import { expressBill, standardBill } from './bill.ts';
import { expressRun, type ExpressAssumptions } from './express/express.ts';
import type { NanoUsd } from './money.ts';
import type { Prices } from './prices.ts';

export interface ChildrenCost {
  readonly type: ExecutionType;
  readonly executions: number;
  /** Standard: state transitions of all of them. */
  readonly transitions: number;
  /** Express: units of 100 ms × 64 MB of all of them. */
  readonly units: number;
  readonly amount: NanoUsd;
}

export interface ExecutionCost {
  readonly type: ExecutionType;
  /** State transitions of the execution itself, whatever its type. */
  readonly transitions: number;
  /** What the execution itself costs as its type. */
  readonly amount: NanoUsd;
  /** What it started, at any depth, by type; a type that nothing was started of is left out. */
  readonly children: readonly ChildrenCost[];
  readonly total: NanoUsd;
}

/** What a run costs with its children, no transition free, GB-hours at the first tier. `index` is that of its events. Pure. */
export function executionCost(
  execution: Execution,
  type: ExecutionType,
  prices: Prices,
  assumptions: ExpressAssumptions,
  index: VisitIndex = indexVisits(execution.events),
): ExecutionCost {
  const own = use(execution, type, prices, assumptions, index);
  const descendants = descendantsOf(execution);
  const children = (['STANDARD', 'EXPRESS'] as const).flatMap((childType) => {
    const uses = descendants
      .filter((child) => child.type === childType)
      .map((child) => use(child.execution, childType, prices, assumptions));
    if (uses.length === 0) return [];
    return [
      {
        type: childType,
        executions: uses.length,
        transitions: uses.reduce((sum, each) => sum + each.transitions, 0),
        units: uses.reduce((sum, each) => sum + each.units, 0),
        amount: uses.reduce((sum, each) => sum + each.amount, 0n),
      },
    ];
  });
  return {
    type,
    transitions: own.transitions,
    amount: own.amount,
    children,
    total: children.reduce((sum, each) => sum + each.amount, own.amount),
  };
}

/** Every execution that a run started, directly or not. */
export const descendantsOf = (execution: Execution): readonly ChildExecution[] =>
  execution.children.flatMap((child) => [child, ...descendantsOf(child.execution)]);

function use(
  { events }: Execution,
  type: ExecutionType,
  prices: Prices,
  assumptions: ExpressAssumptions,
  index: VisitIndex = indexVisits(events),
): { readonly transitions: number; readonly units: number; readonly amount: NanoUsd } {
  const transitions = countStateTransitions(events, index)[events.length] ?? 0;
  if (type === 'STANDARD') return { transitions, units: 0, amount: standardBill(transitions, prices) };
  const { units } = expressRun(events, index, assumptions);
  return { transitions, units, amount: expressBill(1, BigInt(units), prices).total };
}
