// What this room offers to the others. What reads YAML, and what is only wanted once somebody asks (explanations, fixes), is also
// imported lazily, by its own path; the table of rooms lists these doors.
export type * from './definition.ts';
export type * from './diagnostic.ts';
export type * from './json.ts';
export { isJsonObject, ownValue } from './json.ts';
export * from './limits.ts';
export { bytesText, countText, spanInProse, spanText } from './quantity.ts';

export type { TextEdit } from './text/edit.ts';
export { applyEdits, replaceValue, setField } from './text/edit.ts';
export { stateTypes } from './text/is-definition.ts';
export { jacksonProblem } from './text/jackson.ts';
export { atIndex, lineAndColumn, valueAt, within } from './text/location.ts';
export type { TextRange } from './text/node.ts';
export type { DefinitionFormat, ParsedDocument, ParseOptions } from './text/parse.ts';
export { locationAt, parse, rangeOf } from './text/parse.ts';
export type { TextParser } from './text/parsed-text.ts';

export { errorNamesFor } from './tables/errors.ts';
export type { Field, FieldKind, ObjectKind } from './tables/fields.ts';
export { defaultOf, docsBase, fields } from './tables/fields.ts';
export type { HashAlgorithm, intrinsicFunctions } from './tables/intrinsics.ts';
export {
  argumentProblem,
  isHashAlgorithm,
  isTooLong,
  jsonTextProblem,
  rangeLength,
  roundedHalfUp,
  templateParts,
  templateProblem,
} from './tables/intrinsics.ts';
export { requestNames, requestOf } from './tables/requests.ts';
export { integrations } from './tables/resources.ts';

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
export type { JsonataReader, JsonataReading, JsonataReference } from './reading/jsonata-reader.ts';
export { takesExpression } from './reading/objects.ts';
export type { LocatedBlock, LocatedState } from './reading/walk.ts';
export {
  blocksOf,
  isTerminal,
  languageOf,
  machineIn,
  machineOf,
  startsInside,
  stateAt,
  statesOf,
  transitionsOf,
} from './reading/walk.ts';

export { ruleOf } from './rules/catalogue.ts';
export type { AwsDiagnostic, DiagnoseOptions, Validation, WorkflowType } from './rules/diagnose.ts';
export { diagnose, refusesCreation, validate } from './rules/diagnose.ts';
export { isNumberText, problemsOfRequest } from './rules/request-problems.ts';

export type { Explanation } from './explain/explain.ts';
export { explainAt, explainLocation } from './explain/explain.ts';
export type { Hover } from './explain/hover.ts';
export { hover } from './explain/hover.ts';

export { complete } from './complete/complete.ts';
export type { Completion, CompletionKind, Knowledge } from './complete/completion.ts';

export type { Obstacle, StateConversion } from './change/conversion.ts';
export type { Fix } from './change/fixes.ts';
export { fixesFor } from './change/fixes.ts';
export { nearest as nearestName } from './change/nearest.ts';
export type { Renaming, Target } from './change/rename.ts';
export { renameState, targetAt } from './change/rename.ts';
export { convertToJsonata } from './change/to-jsonata.ts';

export { hasPlaceholder, withPlaceholders } from './template/template-functions.ts';
