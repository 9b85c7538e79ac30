// The course states AWS's limits in prose. Each phrase below that states one is looked for in all of it, and what it says has to be
// what the table of limits says: a row that changes names the lessons to be changed with it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  historyDays,
  maxDistributedConcurrency,
  maxExecutionSeconds,
  maxHistoryEvents,
  maxHttpSeconds,
  maxInlineConcurrency,
  maxNameCharacters,
  maxPayloadBytes,
  maxVariablesBytes,
  redriveDays,
} from '../../src/lib/asl/limits.ts';
import { bytesText, countText, spanText } from '../../src/lib/asl/quantity.ts';
import { defaultOf } from '../../src/lib/asl/tables/fields.ts';

/** What the table says, and the phrases that say the same, with the figure in brackets. */
const phrases: readonly (readonly [says: string, patterns: readonly RegExp[]])[] = [
  [
    countText(maxHistoryEvents.STANDARD),
    [
      /(?<![\d,])(\d\d,\d{3}) (?:events|are allowed)/g,
      /(?:holds|hold) \[?(\d\d,\d{3}) of them/g,
      /Events in one history \| ([\d,]+)/g,
    ],
  ],
  [bytesText(maxPayloadBytes), [/(?:up to|into|over|at most|events,) (\d+ KiB)/g]],
  [countText(maxPayloadBytes), [/(?:at most|more than|limit of|\|) (\d{3},\d{3}) bytes/g]],
  [bytesText(maxVariablesBytes), [/(\d+ MiB)/g]],
  [
    spanText(maxExecutionSeconds.STANDARD),
    [
      /(?:may last|can last up to|may last up to|for up to|important runs: up to|may run for|run \||or of|ends after) ((?:a|one|two|three|\d+) years?)/g,
    ],
  ],
  [
    spanText(maxExecutionSeconds.EXPRESS),
    [
      /(?:an Express execution|Express workflows end after|stopped after|short runs: up to|year \||KiB,) ((?:a|one|two|five|ten|\d+) minutes?)/g,
    ],
  ],
  [
    countText(maxInlineConcurrency),
    [
      /inline Map (?:works|runs)(?: on)? (?:at most|up to) (\d+)/g,
      /At most (\d+) items run at a time/g,
      /, (\d+) at a time/g,
      /items at a time \| (\d+)/g,
    ],
  ],
  [
    countText(maxDistributedConcurrency),
    [
      /a distributed one ([\d,]+\d)/g,
      /Up to ([\d,]+) may run at the same time/g,
      /Without it there may be ([\d,]+\d)/g,
    ],
  ],
  [countText(defaultOf('Task', 'TimeoutSeconds')), [/(?<![\d,])(\d\d,\d{3},\d{3})/g]],
  [countText(maxHttpSeconds), [/HTTP Task for (\d+) seconds/g]],
  [countText(maxNameCharacters), [/name has at most (\d+) characters/g]],
  [countText(redriveDays), [/within (\d+) days/g]],
  [countText(historyDays), [/(?:can be read for|API,) (\d+) days/g]],
];

const numbers: { readonly [word: string]: string } = {
  a: '1',
  one: '1',
  two: '2',
  three: '3',
  five: '5',
  ten: '10',
};
const inDigits = (figure: string): string => figure.replace(/^[a-z]+(?= )/, (word) => numbers[word] ?? word);

const isProse = (file: string): boolean =>
  ['lesson.md', 'exercise.json', 'glossary.json'].includes(basename(file));
const prose = readdirSync('content', { recursive: true, encoding: 'utf8' })
  .filter(isProse)
  .sort()
  .map((file) => [file, readFileSync(join('content', file), 'utf8').replaceAll(/\s+/g, ' ')] as const);

describe('the prose of the course', () => {
  it.each(phrases)('says %s where it states that limit', (says, patterns) => {
    for (const pattern of patterns) {
      const found = prose.flatMap(([file, text]) =>
        [...text.matchAll(pattern)].map(([phrase, figure = '']) => ({
          file,
          phrase,
          figure: inDigits(figure),
        })),
      );
      expect(found, `${pattern} is a phrase that no lesson uses`).not.toEqual([]);
      expect(found.filter(({ figure }) => figure !== says)).toEqual([]);
    }
  });
});
