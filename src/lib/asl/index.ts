// What the room gives to the others. YAML (`parse-yaml.ts`, `convert.ts`, `template.ts`) is imported by its own path,
// lazily, so that a page that only ever sees JSON does not load it.
export type * from './definition.ts';
export type * from './diagnostic.ts';
export type * from './json.ts';
export { isJsonObject, ownValue } from './json.ts';
export { stateTypes } from './is-definition.ts';
export { lineAndColumn, valueAt } from './location.ts';
export type { TextRange } from './node.ts';
export type { DefinitionFormat, ParsedDocument, ParseOptions, TextParser } from './parse.ts';
export { locationAt, parse, rangeOf } from './parse.ts';
export type { EdgeKind, Graph, GraphBlock, GraphEdge, GraphNode, PseudoNode, StateNode } from './graph.ts';
export { graphOf, stateNodes } from './graph.ts';
export type { AwsDiagnostic, DiagnoseOptions, Validation, WorkflowType } from './diagnose.ts';
export { diagnose, refusesCreation, validate } from './diagnose.ts';
export type { JsonataReader, JsonataReading, JsonataReference, PathReader } from './syntax.ts';
export { docsBase } from './fields.ts';
export type { TextEdit } from './edit.ts';
export { applyEdits } from './edit.ts';
export type { Explanation } from './explain.ts';
export { explainAt, explainLocation } from './explain.ts';
export type { Fix } from './fixes.ts';
export { fixesFor } from './fixes.ts';
export type { Renaming, Target } from './navigate.ts';
export { renameState, targetAt } from './navigate.ts';
export type { Completion, CompletionKind, Knowledge } from './complete.ts';
export { complete } from './complete.ts';
export type { Hover } from './hover.ts';
export { hover } from './hover.ts';
