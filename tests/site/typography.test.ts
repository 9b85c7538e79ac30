// Quotes in prose.
import { expect, it } from 'vitest';
import { typographic } from '../../src/lib/site/typography.ts';

it.each([
  ["the state machine's role", 'the state machine’s role'],
  ['asks "are you done?" again', 'asks “are you done?” again'],
  ['("$" means all)', '(“$” means all)'],
  ["'one' and 'two'", '‘one’ and ‘two’'],
  ['no quotes at all', 'no quotes at all'],
])('%s is set as %s', (straight, set) => expect(typographic(straight)).toBe(set));

it('a quote right after code closes, and an apostrophe there is one', () => {
  expect(typographic('\'s list, and "more"', '`Retry`')).toBe('’s list, and “more”');
});
