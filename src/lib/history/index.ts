export { compareRuns, type ComparedVisit, type RunComparison } from './compare.ts';
export {
  coverageKeysOf,
  coverageOf,
  coverageOfKeys,
  mayHaveTaken,
  takenKey,
  type CoverageItem,
  type CoverageKind,
} from './coverage.ts';
export { countUpTo } from './countUpTo.ts';
export { detailsOf, type EventDetails, type HistoryEvent, type HistoryEventType } from './event.ts';
export type * from './execution.ts';
export { OpenTasks, type OpenTask } from './openTasks.ts';
export { StateSummaries, type StateSummary } from './states.ts';
export {
  countStateTransitions,
  stateTransitionRule,
  transitionReason,
  type TransitionReason,
} from './stateTransitions.ts';
export { laneStatusAt, lanesOf, type LaneSpan } from './lanes.ts';
export { executionStatusWords, visitStatusWords } from './status.ts';
export { barAt, formatDuration, type TimelineBar } from './timeline.ts';
export { VariableHistory, type AssignedVariable } from './variables.ts';
export {
  indexVisits,
  statusAt,
  visitsByName,
  type Attempt,
  type Lane,
  type StateVisit,
  type VisitIndex,
  type VisitStatus,
} from './visits.ts';
export { visitWork, type FailedTry, type VisitWork } from './visitWork.ts';
