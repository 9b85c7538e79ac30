// Runs for the tests of the cost room: a definition is executed, its history indexed.
import type { Definition } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import { indexVisits, type Execution } from '../../src/lib/history/index.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import { costBreakdown, pricesFor } from '../../src/lib/cost/index.ts';
import { execute } from '../../src/lib/interpreter/index.ts';

export const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:Work';
export const prices = pricesFor();

export interface Ran {
  readonly definition: Definition;
  readonly execution: Execution;
  readonly index: ReturnType<typeof indexVisits>;
}

export async function ran(
  definition: Definition,
  { input = {}, ...rest }: Partial<ExecutionRequest> & { input?: JsonValue } = {},
): Promise<Ran> {
  const execution = await execute({ definition, input, ...rest });
  return { definition, execution, index: indexVisits(execution.events) };
}

/** The breakdown after the first `cursor` events. */
export const breakdownOf = ({ execution: { events }, index }: Ran, cursor: number = events.length) =>
  costBreakdown(events, index, cursor, prices);
