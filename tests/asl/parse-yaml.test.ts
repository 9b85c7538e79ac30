import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/lib/asl/rules/diagnose.ts';
import { parse, rangeOf } from '../../src/lib/asl/text/parse.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';

const read = (text: string) => parse(text, { format: 'yaml', yaml: parseYaml });

const workflow = `# Ships an order
StartAt: Ship
States:
  Ship:
    Type: Task
    Resource: !GetAtt ShipFunction.Arn
    TimeoutSeconds: 30
    Next: Done # and no further
  Done: {Type: Succeed}
`;

describe('reading YAML', () => {
  it('gives the definition, with the short functions of CloudFormation as placeholders', () => {
    const { definition, diagnostics } = read(workflow);
    expect(diagnostics).toEqual([]);
    expect(definition?.States['Ship']).toEqual({
      Type: 'Task',
      Resource: '${ShipFunction.Arn}',
      TimeoutSeconds: 30,
      Next: 'Done',
    });
  });

  it('knows where everything stands', () => {
    const document = read(workflow);
    const slice = (location: string, part?: 'key') => {
      const range = rangeOf(document, location, part);
      return range && workflow.slice(range.from, range.to);
    };
    expect(slice('/States/Ship/Next')).toBe('Done');
    expect(slice('/States/Ship', 'key')).toBe('Ship');
    expect(slice('/States/Done')).toBe('{Type: Succeed}');
  });

  it('is diagnosed by the same rules, in its own places', () => {
    const text = workflow.replace('Next: Done', 'Next: Don');
    const [first] = diagnose(read(text)).filter(({ severity }) => severity === 'ERROR');
    expect(first).toMatchObject({ code: 'MISSING_TRANSITION_TARGET', location: '/States/Ship/Next' });
    expect(text.slice(first?.from, first?.to)).toBe('Don');
  });

  it.each([
    ['!Ref Table', '${Table}'],
    ['!Sub "arn:${AWS::Region}:x"', 'arn:${AWS::Region}:x'],
    ['!Join [":", [a, !Ref B]]', 'a:${B}'],
    ['!GetAtt [F, Arn]', '${F.Arn}'],
    ['!If [Prod, a, b]', { 'Fn::If': ['Prod', 'a', 'b'] }],
    ['yes', 'yes'],
    ['0x1F', 31],
    ['.inf', '.inf'],
    ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z'],
  ])('reads %s as %j', (text, value) => {
    expect(read(`a: ${text}`).value).toEqual({ a: value });
  });

  it('follows aliases and merges what << names', () => {
    expect(read('a: &x {p: 1, q: 2}\nb: *x\nc: {<<: *x, q: 3}').value).toEqual({
      a: { p: 1, q: 2 },
      b: { p: 1, q: 2 },
      c: { p: 1, q: 3 },
    });
  });

  it.each([
    ['tabs', 'a:\n\tb: 1', /never with tabs/],
    ['an alias without its anchor', 'a: *x', /no anchor &x/],
    ['an alias that holds itself', 'a: &x [*x]', /nests deeper/],
    ['an open text', 'a: "b', /Missing closing/],
    ['brackets without end', '['.repeat(100_000), /nests deeper/],
    ['lists in lists without end', '- '.repeat(100_000), /nests deeper/],
    ['a key given twice', 'a: 1\na: 2', /given twice/],
  ])('says what is wrong with %s', (_, text, message) => {
    expect(read(text).diagnostics[0]?.message).toMatch(message);
  });

  it('stops a bomb of aliases', () => {
    const names = [...'abcdefghij'];
    const bomb = names.map((name, index) => {
      const inside = index === 0 ? 'x' : `*${names[index - 1]}`;
      return `${name}: &${name} [${Array(10).fill(inside).join(', ')}]`;
    });
    expect(read(bomb.join('\n')).diagnostics[0]?.message).toMatch(/beyond all bounds/);
  });

  it('asks for its parser where it was not loaded', () => {
    expect(parse('a: 1', { format: 'yaml' }).diagnostics[0]?.message).toMatch(/has not been loaded/);
  });
});
