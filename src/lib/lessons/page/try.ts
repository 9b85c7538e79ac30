// What a change that the prose offers loads: the lesson's own version with the change in it, and nothing of what was tried before.
// Pure: the tests of the lessons load and run the same texts.
import type { PlaygroundChange } from './lesson-playground.ts';

/** The part that the fence's own text changes. */
export type TryPart = 'input' | 'mocks' | 'environment' | 'states' | 'definition';

type Texts = Required<PlaygroundChange>;

/** The texts to load: whole ones, so that it does not matter what the playground held. `others` are further parts that it needs. */
export function changeOf(start: Texts, part: TryPart, source: string, others: PlaygroundChange = {}): Texts {
  const own: PlaygroundChange =
    part === 'states'
      ? { definition: withStates(start.definition, source) }
      : { [part]: part === 'definition' ? source : `${source}\n` };
  return { ...start, ...others, ...own };
}

/** Whether the playground holds what a change loads. */
export const isSameChange = (change: Texts, current: Texts | undefined): boolean =>
  current !== undefined &&
  (Object.keys(change) as (keyof Texts)[]).every((key) => change[key] === current[key]);

const names = { definition: 'Definition', input: 'Input', mocks: 'Answers', environment: 'Environment' };

/** What a change brings beside its own text, as lines to show: the part's name and its JSON on one line. */
export function shownParts(others: PlaygroundChange): readonly { name: string; text: string }[] {
  return Object.entries(others).map(([part, text]) => ({
    name: names[part as keyof Texts],
    text: JSON.stringify(JSON.parse(text as string)),
  }));
}

/**
 * The start definition with some states replaced or added, as indented JSON text. `states` is JSON text of an object of states
 * by name; both texts are the lesson's own, checked by its tests.
 */
export function withStates(definition: string, states: string): string {
  const machine = JSON.parse(definition) as { States: object };
  const changed = { ...machine, States: { ...machine.States, ...(JSON.parse(states) as object) } };
  return `${JSON.stringify(changed, null, 2)}\n`;
}
