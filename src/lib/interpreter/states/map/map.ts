// Map: runs its processor once per item, inline or distributed.
import type { MapState } from '../../../asl/index.ts';
import { SyntaxProblem } from '../../../data/index.ts';
import { compileErrorHandling } from '../error-handling.ts';
import type { Failure } from '../../engine/failure.ts';
import type { Behaviour } from '../../engine/behaviour.ts';
import { compileDistributedMap } from './distributed.ts';
import { compileInlineMap } from './inline.ts';
import type { Thread } from '../../engine/types.ts';

export const map: Behaviour<MapState> = (state, compiling) => {
  const processor = state.ItemProcessor ?? state.Iterator;
  if (processor === undefined) {
    throw new SyntaxProblem(compiling.name, 'A Map state needs an ItemProcessor.', 0);
  }
  const isDistributed = processor.ProcessorConfig?.Mode === 'DISTRIBUTED';
  const compileAttempt = isDistributed ? compileDistributedMap : compileInlineMap;
  const attempt = compileAttempt(state, processor, compiling);
  const handling = compileErrorHandling(state, compiling);
  const giveUp = (thread: Thread, failure: Failure): void => {
    if (!failure.isFatal) thread.execution.recordNext(thread, 'MapStateFailed');
  };
  return (thread, compiled) => {
    thread.execution.enter(thread, compiled);
    return handling.perform(thread, compiled, attempt, giveUp);
  };
};
