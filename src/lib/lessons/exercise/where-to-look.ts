// Where to look in an answer that is wrong in a way that no misconception names. Each sentence is true of the text as it stands:
// a name that nearly is another, a state that calls nothing or that the run did not come to, and what the editor warns of.
import {
  type Diagnostic,
  type JsonValue,
  type ParsedDocument,
  diagnose,
  isJsonObject,
  machineIn,
  nearestName,
  ruleOf,
  statesOf,
} from '../../asl/index.ts';
import type { Execution } from '../../history/index.ts';
import type { ExerciseCase, Expectation } from './exercise.ts';
import { type ObservedExecution, observedExecution } from './observed-execution.ts';

/** At most three sentences, the likeliest first. Pure. */
export function whereToLook(
  answer: ParsedDocument,
  { visits = [], calls = {}, inputs = {} }: Expectation,
  { case: one, execution }: { readonly case: ExerciseCase; readonly execution: Execution },
): readonly string[] {
  const states = statesOf(machineIn(answer));
  const facts = observedExecution(execution);
  const called = Object.keys(calls).filter((name) => (calls[name] ?? 0) > 0);
  const wanted = [...new Set([...visits, ...called, ...Object.keys(inputs)])];
  const sentences = wanted.flatMap((name) => {
    const state = states.find((each) => each.name === name);
    if (!state)
      return missing(
        name,
        states.map((each) => each.name),
      );
    if (called.includes(name) && state.type !== 'Task')
      return [`"${name}" is a ${state.type ?? ''} state. Only a Task calls something.`];
    if (facts.entered.some((entered) => entered.name === name)) return [];
    const way = facts.entered.map((entered) => `*${entered.name}*`);
    const shown = way.length > 6 ? [...way.slice(0, 3), '…', ...way.slice(-2)] : way;
    return [`"${name}" is there, but this run did not come to it. Its way: ${shown.join(' → ')}.`];
  });
  // What a state would do that this run did not come to says nothing of why it went wrong.
  const isOfThisRun = ({ location = '/' }: Diagnostic): boolean => {
    const state = states.findLast((each) => `${location}/`.startsWith(`${each.location}/`));
    return !state || facts.entered.some(({ name }) => name === state.name);
  };
  const warning = diagnose(answer, { input: one.input }).find(
    (found) =>
      found.severity === 'WARNING' &&
      found.rule !== undefined &&
      !ruleOf(found.rule)?.isAdvice &&
      isOfThisRun(found),
  );
  const entered = states.filter((state) => facts.entered.some(({ name }) => name === state.name));
  const nearly = [
    ...entered.flatMap(({ name, value }) => nearlyNamed(name, value, facts)),
    ...entered.flatMap(({ name, value }) => nearlyEqual(name, value, facts)),
  ];
  return [
    ...[...nearly, ...sentences].slice(0, 2),
    ...(warning ? [`The editor warns: ${warning.message}`] : []),
  ];
}

function missing(name: string, names: readonly string[]): readonly string[] {
  const near = nearestName(name, names);
  return [
    near === undefined
      ? `There is no state called "${name}" yet.`
      : `There is no state called "${name}", but one called "${near}". Names must agree to the letter, capitals included.`,
  ];
}

/** An error that a state ended with, and that its retriers and catchers name in nearly the same way only. */
function nearlyNamed(name: string, state: JsonValue, { errors }: ObservedExecution): readonly string[] {
  const listed = textsUnder(state, 'ErrorEquals');
  return [...new Set(errors.get(name))].slice(0, 1).flatMap((error) => {
    const prefixed = listed.find((each) => `${error}`.endsWith(`.${each}`) || each.endsWith(`.${error}`));
    const near = listed.includes(error) ? undefined : (prefixed ?? nearestName(error, listed));
    return near === undefined
      ? []
      : [
          `*${name}* ended with \`${error}\`, and its \`ErrorEquals\` says \`${near}\`. Names must agree to the letter.`,
        ];
  });
}

/** A text that a Choice compares with, and that its data holds only with other capitals. */
function nearlyEqual(name: string, state: JsonValue, { entered }: ObservedExecution): readonly string[] {
  const held = entered.filter((each) => each.name === name).flatMap(({ input = null }) => textsIn(input));
  const wanted = textsUnder(state, 'StringEquals').filter((text) => !held.includes(text));
  const pair = wanted
    .map((text) => [text, held.find((each) => each.toLowerCase() === text.toLowerCase())] as const)
    .find(([, found]) => found !== undefined);
  return pair
    ? [`*${name}* compares with \`"${pair[0]}"\`, and its data holds \`"${pair[1] ?? ''}"\`. Capitals count.`]
    : [];
}

/** Every text in a value. */
const textsIn = (value: JsonValue): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap((each: JsonValue) => textsIn(each))
      : [];

/** Every text under a key of that name, at any depth of a state, but not in the states inside it. */
const textsUnder = (value: JsonValue, key: string): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap((each: JsonValue) => textsUnder(each, key))
    : isJsonObject(value)
      ? Object.entries(value).flatMap(([name, each]) =>
          name === key ? textsIn(each) : name === 'States' ? [] : textsUnder(each, key),
        )
      : [];
