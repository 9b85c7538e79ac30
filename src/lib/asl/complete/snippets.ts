// Whole states and common patterns to start from, as snippets in JSON and YAML, for JSONPath and JSONata. `${name}` is a field to fill
// in; a text that is nothing but `${60}` stands for a number. They are data: one row each.
import type { QueryLanguage } from '../definition.ts';
import { yamlLines } from '../text/edit.ts';
import type { JsonObject, JsonValue } from '../json.ts';

export interface StateSnippet {
  readonly label: string;
  readonly doc: string;
  /** The states by name, in the query language. */
  readonly states: (language: QueryLanguage) => JsonObject;
}

/** A snippet's states as text of an object's inside: tabs indent, lines end with \n. Pure. */
export function snippetText(snippet: StateSnippet, language: QueryLanguage, format: 'json' | 'yaml'): string {
  const states = snippet.states(language);
  const lines =
    format === 'yaml'
      ? yamlLines(states)
      : JSON.stringify(states, null, 2)
          .split('\n')
          .slice(1, -1)
          .map((line) => line.slice(2));
  return lines
    .map((line) => line.replace(/^(?: {2})+/, (blanks) => '\t'.repeat(blanks.length / 2)))
    .join('\n')
    .replace(/"(\$\{\d+\})"/g, '$1');
}

const lambda = 'arn:aws:states:::lambda:invoke';
const byLanguage =
  (name: string, inJsonpath: JsonObject, inJsonata: JsonObject): StateSnippet['states'] =>
  (language) => ({ [name]: language === 'JSONata' ? inJsonata : inJsonpath });
const inBoth = (name: string, state: JsonObject): StateSnippet['states'] => byLanguage(name, state, state);

const passing: JsonValue = [
  'Lambda.ServiceException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];
const callFields = {
  TimeoutSeconds: '${60}',
  Retry: [{ ErrorEquals: passing, IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2 }],
};
const inner = { StartAt: '${First}', States: { '${First}': { Type: 'Pass', End: true } } };

export const stateSnippets: readonly StateSnippet[] = [
  {
    label: 'Pass',
    doc: 'Passes data on, or shapes it.',
    states: inBoth('${Pass}', { Type: 'Pass', Next: '${Next}' }),
  },
  {
    label: 'Call a function',
    doc: 'A Lambda task that retries what passes by itself and has a timeout.',
    states: byLanguage(
      '${Call a function}',
      {
        Type: 'Task',
        Resource: lambda,
        Parameters: { FunctionName: '${function}', 'Payload.$': '$' },
        ...callFields,
        Next: '${Next}',
      },
      {
        Type: 'Task',
        Resource: lambda,
        Arguments: { FunctionName: '${function}', Payload: '{% $states.input %}' },
        Output: '{% $states.result.Payload %}',
        ...callFields,
        Next: '${Next}',
      },
    ),
  },
  {
    label: 'Wait for a callback',
    doc: 'Sends a message with a task token and waits until somebody sends the token back.',
    states: (language) => {
      const send = (token: JsonObject) => ({ QueueUrl: '${queue}', MessageBody: token });
      return {
        '${Wait for a callback}': {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          ...(language === 'JSONata'
            ? { Arguments: send({ Token: '{% $states.context.Task.Token %}' }) }
            : { Parameters: send({ 'Token.$': '$$.Task.Token' }) }),
          TimeoutSeconds: '${3600}',
          Next: '${Next}',
        },
      };
    },
  },
  {
    label: 'Choice',
    doc: 'Decides where to go.',
    states: byLanguage(
      '${Choice}',
      {
        Type: 'Choice',
        Choices: [{ Variable: '$.${field}', StringEquals: '${value}', Next: '${Next}' }],
        Default: '${Default}',
      },
      {
        Type: 'Choice',
        Choices: [{ Condition: "{% $states.input.${field} = '${value}' %}", Next: '${Next}' }],
        Default: '${Default}',
      },
    ),
  },
  {
    label: 'Wait',
    doc: 'Waits.',
    states: inBoth('${Wait}', { Type: 'Wait', Seconds: '${60}', Next: '${Next}' }),
  },
  {
    label: 'Parallel',
    doc: 'Runs branches at the same time.',
    states: inBoth('${Parallel}', { Type: 'Parallel', Branches: [inner], Next: '${Next}' }),
  },
  {
    label: 'Map',
    doc: 'Runs states for every item.',
    states: byLanguage(
      '${Map}',
      { Type: 'Map', ItemsPath: '$.${items}', ItemProcessor: inner, Next: '${Next}' },
      { Type: 'Map', Items: '{% $states.input.${items} %}', ItemProcessor: inner, Next: '${Next}' },
    ),
  },
  { label: 'Succeed', doc: 'Ends well.', states: inBoth('${Succeed}', { Type: 'Succeed' }) },
  {
    label: 'Fail',
    doc: 'Ends as failed.',
    states: inBoth('${Fail}', { Type: 'Fail', Error: '${Error}', Cause: '${Cause}' }),
  },
  {
    label: 'Ask until it is done',
    doc: 'A pattern: ask for the state of a job, and wait and ask again while it runs.',
    states: (language) => ({
      '${Ask}': {
        Type: 'Task',
        Resource: lambda,
        ...(language === 'JSONata'
          ? {
              Arguments: { FunctionName: '${function}', Payload: '{% $states.input %}' },
              Output: "{% $merge([$states.input, {'job': $states.result.Payload}]) %}",
            }
          : {
              Parameters: { FunctionName: '${function}', 'Payload.$': '$' },
              ResultSelector: { 'status.$': '$.Payload.status' },
              ResultPath: '$.job',
            }),
        ...callFields,
        Next: '${Is it done?}',
      },
      '${Is it done?}': {
        Type: 'Choice',
        Choices: ['DONE', 'FAILED'].map((status) => ({
          ...(language === 'JSONata'
            ? { Condition: `{% $states.input.job.status = '${status}' %}` }
            : { Variable: '$.job.status', StringEquals: status }),
          Next: status === 'DONE' ? '${Next}' : '${Fail}',
        })),
        Default: '${Wait a moment}',
      },
      '${Wait a moment}': { Type: 'Wait', Seconds: '${30}', Next: '${Ask}' },
    }),
  },
  {
    label: 'Undo what was done',
    doc: 'A pattern: a step whose failure is caught, and the step that takes back what came before it.',
    states: (language) => {
      const call = (name: string): JsonObject =>
        language === 'JSONata'
          ? { Arguments: { FunctionName: name, Payload: '{% $states.input %}' } }
          : { Parameters: { FunctionName: name, 'Payload.$': '$' } };
      const keepError: JsonObject =
        language === 'JSONata'
          ? { Output: "{% $merge([$states.input, {'error': $states.errorOutput}]) %}" }
          : { ResultPath: '$.error' };
      return {
        '${Do}': {
          Type: 'Task',
          Resource: lambda,
          ...call('${do}'),
          ...callFields,
          Catch: [{ ErrorEquals: ['States.ALL'], ...keepError, Next: '${Undo}' }],
          Next: '${Next}',
        },
        '${Undo}': { Type: 'Task', Resource: lambda, ...call('${undo}'), ...callFields, Next: '${Fail}' },
      };
    },
  },
];
