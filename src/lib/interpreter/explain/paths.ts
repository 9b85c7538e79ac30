// Every path in a state's fields, followed segment by segment through the data that the field sees.
import { type JsonObject, type JsonValue, type State, isJsonObject } from '../../asl/index.ts';
import {
  explainPath,
  isExpression,
  SyntaxProblem,
  type ExpressionScope,
  type PathExplanation,
  type Scope,
} from '../../data/index.ts';
import { readValues, type ReadValue } from './values-read.ts';

export interface FieldPaths {
  /** Where it stands in the state, such as `Parameters/id.$` or `Choices[0]/Variable`. */
  readonly place: string;
  /** The field, such as `Parameters`. */
  readonly field: string;
  readonly path?: PathExplanation;
  /** JSONata: the values that the expression reads. */
  readonly values?: readonly ReadValue[];
}

/** What each field's paths start from, by the field's name; a field that is missing here was not reached. */
export type Sources = { readonly [field: string]: JsonValue | undefined };

/** The paths in the fields of a JSONPath state, followed; those of fields without a source are left out. Never throws. */
export function explainPaths(
  state: State,
  sources: Sources,
  scope: Omit<Scope, 'input'>,
): readonly FieldPaths[] {
  const found: FieldPaths[] = [];
  for (const [field, input] of Object.entries(sources)) {
    const value = (state as unknown as JsonObject)[field];
    if (value === undefined || input === undefined) continue;
    for (const { place, text } of pathsIn(value, field)) {
      try {
        found.push({ place, field, path: explainPath(text, { ...scope, input }) });
      } catch (problem) {
        if (!(problem instanceof SyntaxProblem)) throw problem;
      }
    }
  }
  return found;
}

/** The values that the expressions of each field read. */
export async function explainExpressions(
  state: State,
  scopes: { readonly [field: string]: ExpressionScope },
): Promise<readonly FieldPaths[]> {
  const found: FieldPaths[] = [];
  for (const [field, scope] of Object.entries(scopes)) {
    for (const { place, text } of expressionsIn((state as unknown as JsonObject)[field], field)) {
      const values = await readValues(text.slice(2, -2), scope);
      if (values.length > 0) found.push({ place, field, values });
    }
  }
  return found;
}

interface Found {
  readonly place: string;
  readonly text: string;
}

// A path field is a text itself; in a template the keys that end in `.$` hold paths; a Choice rule has Variable and …Path.
function pathsIn(value: JsonValue, place: string): readonly Found[] {
  if (typeof value === 'string')
    return value.startsWith('$') && value !== '$' ? [{ place, text: value }] : [];
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item, at) =>
      typeof item === 'object' ? pathsIn(item, `${place}[${at}]`) : [],
    );
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === 'object') return pathsIn(inner, `${place}/${key}`);
    const isPath = key.endsWith('.$') || key === 'Variable' || /(Equals|Than|ThanEquals)Path$/.test(key);
    return isPath && typeof inner === 'string' ? argumentsOf(inner, `${place}/${key}`) : [];
  });
}

// In a call of an intrinsic function the arguments that are paths.
function argumentsOf(text: string, place: string): readonly Found[] {
  if (text.startsWith('$')) return [{ place, text }];
  const paths = text.replace(/'(?:[^'\\]|\\.)*'/g, "''").match(/\$\$?[^\s,()]*/g) ?? [];
  return paths.map((path) => ({ place, text: path }));
}

function expressionsIn(value: JsonValue | undefined, place: string): readonly Found[] {
  if (isExpression(value)) return [{ place, text: value }];
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item, at) => expressionsIn(item, `${place}[${at}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => expressionsIn(inner, `${place}/${key}`));
}
