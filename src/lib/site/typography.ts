// Straight quotes and apostrophes as a typesetter sets them. For prose alone: code and data keep what they say.

/**
 * The text with curly quotes and apostrophes. `before` is what stands right before it, such as the code that it goes on from:
 * after a letter, a digit or a closing mark a quote closes, else it opens. Pure.
 */
export const typographic = (text: string, before = ''): string =>
  text.replace(/["']/g, (quote, at: number) => {
    const opens = /^$|[\s([{–—“‘]/.test(at === 0 ? before.slice(-1) : (text[at - 1] ?? ''));
    return quote === '"' ? (opens ? '“' : '”') : opens ? '‘' : '’';
  });
