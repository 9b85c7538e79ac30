// Colours TypeScript without an editor, well enough for code that is written here: it takes every slash that opens no comment for the
// start of a regular expression, and knows no templates inside templates.
import type { Token } from './highlight.ts';

export interface CodeToken {
  readonly kind: Token['kind'] | 'comment';
  readonly text: string;
}

const comment = /\/\/.*|\/\*[^]*?\*\//;
const string = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`/;
const pattern = new RegExp(
  [
    `(?<comment>${comment.source})`,
    // A name or a text before a colon.
    `(?<property>(?:${string.source}|[A-Za-z_$][\\w$]*)(?=\\??:))`,
    `(?<string>${string.source}|\\/(?:[^\\\\/\\n[]|\\\\.|\\[(?:[^\\]\\\\\\n]|\\\\.)*\\])+\\/[a-z]*)`,
    '(?<keyword>\\b(?:as|async|await|const|export|extends|for|from|function|if|import|in|instanceof|interface|let|new|null|of|readonly|return|throw|true|false|type|typeof|undefined)\\b)',
    '(?<number>\\b\\d[\\d_.]*\\b)',
    // Names are passed over whole.
    '(?<plain>[A-Za-z_$][\\w$]*)',
  ].join('|'),
  'g',
);

/** The code cut into tokens; joined together they are the code again. */
export function highlightCode(code: string): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let end = 0;
  const addPlain = (to: number): void => {
    if (to > end) tokens.push({ kind: 'plain', text: code.slice(end, to) });
  };
  for (const { 0: text, index, groups = {} } of code.matchAll(pattern)) {
    const [kind = 'plain'] = Object.keys(groups).filter((name) => groups[name] !== undefined);
    if (kind === 'plain') continue;
    addPlain(index);
    tokens.push({ kind: kind as CodeToken['kind'], text });
    end = index + text.length;
  }
  addPlain(code.length);
  return tokens;
}
