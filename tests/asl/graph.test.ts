import type { JsonObject } from '../../src/lib/asl/json.ts';
import { describe, expect, it } from 'vitest';
import type { GraphBlock } from '../../src/lib/asl/reading/graph.ts';
import { graphOf, stateNodes } from '../../src/lib/asl/reading/graph.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';

const edges = (block: GraphBlock | undefined) =>
  block?.edges.map(
    ({ kind, from, to, label }) => `${from} -${kind}${label === undefined ? '' : ` ${label}`}-> ${to}`,
  );

describe('the graph of a definition', () => {
  it('keeps what reads from right to left within its own part of a label', () => {
    const { machine } = graphOf({
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable: '$.כמות', NumericGreaterThan: 100, Next: 'B' }] },
        B: { Type: 'Succeed' },
      },
    });
    expect(machine?.edges.find(({ kind }) => kind === 'choice')?.label).toBe('\u2066$.כמות\u2069 > 100');
  });
  it('has start, states, labelled edges and end', () => {
    const { machine } = graphOf({
      StartAt: 'Check',
      States: {
        Check: {
          Type: 'Choice',
          Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Call' }],
          Default: 'Done',
        },
        Call: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
          Next: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    });
    expect(edges(machine)).toEqual([
      '/#start -start-> /States/Check',
      '/States/Check -choice $.total > 100-> /States/Call',
      '/States/Check -default Default-> /States/Done',
      '/States/Call -next-> /States/Done',
      '/States/Call -catch States.ALL-> /States/Done',
      '/States/Done -end-> /#end',
    ]);
    expect(machine?.nodes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'start Start',
      'state Check',
      'state Call',
      'state Done',
      'end End',
    ]);
    expect(machine?.nodes[2]).toMatchObject({ detail: 'lambda:invoke' });
  });

  it('nests the branches of Parallel and the processor of Map', () => {
    const graph = graphOf({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          End: true,
          Branches: [
            { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
            {
              StartAt: 'Each',
              States: {
                Each: {
                  Type: 'Map',
                  End: true,
                  ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
                },
              },
            },
          ],
        },
      },
    });
    expect(stateNodes(graph).map(({ id }) => id)).toEqual([
      '/States/Both',
      '/States/Both/Branches[0]/States/Left',
      '/States/Both/Branches[1]/States/Each',
      '/States/Both/Branches[1]/States/Each/ItemProcessor/States/Item',
    ]);
    expect(stateNodes(graph)[0]?.blocks.map(({ label }) => label)).toEqual([
      'Branch 1 of 2',
      'Branch 2 of 2',
    ]);
  });

  it('marks a target that does not exist and a state that nothing leads to', () => {
    const { machine } = graphOf({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'Nowhere' }, B: { Type: 'Pass', End: true } },
    });
    expect(machine?.nodes).toContainEqual({ kind: 'missing', id: '/#missing:Nowhere', name: 'Nowhere' });
    expect(machine?.nodes).toContainEqual(expect.objectContaining({ name: 'B', reachable: false }));
  });

  it('draws what is left of a broken text and says what is not', () => {
    const document = parse('{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Typ');
    expect(stateNodes(graphOf(document)).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'A Pass',
      'B undefined',
    ]);
    expect(graphOf(parse('{"StartAt":"A","States":{"A":7}}')).note).toMatch(/1 of the states/);
    expect(graphOf(parse('[]')).note).toMatch(/object is needed/);
    expect(graphOf(parse('{}')).note).toMatch(/no states/);
  });

  it.each<[JsonObject, string]>([
    [{ Variable: '$.a', IsPresent: false }, '$.a is not present'],
    [
      { And: [{ Variable: '$.a', IsString: true }, { Not: { Variable: '$.b', StringMatches: 'x*' } }] },
      '$.a is a text and not $.b ~ "x*"',
    ],
    [
      {
        Or: [
          { Variable: '$.a', StringEquals: '' },
          {
            And: [
              { Variable: '$.b', NumericLessThanPath: '$.c' },
              { Variable: '$.d', BooleanEquals: true },
            ],
          },
        ],
      },
      '$.a = "" or ($.b < $.c and $.d = true)',
    ],
    [{ Condition: '{% $states.input.ok %}' }, '$states.input.ok'],
    [{}, '?'],
  ])('labels the rule %j', (rule, label) => {
    const { machine } = graphOf({
      StartAt: 'C',
      States: { C: { Type: 'Choice', Choices: [{ ...rule, Next: 'C' }] } },
    });
    expect(machine?.edges[1]?.label).toBe(label);
  });
});
