// Completions where a value is being written: literals, names of states, errors and resources, paths, functions, variables, and what
// may appear inside `{% … %}`.
import type { CompletionContext } from './complete-place.ts';
import type { Completion, CompletionKind } from './completion.ts';
import { errorsOf, stateErrors } from '../tables/errors.ts';
import { fieldOf } from '../tables/fields.ts';
import { intrinsicNames } from '../../grammar/index.ts';
import { intrinsicFunctions, signatureOf } from '../tables/intrinsics.ts';
import { stateTypes } from '../text/is-definition.ts';
import { jsonataFunctions } from '../tables/jsonata-functions.ts';
import { ownValue } from '../json.ts';
import { pathsIn } from './known-paths.ts';
import { locationOf } from '../text/location.ts';
import { integrations } from '../tables/resources.ts';
import { variablesOf } from '../reading/variables.ts';
import { statesOf } from '../reading/walk.ts';

export function valueCompletions(context: CompletionContext): readonly Completion[] {
  const { kind, rest, cursor } = context;
  const key =
    rest.find((segment) => typeof segment === 'string') ??
    cursor.path.findLast((segment) => typeof segment === 'string');
  if (kind === undefined || kind === 'States' || typeof key !== 'string') return [];
  const field = fieldOf(kind, key);
  const inJsonata = jsonataCompletions(context);
  if (inJsonata.length > 0) return inJsonata;
  if (rest.length <= 1 || key === 'ErrorEquals') {
    if (key === 'Type') return values(context, stateTypes, 'value');
    if (field?.values) return values(context, field.values, 'value');
    if (field?.kind === 'state-name') return stateNames(context);
    if (field?.kind === 'boolean' && context.language === 'JSONPath') return raw(context, ['true', 'false']);
    if (field?.kind === 'resource') return resources(context);
    if (field?.kind === 'error-names') return errorNames(context);
  }
  const last = rest.at(-1);
  const isTemplateValue = typeof last === 'string' && last.endsWith('.$');
  const isPath =
    field?.kind === 'path' ||
    field?.kind === 'reference-path' ||
    key === 'Variable' ||
    (!field && key.endsWith('Path'));
  if (context.language === 'JSONata' || !(isTemplateValue || isPath || field?.kind === 'path-or-intrinsic'))
    return [];
  const paths = pathCompletions(context);
  return isPath ? paths : [...paths, ...intrinsicCompletions(context)];
}

function values(
  context: CompletionContext,
  texts: readonly string[],
  kind: CompletionKind,
): readonly Completion[] {
  return texts.map((text) => valueCompletion(context, text, kind));
}

function valueCompletion(
  { cursor, document }: CompletionContext,
  text: string,
  kind: CompletionKind,
  doc?: string,
): Completion {
  const insert = document.format === 'json' || !/^[A-Za-z][\w.:-]*$/.test(text) ? JSON.stringify(text) : text;
  return {
    label: text,
    kind,
    insert,
    from: cursor.from,
    to: cursor.to,
    ...(doc === undefined ? {} : { doc }),
  };
}

const raw = ({ cursor }: CompletionContext, texts: readonly string[]): readonly Completion[] =>
  texts.map((text) => ({ label: text, kind: 'value', insert: text, from: cursor.from, to: cursor.to }));

function stateNames(context: CompletionContext): readonly Completion[] {
  const { machine } = context;
  const block = context.state?.block ?? machine;
  const path = context.cursor.path;
  const isStart = path.at(-1) === 'StartAt';
  const holder = isStart && path.length > 1 ? locationOf(path.slice(0, -1)) : undefined;
  const scope =
    holder === undefined
      ? block
      : (statesOf(machine).find((each) => each.block.location === holder)?.block ?? block);
  const own = isStart ? undefined : context.state?.name;
  return (scope?.states ?? [])
    .filter(({ name }) => name !== own)
    .map(({ name, type }) => ({
      ...valueCompletion(context, name, 'state'),
      ...(type ? { detail: type } : {}),
    }));
}

function errorNames(context: CompletionContext): readonly Completion[] {
  const resource = ownValue(context.state?.value, 'Resource');
  const own = typeof resource === 'string' ? errorsOf(resource) : [];
  const general = stateErrors.filter(({ neverMatches }) => !neverMatches);
  return [...own, ...general].map(({ name, doc }) => valueCompletion(context, name, 'error', doc));
}

function resources(context: CompletionContext): readonly Completion[] {
  return integrations.flatMap(({ name, sync, waitForTaskToken }) => {
    const suffixes = [
      '',
      ...(sync ? [name === 'states:startExecution' ? '.sync:2' : '.sync'] : []),
      ...(waitForTaskToken ? ['.waitForTaskToken'] : []),
    ];
    return suffixes.map((suffix) => ({
      ...valueCompletion(context, `arn:aws:states:::${name}${suffix}`, 'resource'),
      detail: waitsHow(suffix),
    }));
  });
}

const waitsHow = (suffix: string): string =>
  suffix === ''
    ? 'goes on with the answer'
    : suffix.startsWith('.sync')
      ? 'waits for the job'
      : 'waits for the task token';

const contextPaths = [
  '$$.Execution.Id',
  '$$.Execution.Input',
  '$$.Execution.Name',
  '$$.Execution.StartTime',
  '$$.State.Name',
  '$$.State.EnteredTime',
  '$$.State.RetryCount',
  '$$.StateMachine.Id',
  '$$.Task.Token',
  '$$.Map.Item.Index',
  '$$.Map.Item.Value',
];

function pathCompletions(context: CompletionContext): readonly Completion[] {
  const known = context.knowledge.input === undefined ? [] : pathsIn(context.knowledge.input, '$');
  return [
    ...['$', ...known].map((path) => valueCompletion(context, path, 'path')),
    ...variableNames(context).map((name) => valueCompletion(context, `$${name}`, 'variable')),
    ...contextPaths.map((path) => valueCompletion(context, path, 'path', 'From the context object.')),
  ];
}

const intrinsicCompletions = (context: CompletionContext): readonly Completion[] =>
  intrinsicNames.map((name) => ({
    ...valueCompletion(context, `${name}()`, 'function', intrinsicFunctions[name].doc),
    detail: signatureOf(name),
  }));

function variableNames({ machine, state, knowledge }: CompletionContext): readonly string[] {
  const assigned = state ? variablesOf(machine).readableAt(state) : [];
  return [...new Set([...assigned, ...Object.keys(knowledge.variables ?? {})])];
}

/** Inside `{% … %}`: what `$states` has here, variables and functions, in place of the word before the cursor. */
function jsonataCompletions(context: CompletionContext): readonly Completion[] {
  const { language, cursor, offset, document, knowledge } = context;
  if (language !== 'JSONata' || !cursor.typed.startsWith('{%')) return [];
  const word = /[$\w.]*$/.exec(document.text.slice(cursor.from, offset))?.[0] ?? '';
  const end = /^[\w.]*/.exec(document.text.slice(offset))?.[0] ?? '';
  const range = { from: offset - word.length, to: offset + end.length };
  const input = knowledge.input === undefined ? [] : pathsIn(knowledge.input, '$states.input');
  const paths = [
    '$states.input',
    ...input,
    '$states.result',
    '$states.errorOutput',
    ...contextPaths.map((path) => path.replace('$$', '$states.context')),
  ];
  const make = (label: string, kind: CompletionKind, insert: string, doc?: string): Completion => ({
    label,
    kind,
    insert,
    ...range,
    ...(doc === undefined ? {} : { doc }),
  });
  return [
    ...paths.map((path) => make(path, 'path', path)),
    ...variableNames(context).map((name) => make(`$${name}`, 'variable', `$${name}`)),
    ...jsonataFunctions.map(({ name, parameters, doc }) => ({
      ...make(`${name}()`, 'function', `${name}(`, doc),
      detail: `${name}(${parameters})`,
    })),
  ];
}
