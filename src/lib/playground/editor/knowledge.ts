// What completion may know beyond the text: the data that the last run brought to a state, else the input as it is written.
import { type JsonValue, type Knowledge, type ParsedDocument, locationAt } from '../../asl/index.ts';
import { detailsOf } from '../../history/index.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';

/** Input and variables at the state around an offset; a state that the run did not visit has the input as it is written. */
export function knowledgeAt(workspace: Workspace, document: ParsedDocument, offset: number): Knowledge {
  const location = locationAt(document, offset);
  const name = workspace.texts.stateNodes.findLast(
    ({ id }) => location === id || location.startsWith(`${id}/`),
  )?.name;
  const visit = workspace.run.visitsOf.get(name ?? '')?.at(-1);
  if (!visit) return workspace.texts.sampleInput === undefined ? {} : { input: workspace.texts.sampleInput };
  const entered = workspace.run.events[visit.enteredEventId - 1];
  const input = entered && detailsOf(entered).input;
  const variables = workspace.run.variables
    .visibleAt(visit.enteredEventId, visit.lane, workspace.run.index)
    .map(({ name: variable, value }) => [variable, valueOf(value) ?? null] as const);
  const read = typeof input === 'string' ? valueOf(input) : undefined;
  return { ...(read === undefined ? {} : { input: read }), variables: Object.fromEntries(variables) };
}

/** The history holds JSON texts; very long ones are cut off there and say nothing. */
function valueOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
