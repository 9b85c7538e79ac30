// A definition in plain English: what a state does, when a rule is true, how a retrier waits, where a path leads. The sentences are made
// from the same tables as the diagnostics, so they never say more than the definition does.
import { errorName } from '../tables/errors.ts';
import { explainExpression, explainPath, explainTemplateText } from './explain-data.ts';
import { explainCatcher, explainRetrier } from './explain-errors.ts';
import { explainRule } from './explain-rule.ts';
import type { ObjectKind } from '../tables/fields.ts';
import { docsBase, fieldOf } from '../tables/fields.ts';
import { explainState } from './explain-state.ts';
import { locationOf, pathAt, valueAt } from '../text/location.ts';
import type { ParsedDocument } from '../text/parse.ts';
import { choiceOperator } from '../tables/operators.ts';
import type { LocatedState } from '../reading/walk.ts';
import { startsInside, stateAt } from '../reading/walk.ts';
import { isJsonata, objectsOf } from '../reading/objects.ts';

export interface Explanation {
  /** What is explained: `Task "Charge"`, `Retry[0]`, `ResultPath`. */
  readonly title: string;
  readonly sentences: readonly string[];
  /** The place it is about. */
  readonly location: string;
  /** AWS's page about it. */
  readonly link?: string;
}

/** Explains the smallest thing at an offset of the text that can be explained; undefined outside of every state. Pure. */
export function explainAt(document: ParsedDocument, offset: number): Explanation | undefined {
  return explainLocation(document, locationOf(pathAt(document.root, offset).path));
}

/** Explains what a location names: a state, a rule, a retrier, a catcher or a field's value. */
export function explainLocation(document: ParsedDocument, location: string): Explanation | undefined {
  const state = stateAt(document, location);
  if (!state) return undefined;
  const value = explainValue(document, state, location);
  const entry = explainEntry(document, state, location);
  // In a retrier, catcher or rule a field alone says little: the whole is told too.
  if (value) return entry ? { ...value, sentences: [...value.sentences, ...entry.sentences] } : value;
  return entry ?? explainWhole(state);
}

const explainWhole = (state: LocatedState): Explanation => ({
  title: `${state.type ?? 'State'} "${state.name}"`,
  sentences: explainState(state),
  location: state.location,
  ...(state.type ? { link: `${docsBase}state-${state.type.toLowerCase()}.html` } : {}),
});

/** A retrier, catcher or rule that holds the location. */
function explainEntry(
  document: ParsedDocument,
  state: LocatedState,
  location: string,
): Explanation | undefined {
  const rest = location.slice(state.location.length);
  const match = /^\/(Retry|Catch|Choices)\[(\d+)\]/.exec(rest);
  if (!match) return undefined;
  const [head, field, index] = match;
  const at = `${state.location}${head}`;
  const value = valueAt(document.value, at);
  if (value === undefined) return undefined;
  const title = `${field}[${index}] of "${state.name}"`;
  if (field === 'Retry') return { title, sentences: [explainRetrier(value)], location: at };
  if (field === 'Catch') return { title, sentences: [explainCatcher(value)], location: at };
  return { title, sentences: [explainRule(value)], location: at };
}

/** A field's value: a path, an expression, an error name, or what the field is for. */
function explainValue(
  document: ParsedDocument,
  state: LocatedState,
  location: string,
): Explanation | undefined {
  const object = objectsOf(state).findLast(
    (each) => location !== each.location && startsInside(location, each.location),
  );
  if (!object) return undefined;
  const key = keyIn(object.location, location, Object.keys(object.value));
  const field = key === undefined ? undefined : fieldOf(object.kind, key);
  const value = valueAt(document.value, location);
  if (key === undefined) return undefined;
  const link = field ? { link: `${docsBase}${field.page}` } : {};
  const about = field ? [field.doc] : operatorDoc(key);
  if (typeof value === 'string') {
    const text = explainText(value, location, field?.kind, object.language);
    if (text !== undefined)
      return { title: titleOf(location), sentences: [...about, text], location, ...link };
    if (key === 'ErrorEquals') {
      const known = errorName(value);
      if (known) return { title: value, sentences: [known.doc], location, ...link };
    }
  }
  const isDirect = location === `${object.location}/${key}`;
  if (!isDirect || isEntryList(key, object.kind)) return undefined;
  return about.length > 0 ? { title: key, sentences: about, location, ...link } : undefined;
}

const isEntryList = (key: string, kind: ObjectKind): boolean =>
  (kind === 'ChoiceRule' && key === 'Next') || key === 'Retry' || key === 'Catch' || key === 'Choices';

function operatorDoc(key: string): readonly string[] {
  const operator = choiceOperator(key);
  return operator ? [`True if the variable ${operator.words} the operand.`] : [];
}

function explainText(
  text: string,
  location: string,
  kind: string | undefined,
  language: string,
): string | undefined {
  if (language === 'JSONata') return isJsonata(text) ? explainExpression(text.slice(2, -2)) : undefined;
  if (location.endsWith('.$') || kind === 'path-or-intrinsic') return explainTemplateText(text);
  return (kind === 'path' || kind === 'reference-path' || /\/(?:Variable|\w+Path)$/.test(location)) &&
    text.startsWith('$')
    ? explainPath(text)
    : undefined;
}

const titleOf = (location: string): string => location.slice(location.lastIndexOf('/') + 1);

function keyIn(holder: string, location: string, keys: readonly string[]): string | undefined {
  const rest = location.slice(holder.length);
  return keys
    .filter((key) => rest === `/${key}` || startsInside(rest, `/${key}`))
    .sort((a, b) => b.length - a.length)[0];
}
