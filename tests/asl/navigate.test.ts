import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/lib/asl/text/edit.ts';
import { renameState, targetAt } from '../../src/lib/asl/change/rename.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { parseYaml } from '../../src/lib/asl/text/parse-yaml.ts';

const text = JSON.stringify({
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$.a', IsNull: true, Next: 'Pay' }],
      Default: 'Pay',
    },
    Pay: {
      Type: 'Task',
      Resource: 'r:pay',
      Comment: 'Pay',
      Catch: [{ ErrorEquals: ['Pay'], Next: 'Pay' }],
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Left', States: { Left: { Type: 'Succeed' } } }],
      End: true,
    },
  },
});
const document = parse(text);

describe('renaming a state', () => {
  it('changes its name and every place that names it, and no other text', () => {
    const { edits, problem } = renameState(document, '/States/Pay', 'Charge "now"');
    const renamed = applyEdits(text, edits);
    expect(problem).toBeUndefined();
    const { States } = JSON.parse(renamed);
    expect(Object.keys(States)).toEqual(['Check', 'Charge "now"', 'Both']);
    expect(States.Check.Choices[0].Next).toBe('Charge "now"');
    expect(States.Check.Default).toBe('Charge "now"');
    expect(States['Charge "now"'].Catch).toEqual([{ ErrorEquals: ['Pay'], Next: 'Charge "now"' }]);
    expect(States['Charge "now"'].Comment).toBe('Pay');
  });

  it('keeps to the block of the state', () => {
    const renamed = applyEdits(
      text,
      renameState(document, '/States/Both/Branches[0]/States/Left', 'L').edits,
    );
    expect(JSON.parse(renamed).States.Both.Branches[0]).toEqual({
      StartAt: 'L',
      States: { L: { Type: 'Succeed' } },
    });
  });

  it.each([
    ['Left', /already/],
    ['', /needs a name/],
    ['x'.repeat(81), /at most 80/],
  ])('to %j is refused', (name, problem) => {
    expect(renameState(document, '/States/Pay', name)).toEqual({
      edits: [],
      problem: expect.stringMatching(problem),
    });
  });

  it('quotes a name in YAML where it must', () => {
    const yaml = 'StartAt: A\nStates:\n  A: # first\n    Type: Succeed\n';
    const { edits } = renameState(parse(yaml, { format: 'yaml', yaml: parseYaml }), '/States/A', 'A: b');
    expect(applyEdits(yaml, edits)).toBe('StartAt: "A: b"\nStates:\n  "A: b": # first\n    Type: Succeed\n');
  });
});

describe('the target of a transition', () => {
  it.each([
    ['"Next":"Pay"', 8, 'Pay'],
    ['"StartAt":"Check"', 12, 'Check'],
    ['"StartAt":"Left"', 12, 'Left'],
    ['"Default"', 11, 'Pay'],
  ])('%s', (needle, shift, name) => {
    const target = targetAt(document, text.indexOf(needle) + shift);
    expect(target?.name).toBe(name);
    expect(target && text.slice(target.from, target.to)).toBe(`"${name}"`);
  });
  it('is nothing elsewhere', () => expect(targetAt(document, text.indexOf('"Comment"'))).toBeUndefined());
});
