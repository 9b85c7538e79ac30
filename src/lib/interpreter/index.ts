// Makes a definition happen: everything that the worker and the command line may use of this room.
export { execute, executeSync, type ExecuteOptions } from './execute.ts';
export {
  inspectState,
  type InspectedStep,
  type StateInspection,
  type StateInspectionRequest,
} from './test-state/inspect-state.ts';
export { testState, type TestStateAnswer } from './test-state/test-state.ts';
export type {
  InspectionData,
  TestStateRefusal,
  TestStateRequest,
  TestStateResult,
} from './test-state/request.ts';
export { atOnce } from './actor/clock.ts';
export {
  fromDefinition,
  fromRequest,
  type ActorOptions,
  type DefinitionActorLogic,
  type DefinitionEvent,
  type DefinitionOptions,
  type DefinitionSnapshot,
  type ExecutionError,
  type PersistedExecution,
} from './actor/from-definition.ts';
export {
  toMachine,
  toXStateCode,
  type CodeExport,
  type MachineExport,
  type TaskInput,
} from './export/index.ts';
export {
  explainVisit,
  type VisitAnswer,
  type VisitExplanation,
  type VisitQuestion,
} from './explain/explain-visit.ts';
export type { RuleExplanation, TruthNode } from './explain/choice.ts';
export type { FailedAttempt, FailureExplanation, HandlerExplanation } from './explain/handling.ts';
export { whereItHolds, type ConditionAnswer, type Sighting } from './explain/holding.ts';
export { runMany, type RunSummary } from './explain/many-runs.ts';
export type { FieldPaths } from './explain/paths.ts';
export type { PathSegment } from '../data/index.ts';
export type { VisitPlace } from './explain/scope-at.ts';
