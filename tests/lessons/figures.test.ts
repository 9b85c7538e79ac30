// What stops the build: a figure that nothing proves, a claim that the lesson does not make, an option without an explanation.
import { describe, expect, it } from 'vitest';
import { checkActivities } from '../../src/lib/lessons/course/activity.ts';
import { unproved } from '../../src/lib/lessons/course/figures.ts';
import { lessons } from '../../src/lib/lessons/course/catalogue.server.ts';

const [example] = lessons;
const problems = (body: string, change: object = {}, files: readonly string[] = []) =>
  unproved({ ...example!, summary: 'S', differs: ['D'], claims: [], ...change }, body, files);

describe('a figure', () => {
  it.each([
    ['The run takes 14 seconds.', ['nothing proves the figure 14']],
    ['Four states, in words.', []],
    ['See `30` and [there](/lessons/map/#7), 2026-01-01 and S3.', []],
    ['1. A list\n2. that is numbered', []],
    ['It takes 14 seconds.\n```expect\nseconds: 14\n```\n', []],
    ['It takes 2 minutes.\n```expect\nseconds: 120\n```\n', []],
    ['```json try=input look="After 9 s." expect="{seconds: 9}"\n{}\n```\n', []],
    ['```json try=input look="After 8 s." expect="{seconds: 9}"\n{}\n```\n', ['nothing proves the figure 8']],
    ['A total of 1,250.\n```json\n{ "total": 1250 }\n```\n', []],
  ])('in %j', (body, expected) => expect(problems(body)).toEqual(expected));

  it('may stand in the files beside the lesson, and in a claim', () => {
    expect(problems('A total of 77.', {}, ['{ "total": 77 }'])).toEqual([]);
    const claims = [
      { says: 'at most 40 at a time', source: example!.sources[0]!.url, checked: '2026-12-01' },
    ];
    expect(problems('It runs at most *40* at a time.', { claims })).toEqual([]);
  });
});

describe('a claim', () => {
  it('must be made by the lesson, with a source that it names', () => {
    const claims = [{ says: 'Never said', source: 'https://example.com/', checked: '2026-12-01' }];
    expect(problems('Something else.', { claims })).toEqual([
      'the lesson does not say what it claims: "Never said"',
      'https://example.com/ is the source of a claim, and not among the sources',
    ]);
  });
});

describe('an option', () => {
  const quiz = (options: string) => '```quiz\nask: A?\noptions: ' + options + '\nanswer: a\nwhy: W\n```\n';
  it.each(['[a, b]', '[{ text: a, because: B }, { text: b, because: B }]'])(
    'as in %s stops the build',
    (options) =>
      expect(() => checkActivities(quiz(options), 'x.md')).toThrow(
        /^x\.md: quiz .*every option but the answer/,
      ),
  );
  it('that is wrong and says why is fine', () =>
    expect(() => checkActivities(quiz('[a, { text: b, because: B }]'), 'x.md')).not.toThrow());
});
