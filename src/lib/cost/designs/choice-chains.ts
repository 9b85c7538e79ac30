// A Choice that leads straight to another Choice: one Choice with combined rules decides the same in one transition.
import { type LocatedState, ownValue, transitionsOf } from '../../asl/index.ts';
import type { DesignContext, Saving } from './rule.ts';

export function choiceChains(context: DesignContext): readonly Saving[] {
  const taken = stepsBetweenChoices(context);
  const byName = new Map(context.states.map((state) => [state.name, state]));
  return [...taken].flatMap(([, { from, to, times }]): Saving[] => {
    const [first, second] = [byName.get(from), byName.get(to)];
    if (!first || !second || first === second || setsData(first, to)) return [];
    return [
      {
        states: [from, to],
        location: second.location,
        says: `"${from}" leads straight to "${to}": one Choice can hold the rules of both (joined with And).`,
        saves: times,
      },
    ];
  });
}

/** How often the run went from one Choice state straight to another. */
function stepsBetweenChoices({ execution: { events }, index }: DesignContext) {
  const steps = new Map<string, { from: string; to: string; times: number }>();
  for (const visit of index.visits) {
    if (visit.type !== 'Choice') continue;
    const before = events[visit.enteredEventId - 1]?.previousEventId ?? 0;
    const previous = index.visits[index.visitOfEvent[before - 1] ?? -1];
    if (previous?.type !== 'Choice' || previous.exitedEventId !== before) continue;
    const key = JSON.stringify([previous.name, visit.name]);
    const step = steps.get(key) ?? { from: previous.name, to: visit.name, times: 0 };
    step.times++;
    steps.set(key, step);
  }
  return steps;
}

/** Whether the way to the second Choice changes data or variables that its rules may read. */
function setsData(first: LocatedState, to: string): boolean {
  const sets = (value: unknown) =>
    ['Assign', 'Output', 'OutputPath'].some((field) => ownValue(value, field) !== undefined);
  const rules = ownValue(first.value, 'Choices');
  return (
    sets(first.value) ||
    transitionsOf(first).some(
      ({ target, index }) =>
        target === to && index !== undefined && Array.isArray(rules) && sets(rules[index]),
    )
  );
}
