// Where to look in an answer that is wrong in a way that no misconception names. Each sentence is true of the text as it stands:
// a name that nearly is another, a state that calls nothing or that the run did not come to, and what the editor warns of.
import {
  type Diagnostic,
  type ParsedDocument,
  diagnose,
  machineIn,
  nearestName,
  ruleOf,
  statesOf,
} from '../../asl/index.ts';
import type { Execution } from '../../history/index.ts';
import type { ExerciseCase, Expectation } from './exercise.ts';
import { observedExecution } from './judge.ts';

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
  return [...sentences.slice(0, 2), ...(warning ? [`The editor warns: ${warning.message}`] : [])];
}

function missing(name: string, names: readonly string[]): readonly string[] {
  const near = nearestName(name, names);
  return [
    near === undefined
      ? `There is no state called "${name}" yet.`
      : `There is no state called "${name}", but one called "${near}". Names must agree to the letter, capitals included.`,
  ];
}
