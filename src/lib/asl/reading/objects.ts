// A definition seen through the field table: every object in it that the table knows, with its kind, and every place that reads data
// (a path, an intrinsic function, a JSONata expression), with what may be read there.
import type { QueryLanguage } from '../definition.ts';
import type { Field, ObjectKind } from '../tables/fields.ts';
import { fieldOf, fields } from '../tables/fields.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { LocatedBlock, LocatedState } from './walk.ts';

export interface LocatedObject {
  readonly kind: ObjectKind;
  readonly value: JsonObject;
  readonly location: string;
  readonly language: QueryLanguage;
  /** The state that holds the object; undefined for the machine itself. */
  readonly state: LocatedState | undefined;
}

/** A text of the definition that is evaluated when it runs. */
export interface LocatedExpression {
  readonly kind: 'path' | 'reference-path' | 'path-or-intrinsic' | 'jsonata';
  /** The path, call or expression; for JSONata without `{%` and `%}`. */
  readonly text: string;
  /** Number of characters of the string value before `text`: what stands before a JSONata expression. */
  readonly offset: number;
  readonly location: string;
  /** The object whose field it is, for a template the template's innermost object. */
  readonly holder: string;
  /** The key that holds it, such as `InputPath` or `total.$`. */
  readonly key: string;
  readonly field: Field;
  readonly object: LocatedObject;
  readonly state: LocatedState;
  /** `$states.result` exists: Assign and Output of Task, Parallel and Map. */
  readonly hasResult: boolean;
  /** `$states.errorOutput` exists: Assign and Output of a catcher. */
  readonly hasErrorOutput: boolean;
}

/** Fields in which AWS takes `{% … %}` as plain text. */
export const neverJsonata: ReadonlySet<string> = new Set([
  'Comment',
  'Next',
  'Default',
  'Resource',
  'ErrorEquals',
  'Credentials',
  'CSVHeaders',
  'Type',
  'QueryLanguage',
  'Label',
]);

/** Whether a field of a JSONata state may be one `{% … %}` as a whole. */
export const takesExpression = ({ name, kind, values }: Field): boolean =>
  !constantKinds.has(kind) && values === undefined && name !== 'End' && !neverJsonata.has(name);

const constantKinds: ReadonlySet<Field['kind']> = new Set<Field['kind']>([
  'state-name',
  'resource',
  'states',
  'object',
  'objects',
  'error-names',
  'texts',
]);

/** The block itself as an object of the table. */
export const blockObject = (block: LocatedBlock, language: QueryLanguage): LocatedObject => ({
  kind: block.kind === 'machine' ? 'Machine' : block.kind === 'branch' ? 'Branch' : 'ItemProcessor',
  value: block.value,
  location: block.location,
  language,
  state: block.owner,
});

/** The state and the objects of the table inside it, without the states inside Parallel and Map. */
export function objectsOf(state: LocatedState): readonly LocatedObject[] {
  if (!state.type) return [];
  const found: LocatedObject[] = [];
  const visit = (object: LocatedObject): void => {
    found.push(object);
    for (const field of fields[object.kind]) {
      if (!field.object || field.object === 'Branch' || field.object === 'ItemProcessor') continue;
      const value = ownValue(object.value, field.name);
      const at = within(object.location, field.name);
      if (field.kind === 'object' && isJsonObject(value))
        visit({ ...object, kind: field.object, value, location: at });
      if (field.kind === 'objects' && Array.isArray(value)) {
        visitEach(value, at, field.object, object);
      }
    }
    if (object.kind === 'ChoiceRule' || object.kind === 'NestedRule') visitNestedRules(object);
  };
  const visitEach = (
    values: readonly JsonValue[],
    at: string,
    kind: ObjectKind,
    object: LocatedObject,
  ): void => {
    values.forEach((value, index) => {
      if (isJsonObject(value)) visit({ ...object, kind, value, location: atIndex(at, index) });
    });
  };
  const visitNestedRules = (object: LocatedObject): void => {
    if (object.language === 'JSONata') return;
    for (const name of ['And', 'Or'] as const) {
      const values = ownValue(object.value, name);
      if (Array.isArray(values)) visitEach(values, within(object.location, name), 'NestedRule', object);
    }
    const negated = ownValue(object.value, 'Not');
    const location = within(object.location, 'Not');
    if (isJsonObject(negated)) visit({ ...object, kind: 'NestedRule', value: negated, location });
  };
  const processor = state.type === 'Map' ? state.blocks[0] : undefined;
  visit({ kind: state.type, value: state.value, location: state.location, language: state.language, state });
  const config = ownValue(processor?.value, 'ProcessorConfig');
  if (processor && isJsonObject(config)) {
    const location = within(processor.location, 'ProcessorConfig');
    found.push({ kind: 'ProcessorConfig', value: config, location, language: state.language, state });
  }
  return found;
}

/** Every text of a state that is evaluated when the state runs, without the states inside it. */
export function expressionsOf(state: LocatedState, objects = objectsOf(state)): readonly LocatedExpression[] {
  return objects.flatMap((object) => expressionsIn(object, state));
}

/** The `{%` and `%}` around a JSONata expression, by AWS's rule: the first and the last two characters. */
export const isJsonata = (text: string): boolean =>
  text.length >= 4 && text.startsWith('{%') && text.endsWith('%}');

function expressionsIn(object: LocatedObject, state: LocatedState): readonly LocatedExpression[] {
  const found: LocatedExpression[] = [];
  for (const [key, value] of Object.entries(object.value)) {
    const field = fieldOf(object.kind, key) ?? choiceField(object, key);
    if (!field) continue;
    const scope = scopeOf(object, state, key);
    const add = (kind: LocatedExpression['kind'], text: string, offset: number, at: Place): void => {
      found.push({ kind, text, offset, ...at, field, object, state, ...scope });
    };
    const at = { location: within(object.location, key), holder: object.location, key };
    if (object.language === 'JSONata') {
      if (!neverJsonata.has(key) && !field.object) collectJsonata(value, at, add);
    } else if (field.kind === 'template') collectTemplate(value, at.location, add);
    else if (typeof value === 'string' && isPathKind(field.kind)) add(field.kind, value, 0, at);
  }
  return found;
}

interface Place {
  readonly location: string;
  readonly holder: string;
  readonly key: string;
}
type Add = (kind: LocatedExpression['kind'], text: string, offset: number, at: Place) => void;

const isPathKind = (kind: Field['kind']): kind is 'path' | 'reference-path' | 'path-or-intrinsic' =>
  kind === 'path' || kind === 'reference-path' || kind === 'path-or-intrinsic';

/** `Variable` and the operators that end in `Path`, which the table of operators knows. */
function choiceField(object: LocatedObject, key: string): Field | undefined {
  const isRule = object.kind === 'ChoiceRule' || object.kind === 'NestedRule';
  if (!isRule || object.language === 'JSONata' || !(key === 'Variable' || key.endsWith('Path')))
    return undefined;
  return { name: key, kind: 'path', doc: '', page: 'state-choice.html' };
}

function scopeOf(
  object: LocatedObject,
  state: LocatedState,
  key: string,
): Pick<LocatedExpression, 'hasResult' | 'hasErrorOutput'> {
  const gives = key === 'Output' || key === 'Assign';
  const hasWork = state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map';
  return {
    hasResult: gives && hasWork && object.kind === state.type,
    hasErrorOutput: gives && object.kind === 'Catcher',
  };
}

function collectJsonata(value: JsonValue, at: Place, add: Add): void {
  if (typeof value === 'string') {
    if (isJsonata(value)) add('jsonata', value.slice(2, -2), 2, at);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) =>
      collectJsonata(item, { ...at, location: atIndex(at.location, index) }, add),
    );
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      collectJsonata(item, { location: within(at.location, key), holder: at.location, key }, add);
    }
  }
}

function collectTemplate(value: JsonValue, location: string, add: Add): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => collectTemplate(item, atIndex(location, index), add));
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const at = { location: within(location, key), holder: location, key };
      if (!key.endsWith('.$')) collectTemplate(item, at.location, add);
      else if (typeof item === 'string') add('path-or-intrinsic', item, 0, at);
    }
  }
}
