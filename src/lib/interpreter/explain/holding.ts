// Where a condition holds in a run: the condition of a breakpoint, a JSONata expression over the data of each state visit.
import type { JsonObject, JsonValue } from '../../asl/index.ts';
import {
  Random,
  StatesError,
  SyntaxProblem,
  Variables,
  compileExpressionTemplate,
} from '../../data/index.ts';

/** What the condition sees at one event: `$states.input`, `$states.output` (once the state is left) and the variables. */
export interface Sighting {
  readonly eventId: number;
  readonly stateName: string;
  /** JSON texts. */
  readonly input?: string;
  readonly output?: string;
  readonly variables: { readonly [name: string]: string };
}

export interface ConditionAnswer {
  /** Ids of the events at which it holds. */
  readonly eventIds: readonly number[];
  /** Why it can be answered nowhere, in a sentence. */
  readonly problem?: string;
}

/** Evaluates a condition (`{% … %}` or its inside) at every sighting. Where it fails it does not hold; where it fails everywhere, `problem` says why. */
export async function whereItHolds(
  condition: string,
  sightings: readonly Sighting[],
): Promise<ConditionAnswer> {
  const text = condition.trim().startsWith('{%') ? condition.trim() : `{% ${condition} %}`;
  const eventIds: number[] = [];
  let problem: string | undefined;
  let answers = 0;
  try {
    const template = compileExpressionTemplate(text, 'condition');
    for (const sighting of sightings) {
      try {
        const value = await template.evaluate(scopeOf(sighting));
        if (typeof value !== 'boolean')
          problem ??= `The condition must be true or false; here it gives ${JSON.stringify(value).slice(0, 60)}.`;
        else answers++;
        if (value === true) eventIds.push(sighting.eventId);
      } catch (reason) {
        if (!(reason instanceof StatesError)) throw reason;
        problem ??= inWords(reason);
      }
    }
  } catch (reason) {
    if (reason instanceof SyntaxProblem)
      return { eventIds: [], problem: `The condition is not JSONata: ${reason.message}` };
    throw reason;
  }
  return { eventIds, ...(answers === 0 && problem !== undefined && { problem }) };
}

function scopeOf({ stateName, input, output, variables }: Sighting) {
  const values = Object.entries(variables).map(([name, text]) => [name, parsed(text)] as const);
  const states: JsonObject = {
    input: parsed(input ?? 'null'),
    ...(output !== undefined && { output: parsed(output), result: parsed(output) }),
    context: { State: { Name: stateName } },
  };
  return { states, variables: Variables.none.assign(values), random: new Random(1), nowMs: 0 };
}

const inWords = ({ cause, error }: StatesError): string =>
  (cause ?? error).replace(
    /^The JSONata expression '.*' specified for the field 'condition' /s,
    'The condition ',
  );

const parsed = (text: string): JsonValue => {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
};
