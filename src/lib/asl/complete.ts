// What could be written at a place of a definition: fields that are allowed there and not there yet, names of states,
// errors and resources, operators, functions, paths and variables that are known, and whole states. From the tables
// alone; the editor shows them and puts the chosen one in.
import type { Cursor } from './cursor.ts';
import { cursorAt } from './cursor.ts';
import type { QueryLanguage } from './definition.ts';
import { errorsOf, stateErrors } from './errors.ts';
import type { Field, ObjectKind } from './fields.ts';
import { fieldOf, fields } from './fields.ts';
import { intrinsicFunctions, signatureOf } from './intrinsics.ts';
import { stateTypes } from './is-definition.ts';
import { jsonataFunctions } from './jsonata-functions.ts';
import type { JsonValue } from './json.ts';
import { isJsonObject, ownValue } from './json.ts';
import type { PathSegment } from './location.ts';
import { locationOf } from './location.ts';
import { choiceOperators } from './operators.ts';
import type { ParsedDocument } from './parse.ts';
import { integrationOf, integrations, readResource } from './resources.ts';
import { snippetText, stateSnippets } from './snippets.ts';
import { variablesOf } from './variables.ts';
import type { BlockVisit, StateVisit } from './walk.ts';
import { languageOf, machineIn, statesOf } from './walk.ts';

export type CompletionKind =
  | 'field'
  | 'state'
  | 'error'
  | 'resource'
  | 'operator'
  | 'value'
  | 'path'
  | 'variable'
  | 'function'
  | 'snippet';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What to put in place of the range; with `isSnippet`, `${name}` are fields to fill in. */
  readonly insert: string;
  readonly isSnippet?: true;
  readonly from: number;
  readonly to: number;
  /** Short text beside the label. */
  readonly detail?: string;
  readonly doc?: string;
}

/** What is known beyond the text: from the input, or from the last run. */
export interface Knowledge {
  readonly input?: JsonValue;
  /** Values of variables by name. */
  readonly variables?: { readonly [name: string]: JsonValue };
}

/** Completions at an offset of the text. Pure; never throws. */
export function complete(
  document: ParsedDocument,
  offset: number,
  knowledge: Knowledge = {},
): readonly Completion[] {
  const cursor = cursorAt(document, offset);
  const place = placeAt(document, cursor.path);
  const context: Context = { document, cursor, offset, knowledge, ...place };
  return cursor.place === 'key' ? keyCompletions(context) : valueCompletions(context);
}

interface PlaceInObjects {
  /** Kind of the object at, or around, the path; undefined inside free JSON. */
  readonly kind: ObjectKind | 'States' | undefined;
  readonly object: JsonValue | undefined;
  /** The path from that object on. */
  readonly rest: readonly PathSegment[];
  readonly state: StateVisit | undefined;
  /** The machine that the state belongs to. */
  readonly machine: BlockVisit | undefined;
  readonly language: QueryLanguage;
}
interface Context extends PlaceInObjects {
  readonly document: ParsedDocument;
  readonly cursor: Cursor;
  readonly offset: number;
  readonly knowledge: Knowledge;
}

/** Follows a path down the table of objects. */
function placeAt(document: ParsedDocument, path: readonly PathSegment[]): PlaceInObjects {
  const machine = machineIn(document);
  const states = statesOf(machine);
  let kind: ObjectKind | 'States' = 'Machine';
  let object: JsonValue | undefined = document.value;
  let state: StateVisit | undefined;
  let taken = 0;
  const seen: PathSegment[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const segment = path[index];
    if (segment === undefined) break;
    seen.push(segment);
    if (kind === 'States') {
      object = childOf(object, segment);
      state = states.find((each) => each.location === locationOf(seen));
      kind = state?.type ?? 'Pass';
    } else if (segment === 'States') {
      object = childOf(object, segment);
      kind = 'States';
    } else {
      const next: ObjectKind | undefined = nestedKind(kind, String(segment));
      if (!next) break;
      object = childOf(object, segment);
      const following = path[index + 1];
      if (typeof following === 'number') {
        seen.push(following);
        object = childOf(object, following);
        index += 1;
      } else if (isList(kind, String(segment))) break;
      kind = next;
    }
    taken = index + 1;
  }
  const machineLanguage = isJsonObject(document.value) ? languageOf(document.value, 'JSONPath') : 'JSONPath';
  return {
    kind,
    object,
    rest: path.slice(taken),
    state,
    machine,
    language: state?.language ?? machineLanguage,
  };
}

function nestedKind(kind: ObjectKind, name: string): ObjectKind | undefined {
  if ((kind === 'ChoiceRule' || kind === 'NestedRule') && ['And', 'Or', 'Not'].includes(name))
    return 'NestedRule';
  return fieldOf(kind, name)?.object;
}

const isList = (kind: ObjectKind, name: string): boolean =>
  name === 'And' || name === 'Or' || fieldOf(kind, name)?.kind === 'objects';

function childOf(value: JsonValue | undefined, segment: PathSegment): JsonValue | undefined {
  if (typeof segment === 'number') return Array.isArray(value) ? value[segment] : undefined;
  return ownValue(value, segment);
}

function keyCompletions(context: Context): readonly Completion[] {
  const { kind, rest, object } = context;
  if (kind === undefined) return [];
  if (kind === 'States') return rest.length === 0 ? snippetCompletions(context) : [];
  if (rest.length > 0) return requestFields(context);
  const present = new Set(isJsonObject(object) ? Object.keys(object) : []);
  const own = fields[kind]
    .filter((field) => !field.language || field.language === context.language)
    .filter((field) => !present.has(field.name) && field.deprecated === undefined)
    .sort((a, b) => Number(isSeldom(a)) - Number(isSeldom(b)))
    .map((field) => keyCompletion(context, field.name, 'field', skeletonOf(field, context), field.doc));
  return [...own, ...ruleFields(context, present)];
}

/** Fields of every object that are rarely what is looked for. */
const isSeldom = ({ name }: Field): boolean => name === 'Comment' || name === 'QueryLanguage';

function ruleFields(context: Context, present: ReadonlySet<string>): readonly Completion[] {
  const isRule = context.kind === 'ChoiceRule' || context.kind === 'NestedRule';
  if (!isRule || context.language === 'JSONata') return [];
  const heads: readonly (readonly [string, string, string])[] = [
    ['Variable', '"$.${path}"', 'The path of the value to compare.'],
    ['And', '[{${}}]', 'True if all of the rules are.'],
    ['Or', '[{${}}]', 'True if one of the rules is.'],
    ['Not', '{${}}', 'True if the rule is not.'],
  ];
  return [
    ...heads.map(([name, value, doc]) => keyCompletion(context, name, 'operator', value, doc)),
    ...choiceOperators.map(({ name, words, operand }) => {
      const value =
        operand === 'boolean'
          ? '${true}'
          : operand === 'number'
            ? '${0}'
            : operand === 'path'
              ? '"$.${path}"'
              : '"${}"';
      return keyCompletion(context, name, 'operator', value, `True if the variable ${words} the operand.`);
    }),
  ].filter(({ label }) => !present.has(label));
}

/** Fields of the request of the integration in use. */
function requestFields(context: Context): readonly Completion[] {
  const { state, rest, language } = context;
  const resource = ownValue(state?.value, 'Resource');
  const [holder] = rest;
  if (
    rest.length !== 1 ||
    (holder !== 'Parameters' && holder !== 'Arguments') ||
    typeof resource !== 'string'
  )
    return [];
  const reading = readResource(resource);
  const integration = 'name' in reading ? integrationOf(reading.name) : undefined;
  if (!integration) return [];
  const present = ownValue(state?.value, holder);
  const names = [...integration.required, ...integration.common].filter(
    (name) => ownValue(present, name) === undefined && ownValue(present, `${name}.$`) === undefined,
  );
  return names.flatMap((name) => {
    const doc = `${integration.required.includes(name) ? 'Needed' : 'A field'} of the request of ${integration.name}.`;
    const plain = keyCompletion(context, name, 'field', '"${}"', doc);
    return language === 'JSONata'
      ? [plain]
      : [plain, keyCompletion(context, `${name}.$`, 'field', '"$.${path}"', doc)];
  });
}

function skeletonOf(field: Field, { kind, state }: Context): string {
  if (field.values?.[0] !== undefined) return JSON.stringify(field.values[0]);
  if (field.name === 'End') return 'true';
  switch (field.kind) {
    case 'boolean':
      return kind === 'ChoiceRule' ? '"{% ${} %}"' : '${true}';
    case 'integer':
    case 'number':
      return `\${${Math.max(field.min ?? 0, field.name === 'TimeoutSeconds' ? 60 : 1)}}`;
    case 'path':
    case 'reference-path':
    case 'path-or-intrinsic':
      return '"$${}"';
    case 'error-names':
      return '["${States.ALL}"]';
    case 'objects':
      return field.object === 'Branch' ? '[{"StartAt": "${}", "States": {}}]' : '[{${}}]';
    case 'template':
    case 'object':
    case 'states':
      return '{${}}';
    case 'payload':
      return state?.type === 'Map' && field.name === 'Items' ? '"{% ${} %}"' : '{${}}';
    case 'texts':
      return '["${}"]';
    default:
      return '"${}"';
  }
}

function keyCompletion(
  { cursor, document }: Context,
  name: string,
  kind: CompletionKind,
  value: string,
  doc: string,
): Completion {
  const { from, to, hasValue } = cursor;
  const key = document.format === 'json' ? JSON.stringify(name) : name;
  const base = { label: name, kind, doc, from, to };
  return hasValue
    ? { ...base, insert: key }
    : { ...base, insert: `${key.replaceAll('$', '\\$')}: ${value}`, isSnippet: true };
}

const snippetCompletions = ({ cursor, document, language }: Context): readonly Completion[] =>
  stateSnippets.map((snippet) => ({
    label: snippet.label,
    kind: 'snippet',
    doc: snippet.doc,
    insert: snippetText(snippet, language, document.format),
    isSnippet: true,
    from: cursor.from,
    to: cursor.to,
  }));

function valueCompletions(context: Context): readonly Completion[] {
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

function values(context: Context, texts: readonly string[], kind: CompletionKind): readonly Completion[] {
  return texts.map((text) => valueCompletion(context, text, kind));
}

function valueCompletion(
  { cursor, document }: Context,
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

const raw = ({ cursor }: Context, texts: readonly string[]): readonly Completion[] =>
  texts.map((text) => ({ label: text, kind: 'value', insert: text, from: cursor.from, to: cursor.to }));

function stateNames(context: Context): readonly Completion[] {
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

function errorNames(context: Context): readonly Completion[] {
  const resource = ownValue(context.state?.value, 'Resource');
  const own = typeof resource === 'string' ? errorsOf(resource) : [];
  const general = stateErrors.filter(({ neverMatches }) => !neverMatches);
  return [...own, ...general].map(({ name, doc }) => valueCompletion(context, name, 'error', doc));
}

function resources(context: Context): readonly Completion[] {
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

function pathCompletions(context: Context): readonly Completion[] {
  const known = context.knowledge.input === undefined ? [] : pathsIn(context.knowledge.input, '$');
  return [
    ...['$', ...known].map((path) => valueCompletion(context, path, 'path')),
    ...variableNames(context).map((name) => valueCompletion(context, `$${name}`, 'variable')),
    ...contextPaths.map((path) => valueCompletion(context, path, 'path', 'From the context object.')),
  ];
}

const intrinsicCompletions = (context: Context): readonly Completion[] =>
  intrinsicFunctions.map((each) => ({
    ...valueCompletion(context, `${each.name}()`, 'function', each.doc),
    detail: signatureOf(each),
  }));

function variableNames({ machine, state, knowledge }: Context): readonly string[] {
  const assigned = state ? variablesOf(machine).readableAt(state) : [];
  return [...new Set([...assigned, ...Object.keys(knowledge.variables ?? {})])];
}

/** Inside `{% … %}`: what `$states` has here, variables and functions, in place of the word before the cursor. */
function jsonataCompletions(context: Context): readonly Completion[] {
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

const maxPaths = 200;
const maxDepth = 5;

/** The paths that lead somewhere in a value, nearest first. */
export function pathsIn(value: JsonValue, root: string): readonly string[] {
  const found: string[] = [];
  let level: readonly (readonly [string, JsonValue])[] = [[root, value]];
  for (let depth = 0; depth < maxDepth && level.length > 0; depth += 1) {
    level = level.flatMap(([path, each]) => childrenOf(path, each)).slice(0, maxPaths);
    found.push(...level.map(([path]) => path));
  }
  return found.slice(0, maxPaths);
}

function childrenOf(path: string, value: JsonValue): readonly (readonly [string, JsonValue])[] {
  if (Array.isArray(value)) return value[0] === undefined ? [] : [[`${path}[0]`, value[0]]];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([key, item]) => [
    /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`,
    item,
  ]);
}
