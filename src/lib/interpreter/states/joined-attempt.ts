// One attempt at a state whose work is done by its children: a Parallel with its branches, an inline Map with its iterations.
import type { JsonValue } from '../../asl/index.ts';
import type { Inspector } from '../engine/inspector.ts';
import { Join } from './join.ts';
import { isActivity, type Activity } from '../engine/activity.ts';
import type { CompiledState, Thread } from '../engine/types.ts';
import type { Work } from '../fields/work.ts';

export interface JoinedAttempt {
  /** Starts the children, or as many of them as may run at once. */
  readonly begin: (thread: Thread) => Activity<Join>;
  readonly succeeded: 'ParallelStateSucceeded' | 'MapStateSucceeded';
  readonly work: Work;
  readonly inspector: Inspector | undefined;
}

/** Compiles the attempt: begins the children, or resumes them in a redrive; waits for their outputs; then makes the state's output. */
export function compileJoinedAttempt({
  begin,
  succeeded,
  work,
  inspector,
}: JoinedAttempt): (thread: Thread, compiled: CompiledState) => Activity {
  return function* (thread, compiled) {
    const { execution } = thread;
    const resuming = thread.takeResuming();
    const redriven = resuming instanceof Join ? resuming : undefined;
    redriven?.redrive();
    const join = redriven ?? (yield* begin(thread));
    const results: JsonValue = yield* join.all();
    inspector?.note('result', results);
    // Recorded: the exit follows the same event as the success does. Observed of AWS: a failure in between follows the success.
    const endedId = thread.lastEventId;
    execution.recordNext(thread, succeeded);
    const left = work.end(thread, results);
    const { output, assigned } = isActivity(left) ? yield* left : left;
    execution.exit(thread, compiled, output, compiled.next, assigned, endedId);
  };
}
