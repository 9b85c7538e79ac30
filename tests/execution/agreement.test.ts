// The interpreter and `diagnose` agree: a definition without error diagnostics never fails at run time for a reason that could
// have been seen in it. What depends on data, on the answers of services or on AWS's own leniency (variables that nobody assigned
// are a warning of AWS's) is no such reason.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { diagnose } from '../../src/lib/asl/rules/diagnose.ts';
import { isJsonObject, ownValue, type JsonArray, type JsonValue } from '../../src/lib/asl/json.ts';
import { parse } from '../../src/lib/asl/text/parse.ts';
import { machineOf, statesOf } from '../../src/lib/asl/reading/walk.ts';
import { hasPlaceholder } from '../../src/lib/asl/template/template-functions.ts';
import { readExpression } from '../../src/lib/data/index.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import type { ExecutionType } from '../../src/lib/execution/request.ts';
import { execute } from '../../src/lib/interpreter/index.ts';
import { examples } from '../examples.ts';
import { mutatedDefinition, ownDefinitions } from './mutated-definitions.ts';

const hasErrors = (definition: JsonValue, type: ExecutionType): boolean =>
  diagnose(parse(JSON.stringify(definition)), { jsonata: readExpression, type }).some(
    ({ severity }) => severity === 'ERROR',
  );

const input = { a: [{ b: 1 }], items: [1, 2] };
const run = (definition: JsonValue, type: ExecutionType): Promise<Execution> =>
  execute({ definition: definition as unknown as Definition, input, type });

/** Reasons that stand in the definition, by name. */
const foreseeable: readonly (readonly [
  name: string,
  holds: (cause: string, definition: JsonValue) => boolean,
])[] = [
  ['a definition that cannot be run', (cause) => cause.includes('Invalid State Machine Definition')],
  ['JSONata that cannot be parsed', (cause) => /threw an error during evaluation\. S0\d{3}/.test(cause)],
  ['what Express does not do', (cause) => cause.includes('Express state machine does not support')],
  [
    'a request that nothing in the data can change',
    (cause, definition) =>
      cause.includes('could not be used to start the Task') && failingRequestIsConstant(cause, definition),
  ],
];

const reasonFor = ({ cause = '', unsupported }: Execution, definition: JsonValue): string | undefined =>
  unsupported === undefined
    ? foreseeable.find(([, holds]) => holds(cause, definition))?.[0]
    : `a feature that Stepwise does not have: ${unsupported}`;

function failingRequestIsConstant(cause: string, definition: JsonValue): boolean {
  const name = /executing the state '(.*?)' \(entered/.exec(cause)?.[1];
  const state = statesOf(machineOf(definition)).find((each) => each.name === name);
  const request = ownValue(state?.value, 'Parameters') ?? ownValue(state?.value, 'Arguments');
  return isJsonObject(request) && isConstant(request);
}

function isConstant(value: JsonValue): boolean {
  if (typeof value === 'string') return !value.startsWith('{%');
  if (Array.isArray(value)) return (value as JsonArray).every(isConstant);
  if (!isJsonObject(value)) return true;
  return Object.entries(value).every(([key, member]) => !key.endsWith('.$') && isConstant(member));
}

/** A deployment may fill in anything: nothing can be said before. */
const hasOpenPlace = (value: JsonValue): boolean =>
  hasPlaceholder(value) ||
  (Array.isArray(value)
    ? (value as JsonArray).some(hasOpenPlace)
    : isJsonObject(value) && Object.values(value).some(hasOpenPlace));

describe('a definition without error diagnostics', () => {
  it('of ours never fails for a reason that stands in it', async () => {
    let sound = 0;
    for (const definition of ownDefinitions) {
      if (hasErrors(definition, 'STANDARD')) continue;
      sound++;
      expect(
        reasonFor(await run(definition, 'STANDARD'), definition),
        JSON.stringify(definition),
      ).toBeUndefined();
    }
    expect(sound).toBeGreaterThan(200);
  });

  it('never does, whatever is changed in it', async () => {
    const type = fc.constantFrom<ExecutionType>('STANDARD', 'STANDARD', 'EXPRESS');
    await fc.assert(
      fc.asyncProperty(mutatedDefinition, type, async (definition, type) => {
        if (hasErrors(definition, type) || hasOpenPlace(definition)) return;
        expect(reasonFor(await run(definition, type), definition)).toBeUndefined();
      }),
      { numRuns: examples(1000), seed: 4 },
    );
  });
});
