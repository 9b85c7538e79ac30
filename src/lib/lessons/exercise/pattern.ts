// Patterns over JSON, for what can only be told from an answer's text: which states it has, and what is written in them. An object
// matches one that has at least its keys (`*` is any key), a list one with at least its entries in any order, `/…/` a text that the
// regular expression finds something in; everything else matches itself. Patterns are the course's own, never a learner's.
import { type Definition, type JsonValue, isJsonObject, machineOf, statesOf } from '../../asl/index.ts';

/** Whether a value has all that a pattern asks for. Pure. */
export function matchesPattern(pattern: JsonValue, value: JsonValue | undefined): boolean {
  if (value === undefined) return false;
  if (Array.isArray(pattern))
    return (
      Array.isArray(value) &&
      pattern.every((wanted) => value.some((entry: JsonValue) => matchesPattern(wanted as JsonValue, entry)))
    );
  if (isJsonObject(pattern))
    return (
      isJsonObject(value) &&
      Object.entries(pattern).every(([key, wanted]) =>
        key === '*'
          ? Object.values(value).some((entry) => matchesPattern(wanted, entry))
          : Object.hasOwn(value, key) && matchesPattern(wanted, value[key]),
      )
    );
  if (typeof pattern === 'string' && /^\/.+\/$/.test(pattern))
    return typeof value === 'string' && new RegExp(pattern.slice(1, -1), 'u').test(value);
  return pattern === value;
}

/** Whether each pattern matches a state of its name, at any depth; `*` is a state of any name. Pure. */
export function hasStates(definition: Definition, patterns: { readonly [name: string]: JsonValue }): boolean {
  const machine = machineOf(definition as unknown as JsonValue);
  const states = machine ? [...statesOf(machine)] : [];
  return Object.entries(patterns).every(([name, pattern]) =>
    states.some((state) => (name === '*' || state.name === name) && matchesPattern(pattern, state.value)),
  );
}
