import { describe, expect, it } from 'vitest';
import {
  mergeProgress,
  noProgress,
  readProgress,
  lessonStatus,
  type Progress,
} from '../../src/lib/lessons/progress/progress.ts';

const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const with1 = (lesson: object): Progress => ({ ...noProgress, lessons: { retry: { hints: 0, ...lesson } } });

describe('a progress file', () => {
  it('comes back as it was written', () => {
    const progress = with1({ doneAt: at(1), hints: 2 });
    expect(readProgress(JSON.stringify(progress))).toEqual({ progress });
  });

  it.each([
    ['cut off', JSON.stringify(with1({ doneAt: at(1) })).slice(0, 40), 'not complete JSON'],
    ['from elsewhere', '{"lessons":{}}', 'not progress of Stepwise'],
    ['an array', '[]', 'not progress of Stepwise'],
    ['newer', '{"format":"stepwise-progress","version":2,"anything":1}', 'newer Stepwise (version 2)'],
    ['damaged', JSON.stringify(with1({ doneAt: 'yesterday' })), 'damaged at "lessons.retry.doneAt"'],
    ['huge', ' '.repeat(1_000_001), 'too large'],
  ])('that is %s is refused with a reason', (_, text, reason) => {
    expect(readProgress(text)).toEqual({ problem: expect.stringContaining(reason) });
  });

  it('treats __proto__ as an ordinary name', () => {
    const read = readProgress(
      '{"format":"stepwise-progress","version":1,"lessons":{"__proto__":{"hints":1}}}',
    );
    expect(({} as { hints?: number }).hints).toBeUndefined();
    expect('progress' in read || 'problem' in read).toBe(true);
  });
});

describe('two progresses as one', () => {
  it('keep the first time done, the last recall and the most hints', () => {
    expect(
      mergeProgress(
        with1({ doneAt: at(2), recalledAt: at(3), hints: 1 }),
        with1({ doneAt: at(1), recalledAt: at(5), hints: 0 }),
      ),
    ).toEqual(with1({ doneAt: at(1), recalledAt: at(5), hints: 1 }));
  });
});

describe('a lesson', () => {
  it('is open, then done, then due for recall after three days, then done again', () => {
    const now = Date.parse(at(10));
    expect(lessonStatus(noProgress, 'retry', now)).toBe('open');
    expect(lessonStatus(noProgress, 'constructor', now)).toBe('open');
    expect(lessonStatus(with1({ doneAt: at(8) }), 'retry', now)).toBe('done');
    expect(lessonStatus(with1({ doneAt: at(5) }), 'retry', now)).toBe('due');
    expect(lessonStatus(with1({ doneAt: at(5), recalledAt: at(9) }), 'retry', now)).toBe('done');
  });
});
