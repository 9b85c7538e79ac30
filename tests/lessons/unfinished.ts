// Lessons whose samples, expectations, options and claims are still being written. Empty when the course is whole.
export const unfinished: ReadonlySet<string> = new Set([]);
