// A scope for tests: an input and, where a test needs them, a context object and variables.
import type { JsonObject, JsonValue } from '../../src/lib/asl/json.ts';
import { Random, Variables, type Scope } from '../../src/lib/data/index.ts';

export const scopeOf = (
  input: JsonValue,
  contextObject: JsonObject = {},
  variables: { readonly [name: string]: JsonValue } = {},
): Scope => ({
  input,
  contextObject,
  variables: Variables.none.assign(Object.entries(variables)),
  random: new Random(1),
});

/** What a function throws; fails when it throws nothing. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (problem) {
    return problem;
  }
  throw new Error('Nothing was thrown.');
}
