import { describe, expect, it } from 'vitest';
import { readExpression } from '../../src/lib/data/jsonata/expression-reading.ts';

const variables = (text: string) =>
  readExpression(text).variables.map(({ name, field }) => (field === undefined ? name : `${name}.${field}`));
const contextReads = (text: string) => readExpression(text).contextReads.map(({ name }) => name);

describe('a JSONata expression, read without running it', () => {
  it.each([
    ['$states.input.total', ['states.input']],
    ['$states.result[0].id', ['states.result']],
    ['$sum($x.a) + $y', ['sum', 'x.a', 'y']],
    ['($y := 1; $y + $z)', ['z']],
    ['($f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f($top))', ['top']],
    ['$map($list, function($v, $i) { $v * $i * $k })', ['map', 'list', 'k']],
    ['$list@$l.other#$i.{"a": $l, "b": $i}', ['list.other']],
    ['$x ~> $uppercase', ['x', 'uppercase']],
    ['{"k": $v, "l": [$w]}', ['v', 'w']],
    ['$x[$y > 1]^(<$z)', ['x', 'y', 'z']],
  ])('%s reads %j', (text, names) => {
    expect(variables(text).sort()).toEqual([...names].sort());
    expect(contextReads(text)).toEqual([]);
  });

  // AWS: "Reference to 'phone' at the top level is not supported." (floci-io/floci#2670, measured)
  it.each([
    ['phone.home', ['phone']],
    ['$map($states.input.a, function($x) { b })', ['b']],
    ['{"k": x}', ['x']],
    ['$$.input', ['$$']],
    ['$', ['$']],
    ['a ? $b : c', ['a', 'c']],
    ['$states.input.items[value > 3].name', []],
    ['$states.input.items.{"name": name}', []],
    ['$states.input.($sum(items.price))', []],
  ])('%s reads %j from a context that is not there', (text, names) => {
    expect(contextReads(text)).toEqual(names);
  });

  it('gives the place of what it reads', () => {
    const text = '1 + $total * phone';
    const { variables: read, contextReads: missing } = readExpression(text);
    expect(text.slice(read[0]?.offset)).toBe('$total * phone');
    expect(text.slice(missing[0]?.offset)).toBe('phone');
  });

  // AWS gives JSONata's message without its code (floci-io/floci#2745, measured).
  it.each([
    ['1 +', 'Unexpected end of expression', ''],
    ['a[1,2)', 'Expected "]", got ","', ',2)'],
    ['{"a":}', 'The symbol "}" cannot be used as a unary operator', '}'],
    ['"unterminated', 'String literal must be terminated by a matching quote', ''],
    ['$x :=', 'Unexpected end of expression', ''],
  ])('%s does not parse: %s', (text, message, rest) => {
    const { problem } = readExpression(text);
    expect(problem?.message).toBe(message);
    expect(text.slice(problem?.offset)).toBe(rest);
  });
});
