import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from '../../src/lib/asl/complete/complete.ts';
import { diagnose, validate } from '../../src/lib/asl/rules/diagnose.ts';
import { applyEdits } from '../../src/lib/asl/text/edit.ts';
import { fixesFor } from '../../src/lib/asl/change/fixes.ts';
import { graphOf } from '../../src/lib/asl/reading/graph.ts';
import { hover } from '../../src/lib/asl/explain/hover.ts';
import { renameState } from '../../src/lib/asl/change/rename.ts';
import type { ParsedDocument } from '../../src/lib/asl/text/parse.ts';
import { locationAt, parse, rangeOf } from '../../src/lib/asl/text/parse.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';
import { statesOf, machineOf } from '../../src/lib/asl/reading/walk.ts';
import { toYaml } from '../../src/lib/asl/text/convert.ts';
import { examples } from '../examples.ts';
import { samples } from './rule-samples.ts';

const small = Object.values(samples)
  .flatMap(({ fires, silent }) => [fires, silent])
  .filter((sample) => JSON.stringify(sample).length < 5_000);
const texts = small.map((sample) => JSON.stringify(sample, null, 2));
const yamls = small.map((sample) => toYaml(JSON.stringify(sample)).text ?? '');
const tokens = (text: string) => text.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|\s+|[^\s{}[\]:,"]+|"/g) ?? [];

const mutation = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap', 'insert'),
  a: fc.nat(),
  b: fc.nat(),
  text: fc.constantFrom(
    '{',
    '}',
    '"',
    ',',
    '\\',
    'null',
    '[',
    '\u202e🚀',
    '__proto__',
    '$',
    '{%',
    '- ',
    '&a *a ',
    '\t',
  ),
});

function mutated(
  text: string,
  mutations: readonly { kind: string; a: number; b: number; text: string }[],
): string {
  const parts = [...tokens(text)];
  for (const { kind, a, b, text: inserted } of mutations) {
    const [i, j] = [a % Math.max(1, parts.length), b % Math.max(1, parts.length)];
    if (kind === 'delete') parts.splice(i, 1);
    else if (kind === 'duplicate') parts.splice(i, 0, parts[j] ?? '');
    else if (kind === 'insert') parts.splice(i, 0, inserted);
    else [parts[i], parts[j]] = [parts[j] ?? '', parts[i] ?? ''];
  }
  return parts.join('');
}

/** Everything that the editor does with a document at every keystroke. */
function use(document: ParsedDocument, offset: number): void {
  const { text } = document;
  const inside = ({ from, to }: { from: number; to: number }) => from >= 0 && from <= to && to <= text.length;
  const diagnostics = diagnose(document, { type: 'EXPRESS' });
  expect(diagnostics.every(inside)).toBe(true);
  for (const diagnostic of diagnostics) {
    for (const { edits } of fixesFor(diagnostic, document)) {
      expect(edits.every(inside)).toBe(true);
      applyEdits(text, edits);
    }
  }
  diagnose(document, { input: { a: [{ b: 1 }], order: {} } });
  expect(complete(document, offset, { input: { a: [1] } }).every(inside)).toBe(true);
  const found = hover(document, offset);
  expect(found === undefined || inside(found)).toBe(true);
  const range = rangeOf(document, locationAt(document, offset));
  expect(range === undefined || inside(range)).toBe(true);
  graphOf(document);
  const [first] = statesOf(machineOf(document.value));
  if (first) renameState(document, first.location, 'Another');
}

describe('a text that is being typed', () => {
  it('never makes anything throw, and every range lies inside it (JSON)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(mutation, { maxLength: 4 }),
        fc.nat(),
        (text, mutations, at) => {
          const changed = mutated(text, mutations);
          use(parse(changed), at % (changed.length + 1));
          validate(changed, 'EXPRESS');
        },
      ),
      { numRuns: examples(500) },
    );
  });

  it('never makes anything throw, and every range lies inside it (YAML)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...yamls),
        fc.array(mutation, { maxLength: 4 }),
        fc.nat(),
        (text, mutations, at) => {
          const changed = mutated(text, mutations);
          use(parse(changed, { format: 'yaml', yaml: parseYaml }), at % (changed.length + 1));
        },
      ),
      { numRuns: examples(250) },
    );
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
        use(parse(text), at % (text.length + 1));
        use(parse(text, { format: 'yaml', yaml: parseYaml }), at % (text.length + 1));
        validate(text);
      }),
      { numRuns: examples(250) },
    );
  });
});

describe('any JSON value as a definition', () => {
  it('is answered', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const { result, diagnostics } = validate(value as Parameters<typeof validate>[0]);
        expect(result).toBe('FAIL');
        expect(diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: examples(250) },
    );
  });
});
