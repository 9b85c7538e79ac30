// Cheaper designs: a table of rules over the definition and the run. Each saving stands alone, with the bill of this run before and
// after; two savings on the same states do not add up.
import { type Definition, isJsonObject, machineOf, statesOf } from '../../asl/index.ts';
import { indexVisits, type Execution, type VisitIndex } from '../../history/index.ts';
import { costBreakdown } from '../breakdown.ts';
import { choiceChains } from './choice-chains.ts';
import { pollingLoops, waitLoops } from './loops.ts';
import { itemByItem, nestedExpress } from './maps.ts';
import { passStates } from './pass-states.ts';
import type { DesignRule, Saving } from './rule.ts';
import { uselessRetries } from './useless-retries.ts';
import { executionCost } from '../execution-cost.ts';
import type { NanoUsd } from '../money.ts';
import type { Prices } from '../prices.ts';

/** The rules, a row each: what to do instead, the lesson about it, and the function that finds where. */
export const designRules: readonly DesignRule[] = [
  { code: 'PASS_STATE', title: 'A field instead of a Pass state', lesson: 'variables', find: passStates },
  { code: 'POLLING_LOOP', title: 'Wait for the job instead of asking', lesson: 'jobs', find: pollingLoops },
  { code: 'WAIT_LOOP', title: 'One Wait instead of a loop', lesson: 'wait', find: waitLoops },
  { code: 'CHOICE_CHAIN', title: 'One Choice instead of a chain', lesson: 'choice', find: choiceChains },
  {
    code: 'ITEM_BY_ITEM',
    title: 'Batches instead of single items',
    lesson: 'distributed-map',
    find: itemByItem,
  },
  {
    code: 'NESTED_EXPRESS',
    title: 'Express inside Standard',
    lesson: 'standard-and-express',
    find: nestedExpress,
  },
  { code: 'USELESS_RETRY', title: 'Retry only what can pass', lesson: 'retry', find: uselessRetries },
];

export interface CheaperDesign extends Saving {
  readonly code: string;
  readonly title: string;
  readonly lesson: string;
  /** State transitions of the run with its children. */
  readonly transitionsBefore: number;
  readonly transitionsAfter: number;
  readonly before: NanoUsd;
  readonly after: NanoUsd;
}

/**
 * What would have made this run cheaper, the largest saving first. `definitionBytes` is the size of its text, `index` that of the
 * run's events. Pure.
 */
export function cheaperDesigns(
  definition: Definition,
  execution: Execution,
  prices: Prices,
  definitionBytes: number,
  index: VisitIndex = indexVisits(execution.events),
): readonly CheaperDesign[] {
  const machine = isJsonObject(definition) ? machineOf(definition) : undefined;
  if (!machine) return [];
  const { events } = execution;
  const breakdown = costBreakdown(events, index, events.length, prices);
  const context = {
    machine,
    states: statesOf(machine),
    execution,
    index,
    breakdown,
    prices,
    definitionBytes,
  };
  const cost = executionCost(execution, 'STANDARD', prices, { definitionBytes }, index);
  const transitionsBefore = cost.children.reduce((sum, each) => sum + each.transitions, cost.transitions);
  const before = cost.total;
  return designRules
    .flatMap(({ code, title, lesson, find }) =>
      find(context).map((finding) => ({
        code,
        title,
        lesson,
        ...finding,
        transitionsBefore,
        transitionsAfter: transitionsBefore - finding.saves,
        before,
        after: before - BigInt(finding.saves) * prices.perTransition + (finding.adds ?? 0n),
      })),
    )
    .filter(({ after }) => after < before)
    .sort((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0));
}
