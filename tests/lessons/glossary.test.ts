import { describe, expect, it } from 'vitest';
import { stateErrors } from '../../src/lib/asl/tables/errors.ts';
import { fields } from '../../src/lib/asl/tables/fields.ts';
import { glossary, lessons } from '../../src/lib/lessons/course/catalogue.server.ts';

describe('the glossary', () => {
  const terms = new Set(glossary.map(({ term }) => term));
  // A variant of a field, such as MaxConcurrencyPath, may be explained beside it: then it stands there as `code`.
  const explained = new Set(
    glossary.flatMap(({ text }) => [...text.matchAll(/`([^`]+)`/g)].map((hit) => hit[1])),
  );
  const missing = (names: readonly string[]) =>
    names.filter((name) => !terms.has(name) && !explained.has(name)).sort();

  it('explains every field of the language', () => {
    expect(missing(Object.values(fields).flatMap((list) => list.map(({ name }) => name)))).toEqual([]);
  });

  it('has every state type and every error name as a term of its own', () => {
    const types = ['Task', 'Pass', 'Choice', 'Wait', 'Parallel', 'Map', 'Succeed', 'Fail'];
    const errors = stateErrors.map(({ name }) => name).filter((name) => name !== 'States.Http.Socket');
    expect([...types, ...errors].filter((name) => !terms.has(name))).toEqual([]);
    expect(missing(['States.Http.Socket'])).toEqual([]);
  });

  it('leads from every term to a lesson', () => {
    const slugs = lessons.map(({ slug }) => slug);
    expect(glossary.filter(({ lesson }) => !lesson || !slugs.includes(lesson))).toEqual([]);
  });
});
