// The types of the interpreter's answers, for the page: types alone may come through the door of the worker.
export type {
  ConditionAnswer,
  FieldPaths,
  PathSegment,
  RuleExplanation,
  RunSummary,
  Sighting,
  TruthNode,
  VisitAnswer,
  VisitExplanation,
  VisitQuestion,
} from '../../interpreter/index.ts';
