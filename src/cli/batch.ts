// `stepwise batch`: requests as JSON lines in, answers as JSON lines out, matched by `id`.
import { createInterface } from 'node:readline';
import { isJsonObject, validate, type JsonObject } from '../lib/asl/index.ts';
import { readExpression } from '../lib/data/index.ts';
import type { ExecutionRequest } from '../lib/execution/index.ts';
import { execute, testState, type TestStateRequest } from '../lib/interpreter/index.ts';

type Operation = (request: JsonObject) => Promise<object>;

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['execute', executeRequest],
  ['validate', validateRequest],
  ['testState', (request) => testState(request as unknown as TestStateRequest)],
]);

/** Answers every line of the input in order; a line that is no request is answered with what is wrong with it. */
export async function batch(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() !== '') output.write(`${JSON.stringify(await answerTo(line))}\n`);
  }
}

async function answerTo(line: string): Promise<object> {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (problem) {
    return { error: 'InvalidRequest', cause: `This line is not JSON: ${String(problem)}` };
  }
  if (!isJsonObject(request)) return { error: 'InvalidRequest', cause: 'A request must be a JSON object.' };
  const { id, op } = request;
  const operation = operations.get(String(op));
  if (operation === undefined) return { id, unsupported: `operation ${JSON.stringify(op)}` };
  try {
    return { id, ...(await operation(request)) };
  } catch (problem) {
    return {
      id,
      unsupported: `Stepwise failed: ${problem instanceof Error ? problem.stack : String(problem)}`,
    };
  }
}

async function executeRequest(request: JsonObject): Promise<object> {
  // The border: what a request holds beyond the contract is passed over, what is wrong inside ends the execution with a name.
  const { status, output, error, cause, events, unsupported } = await execute({
    ...(request as unknown as ExecutionRequest),
    uncovered: 'unsupported',
    unanswered: 'timesOut',
  });
  return unsupported === undefined ? { status, output, error, cause, events } : { unsupported };
}

async function validateRequest({ definition, type }: JsonObject): Promise<object> {
  return validate(definition, type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD', {
    jsonata: readExpression,
  });
}
