// What is wrong with a definition, and what is risky: AWS's own diagnostics (same codes, words and places as
// ValidateStateMachineDefinition) and our warnings, each with its place in the text. `validate` is the first part alone.
import type { Diagnostic } from '../diagnostic.ts';
import { jacksonProblem } from '../text/jackson.ts';
import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { nodeAt, rangeAt } from '../text/location.ts';
import { expressionsOf, objectsOf } from '../reading/objects.ts';
import type { ParsedDocument } from '../text/parse.ts';
import { parse } from '../text/parse.ts';
import type { RuleName } from './catalogue.ts';
import { rules } from './catalogue.ts';
import type { Check, Finding, Machine, WorkflowType } from './check.ts';
import { choice } from './choice.ts';
import { data } from './data.ts';
import { errorHandling } from './errors.ts';
import { flow } from './flow.ts';
import { jsonata } from './jsonata.ts';
import { map } from './map.ts';
import { names } from './names.ts';
import { placeholders } from './placeholders.ts';
import { reach } from './reach.ts';
import { schema } from './schema.ts';
import { task } from './task.ts';
import { timestamps } from './timestamp.ts';
import { transitions } from './transitions.ts';
import { variables } from './variables.ts';
import { textSpan } from '../text/string-offset.ts';
import type { JsonataReader } from '../reading/jsonata-reader.ts';
import type { LocatedBlock } from '../reading/walk.ts';
import { blocksOf, languageOf, machineIn, machineOf } from '../reading/walk.ts';

export type { WorkflowType } from './check.ts';

export interface DiagnoseOptions {
  /** STANDARD unless given. */
  readonly type?: WorkflowType;
  /** JSONata's parser; without it JSONata expressions are not looked into. */
  readonly jsonata?: JsonataReader;
  /** A sample of the execution's input, so that paths can be checked against it. */
  readonly input?: JsonValue;
}

/** ValidateStateMachineDefinition's answer. */
export interface Validation {
  readonly result: 'OK' | 'FAIL';
  readonly diagnostics: readonly AwsDiagnostic[];
}
export interface AwsDiagnostic {
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}

const checks: readonly Check[] = [
  schema,
  timestamps,
  choice,
  errorHandling,
  task,
  map,
  data,
  jsonata,
  variables,
  names,
  transitions,
  flow,
  reach,
  placeholders,
];

/**
 * Everything there is to say about a document, in the text's order. Pure; never throws; ranges lie in the text.
 * While the text itself is broken beyond comments and commas, only that is said.
 */
export function diagnose(document: ParsedDocument, options: DiagnoseOptions = {}): readonly Diagnostic[] {
  const { diagnostics: syntax, value } = document;
  if (value === undefined && syntax.length === 0) {
    return [toDiagnostic(document, 'not-an-object', { message: 'Definition must be a valid JSON object' })];
  }
  if (syntax.some(({ severity, rule }) => severity === 'ERROR' && !isRecoverable(rule))) return syntax;
  const found = findings(value, machineIn(document), options).map(([rule, finding]) =>
    toDiagnostic(document, rule, finding),
  );
  return [...syntax, ...found].sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * AWS's answer to a definition, given as text or as an object: errors only, as the API answers unless asked for
 * warnings. Pure; never throws.
 */
export function validate(
  definition: JsonValue | undefined,
  type: WorkflowType = 'STANDARD',
  options: Omit<DiagnoseOptions, 'type'> = {},
): Validation {
  const text = typeof definition === 'string' ? definition : undefined;
  const diagnostics =
    text === undefined
      ? errorsIn(definition, { ...options, type })
      : errorsInText(text, { ...options, type });
  return { result: diagnostics.length === 0 ? 'OK' : 'FAIL', diagnostics };
}

/** Whether AWS refuses to create a machine because of this; some of our own errors only show in the run. */
export function refusesCreation({ severity, rule }: Diagnostic): boolean {
  const known = rule !== undefined && Object.hasOwn(rules, rule) ? rules[rule as RuleName] : undefined;
  return severity === 'ERROR' && known?.source !== 'ours';
}

const isRecoverable = (rule: string | undefined): boolean =>
  rule === 'json-comment' || rule === 'json-trailing-comma';

function errorsInText(text: string, options: DiagnoseOptions): readonly AwsDiagnostic[] {
  const problem = text.trim() === '' ? undefined : jacksonProblem(text);
  if (problem) return [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', ...problem }];
  return errorsIn(parse(text).value, options);
}

function errorsIn(value: JsonValue | undefined, options: DiagnoseOptions): readonly AwsDiagnostic[] {
  return findings(value, machineOf(value), options).flatMap(([name, { message, location }]) => {
    const { severity, code, source } = rules[name];
    if (severity !== 'ERROR' || source !== 'aws') return [];
    return [{ severity, code, message, ...(location === undefined ? {} : { location }) }];
  });
}

function findings(
  value: JsonValue | undefined,
  root: LocatedBlock | undefined,
  options: DiagnoseOptions,
): readonly (readonly [RuleName, Finding])[] {
  const machine = readMachine(value, root, options);
  if (!machine) return [['not-an-object', { message: 'Definition must be a valid JSON object' }]];
  const found: (readonly [RuleName, Finding])[] = [];
  for (const check of checks) check(machine, (rule, finding) => found.push([rule, finding]));
  return found;
}

function readMachine(
  value: JsonValue | undefined,
  root: LocatedBlock | undefined,
  options: DiagnoseOptions,
): Machine | undefined {
  if (!root || !isJsonObject(value)) return undefined;
  const blocks = blocksOf(root);
  const states = blocks.flatMap((block) => block.states);
  const objects = new Map(states.map((state) => [state, objectsOf(state)]));
  return {
    value,
    root,
    language: languageOf(value, 'JSONPath'),
    type: options.type ?? 'STANDARD',
    blocks,
    states,
    objects,
    expressions: states.flatMap((state) => expressionsOf(state, objects.get(state))),
    jsonata: options.jsonata,
    input: options.input,
  };
}

function toDiagnostic(document: ParsedDocument, rule: RuleName, finding: Finding): Diagnostic {
  const { message, location } = finding;
  const { severity, code } = rules[rule];
  const range = rangeOfFinding(document, finding);
  return { severity, code, message, ...(location === undefined ? {} : { location }), rule, ...range };
}

function rangeOfFinding(
  document: ParsedDocument,
  finding: Finding,
): { readonly from: number; readonly to: number } {
  const place = finding.at ?? finding.location ?? '/';
  const found = nodeAt(document.root, place);
  if (!found) return { from: 0, to: Math.min(1, document.text.length) };
  const { node, property } = found;
  if (finding.span && node?.kind === 'scalar' && typeof node.value === 'string') {
    return textSpan(document, node, finding.span);
  }
  const part = finding.part ?? (node && node.kind !== 'scalar' && property ? 'key' : 'value');
  const range = rangeAt(document.root, place, part) ?? { from: 0, to: 0 };
  // A whole object without a key would underline everything: mark its opening.
  return node && node.kind !== 'scalar' && range.to - range.from > 1 && range.from === node.from
    ? { from: range.from, to: range.from + 1 }
    : range;
}
