// How the small languages inside a definition are written: everything the other rooms may use of it.
export {
  choiceOperator,
  choiceOperators,
  type ChoiceOperator,
  type ComparedType,
  type Comparison,
} from './choice-operators.ts';
export {
  intrinsicNames,
  pathsIn,
  readIntrinsicCall,
  readReference,
  type IntrinsicArgument,
  type IntrinsicCall,
  type IntrinsicName,
} from './intrinsic-call.ts';
export {
  isReferencePath,
  keysOf,
  namesInsidePath,
  type FilterOperator,
  type FilterTest,
  type FilterValue,
  type Path,
  type PathFunctionName,
  type Root,
  type Step,
} from './path.ts';
export { readPath } from './read-path.ts';
export { readRegularExpression, type Accepts, type RegularExpression } from './regular-expression.ts';
export type { Reading, SyntaxMistake } from './scanner.ts';
export { parseTimestamp, type Instant } from './timestamp.ts';
