// The graph that is drawn of a text which may be broken at the moment: what can be read is drawn as it is, and what cannot is drawn
// as it was last and marked with the reason. It never guesses what broken text means.
import {
  type Diagnostic,
  type Graph,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type ParsedDocument,
  atIndex,
  graphOf,
  isJsonObject,
  lineAndColumn,
  locationAt,
  ownValue,
  startsInside,
  stateNodes,
  within,
} from '../../asl/index.ts';

export interface DrawnGraph {
  readonly graph: Graph;
  /** What was drawn: the `last` of the next text. */
  readonly value: JsonValue | undefined;
  /** Why a state is drawn as it was, by the state's location. */
  readonly unread: ReadonlyMap<string, string>;
  /** What the whole graph lacks, in a sentence or two. */
  readonly note?: string;
}

/** Remembers what was drawn last, for the texts to come: typing breaks a definition all the time. */
export class GraphMemory {
  #last: DrawnGraph | undefined;

  get last(): DrawnGraph | undefined {
    return this.#last;
  }
  /** Draws the next document, and remembers it. The graph is the same object as the last as long as it says the same. */
  next(document: ParsedDocument): DrawnGraph {
    const drawn = drawnGraph(document, this.#last?.value);
    const graph = this.#last?.graph;
    return (this.#last = graph && isSame(graph, drawn.graph) ? { ...drawn, graph } : drawn);
  }
  /** Another definition comes: nothing of the former one may live on in its graph. */
  forget(): void {
    this.#last = undefined;
  }
}

/** The graph of a document; `last` is the value that was drawn before. Never throws. */
export function drawnGraph(document: ParsedDocument, last: JsonValue | undefined): DrawnGraph {
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
  const broken = locationAt(document, error.from);
  const known = new Set(stateNodes(graphOf(last)).map(({ name }) => name));
  return mergedBlock({ now: value, before: last, location: '/', known }, broken, mark);
}

interface Block {
  readonly now: JsonObject;
  readonly before: JsonValue | undefined;
  readonly location: string;
  /** Names of all states that were drawn: in a block that is not closed, or twice, states of others seem to stand. */
  readonly known: ReadonlySet<string>;
}

function mergedBlock(block: Block, broken: string, mark: (location: string) => void): JsonObject {
  const { now, before } = block;
  const [states, old] = [statesIn(now), statesIn(before)];
  const found: [string, JsonValue][] = [];
  for (const name of new Set([...Object.keys(old), ...Object.keys(states)])) {
    const former = ownValue(old, name);
    if (former === undefined && block.known.has(name)) continue;
    const location = within(within(block.location, 'States'), name);
    const read = ownValue(states, name);
    const isBroken = broken === location || startsInside(broken, location);
    const inner =
      isBroken && isJsonObject(read) && isJsonObject(former)
        ? withInnerBlock(read, former, location, block.known, broken, mark)
        : undefined;
    if (isJsonObject(read) && !isBroken) found.push([name, read]);
    else if (inner) found.push([name, inner]);
    else {
      mark(location);
      const kept = former ?? read;
      if (kept !== undefined) found.push([name, kept]);
    }
  }
  const startAt = ownValue(now, 'StartAt');
  const start = typeof startAt === 'string' ? startAt : ownValue(before, 'StartAt');
  return {
    ...(isJsonObject(before) && block.location !== '/' ? before : {}),
    ...now,
    ...(start === undefined ? {} : { StartAt: start }),
    States: Object.fromEntries(found),
  };
}

/** A Parallel or Map state whose text breaks inside a branch or processor: only what is broken in there is as it was last. */
function withInnerBlock(
  read: JsonObject,
  former: JsonObject,
  location: string,
  known: ReadonlySet<string>,
  broken: string,
  mark: (location: string) => void,
): JsonObject | undefined {
  const rest = broken.slice(location.length);
  const [, field, index] = /^\/(?:(ItemProcessor|Iterator)|Branches\[(\d+)\])\/States/.exec(rest) ?? [];
  if (field !== undefined) {
    const now = ownValue(read, field);
    if (!isJsonObject(now)) return undefined;
    const block = { now, before: ownValue(former, field), location: within(location, field), known };
    // What stands behind the break in the state is as it was.
    return { ...former, ...read, [field]: mergedBlock(block, broken, mark) };
  }
  const [branches, old] = [ownValue(read, 'Branches'), ownValue(former, 'Branches')];
  if (index === undefined || !Array.isArray(branches)) return undefined;
  const before: JsonArray = Array.isArray(old) ? old : [];
  const at = within(location, 'Branches');
  const all = Array.from({ length: Math.max(branches.length, before.length) }, (_, branch): JsonValue => {
    const now: JsonValue | undefined = branches[branch];
    const block = { before: before[branch], location: atIndex(at, branch), known };
    if (branch === Number(index) && isJsonObject(now)) return mergedBlock({ now, ...block }, broken, mark);
    if (isJsonObject(now)) return now;
    for (const name of Object.keys(statesIn(before[branch]))) mark(`${block.location}/States/${name}`);
    return before[branch] ?? null;
  });
  return { ...former, ...read, Branches: all };
}

function statesIn(value: JsonValue | undefined): JsonObject {
  const states = ownValue(value, 'States');
  return isJsonObject(states) ? states : {};
}

/** Whether two graphs, or parts of them, say the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [some, others] = [Object.entries(a), Object.entries(b)];
  return (
    some.length === others.length &&
    some.every(([key, value], at) => key === others[at]?.[0] && isSame(value, others[at][1]))
  );
}
