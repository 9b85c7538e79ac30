// Error names to suggest when a Task is to fail: what its service really raises, then what any Task may meet. The list suggests;
// any other name can be typed.
import { errorsOf } from '$lib/asl/errors.ts';

const everywhere = ['States.TaskFailed', 'States.Timeout', 'States.Permissions'];

/** Error names to suggest for a Task with this Resource, the most telling first. */
export const errorNamesFor = (resource: string): readonly string[] => [
  ...new Set([...errorsOf(resource).map(({ name }) => name), ...everywhere]),
];
