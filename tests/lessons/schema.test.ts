import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../src/lib/lessons/course/lesson.ts';
import { checkActivities } from '../../src/lib/lessons/course/activity.ts';

const front = `title: Retry
summary: Try again.
minutes: 8
concepts: [Retry]
prerequisites: [tasks]
engagement: [changing]
covers: []
differs: [It costs money.]
sources: [{ title: Guide, url: 'https://docs.aws.amazon.com/' }]`;
const lesson = (text: string) => parseLesson('04-when-things-fail/02-retry', `---\n${text}\n---\n\nBody`);

describe('front matter', () => {
  it('of a right lesson becomes the lesson, with its slug and its place', () => {
    expect(lesson(front)).toMatchObject({
      lesson: { title: 'Retry', slug: 'retry', chapterPath: '04-when-things-fail' },
      body: '\nBody',
    });
  });

  it.each([
    ['a missing key', front.replace('title: Retry\n', ''), 'title: is missing'],
    ['an unknown key', `${front}\nlevel: easy`, 'level: is not a known key'],
    ['too many minutes', front.replace('8', '40'), 'minutes: must be 5 to 15'],
    ['only viewing', front.replace('changing', 'viewing'), 'engagement: needs a level above "viewing"'],
    ['an unknown topic', front.replace('covers: []', 'covers: [magic]'), 'covers.0: '],
    ['a link without https', front.replace('https:', 'http:'), 'sources.0.url: '],
    ['a bad slug', front.replace('[tasks]', '[Two Words]'), 'prerequisites.0: must be a slug'],
  ])('with %s is refused, naming the file and the key', (_, text, problem) => {
    expect(() => lesson(text)).toThrow(`content/04-when-things-fail/02-retry/lesson.md: ${problem}`);
  });

  it('that is not YAML, or not there, is refused', () => {
    expect(() => lesson('title: [')).toThrow('the front matter is not YAML');
    expect(() => parseLesson('a/02-retry', 'Body')).toThrow('has no front matter');
    expect(() => parseLesson('a/retry', '---\nx: 1\n---\n')).toThrow('content/NN-chapter/NN-lesson/');
  });
});

describe('activities', () => {
  it('whose answer is not among the options are refused, naming the line', () => {
    const body = 'Text\n\n```predict\nask: Q\noptions: [A, B]\nanswer: C\nwhy: W\n```\n';
    expect(() => checkActivities(body, 'x.md')).toThrow(
      'x.md: predict (line 3 of the text): (the whole file): the answer must be one of the options',
    );
  });
  it.each([
    ['answer: A\ntruth: outcome', 'without options only transitions, events or an output can be asked for'],
    ['options: [A, B]\nanswer: A\ntruth: next-state', '"after" names the state that is left'],
    ['options: [A, B]\nanswer: A\ntruth: output\nafter: X', '"after" names the state that is left'],
  ])('predictions that cannot be asked are refused: %#', (keys, problem) => {
    const body = `\`\`\`predict\nask: Q\n${keys}\nwhy: W\n\`\`\`\n`;
    expect(() => checkActivities(body, 'x.md')).toThrow(problem);
  });
  it.each([
    ['title="T"', '{ "StartAt": "A", "States": {} }', undefined],
    ['', '{ "StartAt": "A", "States": {} }', 'title: Invalid type'],
    ['title="T"', '{ "definition": { "StartAt": "A" } }', 'definition.States: is missing'],
    [
      'title="T"',
      '{ "definition": { "StartAt": "A", "States": {} }, "faults": {} }',
      'faults: is not a known',
    ],
  ])('playgrounds are checked as well: %s %s', (options, code, problem) => {
    const check = () => checkActivities(`\`\`\`asl playground ${options}\n${code}\n\`\`\`\n`, 'x.md');
    if (problem) expect(check).toThrow(problem);
    else expect(check).not.toThrow();
  });
  it('with an unknown key are refused', () => {
    expect(() => checkActivities('```why\nask: Q\nanswer: A\nhint: H\n```\n', 'x.md')).toThrow(
      'hint: is not a known key',
    );
  });
});
