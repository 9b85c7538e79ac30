// The samples: what AWS does, one folder each. `sample.json` says what it shows and where that is known from, with the request
// beside the definition; `history.txt` is the history, an event a line, with the seconds since the start.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Definition } from '../../src/lib/asl/definition.ts';
import { detailsOf, type HistoryEvent } from '../../src/lib/history/index.ts';
import type { Execution } from '../../src/lib/history/execution.ts';
import type { ExecutionRequest } from '../../src/lib/execution/request.ts';
import type { ExternalEvent, JournalEntry } from '../../src/lib/execution/decisions.ts';
import { execute } from '../../src/lib/interpreter/index.ts';

export const sampleFolder =
  process.env['STEPWISE_SAMPLES'] ?? fileURLToPath(new URL('./samples', import.meta.url));

type Decision = ExternalEvent | { readonly type: 'SendTaskSuccess'; readonly output: never };
export interface Sample extends Omit<ExecutionRequest, 'definition'> {
  readonly shows: string;
  readonly source: string;
  readonly covers: readonly string[];
  /** Decisions about the callback that is being waited for, one after the other; the token is put in. */
  readonly answerPending?: readonly Decision[];
}

export const sampleNames = (): readonly string[] => readdirSync(sampleFolder).sort();

const read = (name: string, file: string): string => readFileSync(join(sampleFolder, name, file), 'utf8');
export const readSample = (name: string): Sample => JSON.parse(read(name, 'sample.json')) as Sample;
export const readDefinition = (name: string): Definition =>
  JSON.parse(read(name, 'definition.asl.json')) as Definition;
export const readHistory = (name: string): string => {
  const file = join(sampleFolder, name, 'history.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
export const writeHistory = (name: string, history: string): void =>
  writeFileSync(join(sampleFolder, name, 'history.txt'), history);

/** Runs a sample and gives its history as text, with the children's below. */
export async function runSample(name: string): Promise<string> {
  const { shows: _shows, source: _source, covers: _covers, answerPending = [], ...rest } = readSample(name);
  const definition = readDefinition(name);
  const request: ExecutionRequest = { ...rest, definition };
  const journal: JournalEntry[] = [...(rest.journal ?? [])];
  let execution = await execute(request);
  for (const decision of answerPending) {
    const taskToken = execution.pendingCallbacks[0]?.taskToken ?? '';
    journal.push({ afterEvent: execution.events.length, event: { taskToken, ...decision } as ExternalEvent });
    execution = await execute({ ...request, journal });
  }
  return historyText(execution);
}

function historyText({ events, children, status }: Execution, indent = ''): string {
  const start = Date.parse(events[0]?.timestamp ?? '');
  const lines = events.map((event) => `${indent}${eventText(event, start)}\n`);
  const inner = children.map(({ execution }) => historyText(execution, `${indent}  | `));
  return `${lines.join('')}${indent}${status}\n${inner.join('')}`;
}

function eventText(event: HistoryEvent, start: number): string {
  const seconds = (Date.parse(event.timestamp) - start) / 1000;
  const {
    inputDetails: _in,
    outputDetails: _out,
    assignedVariablesDetails: _vars,
    ...details
  } = detailsOf(event);
  const text = JSON.stringify(details);
  const shown = text === '{}' ? '' : ` ${text.length > 400 ? `${text.slice(0, 400)}…` : text}`;
  return `${event.id} <- ${event.previousEventId} ${event.type} ${seconds} s${shown}`;
}
