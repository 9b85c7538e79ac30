// Names and labels cut to what fits: between characters as people see them, so that no emoji or accent is torn.

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text of at most so many characters, its last one … when it was longer. Pure. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = Array.from(characters.segment(text), ({ segment }) => segment);
  return whole.length <= most ? text : `${whole.slice(0, Math.max(0, most - 1)).join('')}…`;
}
