// The conformance page must not fall behind: every field and event either has a sample or a note that says why not.
import { expect, it } from 'vitest';
import notes from '../../content/conformance/notes.json';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import {
  coveredEvents,
  coveredFields,
  samplesOf,
  type Sample,
} from '../../src/routes/conformance/coverage.ts';

const samples = samplesOf(
  import.meta.glob<Pick<Sample, 'shows' | 'source'>>('./samples/*/sample.json', {
    eager: true,
    import: 'default',
  }),
  import.meta.glob<JsonValue>('./samples/*/definition.asl.json', { eager: true, import: 'default' }),
  import.meta.glob<string>('./samples/*/history.txt', { eager: true, import: 'default', query: '?raw' }),
);

it('every field of the language has a sample or a note', () => {
  const bare = coveredFields(samples, notes).flatMap(({ of, fields }) =>
    fields
      .filter(({ samples: by, note }) => by.length === 0 && note === undefined)
      .map(({ name }) => `${of}.${name}`),
  );
  expect(bare).toEqual([]);
});

it('every type of event has a sample or a note', () => {
  const bare = coveredEvents(samples, notes).filter(
    ({ samples: by, note }) => by.length === 0 && note === undefined,
  );
  expect(bare.map(({ name }) => name)).toEqual([]);
});

it('every note speaks of a field or an event that there is', () => {
  const known = new Set([
    ...coveredFields(samples, {}).flatMap(({ of, fields }) => fields.map(({ name }) => `${of}.${name}`)),
    ...coveredEvents(samples, {}).map(({ name }) => name),
  ]);
  expect(Object.keys(notes).filter((what) => !known.has(what))).toEqual([]);
});
