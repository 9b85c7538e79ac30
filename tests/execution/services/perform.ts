// Runs one Task after the other, with nothing mocked, and gives what each gave back.
import type { Definition } from '../../../src/lib/asl/definition.ts';
import type { JsonObject, JsonValue } from '../../../src/lib/asl/json.ts';
import { detailsOf } from '../../../src/lib/history/event.ts';
import type { Execution } from '../../../src/lib/history/execution.ts';
import type { ExecutionRequest } from '../../../src/lib/execution/request.ts';
import { execute } from '../../../src/lib/interpreter/index.ts';

export interface Step {
  /** After `arn:aws:states:::`. */
  readonly resource: string;
  readonly parameters: JsonObject;
}

export interface Performed {
  readonly execution: Execution;
  /** Output of each TaskSucceeded, without the SDK's metadata. */
  readonly results: readonly JsonValue[];
}

export async function perform(
  steps: readonly Step[],
  more: Partial<ExecutionRequest> = {},
): Promise<Performed> {
  const execution = await execute({ definition: chain(steps), input: {}, ...more });
  const results = execution.events
    .filter(({ type }) => type === 'TaskSucceeded')
    .map((event) => withoutMetadata(JSON.parse(detailsOf(event).output ?? 'null') as JsonValue));
  return { execution, results };
}

/** A machine whose Tasks follow each other, each keeping the input. */
export function chain(steps: readonly Step[]): Definition {
  const name = (i: number): string => `Step${i}`;
  const states = steps.map(({ resource, parameters }, i) => [
    name(i),
    {
      Type: 'Task',
      Resource: `arn:aws:states:::${resource}`,
      Parameters: parameters,
      ResultPath: null,
      ...(i + 1 < steps.length ? { Next: name(i + 1) } : { End: true }),
    },
  ]);
  return { StartAt: name(0), States: Object.fromEntries(states) } as Definition;
}

function withoutMetadata(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => name !== 'SdkHttpMetadata' && name !== 'SdkResponseMetadata'),
  );
}
