// Quick fixes: the edits that would put a diagnostic right, each with a title that says what it does. One row for each rule that has
// any; an edit leaves the rest of the text as it is.
import type { Diagnostic } from '../diagnostic.ts';
import type { TextEdit } from '../text/edit.ts';
import {
  addProperty,
  removeItem,
  removeProperty,
  renameKey,
  replaceValue,
  sourceOf,
  withComma,
} from '../text/edit.ts';
import { stateErrors } from '../tables/errors.ts';
import { fieldOf, fields } from '../tables/fields.ts';
import { stateTypes } from '../text/is-definition.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { locationOf, nodeAt, pathAt, valueAt, within } from '../text/location.ts';
import { nearest } from './nearest.ts';
import type { ArrayNode } from '../text/node.ts';
import { objectsOf } from '../reading/objects.ts';
import { choiceOperator } from '../tables/operators.ts';
import type { ParsedDocument } from '../text/parse.ts';
import { convertToJsonata } from './to-jsonata.ts';
import { readResource } from '../tables/resources.ts';
import type { LocatedBlock, LocatedState } from '../reading/walk.ts';
import { blocksOf, isTerminal, machineIn, statesOf } from '../reading/walk.ts';

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What could put a diagnostic right; the likeliest first. Pure. */
export function fixesFor(diagnostic: Diagnostic, document: ParsedDocument): readonly Fix[] {
  const make = diagnostic.rule === undefined ? undefined : table[diagnostic.rule];
  if (!make) return [];
  return make(placeOf(diagnostic, document)).filter(({ edits }) => edits.length > 0);
}

/** One fix for several diagnostics at once: where each has just one, and none is in another's way; else undefined. Pure. */
export function fixForAll(diagnostics: readonly Diagnostic[], document: ParsedDocument): Fix | undefined {
  const only: Fix[] = [];
  for (const diagnostic of diagnostics) {
    const [first, ...more] = fixesFor(diagnostic, document);
    if (!first || more.length > 0) return undefined;
    only.push(first);
  }
  const edits = only.flatMap((each) => each.edits).sort((a, b) => a.from - b.from);
  const isApart = edits.every(({ from }, at) => from > (edits[at - 1]?.to ?? -1));
  return isApart && only.length > 0 ? fix(`Fix all ${only.length}`, edits) : undefined;
}

interface Place {
  readonly diagnostic: Diagnostic;
  readonly document: ParsedDocument;
  /** AWS's location, and the more exact one that the range stands for. */
  readonly location: string;
  readonly exact: string;
  readonly state: LocatedState | undefined;
  readonly block: LocatedBlock | undefined;
}

type Make = (place: Place) => readonly Fix[];

const table: { readonly [rule: string]: Make } = {
  'json-comment': ({ diagnostic }) => [fix('Remove the comment', [{ ...rangeOf(diagnostic), insert: '' }])],
  'json-trailing-comma': ({ diagnostic }) => [
    fix('Remove the comma', [{ ...rangeOf(diagnostic), insert: '' }]),
  ],
  'duplicate-key': ({ diagnostic, document }) => [
    fix('Remove this one, which is ignored', removeKeyAt(document, diagnostic.from)),
  ],
  'missing-target': missingTarget,
  'exclusive-fields': exclusiveFields,
  'required-fields': requiredFields,
  'unsupported-field': unsupportedField,
  'other-language-field': otherLanguage,
  'state-type': ({ document, exact }) => {
    const meant = nearest(String(valueAt(document.value, exact)), stateTypes);
    const types = meant === undefined ? stateTypes : [meant];
    return types.map((type) => fix(`Make it ${type}`, replaceValue(document, exact, type)));
  },
  'value-choice': valueChoice,
  'states-all': statesAll,
  'choice-without-default': choiceDefault,
  'task-without-timeout': taskTimeout,
  'no-dollar': ({ document, exact }) => {
    const key = keyOf(document, exact);
    return [fix(`Evaluate it: "${key}.$"`, renameKey(document, exact, `${key}.$`))];
  },
  'no-path': ({ document, exact }) => {
    const key = keyOf(document, exact);
    const known =
      choiceOperator(`${key}Path`) ??
      Object.values(fields).some((rows) => rows.some(({ name }) => name === `${key}Path`));
    return known
      ? [fix(`Take the value at the path: ${key}Path`, renameKey(document, exact, `${key}Path`))]
      : [];
  },
  'deprecated-field': ({ document, exact, state }) => {
    const key = keyOf(document, exact);
    const name = state?.type ? fieldOf(state.type, key)?.deprecated : undefined;
    return name === undefined ? [] : [fix(`Call it ${name}`, renameKey(document, exact, name))];
  },
  'never-matches': ({ document, exact }) => {
    const name = String(valueAt(document.value, exact));
    const meant = nearest(
      name,
      stateErrors.filter((each) => !each.neverMatches).map((each) => each.name),
    );
    return meant === undefined ? [] : [fix(`Write ${meant}`, replaceValue(document, exact, meant))];
  },
  'behind-states-all': ({ document, location }) => [
    fix('Remove what is never reached', removeItem(document, location)),
  ],
  'not-evaluated': ({ document, exact }) => {
    const text = valueAt(document.value, exact);
    const trimmed = typeof text === 'string' ? text.trim() : '';
    return trimmed === text
      ? []
      : [fix('Remove the blanks around it', replaceValue(document, exact, trimmed))];
  },
};

const fix = (title: string, edits: readonly TextEdit[]): Fix => ({ title, edits });

const rangeOf = ({ from, to }: Diagnostic): { readonly from: number; readonly to: number } => ({ from, to });

function placeOf(diagnostic: Diagnostic, document: ParsedDocument): Place {
  const location = diagnostic.location ?? '/';
  const exact = locationOf(pathAt(document.root, diagnostic.from).path);
  const machine = machineIn(document);
  const state = statesOf(machine).findLast(
    (each) => location === each.location || location.startsWith(`${each.location}/`),
  );
  const block = blocksOf(machine).findLast(
    (each) =>
      each.location === location || (each.location !== '/' && location.startsWith(`${each.location}/`)),
  );
  return { diagnostic, document, location, exact, state, block: state?.block ?? block ?? machine };
}

function missingTarget({ document, location, block }: Place): readonly Fix[] {
  const target = valueAt(document.value, location);
  if (typeof target !== 'string' || !block) return [];
  const owner = blocksOf(machineIn(document)).findLast((each) => holds(each, location)) ?? block;
  const names = owner.states.map(({ name }) => name);
  const meant = nearest(target, names);
  const found = meant === undefined ? [] : [fix(`Go to "${meant}"`, replaceValue(document, location, meant))];
  const added = addProperty(document, within(owner.location, 'States'), target, { Type: 'Pass', End: true });
  return [...found, fix(`Add a state "${target}"`, added)];
}

const holds = (block: LocatedBlock, location: string): boolean =>
  location === within(block.location, 'StartAt') ||
  block.states.some((state) => location.startsWith(`${state.location}/`));

function exclusiveFields({ document, location, state, block }: Place): readonly Fix[] {
  const value = valueAt(document.value, location);
  if (!isJsonObject(value)) return [];
  const pairs = [
    ['Next', 'End'],
    ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
    ...['TimeoutSeconds', 'HeartbeatSeconds', 'Error', 'Cause', 'MaxConcurrency', 'MaxItems'].map((name) => [
      name,
      `${name}Path`,
    ]),
    ['ItemProcessor', 'Iterator'],
  ];
  const both = pairs
    .map((names) => names.filter((name) => ownValue(value, name) !== undefined))
    .find((names) => names.length > 1);
  if (both)
    return both.map((name) => fix(`Remove ${name}`, removeProperty(document, within(location, name))));
  if (
    state?.location !== location ||
    ownValue(value, 'Next') !== undefined ||
    ownValue(value, 'End') === true
  )
    return [];
  const after = nextState(state, block);
  const next =
    after === undefined ? [] : [fix(`Go to "${after}" next`, addProperty(document, location, 'Next', after))];
  const hasEnd = ownValue(value, 'End') !== undefined;
  const end = hasEnd
    ? replaceValue(document, within(location, 'End'), true)
    : addProperty(document, location, 'End', true);
  return hasEnd ? [fix('End here', end)] : [...next, fix('End here', end)];
}

function nextState(state: LocatedState, block: LocatedBlock | undefined): string | undefined {
  const index = block?.states.findIndex((each) => each.name === state.name) ?? -1;
  return index < 0 ? undefined : block?.states[index + 1]?.name;
}

function requiredFields({ diagnostic, document, location, block }: Place): readonly Fix[] {
  const names = /\[([^\]]*)\]/.exec(diagnostic.message)?.[1]?.split(', ') ?? [];
  const first = block?.states[0]?.name;
  const values: { readonly [field: string]: JsonValue } = {
    StartAt: first ?? 'Start',
    States: { Start: { Type: 'Pass', End: true } },
    Type: 'Pass',
    Next: first ?? '',
    ErrorEquals: ['States.ALL'],
    Resource: 'arn:aws:states:::lambda:invoke',
    Choices: [],
    Branches: [],
    ExecutionType: 'STANDARD',
    Condition: '{% true %}',
  };
  return names.flatMap((name) =>
    Object.hasOwn(values, name)
      ? [fix(`Add ${name}`, addProperty(document, location, name, values[name] ?? null))]
      : [],
  );
}

function unsupportedField({ document, location, exact, state }: Place): readonly Fix[] {
  const key = keyOf(document, exact);
  const object = state && objectsOf(state).find((each) => each.location === location);
  const allowed = object
    ? fields[object.kind].map(({ name }) => name)
    : fields.Machine.map(({ name }) => name);
  const present = object ? Object.keys(object.value) : [];
  const meant = nearest(
    key,
    allowed.filter((name) => !present.includes(name)),
  );
  const renamed = meant === undefined ? [] : [fix(`Call it ${meant}`, renameKey(document, exact, meant))];
  return [...renamed, fix(`Remove ${key}`, removeProperty(document, exact))];
}

function otherLanguage({ document, location, exact, state }: Place): readonly Fix[] {
  const key = keyOf(document, exact);
  if (!state || state.location !== location) return [fix(`Remove ${key}`, removeProperty(document, exact))];
  const toJsonata = state.language === 'JSONPath' && ownValue(state.value, 'QueryLanguage') === undefined;
  const converted = state.language === 'JSONata' ? convertToJsonata(state.value).state : undefined;
  return [
    ...(toJsonata
      ? [fix('Make this state a JSONata state', addProperty(document, location, 'QueryLanguage', 'JSONata'))]
      : []),
    ...(converted ? [fix('Convert this state to JSONata', replaceValue(document, location, converted))] : []),
    fix(`Remove ${key}`, removeProperty(document, exact)),
  ];
}

function valueChoice({ diagnostic, document, location }: Place): readonly Fix[] {
  const values = /\[([^\]]*)\]/.exec(diagnostic.message)?.[1]?.split(', ') ?? [];
  return values.map((value) => fix(`Write ${value}`, replaceValue(document, location, value)));
}

/** States.ALL alone, and last: the entry is split off and moved to the end of the list. */
function statesAll({ document, location }: Place): readonly Fix[] {
  const entry = location.replace(/\/ErrorEquals$/, '');
  const list = entry.replace(/\[\d+\]$/, '');
  const names = valueAt(document.value, location);
  const edits: TextEdit[] = [];
  if (Array.isArray(names) && names.length > 1)
    edits.push(...replaceValue(document, location, ['States.ALL']));
  const array = nodeAt(document.root, list)?.node;
  const node = nodeAt(document.root, entry)?.node;
  if (array?.kind !== 'array' || !node || array.items.at(-1) === node)
    return [fix('Leave States.ALL alone', edits)];
  if (edits.length > 0) return [fix('Leave States.ALL alone', edits)];
  return [fix('Move States.ALL to the end', moveToEnd(document, array, node))];
}

function moveToEnd(
  document: ParsedDocument,
  array: ArrayNode,
  node: ArrayNode['items'][number],
): readonly TextEdit[] {
  const order = [...array.items.filter((each) => each !== node), node];
  return array.items.map((each, index) => {
    const moved = order[index] ?? each;
    const end = each.from + sourceOf(document, each).trimEnd().length;
    return { from: each.from, to: end, insert: sourceOf(document, moved).trimEnd() };
  });
}

function choiceDefault({ document, location, state, block }: Place): readonly Fix[] {
  const ends =
    block?.states.filter((each) => isTerminal(each) && each.name !== state?.name).slice(0, 3) ?? [];
  const names = new Set(statesOf(machineIn(document)).map(({ name }) => name));
  const name = ['No rule matched', 'No rule matched at all'].find((each) => !names.has(each));
  const failing =
    name === undefined || !block
      ? []
      : [
          fix('Add a Default that fails', [
            ...addProperty(document, location, 'Default', name),
            ...addProperty(document, within(block.location, 'States'), name, {
              Type: 'Fail',
              Error: 'NoRuleMatched',
            }),
          ]),
        ];
  return [
    ...ends.map((each) =>
      fix(`Add Default: "${each.name}"`, addProperty(document, location, 'Default', each.name)),
    ),
    ...failing,
  ];
}

function taskTimeout({ document, location, state }: Place): readonly Fix[] {
  const resource = ownValue(state?.value, 'Resource');
  const reading = typeof resource === 'string' ? readResource(resource) : undefined;
  const waits =
    reading &&
    (reading.kind === 'activity' || ('pattern' in reading && reading.pattern !== 'request-response'));
  const seconds = waits ? 3600 : 60;
  return [fix(`Add TimeoutSeconds: ${seconds}`, addProperty(document, location, 'TimeoutSeconds', seconds))];
}

const keyOf = (document: ParsedDocument, location: string): string =>
  nodeAt(document.root, location)?.property?.key ?? '';

function removeKeyAt(document: ParsedDocument, from: number): readonly TextEdit[] {
  const path = pathAt(document.root, from).path;
  const holder = nodeAt(document.root, locationOf(path.slice(0, -1)))?.node;
  const property =
    holder?.kind === 'object' ? holder.properties.find((each) => each.from === from) : undefined;
  return property ? [{ ...withComma(document.text, property.from, property.to), insert: '' }] : [];
}
