import { describe, expect, it } from 'vitest';
import { changedLines } from '../../src/lib/lessons/markdown/changes.mjs';

const start = `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Comment": "one",
      "InputPath": "$.a",
      "OutputPath": "$",
      "Parameters": {
        "x.$": "$.x"
      },
      "Result": 1,
      "ResultPath": "$.r",
      "Next": "B"
    },
    "B": {
      "Type": "Succeed"
    }
  }
}
`;
const shown = (part: string, text: string) =>
  changedLines(start, part, text)?.map(({ sign, line }) => `${sign} ${line.trim()}`);
const state = (lines: readonly string[]) =>
  `{\n  "A": {\n${lines.map((line) => `    ${line}`).join('\n')}\n  }\n}`;
const own = start
  .split('\n')
  .slice(4, 14)
  .map((line) => line.slice(6));

describe('the lines of a change', () => {
  it('show what is new and what goes, and fold what stays', () => {
    const text = state([...own.slice(0, 8), '"ResultPath": null,', '"Next": "B"']);
    expect(shown('states', text)).toEqual([
      '… ⋯ 8 lines as before',
      '  },',
      '  "Result": 1,',
      '- "ResultPath": "$.r",',
      '+ "ResultPath": null,',
      '  "Next": "B"',
      '  }',
      '  }',
    ]);
  });
  it('take a comma at the end for no change', () => {
    expect(shown('states', state([...own.slice(0, 8), '"Next": "B"']))).toContain('- "ResultPath": "$.r",');
    expect(shown('states', state([...own.slice(0, 9), '"End": true']))?.at(-3)).toBe('+ "End": true');
  });
  it('are not compared where most is new, or nothing', () => {
    expect(shown('states', '{\n  "C": {\n    "Type": "Fail"\n  }\n}')).toBeUndefined();
    expect(shown('states', state(own))).toBeUndefined();
    expect(shown('definition', start)).toBeUndefined();
  });
  it('compare a whole definition as well', () => {
    expect(shown('definition', start.replace('"one"', '"two"'))).toContain('+ "Comment": "two",');
  });
});
