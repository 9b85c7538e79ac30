// What this room offers to the others. YAML (`parse-yaml.ts`, `convert.ts`, `template.ts`) is imported by its own path, lazily, so that a
// page that only ever sees JSON does not load it.
export type * from './definition.ts';
export type * from './diagnostic.ts';
export type * from './json.ts';
export { isJsonObject, ownValue } from './json.ts';
export { stateTypes } from './text/is-definition.ts';
export { lineAndColumn, valueAt } from './text/location.ts';
export type { TextRange } from './text/node.ts';
export type { DefinitionFormat, ParsedDocument, ParseOptions } from './text/parse.ts';
export type { TextParser } from './text/parsed-text.ts';
export { locationAt, parse, rangeOf } from './text/parse.ts';
export type {
  EdgeKind,
  Graph,
  GraphBlock,
  GraphEdge,
  GraphNode,
  PseudoNode,
  StateNode,
} from './reading/graph.ts';
export { graphOf, stateNodes } from './reading/graph.ts';
export type { AwsDiagnostic, DiagnoseOptions, Validation, WorkflowType } from './rules/diagnose.ts';
export { diagnose, refusesCreation, validate } from './rules/diagnose.ts';
export type { JsonataReader, JsonataReading, JsonataReference } from './reading/jsonata-reader.ts';
export { docsBase } from './tables/fields.ts';
export type { TextEdit } from './text/edit.ts';
export { applyEdits } from './text/edit.ts';
export type { Explanation } from './explain/explain.ts';
export { explainAt, explainLocation } from './explain/explain.ts';
export type { Fix } from './change/fixes.ts';
export { fixesFor } from './change/fixes.ts';
export type { Renaming, Target } from './change/rename.ts';
export { renameState, targetAt } from './change/rename.ts';
export type { Completion, CompletionKind, Knowledge } from './complete/completion.ts';
export { complete } from './complete/complete.ts';
export type { Hover } from './explain/hover.ts';
export { hover } from './explain/hover.ts';
