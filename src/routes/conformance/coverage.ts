// Which fields and events the samples show: counted from the samples themselves, so that the page cannot claim what no test runs.
import { type JsonObject, type JsonValue, type ObjectKind, fields, isJsonObject } from '$lib/asl/index.ts';
import { historyEventTypes } from '$lib/history/index.ts';

export interface Sample {
  readonly shows: string;
  readonly source: string;
  readonly definition: JsonValue;
  /** An event a line: `id <- previousEventId type …`; children's lines are indented by a bar. */
  readonly history: string;
}

/** Puts the files of the samples together, by the names of their folders. */
export function samplesOf(
  descriptions: Files<Pick<Sample, 'shows' | 'source'>>,
  definitions: Files<JsonValue>,
  histories: Files<string>,
): ReadonlyMap<string, Sample> {
  return new Map(
    Object.entries(descriptions).map(([file, { shows, source }]) => {
      const folder = file.slice(0, file.lastIndexOf('/'));
      const definition = definitions[`${folder}/definition.asl.json`] ?? null;
      const history = histories[`${folder}/history.txt`] ?? '';
      return [folder.split('/').at(-1) ?? folder, { shows, source, definition, history }];
    }),
  );
}
type Files<T> = { readonly [path: string]: T };

/** Something of the language or of histories, with the samples that show it, by name. */
export interface Covered {
  readonly name: string;
  readonly samples: readonly string[];
  /** Why no sample shows it, or what is different from AWS. */
  readonly note?: string;
}
export interface CoveredFields {
  readonly of: string;
  readonly fields: readonly (Covered & { readonly language?: string })[];
}

/** What stands in a note is keyed `Kind.field` or by the event's type. */
export type Notes = { readonly [what: string]: string };

/** Every field of every object of the language. */
export function coveredFields(samples: ReadonlyMap<string, Sample>, notes: Notes): readonly CoveredFields[] {
  const uses = new Map<string, Set<string>>();
  for (const [name, sample] of samples) {
    const use = (kind: string, value: JsonValue): void => {
      if (!isJsonObject(value)) return;
      for (const field of Object.keys(value)) {
        const key = `${kind}.${field}`;
        uses.set(key, (uses.get(key) ?? new Set()).add(name));
      }
    };
    walk(sample.definition, 'Machine', use);
  }
  return (Object.keys(fields) as ObjectKind[]).map((kind) => ({
    of: kind,
    fields: fields[kind].map(({ name, language }) =>
      covered(name, uses.get(`${kind}.${name}`), notes[`${kind}.${name}`], language),
    ),
  }));
}

/** Every type of event. */
export function coveredEvents(samples: ReadonlyMap<string, Sample>, notes: Notes): readonly Covered[] {
  return historyEventTypes.map((type) => {
    const shown = [...samples].filter(([, { history }]) => history.includes(` ${type} `));
    return covered(type, new Set(shown.map(([name]) => name)), notes[type]);
  });
}

function covered(
  name: string,
  samples: ReadonlySet<string> | undefined,
  note: string | undefined,
  language?: string,
): Covered & { readonly language?: string } {
  return {
    name,
    samples: [...(samples ?? [])],
    ...(note === undefined ? {} : { note }),
    ...(language === undefined ? {} : { language }),
  };
}

type Use = (kind: ObjectKind, value: JsonValue) => void;

function walk(value: JsonValue, kind: ObjectKind, use: Use): void {
  if (!isJsonObject(value)) return;
  use(kind, value);
  if (kind === 'ChoiceRule' || kind === 'NestedRule') {
    for (const operand of operandsOf(value)) walk(operand, 'NestedRule', use);
  }
  const states = isJsonObject(value['States']) ? Object.values(value['States']) : [];
  for (const state of states) {
    const type = isJsonObject(state) ? state['Type'] : undefined;
    if (typeof type === 'string' && Object.hasOwn(fields, type)) walk(state, type as ObjectKind, use);
  }
  for (const field of fields[kind]) {
    const inner = value[field.name];
    if (field.object === undefined || inner === undefined) continue;
    for (const each of Array.isArray(inner) ? (inner as readonly JsonValue[]) : [inner]) {
      walk(each, field.object, use);
    }
  }
}

// The rules inside And, Or and Not.
const operandsOf = (rule: JsonObject): readonly JsonValue[] =>
  ['And', 'Or', 'Not'].flatMap((operator) => {
    const operands = rule[operator];
    return operands === undefined
      ? []
      : Array.isArray(operands)
        ? (operands as readonly JsonValue[])
        : [operands];
  });
