import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  longestFragment,
  readLink,
  writeLink,
  type SharedPlayground,
} from '../../src/lib/playground/share/link.ts';
import { isLink } from '../../src/lib/playground/share/fragment.ts';
import { parse } from '../../src/lib/asl/index.ts';
import { executeSync } from '../../src/lib/interpreter/index.ts';
import { readInput } from '../../src/lib/playground/workspace/input.ts';
import { goldenLinks } from './golden-links.ts';

const shared: SharedPlayground = {
  definition: '{\n  "StartAt": "A",\n  "States": { "A": { "Type": "Pass", "End": true } }\n}\n',
  input: '{"name": "Zoë 🦊"}',
  mocks: { A: { '0': { Throw: { Error: 'Busy' } } } },
  seed: 7,
  journal: [{ afterEvent: 5, event: { type: 'SendTaskSuccess', taskToken: 't', output: { ok: true } } }],
};

const written = (of: SharedPlayground): string => {
  const fragment = writeLink(of);
  if (fragment === undefined) throw new Error('The playground should fit into a link.');
  return fragment;
};

describe('a playground in a link', () => {
  it('comes back as it was', () => {
    expect(readLink(written(shared))).toEqual({ shared });
  });

  it('comes back whatever its texts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (definition, input) => {
        const of = { ...shared, definition, input };
        expect(readLink(written(of))).toEqual({ shared: of });
      }),
    );
  });

  it('is shorter than the definition it holds, thanks to its dictionary', () => {
    const definition = JSON.stringify(
      {
        StartAt: 'Charge',
        States: {
          Charge: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
            Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 1, MaxAttempts: 3 }],
            Next: 'Done',
          },
          Done: { Type: 'Succeed' },
        },
      },
      null,
      2,
    );
    expect(written({ ...shared, definition }).length).toBeLessThan(definition.length * 0.6);
  });

  it('is not made when it would be longer than any link should be', () => {
    let noise = '';
    for (let n = 1; noise.length < 400_000; n = (n * 48271) % 2147483647) noise += n.toString(36);
    expect(writeLink({ ...shared, input: noise })).toBeUndefined();
  });
});

describe('a link to a playground with an environment', () => {
  const environment = {
    type: 'EXPRESS' as const,
    s3Objects: [{ Bucket: 'b', Key: 'k.csv', Body: 'id\n1\n' }],
  };
  it('brings the environment along, and one without has none', () => {
    expect(readLink(written({ ...shared, environment })).shared).toEqual({ ...shared, environment });
    expect(written({ ...shared, environment: {} })).toBe(written(shared));
  });
});

describe('a shared run', () => {
  it('is the same history, byte for byte', () => {
    const decided: SharedPlayground = {
      ...shared,
      definition: JSON.stringify({
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'f', Payload: { 'id.$': 'States.UUID()' } },
            Retry: [{ ErrorEquals: ['Busy'], JitterStrategy: 'FULL', MaxAttempts: 3 }],
            End: true,
          },
        },
      }),
      mocks: { Call: { '0-1': { Throw: { Error: 'Busy' } } } },
      journal: [],
    };
    const historyOf = ({ definition, input, mocks, seed, journal }: SharedPlayground): string => {
      const document = parse(definition).definition;
      if (!document) throw new Error('The definition should be readable.');
      const request = { definition: document, input: readInput(input).value ?? null, mocks, seed, journal };
      return JSON.stringify(executeSync(request)?.events);
    };
    const opened = readLink(written(decided)).shared;
    expect(opened && historyOf(opened)).toBe(historyOf(decided));
    expect(historyOf({ ...decided, seed: 8 })).not.toBe(historyOf(decided));
  });
});

describe('an old link', () => {
  it.each(goldenLinks)('made by version 1 still opens: $what', ({ fragment, shared: held }) => {
    expect(readLink(fragment)).toEqual({ shared: held });
  });
});

describe('a bad link', () => {
  const fragment = written(shared);

  it('cut anywhere says that it is damaged', () => {
    for (let length = '#v1.'.length; length < fragment.length; length++) {
      expect(readLink(fragment.slice(0, length)).problem).toMatch(/damaged/);
    }
  });

  it('with one character changed never opens as another playground', () => {
    for (let at = '#v1.'.length; at < fragment.length; at++) {
      const other = fragment[at] === 'A' ? 'B' : 'A';
      const reading = readLink(fragment.slice(0, at) + other + fragment.slice(at + 1));
      // The last character may carry bits that mean nothing.
      if (reading.shared) expect(reading.shared).toEqual(shared);
      else expect(reading.problem).toMatch(/damaged/);
    }
  });

  it('of another version says so', () => {
    expect(readLink('#v2.abc').problem).toMatch(/newer version/);
    expect(isLink('#v2.abc')).toBe(true);
    expect(isLink('#lessons')).toBe(false);
  });

  it('that is too long is not read', () => {
    expect(readLink(`#v1.${'A'.repeat(longestFragment)}`).problem).toMatch(/too long/);
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readLink(`#v1.${text}`).problem).toBeTypeOf('string');
      }),
    );
  });
});
