// A state in plain English, sentence by sentence: what it works with, what it does, what it keeps, how it handles errors, and where it
// goes.
import { explainExpression, explainPath } from './explain-data.ts';
import { explainCatcher, explainRetrier } from './explain-errors.ts';
import { explainRule } from './explain-rule.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { isJsonata } from '../reading/objects.ts';
import { readResource } from '../tables/resources.ts';
import { duration, listed, quoted } from './sentence.ts';
import type { LocatedState } from '../reading/walk.ts';
import type { StateType } from '../definition.ts';

/** Sentences about a state, in the order in which it works. Pure. */
export function explainState(state: LocatedState): readonly string[] {
  if (!state.type) return ['This state has no type yet, so it does nothing.'];
  return [
    ...inputSentences(state),
    ...works[state.type](state),
    ...resultSentences(state),
    ...entries(state, 'Retry').map(explainRetrier),
    ...entries(state, 'Catch').map(explainCatcher),
    ...leaving(state),
  ];
}

type Sentences = (state: LocatedState) => readonly string[];

const works: { readonly [type in StateType]: Sentences } = {
  Task: (state) => [callSentence(state), ...timeouts(state)],
  Pass: ({ value }) => {
    if (ownValue(value, 'Result') !== undefined) return ['Gives the fixed value in Result.'];
    return shapes(value)
      ? ['Shapes its input into the template that is given.']
      : ['Passes its input on as it is.'];
  },
  Choice: (state) => [
    ...entries(state, 'Choices').map(explainRule),
    typeof ownValue(state.value, 'Default') === 'string'
      ? `Otherwise it goes to ${quoted(String(ownValue(state.value, 'Default')))}.`
      : 'Otherwise the execution fails: there is no Default.',
  ],
  Wait: ({ value }) => [waitSentence(value)],
  Parallel: ({ blocks }) => [
    `Runs ${blocks.length === 1 ? 'one branch' : `${blocks.length} branches`} at the same time with the same input, and waits for all of them.`,
    'The result is an array with the output of each branch, in order. If one branch fails, all fail.',
  ],
  Map: (state) => mapSentences(state),
  Succeed: () => ['Ends well.'],
  Fail: ({ value }) => [failSentence(value)],
};

function inputSentences({ value, type }: LocatedState): readonly string[] {
  const path = ownValue(value, 'InputPath');
  if (path === null) return ['Works with an empty object in place of its input.'];
  if (typeof path === 'string' && path !== '$' && type !== 'Fail')
    return [explainPath(path).replace('Takes', 'Works with')];
  return [];
}

function callSentence({ value }: LocatedState): string {
  const resource = ownValue(value, 'Resource');
  if (typeof resource !== 'string') return 'Calls nothing yet: Resource is missing.';
  const reading = readResource(resource);
  switch (reading.kind) {
    case 'lambda-function':
      return `Calls the Lambda function ${quoted(reading.name)} and waits for its answer.`;
    case 'activity':
      return `Waits until a worker takes the activity ${quoted(reading.name)} and answers.`;
    case 'other':
      return `Calls ${resource}.`;
    default:
      return patterns[reading.pattern](reading.name);
  }
}

const patterns = {
  'request-response': (name: string) => `Calls ${name} and goes on with its answer.`,
  sync: (name: string) => `Starts ${name} and waits until the job has ended.`,
  waitForTaskToken: (name: string) =>
    `Calls ${name}, hands out a task token, and waits until somebody sends the token back.`,
};

function timeouts({ value }: LocatedState): readonly string[] {
  const sentences: string[] = [];
  const seconds = ownValue(value, 'TimeoutSeconds');
  const heartbeat = ownValue(value, 'HeartbeatSeconds');
  if (typeof seconds === 'number') sentences.push(`Fails with States.Timeout after ${duration(seconds)}.`);
  if (typeof heartbeat === 'number')
    sentences.push(`Fails too if no heartbeat comes for ${duration(heartbeat)}.`);
  return sentences;
}

function waitSentence(value: JsonValue): string {
  const seconds = ownValue(value, 'Seconds');
  const timestamp = ownValue(value, 'Timestamp');
  if (typeof seconds === 'number') return `Waits ${duration(seconds)}.`;
  if (typeof seconds === 'string') return `Waits as many seconds as ${withoutDelimiters(seconds)} gives.`;
  if (typeof timestamp === 'string') {
    return isJsonata(timestamp)
      ? `Waits until ${withoutDelimiters(timestamp)}.`
      : `Waits until ${timestamp}.`;
  }
  const path = ownValue(value, 'SecondsPath');
  if (typeof path === 'string') return `Waits as many seconds as ${path} says.`;
  const until = ownValue(value, 'TimestampPath');
  return typeof until === 'string' ? `Waits until the time at ${until}.` : 'Waits for nothing yet.';
}

function mapSentences({ value, blocks }: LocatedState): readonly string[] {
  const config = ownValue(blocks[0]?.value, 'ProcessorConfig');
  const isDistributed = ownValue(config, 'Mode') === 'DISTRIBUTED';
  const path = ownValue(value, 'ItemsPath') ?? ownValue(value, 'Items');
  const from =
    typeof path === 'string'
      ? withoutDelimiters(path)
      : isJsonObject(ownValue(value, 'ItemReader'))
        ? 'S3'
        : 'its input';
  const limit = ownValue(value, 'MaxConcurrency');
  const atOnce =
    limit === 1
      ? ', one after another'
      : typeof limit === 'number' && limit > 0
        ? `, at most ${limit} at once`
        : '';
  const how = isDistributed ? 'each in a child execution of its own' : 'inside this execution';
  return [
    `Runs its processor for every item of ${from}, ${how}${atOnce}.`,
    'The result is an array with the output for each item, in order.',
  ];
}

function failSentence(value: JsonValue): string {
  const error = ownValue(value, 'Error') ?? ownValue(value, 'ErrorPath');
  const cause = ownValue(value, 'Cause') ?? ownValue(value, 'CausePath');
  const named = typeof error === 'string' ? ` with the error ${withoutDelimiters(error)}` : '';
  const because = typeof cause === 'string' ? ` (${withoutDelimiters(cause)})` : '';
  return `Ends as failed${named}${because}.`;
}

function resultSentences({ value, type, language }: LocatedState): readonly string[] {
  if (type === 'Fail') return [];
  const sentences: string[] = [];
  const assigned = ownValue(value, 'Assign');
  if (isJsonObject(assigned)) {
    const names = Object.keys(assigned).map((key) => `$${key.replace(/\.\$$/, '')}`);
    if (names.length > 0) sentences.push(`Sets ${listed(names, 'and')} for the states after it.`);
  }
  if (language === 'JSONata') {
    const output = ownValue(value, 'Output');
    if (typeof output === 'string' && isJsonata(output)) {
      sentences.push(`Output: ${explainExpression(output.slice(2, -2))}`);
    } else if (output !== undefined) sentences.push('The output is what Output gives.');
    return sentences;
  }
  if (ownValue(value, 'ResultSelector') !== undefined)
    sentences.push('Shapes the result with ResultSelector.');
  const hasResult = type === 'Task' || type === 'Parallel' || type === 'Map' || type === 'Pass';
  const path = ownValue(value, 'ResultPath');
  if (hasResult && path === null) sentences.push('Drops the result and passes the input on.');
  else if (hasResult && typeof path === 'string' && path !== '$')
    sentences.push(`Puts the result at ${path} of the input.`);
  const output = ownValue(value, 'OutputPath');
  if (typeof output === 'string' && output !== '$')
    sentences.push(explainPath(output).replace('Takes', 'Passes on'));
  return sentences;
}

function leaving({ value, type }: LocatedState): readonly string[] {
  if (type === 'Choice' || type === 'Succeed' || type === 'Fail') return [];
  const next = ownValue(value, 'Next');
  if (typeof next === 'string') return [`Then it goes to ${quoted(next)}.`];
  return ownValue(value, 'End') === true
    ? ['Then it ends.']
    : ['It goes nowhere yet: Next or End is missing.'];
}

function entries({ value }: LocatedState, field: 'Retry' | 'Catch' | 'Choices'): readonly JsonValue[] {
  const list = ownValue(value, field);
  return Array.isArray(list) ? list : [];
}

const shapes = (value: JsonValue): boolean =>
  ['Parameters', 'Output', 'Assign'].some((field) => ownValue(value, field) !== undefined);

const withoutDelimiters = (text: string): string => (isJsonata(text) ? text.slice(2, -2).trim() : text);
