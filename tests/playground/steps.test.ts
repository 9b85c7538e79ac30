import { expect, it } from 'vitest';
import { withField } from '../../src/lib/playground/strip/steps.ts';

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
