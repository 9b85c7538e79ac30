// Colours JSON text without an editor: for the server's first paint and for readers without JavaScript. It never throws, and
// what it does not know stays plain text. It refuses to judge: problems are the business of `diagnose`.

export type TokenKind = 'property' | 'string' | 'number' | 'keyword' | 'plain';
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const pattern =
  /("(?:[^"\\\n]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b|[^"\-\dtfn]+|[\s\S]/g;

/** The text of a JSON document cut into tokens; joined together they are the text again. */
export function highlight(text: string): readonly Token[] {
  const tokens: { kind: TokenKind; text: string }[] = [];
  const add = (kind: TokenKind, part: string): void => {
    const last = tokens.at(-1);
    if (kind === 'plain' && last?.kind === 'plain') last.text += part;
    else tokens.push({ kind, text: part });
  };
  for (const [whole, quoted, colon, number, keyword] of text.matchAll(pattern)) {
    if (quoted !== undefined) {
      add(colon === undefined ? 'string' : 'property', quoted);
      if (colon !== undefined) add('plain', colon);
    } else if (number !== undefined) add('number', number);
    else if (keyword !== undefined) add('keyword', keyword);
    else add('plain', whole);
  }
  return tokens;
}
