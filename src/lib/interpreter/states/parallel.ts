// Parallel: runs its branches side by side, each with a copy of the input; the result is their outputs in order.
import type { ParallelState } from '../../asl/definition.ts';
import type { JsonValue } from '../../asl/json.ts';
import { compileErrorHandling } from '../error-handling.ts';
import { isTold, type Failure } from '../failure.ts';
import { Join } from '../join.ts';
import { isActivity, type Activity, type Behaviour, type CompiledState } from '../machine.ts';
import { Thread } from '../thread.ts';
import { compileWork } from '../work.ts';

export const parallel: Behaviour<ParallelState> = (state, compiling) => {
  const branches = state.Branches.map((branch, i) => compiling.block(branch, `Branches[${i}]`));
  const work = compileWork(state, compiling);
  const handling = compileErrorHandling(state, compiling);
  const { inspector } = compiling;

  function* begin(thread: Thread): Activity<Join> {
    const { run } = thread;
    const begun = work.begin(thread);
    const input = isActivity(begun) ? yield* begun : begun;
    run.recordNext(thread, 'ParallelStateStarted');
    const join = new Join(thread, branches.length);
    if (inspector?.work !== undefined) {
      join.settle(inspector.work());
      return join;
    }
    const variables = thread.variables.inner();
    branches.forEach(({ start }, i) => {
      join.start(new Thread(run, start, input, variables, thread.lastEventId, join, i, thread.mapItem));
    });
    return join;
  }

  function* attempt(thread: Thread, compiled: CompiledState): Activity {
    const { run } = thread;
    const resuming = thread.takeResuming();
    const redriven = resuming instanceof Join ? resuming : undefined;
    redriven?.redrive();
    const join = redriven ?? (yield* begin(thread));
    const results: JsonValue = yield* join.all();
    inspector?.note('result', results);
    // Recorded: the exit follows the same event as the success does. Observed of AWS: a failure in between follows the success.
    const endedId = thread.lastEventId;
    run.recordNext(thread, 'ParallelStateSucceeded');
    const left = work.end(thread, results);
    const { output, assigned } = isActivity(left) ? yield* left : left;
    run.exit(thread, compiled, output, compiled.next, assigned, endedId);
  }

  const giveUp = (thread: Thread, failure: Failure): void => {
    if (isTold(failure)) thread.run.recordNext(thread, 'ParallelStateFailed');
  };

  return (thread, compiled) => {
    thread.run.enter(thread, compiled);
    return handling.perform(thread, compiled, attempt, giveUp);
  };
};
