// How data is selected and shaped: everything the other rooms may use of it.
export {
  compileAssignField,
  compileItemsField,
  compilePathField,
  compileResultField,
  compileTemplateField,
  type Evaluate,
} from './data-flow.ts';
export { choiceOperators } from './choice-operators.ts';
export {
  compileChoiceTest,
  explainChoiceTest,
  type ChoiceExplanation,
  type CompiledTest,
} from './choice-test.ts';
export {
  compileExpressionTemplate,
  isExpression,
  type ExpectedType,
  type ExpressionScope,
  type ExpressionTemplate,
} from './expression.ts';
export { compileIntrinsic, type CompiledIntrinsic } from './intrinsic.ts';
export { intrinsics } from './intrinsics.ts';
export { exceedsBytes, jsonBytes } from './json-text.ts';
export { explainPath, whyNothing, type PathExplanation, type PathSegment } from './path/explain.ts';
export { compilePath, type CompiledPath } from './path/path.ts';
export { readExpression } from './expression-reading.ts';
export { readPathText } from './path-reading.ts';
export { Random, type RandomState } from './random.ts';
export { compileResultPath, type ResultPath } from './result-path.ts';
export type { Scope } from './scope.ts';
export { PathNotFound, StatesError, SyntaxProblem } from './states-error.ts';
export { compileReference, compileTemplate, type Template } from './template.ts';
export { parseTimestamp } from './timestamp.ts';
export { Variables } from './variables.ts';
