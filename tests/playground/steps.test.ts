import { expect, it } from 'vitest';
import { explainVisit } from '../../src/lib/interpreter/index.ts';
import { dataSteps, withField } from '../../src/lib/playground/views/data/steps.ts';

it('a field may be typed bare, and goes when it is emptied', () => {
  expect(withField({ Type: 'Pass', OutputPath: '$.a' }, 'OutputPath', '$.b')).toEqual({
    Type: 'Pass',
    OutputPath: '$.b',
  });
  expect(withField({ Type: 'Pass' }, 'Parameters', '{"a": 1}')).toEqual({
    Type: 'Pass',
    Parameters: { a: 1 },
  });
  expect(withField({ Type: 'Pass', OutputPath: '$.a' }, 'OutputPath', ' ')).toEqual({ Type: 'Pass' });
});

it('the step of the field that is being edited stays while its path leads nowhere, and when it is emptied', async () => {
  const ran = { Type: 'Pass', OutputPath: '$.order', End: true };
  const labels = async (state: typeof ran | Omit<typeof ran, 'OutputPath'>, edited?: string) => {
    const answer = await explainVisit({
      request: { definition: { StartAt: 'Pick', States: { Pick: { ...ran, Type: 'Pass' } } }, input: {} },
      place: { enteredEventId: 2 },
      state,
      queryLanguage: 'JSONPath',
      input: { order: { total: 1 } },
    });
    if ('problem' in answer) throw new Error(answer.problem);
    return dataSteps(state, answer.explanation, false, edited).map(({ label }) => label);
  };
  const typing = { ...ran, OutputPath: '$.orde' };
  const { OutputPath: _, ...emptied } = ran;
  expect((await labels(ran)).at(-1)).toBe('OutputPath');
  expect(await labels(typing)).not.toContain('OutputPath');
  expect((await labels(typing, 'OutputPath')).at(-1)).toBe('OutputPath');
  expect((await labels(emptied, 'OutputPath')).at(-1)).toBe('OutputPath');
});
