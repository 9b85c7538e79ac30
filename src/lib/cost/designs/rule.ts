// What a rule of the cheaper-designs table looks at and returns. A rule is silent unless the saving is real in this very run.
import { type LocatedBlock, type LocatedState, ownValue, transitionsOf } from '../../asl/index.ts';
import type { Execution, VisitIndex } from '../../history/index.ts';
import type { CostBreakdown } from '../breakdown.ts';
import type { NanoUsd } from '../money.ts';
import type { Prices } from '../prices.ts';

export interface DesignContext {
  readonly machine: LocatedBlock;
  /** Every state of the definition. */
  readonly states: readonly LocatedState[];
  readonly execution: Execution;
  readonly index: VisitIndex;
  readonly breakdown: CostBreakdown;
  readonly prices: Prices;
  /** UTF-8 bytes of the definition's text. */
  readonly definitionBytes: number;
}

/** One place where the design could be cheaper. */
export interface Saving {
  readonly states: readonly string[];
  /** Where in the definition: `/States/Shape`. */
  readonly location: string;
  /** What to do instead, in one or two sentences. */
  readonly says: string;
  /** State transitions that this run would have saved. */
  readonly saves: number;
  /** What the other design costs beside transitions (Express requests and duration). */
  readonly adds?: NanoUsd;
}

export interface DesignRule {
  readonly code: string;
  readonly title: string;
  /** Slug of the lesson that teaches it. */
  readonly lesson: string;
  readonly find: (context: DesignContext) => readonly Saving[];
}

/** How often a state was executed in the run, retries apart. */
export const enteredTimes = ({ breakdown }: DesignContext, name: string): number =>
  breakdown.states.find(({ state }) => state === name)?.entered ?? 0;

/** The ways into a state from the states of its block. */
export interface WayIn {
  readonly from: LocatedState;
  readonly field: 'Next' | 'Default' | 'Choices' | 'Catch' | 'StartAt';
  readonly index?: number;
}
export const waysInto = (state: LocatedState): readonly WayIn[] =>
  state.block.states.flatMap((from) =>
    transitionsOf(from)
      .filter(({ target }) => target === state.name)
      .map(({ field, index }) => ({ from, field, ...(index !== undefined && { index }) })),
  );

export const isStart = (state: LocatedState): boolean =>
  ownValue(state.block.value, 'StartAt') === state.name;

export const quotedNames = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
