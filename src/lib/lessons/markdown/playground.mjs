// A fence with the option `playground`: a machine that runs where it stands in the text. Its body is a definition, in JSON or in
// YAML, or an object that holds one under `definition`, beside `input`, `mocks` and `environment`.
import { parse } from 'yaml';

/**
 * The texts that the playground of a fence starts with, as JSON; `shown` is what a reader sees of the definition.
 * Throws an Error when the body can be read neither as JSON nor as YAML, or holds no definition.
 * @param {string} code
 */
export function playgroundOf(code) {
  const value = parse(code);
  const isBare = value?.StartAt !== undefined;
  const definition = isBare ? value : value?.definition;
  if (definition?.StartAt === undefined) throw new Error('A playground needs a definition with a StartAt.');
  const text = (part) => (part === undefined ? undefined : JSON.stringify(part, null, 2));
  const json = text(definition);
  return {
    definition: json ?? '',
    shown: isBare ? code : (json ?? ''),
    language: isBare && !code.trimStart().startsWith('{') ? 'yaml' : 'asl',
    ...(isBare
      ? {}
      : { input: text(value.input), mocks: text(value.mocks), environment: text(value.environment) }),
  };
}
