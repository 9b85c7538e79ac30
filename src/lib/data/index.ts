// How data is selected and shaped: everything of this room that the others may use. The reader of JSONata and the way from JSONata to
// JSONPath are also imported lazily, by their own paths (the table of rooms lists these doors): they bring JSONata's parser along.
export {
  compileAssignField,
  compileItemsField,
  compilePathField,
  compileResultField,
  compileTemplateField,
  type Evaluate,
} from './fields/data-flow.ts';
export {
  compileChoiceTest,
  explainChoiceTest,
  type ChoiceExplanation,
  type CompiledTest,
} from './choice/choice-test.ts';
export {
  compileExpressionTemplate,
  isExpression,
  type ExpectedType,
  type ExpressionScope,
  type ExpressionTemplate,
} from './jsonata/expression.ts';
export { compileIntrinsic, type CompiledIntrinsic } from './intrinsics/intrinsic.ts';
export { utf8Encode } from './tools/bytes.ts';
export { hash } from './tools/hash.ts';
export { exceedsBytes, isNestedTooDeep, jsonBytes, utf8Length } from './tools/json-text.ts';
export { explainPath, whyNothing, type PathExplanation, type PathSegment } from './path/explain.ts';
export { compilePath, type CompiledPath } from './path/path.ts';
export { readExpression } from './jsonata/expression-reading.ts';
export { Random, type RandomState } from './tools/random.ts';
export { compileResultPath, type ResultPath } from './fields/result-path.ts';
export type { Scope } from './scope.ts';
export { PathNotFound, StatesError, SyntaxProblem } from './states-error.ts';
export { compileReference, compileTemplate, type Template } from './fields/template.ts';
export { Variables } from './variables.ts';
