import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { utf8Decode, utf8Encode } from '../../src/lib/data/tools/bytes.ts';
import { exceedsBytes, jsonBytes, Random, Variables } from '../../src/lib/data/index.ts';
import { examples } from '../examples.ts';

const json = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<JsonValue>;

describe('sizes', () => {
  it('are the UTF-8 bytes of the JSON text', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(jsonBytes(value)).toBe(Buffer.byteLength(JSON.stringify(value)));
      }),
    );
  });

  it('are compared exactly, however close they are', () => {
    fc.assert(
      fc.property(json, fc.integer({ min: -3, max: 3 }), (value, beside) => {
        const limit = jsonBytes(value) + beside;
        expect(exceedsBytes(value, limit)).toBe(beside < 0);
      }),
    );
  });

  it('of 256 KiB sit exactly on the limit', () => {
    expect(exceedsBytes('x'.repeat(262_142), 262_144)).toBe(false);
    expect(exceedsBytes('x'.repeat(262_143), 262_144)).toBe(true);
    expect(exceedsBytes('é'.repeat(131_072), 262_144)).toBe(true);
  });
});

describe('UTF-8', () => {
  it('agrees with the platform in both directions, also for ill-formed bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...utf8Encode(text)]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        expect(utf8Decode(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      }),
      { numRuns: examples(1000) },
    );
  });
});

describe('chance', () => {
  it('goes on from a saved state as if it had not been interrupted', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 20 }), (seed, drawn) => {
        const random = new Random(seed);
        for (let i = 0; i < drawn; i++) random.next();
        const copy = new Random(JSON.parse(JSON.stringify(random.state)) as Random['state']);
        expect([copy.next(), copy.uuid()]).toEqual([random.next(), random.uuid()]);
      }),
    );
  });

  it('is spread evenly from 0 to 1', () => {
    const random = new Random(42);
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 20_000; i++) {
      const bucket = Math.floor(random.next() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

describe('variables', () => {
  it('of an inner scope are read with those around it, and vanish with it', () => {
    const outer = Variables.none.assign([
      ['a', 1],
      ['b', 2],
    ]);
    const inner = outer.inner().assign([['c', 3]]);
    expect([inner.get('a'), inner.get('c'), outer.get('c')]).toEqual([1, 3, undefined]);
    expect(Object.fromEntries(inner.entries())).toEqual({ a: 1, b: 2, c: 3 });
    expect([...inner.own()]).toEqual([['c', 3]]);
    expect(inner.get('__proto__')).toBeUndefined();
  });
});
