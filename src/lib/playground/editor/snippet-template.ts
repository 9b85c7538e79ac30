// Turns our snippets into CodeMirror's: every field gets a number, so that none is mistaken for the position of another, and what
// only looks like a field is escaped.

/** A snippet of the room asl (`${name}` fields, `\$` a dollar sign) as CodeMirror's template. Pure. */
export function snippetTemplate(insert: string): string {
  const numbers = new Map<string, number>();
  let count = 0;
  const numberOf = (name: string): number => {
    const known = name === '' ? undefined : numbers.get(name);
    if (known !== undefined) return known;
    count += 1;
    numbers.set(name, count);
    return count;
  };
  return insert.replace(/\\\$(\{?)|\$\{([^{}]*)\}|#\{/g, (whole, brace?: string, name?: string) => {
    if (whole === '#{') return '#\\{';
    if (name === undefined) return brace === '' ? '$' : '$\\{';
    return name === '' ? `\${${numberOf('')}}` : `\${${numberOf(name)}:${name}}`;
  });
}
