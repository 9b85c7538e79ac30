import { describe, expect, it } from 'vitest';
import { locationAt, parse, rangeOf } from '../../src/lib/asl/text/parse.ts';

const codes = (text: string) => parse(text).diagnostics.map(({ severity, code }) => `${severity} ${code}`);

describe('reading JSON', () => {
  it('gives the definition of a sound text, and no diagnostics', () => {
    const { definition, diagnostics } = parse('{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}');
    expect(definition).toEqual({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    expect(diagnostics).toEqual([]);
  });

  it('keeps what comes after a mistake', () => {
    const document = parse('{"StartAt":"A" "States":{"A":{"Type":"Succeed"},}}');
    expect(document.value).toEqual({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    expect(document.diagnostics.map(({ from, to }) => document.text.slice(from, to))).toEqual([
      '"States"',
      ',',
    ]);
  });

  it('says once what is missing at one place', () => {
    const { diagnostics } = parse('{"StartAt":"A","States":{"A":{"Type":"Succeed"');
    expect(diagnostics.map(({ message }) => message)).toContain(
      'The closing }}} are missing before the end.',
    );
    expect(diagnostics.filter(({ message }) => /closing/.test(message))).toHaveLength(1);
    expect(parse('{"StartAt":"A"').diagnostics.map(({ message }) => message)).toContain(
      'A closing } is missing before the end.',
    );
  });

  it('reads an empty text as nothing', () => {
    expect(parse('').value).toBeUndefined();
    expect(parse(' \n').root).toBeUndefined();
  });

  it('takes the last of two equal keys, as AWS does, and warns at the first', () => {
    const document = parse('{"a":1,"a":2}');
    expect(document.value).toEqual({ a: 2 });
    expect(document.diagnostics).toMatchObject([
      { severity: 'WARNING', code: 'DUPLICATE_KEY', from: 1, to: 4 },
    ]);
  });

  it('flags comments and trailing commas, which AWS refuses, and reads on', () => {
    expect(codes('{"a":1, // why\n"b":[2,],}')).toEqual(Array(3).fill('ERROR INVALID_JSON_DESCRIPTION'));
    expect(parse('{"a":1, // why\n"b":[2,],}').value).toEqual({ a: 1, b: [2] });
  });

  it('keeps __proto__, constructor and toString as ordinary keys', () => {
    const { value } = parse('{"__proto__":{"x":1},"constructor":2,"toString":3}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each(['{"a"', '{"a":', '{"a":[1,', '"abc', '{"a":"\\q"}', '{"a":01}', ']', '{]', '\u0000', '{"a":tru'])(
    'survives %j with an error inside the text',
    (text) => {
      const { diagnostics } = parse(text);
      expect(diagnostics.length).toBeGreaterThan(0);
      for (const { from, to } of diagnostics) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    },
  );

  it('refuses nesting that no parser survives, and a text beyond the limit of AWS', () => {
    expect(codes('['.repeat(100_000))).toEqual(['ERROR INVALID_JSON_DESCRIPTION']);
    expect(codes(`"${'x'.repeat(1_048_576)}"`)).toEqual(['ERROR INVALID_JSON_DESCRIPTION']);
  });
});

describe('places', () => {
  const text = '{"States":{"A/B":{"Choices":[{"Next":"C"}]},"A":{"B":1},"🚀 مرحبا":{"End":true}}}';
  const document = parse(text);
  const slice = (location: string, part?: 'key' | 'value' | 'whole') => {
    const range = rangeOf(document, location, part);
    return range && text.slice(range.from, range.to);
  };

  it('lead from a location to the text', () => {
    expect(slice('/States/A/B/Choices[0]/Next')).toBe('"C"');
    expect(slice('/States/A/B/Choices[0]/Next', 'key')).toBe('"Next"');
    expect(slice('/States/🚀 مرحبا', 'key')).toBe('"🚀 مرحبا"');
    expect(slice('/States/🚀 مرحبا/End', 'whole')).toBe('"End":true');
    expect(slice('/')).toBe(text);
    expect(slice('/States/Nowhere')).toBeUndefined();
  });

  it('lead from the text to a location', () => {
    expect(locationAt(document, text.indexOf('"C"') + 1)).toBe('/States/A/B/Choices[0]/Next');
    expect(locationAt(document, text.indexOf('"Choices"') + 2)).toBe('/States/A/B/Choices');
    expect(locationAt(document, 0)).toBe('/');
  });

  it('finds the value of the key that counts', () => {
    const twice = parse('{"a":1,"a":{"b":2}}');
    expect(rangeOf(twice, '/a/b')).toEqual({ from: 16, to: 17 });
  });
});
