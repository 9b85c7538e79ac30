// Pass states that only shape data: a field of a neighbouring state could do it without a transition.
import { type LocatedState, isTerminal, ownValue, transitionsOf } from '../../asl/index.ts';
import {
  enteredTimes,
  isStart,
  quotedNames,
  waysInto,
  type DesignContext,
  type Saving,
  type WayIn,
} from './rule.ts';

export function passStates(context: DesignContext): readonly Saving[] {
  return context.states
    .filter((state) => state.type === 'Pass' && enteredTimes(context, state.name) > 0)
    .flatMap((state) => {
      const says = insteadOf(state);
      return says === undefined
        ? []
        : [
            {
              states: [state.name],
              location: state.location,
              says,
              saves: enteredTimes(context, state.name),
            },
          ];
    });
}

function insteadOf(state: LocatedState): string | undefined {
  const ways = waysInto(state);
  if (isIdle(state)) return withoutIdle(state, ways);
  if (isStart(state) && ways.length === 0) {
    const next = state.block.states.find(({ name }) => name === transitionsOf(state)[0]?.target);
    if (next?.type !== 'Task' && next?.type !== 'Parallel' && next?.type !== 'Map') return undefined;
    const field =
      next.type === 'Map' ? 'ItemSelector' : next.language === 'JSONata' ? 'Arguments' : 'Parameters';
    return `"${state.name}" only prepares data for "${next.name}": its ${field} can do that.`;
  }
  if (ways.length === 0 || isStart(state) || !ways.every(canShape)) return undefined;
  const froms = [...new Set(ways.map(({ from }) => from.name))];
  const isJsonata = ways.every(({ from }) => from.language === 'JSONata');
  const fields = isJsonata ? 'Output or Assign' : 'ResultSelector, ResultPath or Assign';
  return `"${state.name}" only shapes data: ${fields} of ${quotedNames(froms)} can do that.`;
}

const shaping = ['Result', 'Parameters', 'Output', 'Assign', 'InputPath', 'OutputPath', 'ResultPath'];
const isIdle = ({ value }: LocatedState): boolean =>
  shaping.every((field) => ownValue(value, field) === undefined);

/** An idle Pass can go when whoever leads to it can go on by itself: a Choice cannot end, it needs a state to go to. */
function withoutIdle(state: LocatedState, ways: readonly WayIn[]): string | undefined {
  const ends = isTerminal(state);
  if (ends && (ways.length === 0 || isStart(state) || ways.some(({ field }) => field !== 'Next')))
    return undefined;
  const next = transitionsOf(state)[0]?.target;
  return ends
    ? `"${state.name}" does nothing: let ${quotedNames([...new Set(ways.map(({ from }) => from.name))])} end itself.`
    : `"${state.name}" does nothing: lead straight to "${next}".`;
}

/** Whether the state that leads here can shape the data in the Pass state's stead. */
function canShape({ from, field }: WayIn): boolean {
  if (from.language === 'JSONata') return true;
  return (
    field === 'Next' &&
    (from.type === 'Task' || from.type === 'Parallel' || from.type === 'Map' || from.type === 'Pass')
  );
}
