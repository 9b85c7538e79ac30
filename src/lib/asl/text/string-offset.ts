// From a position in a string value to its position in the text, where escapes make the text longer than the value.
import type { ScalarNode, TextRange } from './node.ts';

/**
 * The text range of a span of a string value, in UTF-16 code units of the value. In YAML, where a string may be folded
 * or indented, the whole string is given unless it is written as it is.
 */
export function textSpan(
  document: { readonly text: string; readonly format: 'json' | 'yaml' },
  node: ScalarNode,
  span: TextRange,
): TextRange {
  const source = document.text.slice(node.from, node.to);
  const offsets =
    document.format === 'json' || source.startsWith('"')
      ? escapedOffsets(source)
      : plainOffsets(source, node);
  if (!offsets) return { from: node.from, to: node.to };
  const from = node.from + (offsets[Math.min(span.from, offsets.length - 1)] ?? 0);
  const to = node.from + (offsets[Math.min(span.to, offsets.length - 1)] ?? source.length);
  return from < to ? { from, to } : { from: node.from, to: node.to };
}

/** For each code unit of the value, and its end, where it starts in the source: `"a\nb"` gives 1, 2, 4, 5. */
function escapedOffsets(source: string): readonly number[] {
  const offsets: number[] = [];
  let at = 1;
  while (at < source.length && source[at] !== '"') {
    offsets.push(at);
    if (source[at] !== '\\') at += 1;
    else at += source[at + 1] === 'u' ? 6 : 2;
  }
  offsets.push(Math.min(at, source.length));
  return offsets;
}

function plainOffsets(source: string, node: ScalarNode): readonly number[] | undefined {
  const value = String(node.value);
  const start = source.indexOf(value);
  if (start < 0) return undefined;
  return Array.from({ length: value.length + 1 }, (_, index) => start + index);
}
