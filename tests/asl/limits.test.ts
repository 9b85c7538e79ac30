// AWS's limits stand in one table. A figure that is as good as a name (nobody has 262,144 of anything else) is looked for elsewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesText, countText, spanInProse, spanText } from '../../src/lib/asl/quantity.ts';

const table = 'src/lib/asl/limits.ts';
/** Code that is handed out to run by itself, texts that old links need for ever, and the API models of other services. */
const apart = [
  'src/lib/interpreter/export/runtime.ts',
  'src/lib/playground/share/dictionary.ts',
  'src/lib/interpreter/test-state/response-models.ts',
];

const figures =
  /262_?144|256 ?\* ?1024|25_?000\b|24_?999|31_?536_?000|365 \* 86_400_000|10_?485_?760|1_?048_?576|2_?147_?483_?647|99_?999_?999|31_?622_?400|32_?768|256 KiB|10 MiB|\b25,000 events|262,144|99,999,999|(?:MaxAttempts|IntervalSeconds|BackoffRate) \?\? \d/;

describe('the table of limits', () => {
  it('is the only place in the code that has its figures', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => join('src', file))
      .filter((file) => /\.(ts|svelte)$/.test(file) && file !== table && !apart.includes(file));
    const copies = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line, at) => `${file}:${at + 1}: ${line.trim()}`)
        .filter((line) => figures.test(line) && !/: (\/\/|\*|\/\*\*)/.test(line)),
    );
    expect(copies).toEqual([]);
  });
});

describe('an amount in words', () => {
  it('has the largest unit that leaves no fraction', () => {
    expect([262_144, 10_485_760, 1_000, 1_025].map(bytesText)).toEqual([
      '256 KiB',
      '10 MiB',
      '1,000 bytes',
      '1,025 bytes',
    ]);
    expect([31_536_000, 300, 3_600, 90, 1].map(spanText)).toEqual([
      '1 year',
      '5 minutes',
      '1 hour',
      '90 seconds',
      '1 second',
    ]);
    expect([31_536_000, 300, 3_600].map(spanInProse)).toEqual(['a year', '5 minutes', 'an hour']);
    expect(countText(25_000)).toBe('25,000');
  });
});
