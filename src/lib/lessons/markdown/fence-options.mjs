// What follows the language on the opening line of a fence.
import { parse } from 'yaml';

/** The parts of the playground that a `try` fence may change. */
export const tryParts = ['input', 'mocks', 'environment', 'states', 'definition'];

/** The options after a fence's language: `try=input look="Which branch runs?"` → `{ try: 'input', look: 'Which branch runs?' }`. */
export const fenceOptions = (meta) =>
  Object.fromEntries(
    [...(meta ?? '').matchAll(/([a-z]+)(?:=(?:"([^"]*)"|(\S+)))?/g)].map(([, key, quoted, bare]) => [
      key,
      quoted ?? bare ?? '',
    ]),
  );

/**
 * What a `try` fence says in its options beside its text: further parts that it needs (YAML, given as JSON texts), and what its run must
 * show, in the words of an exercise's expectation; `expect=refused` when AWS would refuse the definition. Throws on broken YAML.
 */
export function tryOf(options) {
  const others = Object.fromEntries(
    ['input', 'mocks', 'environment']
      .filter((part) => options[part] !== undefined && options.try !== part)
      .map((part) => [part, `${JSON.stringify(parse(options[part]), null, 2)}\n`]),
  );
  const isRefused = options.expect === 'refused';
  return { others, isRefused, expect: isRefused ? undefined : parse(options.expect ?? 'null') };
}
