// The kinds of events that the event list can be narrowed to: one row each.
import type { HistoryEvent } from '../../../history/index.ts';

interface Family {
  readonly key: string;
  readonly label: string;
  readonly types: RegExp;
}

export const eventFamilies: readonly Family[] = [
  { key: 'failures', label: 'Failures', types: /(Failed|TimedOut|Aborted)$|^FailStateEntered$/ },
  { key: 'entered', label: 'States entered', types: /StateEntered$/ },
  { key: 'exited', label: 'States exited', types: /StateExited$/ },
  { key: 'tasks', label: 'Tasks', types: /^(Task|LambdaFunction|Activity)(?!State)/ },
  {
    key: 'lanes',
    label: 'Map and Parallel',
    types: /^(MapIteration|MapRun|(Map|Parallel)State(Started|Succeeded|Failed))/,
  },
  { key: 'execution', label: 'Execution', types: /^Execution/ },
];

/** Whether an event is of a family; an unknown family holds none. */
export const familyOf = ({ type }: HistoryEvent, key: string): boolean =>
  eventFamilies.find((family) => family.key === key)?.types.test(type) ?? false;
