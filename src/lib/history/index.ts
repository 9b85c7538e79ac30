export { compareRuns, type ComparedVisit, type RunComparison } from './folds/compare.ts';
export {
  coverageKeysOf,
  coverageOf,
  coverageOfKeys,
  mayHaveTaken,
  takenKey,
  type CoverageItem,
  type CoverageKind,
} from './folds/coverage.ts';
export { countUpTo } from './folds/count-up-to.ts';
export {
  detailsOf,
  type DetailsKey,
  type EventDetails,
  type HistoryEvent,
  type HistoryEventType,
} from './event.ts';
export { historyEventTypes } from './event-types.ts';
export type * from './execution.ts';
export { OpenTasks, type OpenTask } from './folds/open-tasks.ts';
export { StateSummaries, type StateSummary } from './folds/states.ts';
export {
  countStateTransitions,
  stateTransitionRule,
  transitionReason,
  type TransitionReason,
} from './folds/state-transitions.ts';
export { laneStatusAt, lanesOf, type LaneSpan } from './folds/lanes.ts';
export { executionStatusWords, visitStatusWords } from './status.ts';
export { barAt, formatDuration, type TimelineBar } from './folds/timeline.ts';
export { VariableHistory, type AssignedVariable } from './folds/variables.ts';
export {
  indexVisits,
  statusAt,
  visitsByName,
  type Attempt,
  type Lane,
  type StateVisit,
  type VisitIndex,
  type VisitStatus,
} from './folds/visits.ts';
export { visitWork, type FailedTry, type VisitWork } from './folds/visit-work.ts';
export {
  ExecutionSnapshot,
  type ExecutionEvent,
  type ExecutionTag,
  type Standing,
  type StateValue,
} from './execution-snapshot.ts';
export { refusalOf } from './refusal.ts';
