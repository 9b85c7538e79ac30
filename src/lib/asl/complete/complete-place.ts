// The place in a definition where something is being completed: follows the cursor's path through the table of objects.
import type { Knowledge } from './completion.ts';
import type { Cursor } from '../text/cursor.ts';
import type { QueryLanguage } from '../definition.ts';
import { fieldOf, type ObjectKind } from '../tables/fields.ts';
import { isJsonObject, ownValue, type JsonValue } from '../json.ts';
import { locationOf, type PathSegment } from '../text/location.ts';
import type { ParsedDocument } from '../text/parse.ts';
import { languageOf, machineIn, statesOf, type LocatedBlock, type LocatedState } from '../reading/walk.ts';

export interface CompletionPlace {
  /** Kind of the object at, or around, the path; undefined inside free JSON. */
  readonly kind: ObjectKind | 'States' | undefined;
  readonly object: JsonValue | undefined;
  /** The path from that object on. */
  readonly rest: readonly PathSegment[];
  readonly state: LocatedState | undefined;
  /** The machine that the state belongs to. */
  readonly machine: LocatedBlock | undefined;
  readonly language: QueryLanguage;
}

/** All that a completion may be made from. */
export interface CompletionContext extends CompletionPlace {
  readonly document: ParsedDocument;
  readonly cursor: Cursor;
  readonly offset: number;
  readonly knowledge: Knowledge;
}

/** Follows a path down the table of objects. */
export function placeAt(document: ParsedDocument, path: readonly PathSegment[]): CompletionPlace {
  const machine = machineIn(document);
  const states = statesOf(machine);
  let kind: ObjectKind | 'States' = 'Machine';
  let object: JsonValue | undefined = document.value;
  let state: LocatedState | undefined;
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
