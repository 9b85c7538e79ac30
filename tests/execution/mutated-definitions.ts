// Definitions with something wrong in them by chance: ours (samples, lessons and the rules' own), with parts deleted, exchanged
// or replaced by values that are nearly right.
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { fields } from '../../src/lib/asl/tables/fields.ts';
import { isJsonObject, type JsonArray, type JsonValue } from '../../src/lib/asl/json.ts';
import { samples } from '../asl/rule-samples.ts';

const written = ['./samples/', '../../content/'].flatMap((folder) => {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.asl.json'))
    .sort()
    .map((file) => new URL(file, url));
});

/** Every definition of ours that is small enough to run many times. */
export const ownDefinitions: readonly JsonValue[] = [
  ...written.map((file) => JSON.parse(readFileSync(file, 'utf8')) as JsonValue),
  ...Object.values(samples).flatMap(({ fires, silent }) => [fires, silent]),
].filter((definition) => JSON.stringify(definition).length < 6_000);

const fieldNames = [...new Set(Object.values(fields).flatMap((rows) => rows.map(({ name }) => name)))];

const nearlyRight: readonly JsonValue[] = [
  ...[0, -1, 1.5, 5, 101, 100_000_000, true, false, null, '', 'x', [], {}, ['x'], [{}], { a: 1 }],
  ...['$', '$$', '$.a', '$.a.b', '$.a[0]', '$.a[*]', '$..a', '$.a[?(@.b == 1)]', '$.a[?@.b]', '$.a[1:2]'],
  ...[
    "$['a','b'].c",
    '$.a.length()',
    '$.a.foo()',
    '$.',
    '$[',
    '$x',
    '$x.a',
    '$$.Execution.Id',
    '$$.Task.Token',
  ],
  ...["States.Format('{} {}', $.a, 'b')", "States.Format('{}')", 'States.UUID()', 'States.UUID(1)'],
  ...["States.Foo('x')", "States.MathAdd(1, 'x')", 'States.ArrayRange(1, 9, 0)', "States.Hash('a', 'MD6')"],
  ...[
    '{% $states.input %}',
    '{% $states.result %}',
    '{% $states.errorOutput %}',
    '{% $states.input.a ',
    '{% ( %}',
  ],
  ...[
    '{% a %}',
    '{% $.a %}',
    '{% 1 + 1 %}',
    "{% 'x' %}",
    '{% true %}',
    '{% $x %}',
    "{% $eval('1') %}",
    '{% $uuid() %}',
  ],
  ...[
    '2030-01-01T00:00:00Z',
    '2030-01-01',
    'States.ALL',
    'States.Runtime',
    'JSONata',
    'JSONPath',
    'DISTRIBUTED',
  ],
  ...['arn:aws:states:::lambda:invoke', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'],
  ...['arn:aws:states:::ecs:runTask.sync', 'arn:aws:states:::dynamodb:query', 'arn:aws:states:::foo:bar'],
  ...['arn:aws:states:::aws-sdk:s3:getObject', 'arn:aws:states:::aws-sdk:s3:getObject.sync'],
  ...['arn:aws:lambda:us-east-1:123456789012:function:f', 'arn:aws:s3:::bucket', 'CSV', 'JSON', 'FULL'],
  ...[
    { 'a.$': '$.a' },
    { 'a.$': 'a' },
    { 'a.$': 1 },
    { a: '{% $states.input %}' },
    { FunctionName: 'f', Foo: 1 },
  ],
];

const mutation = fc.record({
  kind: fc.constantFrom('delete', 'replace', 'replace', 'replace', 'rename', 'copy', 'add'),
  at: fc.nat(),
  from: fc.nat(),
  value: fc.constantFrom(...nearlyRight),
  name: fc.constantFrom(...fieldNames),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** One of our definitions with one to three mutations. */
export const mutatedDefinition: fc.Arbitrary<JsonValue> = fc
  .tuple(fc.constantFrom(...ownDefinitions), fc.array(mutation, { minLength: 1, maxLength: 3 }))
  .map(([definition, mutations]) => mutations.reduce(mutate, definition));

type Path = readonly (string | number)[];

function mutate(definition: JsonValue, { kind, at, from, value, name }: Mutation): JsonValue {
  const places = [...placesIn(definition)].filter((path) => path.length > 0);
  const path = places[at % Math.max(1, places.length)];
  if (path === undefined) return definition;
  switch (kind) {
    case 'delete':
      return changed(definition, path, undefined);
    case 'replace':
      return changed(definition, path, value);
    case 'copy':
      return changed(definition, path, valueAt(definition, places[from % places.length] ?? []));
    case 'rename': {
      const moved = valueAt(definition, path);
      const parent = path.slice(0, -1);
      if (!isJsonObject(valueAt(definition, parent))) return definition;
      return changed(changed(definition, path, undefined), [...parent, name], moved);
    }
    default: {
      const holder = isJsonObject(valueAt(definition, path)) ? path : path.slice(0, -1);
      return changed(definition, [...holder, name], value);
    }
  }
}

function* placesIn(value: JsonValue, path: Path = []): Iterable<Path> {
  yield path;
  if (Array.isArray(value)) {
    for (const [index, item] of (value as JsonArray).entries()) yield* placesIn(item, [...path, index]);
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* placesIn(item, [...path, key]);
  }
}

function valueAt(value: JsonValue, path: Path): JsonValue {
  return path.reduce<JsonValue>((found, step) => {
    if (Array.isArray(found)) return (found as JsonArray)[Number(step)] ?? null;
    return isJsonObject(found) ? (found[step] ?? null) : null;
  }, value);
}

// `undefined` takes the place away.
function changed(value: JsonValue, [step, ...rest]: Path, to: JsonValue | undefined): JsonValue {
  if (step === undefined) return to ?? null;
  if (Array.isArray(value)) {
    const items = value as JsonArray;
    if (rest.length === 0 && to === undefined) return items.filter((_, index) => index !== step);
    return items.map((item, index) => (index === step ? changed(item, rest, to) : item));
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  if (rest.length === 0 && to === undefined)
    return Object.fromEntries(entries.filter(([key]) => key !== step));
  if (!Object.hasOwn(value, step)) return { ...value, [step]: to ?? null };
  return Object.fromEntries(
    entries.map(([key, item]) => [key, key === step ? changed(item, rest, to) : item]),
  );
}
