// Where states lead: targets that do not exist, states that nothing leads to, a machine without an end.
// AWS says 'Next' for every kind of target, gives no location for a missing end, and then does not look for unreachable states
// (measured: https://github.com/floci-io/floci/pull/2786).
import { ownValue } from '../json.ts';
import { within } from '../text/location.ts';
import type { LocatedBlock } from '../reading/walk.ts';
import { isTerminal, reachableFrom, transitionsOf } from '../reading/walk.ts';
import type { Check, Report } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';

/** Targets, reachability and ends of every block. */
export const transitions: Check = (machine, report) => {
  for (const block of machine.blocks) {
    checkTargets(block, report);
    if (block.kind === 'machine' && block.states.length > 0 && !block.states.some(isTerminal)) {
      report('missing-end', { message: 'Workflow has no terminal state' });
    } else checkReachable(block, report);
  }
};

function checkTargets(block: LocatedBlock, report: Report): void {
  const names = new Set(Object.keys(ownValue(block.value, 'States') ?? {}));
  const check = (target: unknown, location: string): void => {
    if (typeof target !== 'string' || names.has(target) || hasPlaceholder(target)) return;
    report('missing-target', { message: `Missing 'Next' target: ${target}`, location });
  };
  if (names.size === 0) return;
  check(ownValue(block.value, 'StartAt'), within(block.location, 'StartAt'));
  for (const state of block.states) {
    for (const { target, location } of transitionsOf(state)) check(target, location);
  }
}

function checkReachable(block: LocatedBlock, report: Report): void {
  if (ownValue(block.value, 'StartAt') === undefined) return;
  const reached = reachableFrom(block);
  for (const { name, location } of block.states) {
    if (!reached.has(name)) {
      report('unreachable-state', { message: `State "${name}" is not reachable.`, location, part: 'key' });
    }
  }
}
