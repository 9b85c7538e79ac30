// Parallel: runs its branches side by side, each with a copy of the input. The result is their outputs in order.
import type { ParallelState } from '../../asl/index.ts';
import { compileErrorHandling } from './error-handling.ts';
import type { Failure } from '../engine/failure.ts';
import { Join } from './join.ts';
import { compileJoinedAttempt } from './joined-attempt.ts';
import { isActivity, type Activity } from '../engine/activity.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import { Thread } from '../engine/thread.ts';
import { compileWork } from '../fields/work.ts';

export const parallel: Behaviour<ParallelState> = (state, compiling) => {
  const branches = state.Branches.map((branch, i) => compiling.block(branch, `Branches[${i}]`));
  const work = compileWork(state, compiling);
  const handling = compileErrorHandling(state, compiling);
  const { inspector } = compiling;

  function* begin(thread: Thread): Activity<Join> {
    const { execution } = thread;
    const begun = work.begin(thread);
    const input = isActivity(begun) ? yield* begun : begun;
    execution.recordNext(thread, 'ParallelStateStarted');
    const join = new Join(thread, branches.length);
    if (inspector?.work !== undefined) {
      join.settle(inspector.work());
      return join;
    }
    const variables = thread.variables.inner();
    branches.forEach(({ start }, i) => {
      join.start(new Thread(execution, start, input, variables, thread.lastEventId, join, i));
    });
    return join;
  }

  const attempt = compileJoinedAttempt({ begin, succeeded: 'ParallelStateSucceeded', work, inspector });

  const giveUp = (thread: Thread, failure: Failure): void => {
    if (!failure.isFatal) thread.execution.recordNext(thread, 'ParallelStateFailed');
  };

  return (thread, compiled) => {
    thread.execution.enter(thread, compiled);
    return handling.perform(thread, compiled, attempt, giveUp);
  };
};
