// What a prediction asks of a run, how a guess is compared with it, and which prediction comes before Run. Pure: the tests of the
// lessons ask the same functions, so that no lesson teaches a wrong answer.
import { parse } from 'yaml';
import type { Execution } from '../../history/index.ts';
import { fencesOf, type Predict } from '../course/activity.ts';
import { optionText } from './option.ts';
import { observedExecution } from '../exercise/observed-execution.ts';

const truths = {
  transitions: (execution) => String(observedExecution(execution).transitions),
  'next-state': (execution, after) => {
    const { entered } = observedExecution(execution);
    const at = entered.findIndex(({ name }) => name === after);
    return at < 0 ? undefined : entered[at + 1]?.name;
  },
  'last-state': (execution) => observedExecution(execution).entered.at(-1)?.name,
  output: (execution) => execution.output,
  outcome: (execution) => execution.error ?? execution.status,
  events: (execution) => String(execution.events.length),
} satisfies { [kind: string]: (execution: Execution, after: string | undefined) => string | undefined };

/** What a run shows of what was asked; undefined when the prediction is about something that no run shows. */
export const truthIn = (execution: Execution, { truth, after }: Predict): string | undefined =>
  truth && truths[truth](execution, after);

/** Whether a guess says the same as the answer; an output may be written with other spaces and another order of keys. */
export function isSameAnswer(guess: string, { answer, truth, options }: Predict): boolean {
  if (guess.trim() === answer.trim()) return true;
  if (truth !== 'output' || options) return false;
  try {
    return sorted(JSON.parse(guess)) === sorted(JSON.parse(answer));
  } catch {
    return false;
  }
}

/** The predictions about the playground as it starts that come before a lesson's "Run it", in order. */
export function predictionsBeforeRun(body: string): readonly Predict[] {
  const runs = body.search(/^## Run it\b/m);
  return fencesOf(runs < 0 ? '' : body.slice(0, runs))
    .filter(({ language }) => language === 'predict')
    .map(({ code }) => parse(code) as Predict)
    .filter(({ later }) => !later);
}

/** The one that Run waits for: the first whose answer the run itself shows, else the first. */
export const firstPrediction = (predictions: readonly Predict[]): Predict | undefined =>
  predictions.find(({ truth }) => truth !== undefined) ?? predictions[0];

/** The answers that are states of the machine, so that they can also be given in its graph. */
export const statesToGuess = ({ truth, options = [] }: Predict): readonly string[] =>
  truth === 'next-state' || truth === 'last-state' ? options.map(optionText) : [];

/** An answer as it is shown: data is set like code. */
export const shownAnswer = (text: string): string => (/^[{[].*[}\]]$/.test(text) ? `\`${text}\`` : text);

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
