// Whatever is given as a definition or an input: an execution ends or waits, and a failure has a name. Definitions are those
// of the samples, bent out of shape.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { isJsonObject, type JsonValue } from '../../src/lib/asl/json.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';
import { readDefinition, readSample, sampleNames } from './samples.ts';

const originals = sampleNames().map((name) => ({
  definition: readDefinition(name) as unknown as JsonValue,
  request: readSample(name),
}));

const odd: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    0,
    -1,
    1.5,
    '',
    '$',
    '$$',
    '$.x',
    '$.a[',
    '$nothing',
    '$[?(@.a == 1)]',
    '{% 1 %}',
    '{% $nothing %}',
    '{% ( %}',
    'States.Format()',
    '__proto__',
    [],
    {},
    [{}],
    { 'x.$': '$.x' },
    { 'x.$': 1 },
    99_999_999_999,
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
);
const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'Catch',
  'Assign',
  'Output',
  'Items',
  'x.$',
);

interface Bend {
  readonly how: 'replace' | 'remove' | 'rename' | 'copy';
  readonly at: number;
  readonly from: number;
  readonly value: JsonValue;
  readonly name: string;
}
const bends: fc.Arbitrary<readonly Bend[]> = fc.array(
  fc.record({
    how: fc.constantFrom('replace', 'remove', 'rename', 'copy'),
    at: fc.nat(),
    from: fc.nat(),
    value: odd,
    name: names,
  }),
  { minLength: 1, maxLength: 3 },
);

type Place = readonly [holder: Record<string, JsonValue>, key: string];

function bent(original: JsonValue, all: readonly Bend[]): JsonValue {
  const root: Record<string, JsonValue> = { root: structuredClone(original) };
  for (const { how, at, from, value, name } of all) {
    const places = placesIn(root);
    const [holder, key] = places[at % places.length] ?? [root, 'root'];
    const [other, otherKey] = places[from % places.length] ?? [root, 'root'];
    // Clones: a value put in twice would be bent in both places, and could come to hold itself.
    const old = structuredClone((how === 'copy' ? other[otherKey] : holder[key]) ?? null);
    if (how === 'replace' || how === 'copy') put(holder, key, how === 'copy' ? old : structuredClone(value));
    else if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    if (how === 'rename' && !Array.isArray(holder)) put(holder, name, old);
  }
  return root['root'] ?? null;
}

function placesIn(holder: Record<string, JsonValue>): Place[] {
  return Object.entries(holder).flatMap(([key, value]): Place[] => {
    const inner = typeof value === 'object' && value !== null ? placesIn(value as never) : [];
    return [[holder, key], ...inner];
  });
}

const put = (holder: object, key: string, value: JsonValue): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

async function check(definition: JsonValue, request: object): Promise<void> {
  const execution = await execute({ input: {}, ...request, definition: definition as unknown as Definition });
  const last = execution.events.at(-1);
  if (execution.status === 'RUNNING') expect(execution.pendingCallbacks.length).toBeGreaterThan(0);
  else expect(last?.type).toMatch(/^Execution(Succeeded|Failed|TimedOut|Aborted)$/);
  const isByFail = execution.events.some(({ type }) => type === 'FailStateEntered' || type === 'TaskFailed');
  if (execution.status === 'FAILED' && !isByFail) expect(execution.error).toBeTruthy();
}

describe('an execution of', () => {
  it('any JSON value ends with a name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (definition, input) => {
        await check(definition as JsonValue, { input });
      }),
      { numRuns: examples(300) },
    );
  });

  it('a definition bent out of shape ends, or waits, and fails with a name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), bends, async ({ definition, request }, all) => {
        const { shows: _shows, source: _source, covers: _covers, answerPending: _pending, ...rest } = request;
        await check(bent(definition, all), { ...rest, type: 'STANDARD' });
      }),
      { numRuns: examples(500) },
    );
  });

  it('any input ends, or waits, and fails with a name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), bends, async ({ definition, request }, all) => {
        const input = bent(request.input ?? {}, all);
        expect(isJsonObject(definition)).toBe(true);
        await check(definition, { input, ...(request.mocks && { mocks: request.mocks }) });
      }),
      { numRuns: examples(500) },
    );
  });
});
