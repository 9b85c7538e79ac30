// The graph of a text that may be broken just now: what can be read is drawn as it is, and what cannot is drawn as it was
// last, and named with the reason. Pure; it refuses to guess what broken text means.
import type { Diagnostic } from '../../asl/diagnostic.ts';
import { graphOf, stateNodes, type Graph } from '../../asl/graph.ts';
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from '../../asl/json.ts';
import { lineAndColumn } from '../../asl/location.ts';
import { locationAt, type ParsedDocument } from '../../asl/parse.ts';

export interface SurvivingGraph {
  readonly graph: Graph;
  /** What was drawn: the `last` of the next text. */
  readonly value: JsonValue | undefined;
  /** Why a state is drawn as it was, by the state's location. */
  readonly unread: ReadonlyMap<string, string>;
  /** What the whole graph lacks, in a sentence or two. */
  readonly note?: string;
}

/** The graph of a document; `last` is the value that was drawn before. Never throws. */
export function survivingGraph(document: ParsedDocument, last: JsonValue | undefined): SurvivingGraph {
  const [error] = document.diagnostics.filter(({ severity }) => severity === 'ERROR');
  if (!error) {
    const graph = graphOf(document);
    const note = graph.note;
    return { graph, value: document.value, unread: new Map(), ...(note === undefined ? {} : { note }) };
  }
  const { line } = lineAndColumn(document.text, error.from);
  const reason = `line ${line}: ${error.message}`;
  const unread = new Map<string, string>();
  const value = merged(document, error, last, (location) => unread.set(location, reason));
  const graph = graphOf(value);
  const drawn = new Set(stateNodes(graph).map(({ id }) => id));
  for (const location of unread.keys()) if (!drawn.has(location)) unread.delete(location);
  const count = unread.size;
  const states =
    count === 1 ? 'One state is drawn as it was last.' : `${count} states are drawn as they were last.`;
  return {
    graph,
    value,
    unread,
    note: `The text cannot be read at ${reason}${/[.!?]$/.test(reason) ? '' : '.'}${count === 0 ? '' : ` ${states}`}`,
  };
}

/** The states that can be read, and in place of the others those that were drawn last. */
function merged(
  document: ParsedDocument,
  error: Diagnostic,
  last: JsonValue | undefined,
  mark: (location: string) => void,
): JsonValue | undefined {
  const { value } = document;
  if (!isJsonObject(value)) {
    for (const { id } of stateNodes(graphOf(last))) mark(id);
    return last ?? value;
  }
  const before = statesIn(last);
  const now = statesIn(value);
  const broken = locationAt(document, error.from);
  const states: [string, JsonValue][] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const location = `/States/${name}`;
    const old = ownValue(before, name);
    const read = ownValue(now, name);
    const isBroken = broken === location || broken.startsWith(`${location}/`);
    if (isJsonObject(read) && !isBroken) states.push([name, read]);
    else {
      mark(location);
      const kept = old ?? read;
      if (kept !== undefined) states.push([name, kept]);
    }
  }
  const startAt = ownValue(value, 'StartAt');
  const start = typeof startAt === 'string' ? startAt : ownValue(last, 'StartAt');
  return {
    ...value,
    ...(start === undefined ? {} : { StartAt: start }),
    States: Object.fromEntries(states),
  };
}

function statesIn(value: JsonValue | undefined): JsonObject {
  const states = ownValue(value, 'States');
  return isJsonObject(states) ? states : {};
}
