// Remembers what was compiled from a text, up to a limit, because definitions can be written by anybody.

const limit = 2000;

/** A function that compiles each text once. When more than 2000 texts were seen, the oldest are forgotten. */
export function cachedByText<T>(compile: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compile(text);
    if (known.size >= limit) known.delete(known.keys().next().value ?? text);
    known.set(text, made);
    return made;
  };
}
